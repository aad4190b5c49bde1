//! Cars that charge between coming home and leaving.
//!
//! They begin at one hour of the clock and stop when they are full or leave. A working day takes 1.03 and a
//! weekend day 0.93 of the mean: 1.30 and 1.18 h of driving (OpenStudio-HPXML).

use crate::{scenario::Household, time::Clock, units::Limited};

/// Share of the mean day's energy that a working day takes: 1.30 h of 1.2657 h.
const WORKDAY: f64 = 1.30 * 7.0 / (5.0 * 1.30 + 2.0 * 1.18);
/// The same of a weekend day.
const WEEKEND: f64 = 1.18 * 7.0 / (5.0 * 1.30 + 2.0 * 1.18);

pub(super) struct Cars {
    begin_h: f64,
    /// Charging after the arrival of a working day and of a weekend day, h.
    charge_h: [f64; 2],
    power_kw: f64,
}

impl Cars {
    pub(super) fn new(household: &Household) -> Self {
        let stay_h = household.ev_leave_h - household.ev_plug_in_h;
        let stay_h = if stay_h <= 0.0 { stay_h + 24.0 } else { stay_h };
        let full_h = household.ev_kwh_day / household.ev_charger_kw.at_least(0.1);
        Self {
            begin_h: household.ev_plug_in_h,
            charge_h: [WORKDAY, WEEKEND].map(|share| (full_h * share).at_most(stay_h)),
            power_kw: household.ev_count * household.ev_charger_kw,
        }
    }

    /// Mean power over a step that begins at a moment of the clock, kW.
    pub(super) fn kw(&self, clock: &Clock, step_h: f64) -> f64 {
        if self.power_kw <= 0.0 {
            return 0.0;
        }
        let hour = clock.hour as f64 + f64::from(clock.minute) * (1.0 / 60.0);
        let since_h = hour - self.begin_h;
        let today = usize::from(clock.weekday.is_weekend());
        let of = |kind: usize| self.charge_h.get(kind).copied().unwrap_or(0.0);
        // Before the hour the cars are those that came yesterday.
        let (since_h, charge_h) = if since_h < 0.0 {
            (since_h + 24.0, of(usize::from(clock.weekday.after(6).is_weekend())))
        } else {
            (since_h, of(today))
        };
        // Most of the time they are full, and none comes within the step.
        if since_h >= charge_h && since_h + step_h <= 24.0 {
            return 0.0;
        }
        let overlap_h = (charge_h - since_h).at_most(step_h).at_least(0.0)
            + (since_h + step_h - 24.0).at_least(0.0).at_most(of(today));
        self.power_kw * overlap_h.at_most(step_h) / step_h
    }
}
