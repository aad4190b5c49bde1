//! What a home battery can take and give, and the step between two states.
//!
//! `s' = s + eta_c * charge * h - discharge * h / eta_d - idle * h`, the state between 0 and the usable
//! energy. `eta_d` says where the usable energy is counted: 1 for units rated at their AC terminals (the
//! Powerwall's 13.5 kWh), below for units rated in DC; `eta_c = round trip / eta_d`. Charge and discharge
//! have limits of their own: a Powerwall 3 takes 5 kW and gives 11.5 kW (data sheet, 2025). The idle draw
//! leaves the store when the grid is away; with the grid the year draws it from the bus (`dispatch::rules`).
//! Known error: one efficiency for all powers; real inverters lose more at part load.

use crate::units::Limited;

/// What does not change over the year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BatteryLimits {
    /// Usable energy, kWh.
    pub capacity_kwh: f64,
    /// Highest charging power, kW AC.
    pub charge_kw: f64,
    /// Highest discharging power, kW AC.
    pub discharge_kw: f64,
    /// Share that charging keeps, 0 to 1.
    pub charge_efficiency: f64,
    /// Share that discharging keeps, 0 to 1.
    pub discharge_efficiency: f64,
    /// Drawn from the store all the time, kW.
    pub idle_kw: f64,
    /// Kept for outages, kWh.
    pub reserve_kwh: f64,
}

/// The most a battery can take and give over one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FeasibleRange {
    /// Highest charging power, kW AC.
    pub charge_kw: f64,
    /// Highest discharging power down to the floor asked for, kW AC.
    pub discharge_kw: f64,
}

impl BatteryLimits {
    /// Limits of some units of one product: energy, powers and idle draw add up.
    #[must_use]
    pub fn new(battery: &crate::scenario::Battery) -> Self {
        let discharge_efficiency = battery.discharge_efficiency_frac.at_least(battery.round_trip_frac);
        let capacity_kwh = battery.total_kwh();
        Self {
            capacity_kwh,
            charge_kw: battery.units * battery.charge_kw,
            discharge_kw: battery.units * battery.discharge_kw,
            charge_efficiency: battery.round_trip_frac / discharge_efficiency,
            discharge_efficiency,
            idle_kw: battery.units * battery.idle_w / 1000.0,
            reserve_kwh: battery.reserve_frac * capacity_kwh,
        }
    }

    /// What is possible from a state over a step of `step_h` hours without going below `floor_kwh`.
    #[must_use]
    pub fn feasible_range(&self, stored_kwh: f64, floor_kwh: f64, step_h: f64) -> FeasibleRange {
        let after_idle_kwh = (stored_kwh - self.idle_kw * step_h).at_least(0.0);
        let room_kwh = (self.capacity_kwh - after_idle_kwh).at_least(0.0);
        let above_kwh = (after_idle_kwh - floor_kwh).at_least(0.0);
        // A full battery takes nothing, and most of the year a battery is full or its division not needed.
        let room_kw = if room_kwh > 0.0 { room_kwh / (self.charge_efficiency * step_h) } else { 0.0 };
        FeasibleRange {
            charge_kw: self.charge_kw.at_most(room_kw),
            discharge_kw: self.discharge_kw.at_most(above_kwh * self.discharge_efficiency / step_h),
        }
    }

    /// The state after a step. Powers must lie in the feasible range.
    #[must_use]
    pub fn step(&self, stored_kwh: f64, power: Power, step_h: f64) -> f64 {
        let after_idle_kwh = (stored_kwh - self.idle_kw * step_h).at_least(0.0);
        let in_kwh = power.charge_kw * self.charge_efficiency * step_h;
        // A division is the dearest thing here.
        let is_discharged = power.discharge_kw > 0.0;
        let out_kwh =
            if is_discharged { power.discharge_kw / self.discharge_efficiency * step_h } else { 0.0 };
        (after_idle_kwh + in_kwh - out_kwh).at_least(0.0).at_most(self.capacity_kwh)
    }
}

/// Power at the battery's AC terminals; at most one of the two is above zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Power {
    /// Into the battery, kW.
    pub charge_kw: f64,
    /// Out of the battery, kW.
    pub discharge_kw: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Battery;

    fn powerwall_3() -> BatteryLimits {
        BatteryLimits::new(&Battery { units: 1.0, idle_w: 0.0, ..Battery::default() })
    }

    #[test]
    fn two_units_are_one_of_twice_the_size() {
        let battery = Battery { units: 2.0, ..Battery::default() };
        let large = Battery {
            units: 1.0,
            capacity_kwh: 27.0,
            charge_kw: 10.0,
            discharge_kw: 23.0,
            idle_w: 2.0 * battery.idle_w,
            ..Battery::default()
        };
        assert_eq!(BatteryLimits::new(&battery), BatteryLimits::new(&large));
    }

    #[test]
    fn where_the_energy_is_counted_does_not_change_the_round_trip() {
        for discharge_efficiency_frac in [0.5, 0.89, 0.95, 1.0] {
            let battery = Battery { units: 1.0, discharge_efficiency_frac, ..Battery::default() };
            let limits = BatteryLimits::new(&battery);
            assert!((limits.charge_efficiency * limits.discharge_efficiency - 0.89).abs() < 1e-12);
            assert!(limits.charge_efficiency <= 1.0);
        }
    }

    #[test]
    fn a_full_cycle_returns_the_round_trip() {
        let limits = powerwall_3();
        let full = limits.step(0.0, Power { charge_kw: 5.0, discharge_kw: 0.0 }, 1.0);
        let range = limits.feasible_range(full, 0.0, 1.0);
        assert!((range.discharge_kw - 5.0 * 0.89).abs() < 1e-12);
    }

    #[test]
    fn it_charges_slower_than_it_discharges() {
        let range = powerwall_3().feasible_range(6.0, 0.0, 0.25);
        assert!((range.charge_kw - 5.0).abs() < 1e-12 && (range.discharge_kw - 11.5).abs() < 1e-12);
    }

    #[test]
    fn the_reserve_is_not_for_sale() {
        let limits = powerwall_3();
        assert!(limits.feasible_range(limits.reserve_kwh, limits.reserve_kwh, 1.0).discharge_kw < 1e-12);
    }
}
