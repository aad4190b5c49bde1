//! What the exact optimum of a year costs, the day-ahead plan and the rule beside it.

#![expect(missing_docs, reason = "criterion's macros make items without docs")]
#![expect(clippy::unwrap_used, reason = "the cases are this crate's own")]

#[path = "../tests/dispatch_cases/mod.rs"]
mod dispatch_cases;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wattfleet_core::dispatch::{
    day_ahead,
    optimal::{Solver, with_demand},
};

fn dispatch(criterion: &mut Criterion) {
    let cases = dispatch_cases::cases();
    for (name, case) in [
        ("tou_hourly", "tou 60 min"),
        ("tou_quarter_hourly", "tou 15 min"),
        ("tou_hourly_wear_reserve", "tou 60 min, wear, reserve"),
        ("tou_hourly_node", "tou 60 min, node"),
        ("real_time_hourly", "real-time 60 min"),
        ("real_time_quarter_hourly", "real-time 15 min"),
        ("negative_hourly", "negative, plain"),
    ] {
        let case = cases.iter().find(|found| found.name == case).unwrap();
        let series = case.series();
        let mut solver = Solver::default();
        criterion.bench_function(&format!("dispatch/optimal/{name}"), |bench| {
            bench.iter(|| solver.optimal(black_box(&case.case(&series))).map(|found| found.cost_usd));
        });
    }
    let case = cases.iter().find(|found| found.name == "tou 60 min").unwrap();
    let series = case.series();
    criterion.bench_function("dispatch/day_ahead/tou_hourly", |bench| {
        bench.iter(|| day_ahead(black_box(&case.case(&series)), 24));
    });
    let case = cases.iter().find(|found| found.name == "demand, all hours").unwrap();
    let series = case.series();
    criterion.bench_function("dispatch/demand/tou_hourly", |bench| {
        bench.iter(|| with_demand(black_box(&case.case(&series)), &series.demand));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = dispatch
}
criterion_main!(benches);
