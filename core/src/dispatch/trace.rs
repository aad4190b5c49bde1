//! Where a stored kilowatt hour goes, and where it came from, in the schedule as it is.
//!
//! A kWh less at one step is a kWh less at another, with the store never below its floor between them. Of such
//! steps, up to the next time that the store is full again and what was taken could come back, the schedule would
//! give up the one that is worth least, and of all sources the one that costs most: that step's price is what
//! the kWh is worth at the margin. In an optimal schedule no such exchange saves anything.

/// A year of a battery; every series is as long as `stored_kwh`.
#[derive(Clone, Copy, Debug)]
pub struct Trace<'a> {
    /// In the battery at the end of the step, kWh.
    pub stored_kwh: &'a [f64],
    /// In it when the year began, kWh.
    pub start_kwh: f64,
    /// Kept for outages, kWh.
    pub floor_kwh: f64,
    /// All that it holds, kWh.
    pub full_kwh: f64,
    /// Into it, kW.
    pub charge_kw: &'a [f64],
    /// Out of it, kW.
    pub discharge_kw: &'a [f64],
    /// What a kWh out of it is worth at each step, USD.
    pub worth_usd: &'a [f64],
    /// What a kWh into it costs at each step, USD.
    pub cost_usd: &'a [f64],
}

/// Less than this is standby, kW.
const FLOWS_KW: f64 = 0.05;
/// This close to the floor is on it, kWh.
const ON_FLOOR_KWH: f64 = 1e-6;
/// This close to full is full, kWh: standby draws a little all the time.
const FULL_KWH: f64 = 0.05;

impl Trace<'_> {
    /// The step at which what is stored at `step` is used: of those before the store is next at its floor, or full
    /// again, the one that is worth least, the first of several. None when it is not used before the year ends.
    #[must_use]
    pub fn used_at(&self, step: usize) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        let mut before_kwh = self.stored_after(step);
        let later =
            self.discharge_kw.iter().zip(self.worth_usd).zip(self.stored_kwh).enumerate().skip(step + 1);
        for (at, ((kw, worth_usd), stored_kwh)) in later {
            let is_full = best.is_some() && before_kwh >= self.full_kwh - FULL_KWH;
            if is_full || before_kwh <= self.floor_kwh + ON_FLOOR_KWH {
                break;
            }
            if *kw > FLOWS_KW && best.is_none_or(|(_, least)| *worth_usd < least - 1e-12) {
                best = Some((at, *worth_usd));
            }
            before_kwh = *stored_kwh;
        }
        best.map(|(at, _)| at)
    }

    /// The step at which what is used at `step` was stored: of those since the store was last at its floor, or full
    /// before, the one that cost most, the last of several. None when it was there when the year began.
    #[must_use]
    pub fn came_at(&self, step: usize) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for at in (0..step).rev() {
            let after_kwh = self.stored_after(at);
            let kw = self.charge_kw.get(at).copied().unwrap_or(0.0);
            // What filled the store is a source; what was there when it was full before that is none.
            let is_full = after_kwh >= self.full_kwh - FULL_KWH && kw <= FLOWS_KW && best.is_some();
            if is_full || after_kwh <= self.floor_kwh + ON_FLOOR_KWH {
                break;
            }
            let cost_usd = self.cost_usd.get(at).copied().unwrap_or(0.0);
            if kw > FLOWS_KW && best.is_none_or(|(_, most)| cost_usd > most + 1e-12) {
                best = Some((at, cost_usd));
            }
        }
        best.map(|(at, _)| at)
    }

    fn stored_after(&self, step: usize) -> f64 {
        self.stored_kwh.get(step).copied().unwrap_or(self.start_kwh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dispatch::optimal::{BatteryExport, Case, EndState, Grid, Lifts, Store, optimal};
    use proptest::prelude::*;

    const EFFICIENCY: f64 = 0.95;

    proptest! {
        #[test]
        fn in_an_optimal_schedule_no_exchange_saves_anything_and_every_one_is_possible(
            hours in proptest::collection::vec((0.0..3.0_f64, 0.0..4.0_f64, 0.05..0.6_f64), 72..120),
            sold_frac in 0.0..1.0_f64,
        ) {
            let load: Vec<f64> = hours.iter().map(|hour| hour.0).collect();
            let pv: Vec<f64> = hours.iter().map(|hour| hour.1).collect();
            let buy: Vec<f64> = hours.iter().map(|hour| hour.2).collect();
            let sell: Vec<f64> = buy.iter().map(|usd| usd * sold_frac).collect();
            let case = Case {
                load_kwh: &load,
                pv_kwh: &pv,
                buy_usd_per_kwh: &buy,
                sell_usd_per_kwh: &sell,
                store: Store {
                    low_kwh: 1.0,
                    high_kwh: 8.0,
                    start_kwh: 1.0,
                    end: EndState::At(1.0),
                    charge_kwh: 2.0,
                    discharge_kwh: 3.0,
                    charge_efficiency: EFFICIENCY,
                    discharge_efficiency: EFFICIENCY,
                    kept_frac: 1.0,
                    wear_usd_per_kwh: 0.0,
                },
                grid: Grid {
                    import_kwh: 30.0,
                    export_kwh: 30.0,
                    charging: crate::scenario::GridCharging::Allowed,
                    battery_export: BatteryExport::Never,
                },
                offers: &[],
                offers_a_step: 0,
                lifts: Lifts::default(),
                shared: None,
                import_limit_kwh: &[],
                power_frac: &[],
                islanded: &[],
                lost_load_usd_per_kwh: 100.0,
            };
            let schedule = optimal(&case).unwrap();
            // Less out of the battery is bought, or not sold; less into it is sold, or not bought.
            let pick = |is_sold: bool, at: usize| if is_sold { sell[at] } else { buy[at] };
            let worth: Vec<f64> = (0..load.len()).map(|at| pick(schedule.export_kwh[at] > 1e-9, at)).collect();
            let cost: Vec<f64> = (0..load.len()).map(|at| pick(schedule.import_kwh[at] <= 1e-9, at)).collect();
            let trace = Trace {
                stored_kwh: &schedule.stored_kwh,
                start_kwh: 1.0,
                floor_kwh: 1.0,
                full_kwh: 8.0,
                charge_kw: &schedule.charge_kwh,
                discharge_kw: &schedule.discharge_kwh,
                worth_usd: &worth,
                cost_usd: &cost,
            };
            for at in 0..load.len() {
                let exchange = |from: usize, to: usize| {
                    prop_assert!(from < to && schedule.discharge_kwh[to] > FLOWS_KW);
                    let least = schedule.stored_kwh[from..to].iter().copied().fold(f64::INFINITY, f64::min);
                    prop_assert!(least > 1.0, "the store is at its floor between {from} and {to}");
                    let usd = worth[to] * EFFICIENCY * EFFICIENCY;
                    prop_assert!(usd >= cost[from] - 1e-9, "{usd} for {}", cost[from]);
                    Ok(())
                };
                if schedule.charge_kwh[at] > FLOWS_KW
                    && let Some(to) = trace.used_at(at)
                {
                    exchange(at, to)?;
                }
                if schedule.discharge_kwh[at] > FLOWS_KW
                    && let Some(from) = trace.came_at(at)
                {
                    exchange(from, at)?;
                }
            }
        }
    }
}
