//! A bound where the problem is not convex: each step's cost replaced by its lower convex hull.
//!
//! The hull is never above the cost, so the exact optimum of the hulls is never above the optimum.

use super::{
    case::{Case, Step},
    error::OptimalError,
    schedule::settle,
    solve::{back, forward},
    stack::{Piece, Stack, bus_kwh},
};
use crate::units::Limited;

/// No schedule of the case costs less, USD.
pub(super) fn bound_usd(case: &Case) -> Result<f64, OptimalError> {
    let schedule = forward(case, &back(case, |_, _, _| {}))?;
    let mut stack = Stack::default();
    let mut before_kwh = case.store.start_kwh;
    let mut bound = 0.0;
    for (at, stored_kwh) in schedule.stored_kwh.iter().enumerate() {
        let step = case.step(at);
        stack.fill(case, &step);
        stack.make_convex();
        bound += hull_usd(case, &step, &stack, stored_kwh - before_kwh * case.store.kept_frac);
        before_kwh = *stored_kwh;
    }
    Ok(bound)
}

/// The hull's cost of a step in which the store changes by `change_kwh`.
fn hull_usd(case: &Case, step: &Step, stack: &Stack, change_kwh: f64) -> f64 {
    // From the most charging, along the pieces, down to the change.
    let mut cost = step_usd(case, step, stack.gain_kwh);
    let mut left_kwh = stack.gain_kwh - change_kwh;
    for piece in &stack.pieces {
        let part_kwh = left_kwh.at_most(piece.length_kwh).at_least(0.0);
        cost += part_kwh * piece.slope;
        left_kwh -= part_kwh;
    }
    cost
}

/// The cost of one step in which the store changes by `change_kwh`, USD.
pub(super) fn step_usd(case: &Case, step: &Step, change_kwh: f64) -> f64 {
    let battery_kwh = bus_kwh(case, step, change_kwh);
    let settled = settle(step, battery_kwh);
    settled.import_kwh * step.buy_usd_per_kwh - settled.export_kwh * step.sell_usd_per_kwh - settled.node_usd
        + settled.lost_kwh * case.lost_load_usd_per_kwh
        + battery_kwh.at_least(0.0) * case.store.wear_usd_per_kwh
}

impl Stack {
    /// The lower convex hull: neighbours whose slopes fall become one piece with their mean slope.
    pub(in crate::dispatch) fn make_convex(&mut self) {
        let mut hull: Vec<Piece> = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let mut piece = *piece;
            while let Some(last) = hull.last().copied()
                && last.slope > piece.slope
            {
                let length_kwh = last.length_kwh + piece.length_kwh;
                let cost = last.slope * last.length_kwh + piece.slope * piece.length_kwh;
                piece = Piece { slope: cost / length_kwh, length_kwh };
                hull.pop();
            }
            hull.push(piece);
        }
        self.pieces = hull;
    }
}
