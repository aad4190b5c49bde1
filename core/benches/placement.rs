//! What a placement of 200 groups with 30 options each costs.

#![expect(missing_docs, reason = "criterion's macros make items without docs")]
#![expect(clippy::unwrap_used, reason = "the cases are this crate's own")]

#[path = "../tests/placement_cases/mod.rs"]
mod placement_cases;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wattfleet_core::fleet::placement::{Effort, place};

fn placement(criterion: &mut Criterion) {
    let cases = placement_cases::cases();
    let case = cases.iter().find(|found| found.name == "full, profit, all limits").unwrap();
    let (problem, _) = case.problem();
    criterion.bench_function("placement/200_groups_30_options", |bench| {
        bench.iter(|| place(black_box(&problem), Effort::default()));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = placement
}
criterion_main!(benches);
