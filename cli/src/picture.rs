//! A figure of a year by its name.

use wattfleet_core::{
    dispatch::Binding,
    figure::{
        Arrangement, BatterySeries, Figure, Floor, HealthLine, HealthSeries, Line, Mark, MonthlyLayer,
        MonthlySeries, Paint, PowerSeries, RibbonName, Stroke, SurvivalLine, SurvivalSeries,
        ThroughputSeries, Tone, View, YearMap, battery_figure, binding_ribbon, monthly_figure,
        outage_survival_figure, power_figure, ribbon, state_of_health_figure, throughput_figure, year_map,
    },
    scenario::{FadeModel, Home, WorkloadKind},
    simulate::{Monthly, Year, battery_health, outage_outlook},
    units::Unit,
};

use crate::{failure::Failure, node_pictures, run::Run, tornado::tornado};

/// A figure that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Picture {
    /// Sources and uses over some days, with what binds.
    Power,
    /// What the battery holds.
    Battery,
    /// What the node sells, and what it could.
    Throughput,
    /// The node's power, 365 days by 24 hours.
    YearMap,
    /// Energy by month.
    Monthly,
    /// What binds when.
    Binding,
    /// What would change the answer most.
    Tornado,
    /// How long it lasts without the grid.
    OutageSurvival,
    /// What is left of the battery, year by year.
    StateOfHealth,
    /// Output, output a kWh and profit against the power cap.
    PowerCap,
    /// Output against requests at once.
    Batch,
    /// Where the GPUs' memory goes.
    Memory,
    /// The share sold by the hour of weekdays and weekends.
    Demand,
    /// Cost against output over other sizes of the home.
    Frontier,
}

/// Which part of the year a figure shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Span {
    /// The days asked for.
    Days,
    /// Always all of it.
    Year,
}

impl Picture {
    /// Every figure, in the order of the help.
    pub(crate) const ALL: [Self; 14] = [
        Self::Power,
        Self::Battery,
        Self::Throughput,
        Self::YearMap,
        Self::Monthly,
        Self::Binding,
        Self::Tornado,
        Self::OutageSurvival,
        Self::StateOfHealth,
        Self::PowerCap,
        Self::Batch,
        Self::Memory,
        Self::Demand,
        Self::Frontier,
    ];

    /// The word on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Battery => "battery",
            Self::Throughput => "throughput",
            Self::YearMap => "year-map",
            Self::Monthly => "monthly",
            Self::Binding => "binding",
            Self::Tornado => "tornado",
            Self::OutageSurvival => "outage-survival",
            Self::StateOfHealth => "state-of-health",
            Self::PowerCap => "power-cap",
            Self::Batch => "batch",
            Self::Memory => "memory",
            Self::Demand => "demand",
            Self::Frontier => "frontier",
        }
    }

    /// The figure with that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|picture| picture.name() == name)
    }

    /// Whether days can be asked for, and the height that suits it, px.
    fn shape(self) -> (Span, f64) {
        match self {
            Self::Power | Self::Battery | Self::Throughput => (Span::Days, 340.0),
            Self::Binding => (Span::Days, 120.0),
            Self::Memory => (Span::Year, 120.0),
            Self::YearMap => (Span::Year, 260.0),
            Self::Monthly
            | Self::Tornado
            | Self::OutageSurvival
            | Self::StateOfHealth
            | Self::PowerCap
            | Self::Batch
            | Self::Demand
            | Self::Frontier => (Span::Year, 340.0),
        }
    }

    /// Whether days can be asked for.
    pub(crate) fn span(self) -> Span {
        self.shape().0
    }

    /// Height that suits it, px.
    pub(crate) fn height_px(self) -> f64 {
        self.shape().1
    }

    /// The figure of a home's year.
    pub(crate) fn figure(self, run: &Run, view: &View<'_>) -> Result<Figure, Failure> {
        let year = &run.year;
        let home = run
            .scenario
            .homes
            .get(run.options.home)
            .ok_or_else(|| Failure::new("the scenario has no home"))?;
        Ok(match self {
            Self::Power => power(year, view),
            Self::Battery => battery(home, year, view),
            Self::Throughput => throughput(home, year, view),
            Self::YearMap => node_map(year),
            Self::Monthly => monthly(year),
            Self::Binding => binding_ribbon(&year.with_node.flows.binding, &binding_names(), view),
            Self::Tornado => tornado(run)?,
            Self::OutageSurvival => survival(home, year),
            Self::StateOfHealth => state_of_health(home, year)?,
            Self::PowerCap => node_pictures::cap(home, year)?,
            Self::Batch => node_pictures::batch(home, year)?,
            Self::Memory => node_pictures::memory(home)?,
            Self::Demand => node_pictures::demand(home, year)?,
            Self::Frontier => node_pictures::frontier(run)?,
        })
    }
}

fn power(year: &Year, view: &View<'_>) -> Figure {
    let flows = &year.with_node.flows;
    let series = PowerSeries {
        sun_kw: &flows.pv_kw,
        discharge_kw: &flows.discharge_kw,
        import_kw: &flows.import_kw,
        household_kw: &flows.household_kw,
        node_kw: &flows.node_kw,
        charge_kw: &flows.charge_kw,
        export_kw: &flows.export_kw,
    };
    power_figure(&series, view).with_ribbon(ribbon(&flows.binding, &binding_names(), view))
}

fn battery(home: &Home, year: &Year, view: &View<'_>) -> Figure {
    let capacity_kwh = home.battery.total_kwh();
    let series = BatterySeries {
        soc_kwh: &year.with_node.flows.stored_kwh,
        capacity_kwh,
        reserve_kwh: capacity_kwh * home.battery.reserve_frac,
    };
    battery_figure(&series, view)
}

/// What is sold; above it, dashed, what the node could give, where that is more.
fn throughput(home: &Home, year: &Year, view: &View<'_>) -> Figure {
    let (label, unit) = match home.workload.kind {
        WorkloadKind::Rent | WorkloadKind::Jobs | WorkloadKind::Train => ("GPUs rented", Unit::Gpu),
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => {
            ("output tokens a second, sold", Unit::TokS)
        }
    };
    let sold = ThroughputSeries { label, unit, value: &year.sold, low: &[], high: &[] };
    let figure = throughput_figure(&sold, view);
    if home.workload.sold_frac >= 1.0 {
        return figure;
    }
    let capable = throughput_figure(&ThroughputSeries { value: &year.capable, ..sold }, view);
    let line = capable.marks.iter().find_map(|mark| match mark {
        Mark::Line(line) => Some((line.x.clone(), line.y.clone())),
        _ => None,
    });
    let Some((x, y)) = line else { return figure };
    let mut figure = figure.with_line(Line {
        label: "what the node could give".to_owned(),
        paint: Paint::line(Tone::Node).with_opacity(0.6),
        stroke: Stroke::Dashed,
        width_px: 1.2,
        x,
        y,
    });
    figure.y = capable.y;
    figure
}

/// Critical circuits, house and node with the node; the critical circuits today, dashed.
fn survival(home: &Home, year: &Year) -> Figure {
    let outlook = outage_outlook(home, year);
    let line = |label, tone, stroke, hours| SurvivalLine { label, paint: Paint::line(tone), stroke, hours };
    let mut lines = vec![
        line("critical circuits", Tone::Battery, Stroke::Solid, outlook.critical_h.as_slice()),
        line("whole house", Tone::House, Stroke::Solid, &outlook.house_h),
    ];
    if outlook.node_h.iter().any(|hours| *hours > 0.0) {
        lines.push(line("node", Tone::Node, Stroke::Solid, &outlook.node_h));
    }
    if home.node.gpu_count > 0.0 {
        lines.push(line("critical circuits today", Tone::Muted, Stroke::Dashed, &outlook.critical_today_h));
    }
    outage_survival_figure(&SurvivalSeries { lines: &lines, record: outlook.record })
}

/// Years of the picture of the battery's health.
const HEALTH_YEARS: usize = 20;

/// The chosen way of ageing with its replacements, and all ways without.
fn state_of_health(home: &Home, year: &Year) -> Result<Figure, Failure> {
    let of = |model| {
        battery_health(home, year, model, HEALTH_YEARS)
            .ok_or_else(|| Failure::new("the home has no battery").help("--set battery.units=1 gives it one"))
    };
    let chosen = of(home.battery.fade)?;
    let others: Vec<_> = FadeModel::ALL
        .iter()
        .map(|model| Ok((model.label(), of(*model)?)))
        .collect::<Result<_, Failure>>()?;
    let mut lines = vec![HealthLine {
        label: "in service",
        paint: Paint::line(Tone::Battery),
        stroke: Stroke::Solid,
        frac: &chosen.frac,
    }];
    let tones = [Tone::Battery, Tone::Link, Tone::Bad, Tone::Muted];
    lines.extend(others.iter().zip(tones).map(|((label, health), tone)| HealthLine {
        label,
        paint: Paint::line(tone),
        stroke: Stroke::Dashed,
        frac: &health.kept_frac,
    }));
    Ok(state_of_health_figure(&HealthSeries {
        lines: &lines,
        replace_at_frac: home.battery.replace_at_frac,
        life_years: chosen.life_years,
    }))
}

fn node_map(year: &Year) -> Figure {
    let map = YearMap {
        label: "node power",
        unit: Unit::Kw,
        tone: Tone::Node,
        floor: Floor::Zero,
        values: &year.with_node.flows.node_kw,
    };
    year_map(&map, &year.axis)
}

/// A layer of the months: its name, colour and kWh, negative for uses.
type MonthRow = (&'static str, Tone, fn(&Monthly) -> f64);

const MONTH_ROWS: [MonthRow; 7] = [
    ("sun", Tone::Sun, |month| month.pv_kwh),
    ("battery", Tone::Battery, |month| month.discharge_kwh),
    ("grid", Tone::Grid, |month| month.import_kwh),
    ("house", Tone::House, |month| -month.household_kwh),
    ("node", Tone::Node, |month| -month.node_kwh),
    ("into battery", Tone::Battery, |month| -month.charge_kwh),
    ("to grid", Tone::Grid, |month| -month.export_kwh),
];

fn monthly(year: &Year) -> Figure {
    let layers: Vec<MonthlyLayer<'_>> = MONTH_ROWS
        .iter()
        .map(|(label, tone, of)| {
            let values = year.with_node.monthly.each_ref().map(of);
            MonthlyLayer { label, paint: Paint::fill(*tone), values }
        })
        .filter(|layer| layer.values.iter().any(|kwh| kwh.abs() > 0.5))
        .collect();
    monthly_figure(&MonthlySeries {
        title: "Energy: in above, out below",
        unit: Unit::Kwh,
        arrangement: Arrangement::Stacked,
        layers: &layers,
    })
}

/// The names of what binds, by code.
fn binding_names() -> Vec<RibbonName<'static>> {
    let paint = |binding: Binding| match binding {
        Binding::None => Paint::line(Tone::Sunk),
        Binding::Price => Paint::line(Tone::InkSoft),
        Binding::Service => Paint::line(Tone::Grid),
        Binding::Transformer => Paint::fill(Tone::Grid),
        Binding::Heat => Paint::fill(Tone::Sun),
        Binding::Link => Paint::line(Tone::Link),
        Binding::Sales => Paint::line(Tone::Muted),
        Binding::Gpu => Paint::fill(Tone::Node),
    };
    Binding::ALL.iter().map(|&binding| RibbonName { label: binding.label(), paint: paint(binding) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ribbon_name_stands_at_the_code_of_its_binding() {
        for (index, binding) in Binding::ALL.iter().enumerate() {
            assert_eq!(usize::from(binding.code()), index);
        }
    }

    #[test]
    fn every_figure_is_found_by_its_name() {
        for picture in Picture::ALL {
            assert_eq!(Picture::named(picture.name()), Some(picture));
        }
    }
}
