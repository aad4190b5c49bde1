//! The cheapest schedule of a year, and the proof that it is: perfect foresight, exact.
//!
//! The state is the stored energy `s`. With `f_t(x)` the least cost of step `t` when the store changes
//! by `x`, `V_t(s) = min_x f_t(x) + V_(t+1)(s + x)`. Where `buy >= sell >= 0`, `f_t` is convex and
//! piecewise linear, and so is every `V_t`: a list of (slope, length) in order of slope. Going back one
//! step is an infimal convolution: the negated pieces of `f_t` are merged into the list, and what lies
//! outside the store is cut off both ends. Going forward, each piece of `f_t` is taken while it pays.
//! Time is proportional to steps times pieces alive (2 to 50). No step is approximated: the gap is zero
//! up to rounding (`core/tests/dispatch_reference.rs` holds it to a linear programme's optimum).
//!
//! Where a price is negative the battery could earn by burning power in its own losses; that loop is
//! forbidden, the problem is no longer convex, and `grid` solves it on states in steps, with a bound.

mod case;
mod demand;
mod error;
mod grid;
mod own_sun;
mod relaxed;
mod round;
mod schedule;
mod shadow;
mod shelf;
mod solve;
mod stack;
mod value;
mod worth;

#[cfg(test)]
mod round_laws;
#[cfg(test)]
mod tests;

pub use case::{BatteryExport, Case, EndState, Grid, Lifts, Offer, SharedInverter, Store};
pub use demand::{DemandCharge, with_demand};

pub use error::OptimalError;
pub use own_sun::own_sun;
pub use schedule::Schedule;
pub use shadow::{ShadowPrices, shadow_prices};

pub use solve::{Solver, optimal};

pub(super) use round::round;
pub(super) use shelf::Shelf;
pub(super) use solve::{check, end_value, go_back, low_kwh, plan_step};
pub(super) use stack::Stack;
pub(super) use value::Value;
