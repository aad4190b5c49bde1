//! What installed batteries do by default, on a case: surplus in, deficit out, nothing else.

use super::{
    Case, Schedule,
    error::OptimalError,
    solve::{check, low_kwh},
};
use crate::units::Limited;

/// Self-consumption over the year: the yardstick's other end.
///
/// # Errors
/// A number that is none, a store that contradicts itself.
pub fn own_sun(case: &Case) -> Result<Schedule, OptimalError> {
    check(case)?;
    let store = &case.store;
    let floor_kwh = if case.reserve_is_soft() { store.low_kwh } else { low_kwh(case) };
    let mut schedule = Schedule::with_capacity(case.len());
    let mut stored_kwh = store.start_kwh;
    for at in 0..case.len() {
        let step = case.step(at);
        let rested_kwh = stored_kwh * store.kept_frac;
        let node_kwh: f64 = step
            .offers
            .iter()
            .filter(|offer| offer.usd_per_kwh > step.buy_usd_per_kwh)
            .map(|offer| offer.energy_kwh)
            .sum();
        let surplus_kwh = step.pv_kwh - step.load_kwh - node_kwh;
        let floor_kwh = if step.islanded { 0.0 } else { floor_kwh };
        stored_kwh = if surplus_kwh >= 0.0 {
            let in_kwh = surplus_kwh.at_most(step.charge_kwh) * store.charge_efficiency;
            (rested_kwh + in_kwh).at_most(store.high_kwh).at_least(rested_kwh)
        } else {
            let out_kwh = (-surplus_kwh).at_most(step.discharge_kwh) / store.discharge_efficiency;
            (rested_kwh - out_kwh).at_least(floor_kwh.at_most(rested_kwh))
        };
        schedule.push(case, &step, rested_kwh, stored_kwh);
    }
    Ok(schedule)
}
