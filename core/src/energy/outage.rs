//! Outages: how often, how long, and how far a battery carries the home through one.
//!
//! Expectation: `SAIDI` minutes a year without power over `SAIFI` interruptions (IEEE 1366); the mean
//! lasts `SAIDI / SAIFI`, and lengths are taken as exponential. Known error: real lengths have a heavier
//! tail (storms): the expected hours are right, the share that a battery carries through long outages
//! is too high.

use crate::{energy::battery::BatteryLimits, scenario::BatteryInOutage};

/// What the grid does, and what must run without it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutageInput {
    /// Minutes a year without power.
    pub saidi_min: f64,
    /// Interruptions a year.
    pub saifi: f64,
    /// What the house needs, kW.
    pub critical_kw: f64,
    /// What the node draws when it runs on, kW.
    pub node_kw: f64,
    /// Energy in the battery when the grid goes, kWh.
    pub stored_kwh: f64,
    /// Whether the node may use it.
    pub policy: BatteryInOutage,
}

/// How far the battery carries.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Backup {
    /// Hours the house runs when the node stops at once.
    pub house_h: f64,
    /// Hours that house and node run together, at a node power the battery can deliver; 0 when it
    /// cannot.
    pub together_h: f64,
    /// Highest node power that the battery can carry beside the house, kW.
    pub node_kw: f64,
    /// Share of the year without grid.
    pub outage_frac: f64,
    /// Share of outage time in which the node runs on all the same.
    pub carried_frac: f64,
}

/// Backup of a home.
#[must_use]
pub fn backup(battery: &BatteryLimits, input: &OutageInput) -> Backup {
    let usable_kwh = input.stored_kwh * battery.discharge_efficiency;
    let critical_kw = input.critical_kw;
    let house_h = hours(usable_kwh, critical_kw, battery.discharge_kw);
    let node_kw = (battery.discharge_kw - critical_kw).max(0.0).min(input.node_kw);
    let floor_kwh = match input.policy {
        BatteryInOutage::ToReserve => battery.reserve_kwh,
        BatteryInOutage::Never | BatteryInOutage::All => 0.0,
    };
    let for_node_kwh = (input.stored_kwh - floor_kwh).max(0.0) * battery.discharge_efficiency;
    let together_h = if node_kw > 0.0 { for_node_kwh / (node_kw + critical_kw) } else { 0.0 };
    let outage_frac = (input.saidi_min / (60.0 * 8760.0)).min(1.0);
    let mean_h = if input.saifi > 0.0 { input.saidi_min / 60.0 / input.saifi } else { 0.0 };
    let carried_frac = match input.policy {
        BatteryInOutage::Never => 0.0,
        BatteryInOutage::ToReserve | BatteryInOutage::All => {
            if mean_h > 0.0 {
                carried(together_h, mean_h)
            } else {
                0.0
            }
        }
    };
    Backup { house_h, together_h, node_kw, outage_frac, carried_frac }
}

/// Mean of `min(length, carry)` over the mean length, for exponential lengths: `1 - exp(-carry / mean)`.
fn carried(carry_h: f64, mean_h: f64) -> f64 {
    1.0 - libm::exp(-carry_h / mean_h)
}

fn hours(usable_kwh: f64, need_kw: f64, most_kw: f64) -> f64 {
    if need_kw > most_kw {
        0.0
    } else if need_kw > 0.0 {
        usable_kwh / need_kw
    } else {
        f64::from(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn powerwall_3(stored_kwh: f64) -> (BatteryLimits, OutageInput) {
        let battery = BatteryLimits {
            capacity_kwh: 13.5,
            charge_kw: 5.0,
            discharge_kw: 11.5,
            charge_efficiency: 1.0,
            discharge_efficiency: 1.0,
            idle_kw: 0.0,
            reserve_kwh: 2.7,
        };
        let input = OutageInput {
            saidi_min: 366.6,
            saifi: 1.348,
            critical_kw: 1.2,
            node_kw: 12.5,
            stored_kwh,
            policy: BatteryInOutage::All,
        };
        (battery, input)
    }

    #[test]
    fn a_full_powerwall_carries_the_house_11_hours_and_both_70_minutes() {
        let (battery, input) = powerwall_3(13.5);
        let backup = backup(&battery, &input);
        assert!((backup.house_h - 11.25).abs() < 1e-9);
        assert!((backup.node_kw - 10.3).abs() < 1e-9, "12.5 kW is more than it can give");
        assert!((backup.together_h * 60.0 - 70.43).abs() < 0.01);
    }

    #[test]
    fn from_the_reserve_it_carries_the_house_135_minutes_and_both_14() {
        let (battery, input) = powerwall_3(2.7);
        let backup = backup(&battery, &input);
        assert!((backup.house_h - 2.25).abs() < 1e-9);
        assert!((backup.together_h * 60.0 - 14.09).abs() < 0.01);
    }

    #[test]
    fn a_house_above_the_battery_s_power_has_no_backup() {
        let (battery, mut input) = powerwall_3(13.5);
        input.critical_kw = 12.0;
        assert!(backup(&battery, &input).house_h < 1e-12);
    }
}
