//! What every figure keeps to.

use super::*;
use crate::time::{DaylightSaving, TimeAxis};
use crate::units::Unit;
use proptest::prelude::*;

fn hourly() -> TimeAxis {
    TimeAxis::hourly(DaylightSaving::UnitedStates)
}

/// Something that changes from hour to hour and from day to day.
fn wave(period: usize, height: f64) -> Vec<f64> {
    (0..8760).map(|step| height * ((step % period) as f64 + (step / 24 % 7) as f64 * 0.3)).collect()
}

struct Flows([Vec<f64>; 7]);

impl Flows {
    fn new() -> Self {
        let of = [5, 7, 11, 13, 17, 19, 23];
        Self(of.map(|period| wave(period, 1.0 / period as f64)))
    }

    fn series(&self) -> PowerSeries<'_> {
        let [sun, discharge, import, household, node, charge, export] = &self.0;
        PowerSeries {
            sun_kw: sun,
            discharge_kw: discharge,
            import_kw: import,
            household_kw: household,
            node_kw: node,
            charge_kw: charge,
            export_kw: export,
        }
    }
}

fn stack_of(figure: &Figure) -> &Stack {
    let Mark::Stack(stack) = &figure.marks[0] else { panic!("a power figure begins with its stack") };
    stack
}

fn sums(layers: &[Layer]) -> Vec<f64> {
    (0..layers[0].values.len()).map(|at| layers.iter().map(|layer| layer.values[at]).sum()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn ticks_lie_inside_their_axis(from in 0_usize..8760, length in 1_usize..8760, columns in 1_usize..900) {
        let (axis, flows) = (hourly(), Flows::new());
        let view = View { axis: &axis, window: Window::new(&axis, from, from + length), columns };
        let held = BatterySeries { soc_kwh: &flows.0[2], capacity_kwh: 13.5, reserve_kwh: 2.7 };
        for figure in [power_figure(&flows.series(), &view), battery_figure(&held, &view)] {
            for axis in [&figure.x, &figure.y] {
                prop_assert!(axis.max > axis.min);
                prop_assert!(axis.ticks.iter().all(|tick| (axis.min..=axis.max).contains(&tick.value)));
            }
            prop_assert!(figure.table.rows.len() <= MAX_ROWS);
            prop_assert!(figure.table.columns.iter().all(|c| c.values.len() == figure.table.rows.len()));
        }
    }

    #[test]
    fn a_stack_is_the_total_at_each_step_and_stays_inside_the_axis(day in 0_usize..360, days in 1_usize..365) {
        let (axis, flows) = (hourly(), Flows::new());
        let view = View { axis: &axis, window: Window::days(&axis, day, days), columns: 40_000 };
        let figure = power_figure(&flows.series(), &view);
        let stack = stack_of(&figure);
        let (above, below) = (sums(&stack.above), sums(&stack.below));
        prop_assert!(above.iter().all(|kw| *kw <= figure.y.max));
        prop_assert!(below.iter().all(|kw| -kw >= figure.y.min));
        if !view.is_daily() {
            for (at, step) in (view.window.start()..view.window.end()).enumerate() {
                let total: f64 = flows.0[..3].iter().map(|values| values[step]).sum();
                prop_assert!((above[at + 1] - total).abs() < 1e-12);
                prop_assert!((stack.x[at + 1] - (step as f64 + 0.5)).abs() < 1e-12);
            }
        } else {
            let drawn: f64 = above[1..above.len() - 1].iter().sum::<f64>() * 24.0;
            let energy: f64 = flows.0[..3].iter().flat_map(|values| view.window.slice(values)).sum();
            prop_assert!((drawn - energy).abs() < 1e-6 * energy, "days keep their energy");
        }
    }

    #[test]
    fn a_ribbon_covers_its_window_without_gap(from in 0_usize..8760, length in 1_usize..8760, columns in 1_usize..900) {
        let axis = hourly();
        let labels: Vec<u8> = (0..8760_usize).map(|step| u8::from(step % 97 < 5) + u8::from(step % 301 == 0)).collect();
        let names = ["nothing", "service", "outage"]
            .map(|label| RibbonName { label, paint: Paint::line(Tone::Grid) });
        let view = View { axis: &axis, window: Window::new(&axis, from, from + length), columns };
        let strip = ribbon(&labels, &names, &view);
        let mut reached = view.window.start() as f64;
        for segment in &strip.segments {
            prop_assert_eq!(segment.from.to_bits(), reached.to_bits());
            prop_assert!(segment.to > segment.from);
            reached = segment.to;
        }
        prop_assert_eq!(reached.to_bits(), (view.window.end() as f64).to_bits());
        let limited = view.window.slice(&labels).iter().any(|label| *label > 0);
        prop_assert_eq!(limited, strip.segments.iter().any(|segment| segment.name > 0), "no limit is lost");
    }
}

#[test]
fn a_reading_is_what_the_series_has_at_that_step() {
    let (axis, flows) = (hourly(), Flows::new());
    let view = View { axis: &axis, window: Window::days(&axis, 194, 4), columns: 700 };
    let figure = power_figure(&flows.series(), &view);
    let step = 194 * 24 + 41;
    let reading = value_at(&figure, step as f64 + 0.3).unwrap();
    assert!((reading.x - (step as f64 + 0.5)).abs() < 1e-12);
    assert_eq!(reading.entries.len(), 7);
    assert_eq!(reading.entries[4].label, "node");
    assert_eq!(reading.entries[4].value, Value::Number(flows.0[4][step], Unit::Kw));
    assert_eq!(value_at(&figure, 0.0), None, "outside the window");
    let first = value_at(&figure, figure.x.min).unwrap();
    assert!((first.x - (figure.x.min + 0.5)).abs() < 1e-12, "the held end yields to the first step");
}

#[test]
fn a_map_puts_days_in_columns_and_hours_in_rows() {
    let axis = hourly();
    let mut values = vec![0.0; 8760];
    values[31 * 24 + 6] = 9.0;
    let map = YearMap { label: "x", unit: Unit::Kw, tone: Tone::Node, floor: Floor::Zero, values: &values };
    let figure = year_map(&map, &axis);
    let Mark::Raster(raster) = &figure.marks[0] else { panic!("a map is a raster") };
    assert_eq!(raster.cell(31, 6), Some(9.0));
    assert_eq!(raster.levels.iter().filter(|level| **level > 0).count(), 1);
    assert_eq!((raster.cell(365, 0), raster.cell(0, 24)), (None, None));
    assert!((figure.table.columns[6].values[1] - 9.0 / 28.0).abs() < 1e-12, "the mean of February at six");
}

#[test]
fn quarter_hours_become_hours_on_a_map() {
    let axis = TimeAxis::new(15, crate::time::Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
    let values: Vec<f64> = (0..axis.len()).map(|step| (step % 4) as f64).collect();
    let map = YearMap { label: "x", unit: Unit::Kw, tone: Tone::Node, floor: Floor::Zero, values: &values };
    let figure = year_map(&map, &axis);
    let Mark::Raster(raster) = &figure.marks[0] else { panic!("a map is a raster") };
    assert_eq!(raster.cell(200, 12), Some(1.5));
}

#[test]
fn the_greatest_swing_is_on_top_and_better_is_green_on_the_right_side() {
    let entries = [
        TornadoEntry { label: "small", at_low: 9.0, at_high: 11.0 },
        TornadoEntry { label: "large", at_low: 20.0, at_high: 4.0 },
    ];
    let of = |better| {
        let series = TornadoSeries { label: "cost", unit: Unit::Usd, base: 10.0, better, entries: &entries };
        let figure = tornado_figure(&series);
        let Mark::Tornado(tornado) = figure.marks[0].clone() else { panic!("a tornado") };
        tornado.bars[0].clone()
    };
    assert_eq!(of(Better::Higher).label, "large");
    assert_eq!(of(Better::Higher).low.1.tone, Tone::Battery);
    assert_eq!(of(Better::Lower).low.1.tone, Tone::House);
}

#[test]
fn stacked_months_reach_as_far_as_their_axis_allows() {
    let layer = |values| MonthlyLayer { label: "x", paint: Paint::fill(Tone::Node), values };
    let layers = [layer([40.0; 12]), layer([30.0; 12]), layer([-10.0; 12])];
    let of = |arrangement| {
        monthly_figure(&MonthlySeries { title: "t", unit: Unit::Usd, arrangement, layers: &layers }).y
    };
    let (stacked, grouped) = (of(Arrangement::Stacked), of(Arrangement::Grouped));
    assert!(stacked.max > 70.0 && stacked.max < 77.0 && stacked.min < -10.0);
    assert!(grouped.max > 40.0 && grouped.max < 45.0);
}

#[test]
fn missing_data_draws_nothing_and_breaks_nothing() {
    let axis = hourly();
    let view = View { axis: &axis, window: Window::year(&axis), columns: 0 };
    let figure = power_figure(&PowerSeries::default(), &view);
    assert!(sums(&stack_of(&figure).above).iter().all(|kw| *kw <= 0.0));
    assert!(figure.y.max > figure.y.min);
    let _ = battery_figure(&BatterySeries::default(), &view);
    let _ = binding_ribbon(&[], &[], &view);
    let _ = tornado_figure(&TornadoSeries {
        label: "x",
        unit: Unit::One,
        base: 0.0,
        better: Better::Higher,
        entries: &[],
    });
}
