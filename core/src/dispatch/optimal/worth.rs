//! What one more kWh of import would save at each step of a dispatched year: the multipliers of its limits.

#![expect(clippy::indexing_slicing, reason = "hot loop: every series is as long as the case")]

use super::{case::Case, schedule::Schedule, value::Value};
use crate::units::Limited;

/// What one more kWh of import would save at each step, USD, at least and at most.
///
/// The worth of stored energy is the same from step to step while the store is neither empty nor full;
/// where it is empty the worth may fall from then on, where it is full it may rise.
pub(super) fn worths(case: &Case, schedule: &Schedule, values: &[Value]) -> Vec<(f64, f64)> {
    let store = &case.store;
    let mut stored_usd = (f64::NEG_INFINITY, f64::INFINITY);
    let mut before_kwh = store.start_kwh;
    let mut worths = Vec::with_capacity(values.len());
    for at in 0..values.len() {
        if at > 0 {
            let value = &values[at - 1];
            let (least, most) = (-value.slope_after(before_kwh), -value.slope_before(before_kwh));
            stored_usd = if before_kwh <= store.low_kwh + 1e-9 {
                (least, most.at_most(stored_usd.1))
            } else if before_kwh >= store.high_kwh - 1e-9 {
                (least.at_least(stored_usd.0), most)
            } else {
                (least.at_least(stored_usd.0 / store.kept_frac), most.at_most(stored_usd.1 / store.kept_frac))
            };
            if stored_usd.0 > stored_usd.1 {
                // Rounding, or a free choice that the schedule made at the bounds.
                stored_usd = (least, most);
            }
        }
        let buy = case.buy_usd_per_kwh[at];
        let of_charge = |usd: f64| usd * store.charge_efficiency;
        let of_discharge = |usd: f64| usd / store.discharge_efficiency + store.wear_usd_per_kwh;
        let lost = case.lost_load_usd_per_kwh;
        let (low, high) = if schedule.lost_kwh[at] > 1e-9 {
            (lost, lost)
        } else if schedule.discharge_kwh[at] > 1e-12 {
            (of_discharge(stored_usd.0), of_discharge(stored_usd.1))
        } else if schedule.charge_kwh[at] > 1e-12 {
            (of_charge(stored_usd.0), of_charge(stored_usd.1))
        } else {
            (of_charge(stored_usd.0), of_discharge(stored_usd.1))
        };
        let clip = |usd: f64| (usd - buy).clamp(0.0, lost);
        worths.push((clip(low), clip(high)));
        before_kwh = schedule.stored_kwh[at];
    }
    worths
}
