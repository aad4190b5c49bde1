//! Plans of a year as programs for WebAssembly: `tools/bench_plans.mjs` builds them as the site is built, runs each in V8
//! and divides by [`TIMES`]. The years are those that `core/benches/dispatch.rs` times natively.

#![expect(clippy::unwrap_used, reason = "the cases are this project's own")]

#[path = "../../core/tests/dispatch_cases/mod.rs"]
mod dispatch_cases;

use std::hint::black_box;

use wattfleet_core::dispatch::{day_ahead, optimal::Solver};

/// How often a program plans its year; making the year costs less than one of them.
pub const TIMES: usize = 400;

/// Plans the year of a case with perfect foresight, again and again.
pub fn exactly(name: &str) {
    let cases = dispatch_cases::cases();
    let case = cases.iter().find(|case| case.name == name).unwrap();
    let series = case.series();
    let mut solver = Solver::default();
    for _ in 0..TIMES {
        let found = solver.optimal(black_box(&case.case(&series))).unwrap();
        assert!((found.cost_usd - case.objective_usd).abs() < 1e-3);
    }
}

/// Plans it a day ahead, again and again.
pub fn by_the_day(name: &str) {
    let cases = dispatch_cases::cases();
    let case = cases.iter().find(|case| case.name == name).unwrap();
    let series = case.series();
    for _ in 0..TIMES {
        assert!(day_ahead(black_box(&case.case(&series)), 24 * 60 / case.step_minutes).is_ok());
    }
}
