//! A linear programme in boxed columns, its optimum, and a bound that can be trusted.
//!
//! `max c x, A x <= b, low <= x <= high`, every `x` bounded. The dual simplex starts at any basis, as each
//! column stands at the bound its reduced cost likes; a branch of a search only moves bounds and goes on.
//! Written here rather than taken: boxed columns and few rows that bind keep it short, the bound must be ours
//! to prove anyway, and the pure Rust solver that is alive fails on a small feasible problem (microlp issue 48).

mod inverse;
mod matrix;
mod program;
mod proof;
mod ratio;
mod simplex;

#[cfg(test)]
mod tests;

pub(super) use program::{Column, Program};
pub(super) use proof::{prove, proves_empty};
pub(super) use simplex::{End, Simplex};
