//! Figures of the node and of other sizes of the home.

use wattfleet_core::{
    analysis::{Against, DesignPoint, Sweep, cap_prices, sweep},
    compute::{DemandCurve, cap_curve, node_batch_curve, node_memory},
    figure::{
        Figure, FrontierSeries, batch_figure, cap_figure, demand_figure, frontier_figure, memory_figure,
    },
    scenario::Home,
    simulate::{Stages, Year, demand_curve, node_plan},
    text::sentence,
    units::Unit,
};

use crate::{failure::Failure, run::Run};

/// Output against the power cap.
pub(crate) fn cap(home: &Home, year: &Year) -> Result<Figure, Failure> {
    let plan = node_plan(home).map_err(|error| Failure::new(error.to_string()))?;
    let none =
        || Failure::new("there is no power-cap curve: the node gives nothing, for its model does not fit");
    Ok(cap_figure(&cap_curve(&plan, &cap_prices(home, year)).ok_or_else(none)?, home.node.power_cap_w))
}

/// Output against requests at once.
pub(crate) fn batch(home: &Home, year: &Year) -> Result<Figure, Failure> {
    let plan = node_plan(home).map_err(|error| Failure::new(error.to_string()))?;
    let now = year.curve.serving.map_or(1.0, |serving| serving.batch * serving.replicas);
    let none = || Failure::new("there is no batch curve: the node serves no model to many");
    batch_figure(&node_batch_curve(&plan), now).ok_or_else(none)
}

/// Where the memory goes.
pub(crate) fn memory(home: &Home) -> Result<Figure, Failure> {
    let plan = node_plan(home).map_err(|error| Failure::new(error.to_string()))?;
    let none = || Failure::new("there is no memory bar: the node's hours are sold, and its memory with them");
    node_memory(&plan).map(|memory| memory_figure(&memory)).ok_or_else(none)
}

/// The share sold by the hour.
pub(crate) fn demand(home: &Home, year: &Year) -> Result<Figure, Failure> {
    let curve = demand_curve(home);
    let none = || Failure::new("there is no demand to draw");
    demand_figure(&curve.shares(&DemandCurve::hours(&year.axis)), curve.sold_frac).ok_or_else(none)
}

/// Cost against output over other sizes of the home.
pub(crate) fn frontier(run: &Run) -> Result<Figure, Failure> {
    let mut stages = Stages::default();
    let home = run.options.home;
    let designs = sweep(Sweep::new(&run.scenario, home), |scenario| stages.year(scenario, &run.options))
        .map_err(|error| Failure::new(format_args!("one of the designs has no year: {error}")))?;
    let words = |point: &DesignPoint| sentence(&point.sizing.words(&run.scenario, home));
    let hours = run.home()?.workload.kind.sells_hours();
    Ok(frontier_figure(&FrontierSeries {
        designs: &designs,
        against: Against::Output,
        output_unit: if hours { Unit::Gpu } else { Unit::TokS },
        words: &words,
    }))
}
