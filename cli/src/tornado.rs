//! What would change the answer most, as a figure.

use wattfleet_core::{
    analysis,
    figure::{Better, Figure, TornadoEntry, TornadoSeries, tornado_figure},
    simulate::Stages,
    units::Unit,
};

use crate::{failure::Failure, run::Run};

/// Bars that can be read at the usual height.
const MOST: usize = 10;

/// The longest bars: each input from its plausible low to its plausible high, the others as they are.
pub(crate) fn tornado(run: &Run) -> Result<Figure, Failure> {
    let metric = run.answer.metric;
    let mut stages = Stages::default();
    let search = analysis::Tornado::new(&run.scenario, run.options.home, metric);
    let bars = analysis::tornado(search, MOST, |scenario| stages.year(scenario, &run.options))
        .map_err(|error| Failure::new(format_args!("one of the inputs tried has no year: {error}")))?;
    let labels: Vec<String> =
        bars.iter().map(|bar| format!("{}, {} to {}", bar.label, bar.low_text, bar.high_text)).collect();
    let entries: Vec<TornadoEntry<'_>> = bars
        .iter()
        .zip(&labels)
        .map(|(bar, label)| TornadoEntry { label, at_low: bar.low, at_high: bar.high })
        .collect();
    Ok(tornado_figure(&TornadoSeries {
        label: metric.label(),
        unit: Unit::UsdPerYear,
        base: run.answer.gain_usd,
        better: Better::Higher,
        entries: &entries,
    }))
}
