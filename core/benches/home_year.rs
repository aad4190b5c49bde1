//! What a year of a home costs: from nothing, and after a change downstream of the weather.

#![expect(missing_docs, reason = "criterion's macros make items without docs")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wattfleet_core::{
    scenario::{Dispatch, Path, Preset, Scenario, preset},
    simulate::{Options, Stages},
};

fn home_year(criterion: &mut Criterion) {
    let scenario = preset(1).map(Preset::scenario).unwrap_or_default();
    let options = Options::default();
    criterion.bench_function("home_year/hourly_from_nothing", |bench| {
        bench.iter(|| Stages::default().year(black_box(&scenario), &options));
    });
    for (name, key, values) in [
        ("tariff", "tariff.import_scale_frac", [1.0, 1.1]),
        ("battery", "battery.units", [1.0, 2.0]),
        ("power_cap", "node.power_cap_w", [600.0, 500.0]),
        ("household", "household.base_kwh", [5600.0, 5000.0]),
        ("tilt", "solar.arrays[0].tilt_deg", [20.0, 30.0]),
    ] {
        let mut stages = Stages::default();
        let mut scenario = scenario.clone();
        let mut turn = 0_usize;
        criterion.bench_function(&format!("home_year/after_{name}"), |bench| {
            bench.iter(|| {
                turn = 1 - turn;
                let value = if turn == 0 { values[0] } else { values[1] };
                if let Ok(path) = Path::parse(key) {
                    scenario.set(path, value).ok();
                }
                stages.year(black_box(&scenario), &options)
            });
        });
    }
    // A day-ahead plan on both sides: time-of-use prices, and flat prices with a node that waits for the battery.
    for (name, id, key, values) in [
        ("tariff", 3, "tariff.import_scale_frac", [1.0, 1.1]),
        ("battery", 3, "battery.units", [1.0, 2.0]),
        ("node_power_cap", 1, "node.power_cap_w", [600.0, 500.0]),
    ] {
        let mut stages = Stages::default();
        let mut scenario = preset(id).map(Preset::scenario).unwrap_or_default();
        let put = |scenario: &mut Scenario, key: &str, value: f64| {
            if let Ok(path) = Path::parse(key) {
                scenario.set(path, value).ok();
            }
        };
        put(&mut scenario, "battery.dispatch", f64::from(Dispatch::DayAhead.code()));
        let mut turn = 0_usize;
        criterion.bench_function(&format!("home_year/day_ahead_after_{name}"), |bench| {
            bench.iter(|| {
                turn = 1 - turn;
                put(&mut scenario, key, if turn == 0 { values[0] } else { values[1] });
                stages.year(black_box(&scenario), &options)
            });
        });
    }
    let quarter_hourly = Options { step_minutes: 15, ..Options::default() };
    criterion.bench_function("home_year/quarter_hourly_from_nothing", |bench| {
        bench.iter(|| Stages::default().year(black_box(&scenario), &quarter_hourly));
    });
}

criterion_group!(benches, home_year);
criterion_main!(benches);
