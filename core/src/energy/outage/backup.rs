//! How far the batteries carry house and node from one state, and what that is worth in a year.
//!
//! No sun. The node draws its own battery first, alone; then the home's, beside the house, as far as the
//! owner lets it: not at all, down to the reserve, or all. Its power is what the battery can give beside
//! the house: a Powerwall 3 (11.5 kW) beside a house of 1.2 kW carries 10.3 kW. What the cold locks in the home's cells
//! is not given, and of its power what temperature leaves. Known error: the battery begins at the year's mean state and
//! temperature; [`super::survival`] begins at every hour and has the sun and each hour's temperature.

use crate::{
    energy::battery::{BatteryLimits, TemperatureLimit},
    scenario::BatteryInOutage,
};

use super::OutageRecord;

/// The node when the grid goes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NodeInOutage {
    /// What it draws when it runs on, kW; 0 without one.
    pub full_kw: f64,
    /// The least it runs on, kW.
    pub idle_kw: f64,
    /// Energy of its own battery, kWh.
    pub own_kwh: f64,
    /// What its own battery gives at most, kW.
    pub own_kw: f64,
}

/// What must run without the grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutageInput {
    /// What the grid does.
    pub record: OutageRecord,
    /// What the house needs, kW.
    pub critical_kw: f64,
    /// The node.
    pub node: NodeInOutage,
    /// Energy in the home's battery when the grid goes, kWh.
    pub stored_kwh: f64,
    /// What temperature takes from that battery.
    pub temperature: TemperatureLimit,
    /// Whether the node may use it.
    pub policy: BatteryInOutage,
}

/// How far the batteries carry.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Backup {
    /// Hours the house runs when the node leaves the home's battery alone.
    pub house_h: f64,
    /// Hours the house runs when the node does what it may.
    pub house_beside_h: f64,
    /// Hours that house and node run together on the home's battery, at a node power it can deliver
    /// (under `Never`: could run); 0 when it cannot.
    pub together_h: f64,
    /// Hours that the node's own battery carries it first.
    pub own_h: f64,
    /// What the cold keeps in the home's battery, kWh.
    pub locked_kwh: f64,
    /// Highest node power that the home's battery can carry beside the house, kW.
    pub node_kw: f64,
    /// Share of the year without grid.
    pub outage_frac: f64,
    /// Share of outage time in which the node runs on all the same.
    pub carried_frac: f64,
    /// Share of outage time in which the house has power, the node doing what it may.
    pub house_carried_frac: f64,
}

/// Hours that stand for a store that nothing empties.
const ENDLESS_H: f64 = 65_535.0;

/// Backup of a home.
#[must_use]
pub fn backup(battery: &BatteryLimits, input: &OutageInput) -> Backup {
    let OutageInput { critical_kw, node, .. } = *input;
    let delivered_kwh = |kwh: f64| kwh.max(0.0) * battery.discharge_efficiency;
    let house_kw = critical_kw + battery.idle_kw * battery.discharge_efficiency;
    let discharge_kw = battery.discharge_kw * input.temperature.discharge_frac;
    let locked_kwh = input.temperature.locked_frac * battery.capacity_kwh;
    let runs = critical_kw <= discharge_kw;
    let house_h = if runs { hours(delivered_kwh(input.stored_kwh - locked_kwh), house_kw) } else { 0.0 };

    let own_power_kw = node.full_kw.min(node.own_kw);
    let own_runs = own_power_kw > 0.0 && own_power_kw >= node.idle_kw;
    let own_h = if own_runs { node.own_kwh / own_power_kw } else { 0.0 };

    let node_kw = (discharge_kw - critical_kw).max(0.0).min(node.full_kw);
    let floor_kwh = match input.policy {
        BatteryInOutage::ToReserve => battery.reserve_kwh.max(locked_kwh),
        BatteryInOutage::Never | BatteryInOutage::All => locked_kwh,
    };
    // While the node lives on its own battery the house draws on the home's.
    let spent_kwh = if runs { own_h * house_kw } else { 0.0 };
    let for_both_kwh = (delivered_kwh(input.stored_kwh - floor_kwh) - spent_kwh).max(0.0);
    let together_h = if runs && node_kw > 0.0 && node_kw >= node.idle_kw {
        for_both_kwh / (node_kw + house_kw)
    } else {
        0.0
    };

    let shared_h = match input.policy {
        BatteryInOutage::Never => 0.0,
        BatteryInOutage::ToReserve | BatteryInOutage::All => together_h,
    };
    let house_beside_h = if house_h > 0.0 && house_h < ENDLESS_H {
        (house_h - shared_h * node_kw / house_kw).max(0.0)
    } else {
        house_h
    };
    let outage_h = input.record.hours_a_year();
    let share =
        |carry_h: f64| if outage_h > 0.0 { input.record.carried_h_a_year(carry_h) / outage_h } else { 0.0 };
    Backup {
        house_h,
        house_beside_h,
        together_h,
        own_h,
        locked_kwh,
        node_kw,
        outage_frac: (outage_h / 8760.0).min(1.0),
        carried_frac: share(own_h + shared_h),
        house_carried_frac: share(house_beside_h),
    }
}

fn hours(delivered_kwh: f64, need_kw: f64) -> f64 {
    if delivered_kwh <= 0.0 {
        0.0
    } else if need_kw > 0.0 {
        (delivered_kwh / need_kw).min(ENDLESS_H)
    } else {
        ENDLESS_H
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Site;
    use proptest::prelude::*;

    fn powerwall_3(stored_kwh: f64) -> (BatteryLimits, OutageInput) {
        let battery = BatteryLimits {
            capacity_kwh: 13.5,
            charge_kw: 5.0,
            discharge_kw: 11.5,
            charge_efficiency: 0.89,
            discharge_efficiency: 1.0,
            idle_kw: 0.0,
            reserve_kwh: 2.7,
        };
        let input = OutageInput {
            record: OutageRecord::new(&Site::default()),
            critical_kw: 1.2,
            node: NodeInOutage { full_kw: 12.5, idle_kw: 3.38, ..NodeInOutage::default() },
            stored_kwh,
            temperature: TemperatureLimit::NONE,
            policy: BatteryInOutage::All,
        };
        (battery, input)
    }

    #[test]
    fn what_the_cold_locks_and_takes_of_the_power_is_not_given() {
        let (battery, input) = powerwall_3(13.5);
        let at =
            |cell_c| backup(&battery, &OutageInput { temperature: TemperatureLimit::at(cell_c), ..input });
        // SAM's cell at 0 C gives 88.8 of 96.67 % and all its power, at -10 C 81.8 and three quarters.
        assert!((at(0.0).house_h - 13.5 * 0.888 / 0.9667 / 1.2).abs() < 1e-9);
        assert!((at(0.0).node_kw - 10.3).abs() < 1e-9);
        let cold = at(-10.0);
        assert!((cold.node_kw - (0.75 * 11.5 - 1.2)).abs() < 1e-9);
        assert!((cold.together_h - 13.5 * 0.818 / 0.9667 / (0.75 * 11.5)).abs() < 1e-9);
        // Down to a reserve above what is locked, the node has what it had.
        let kept = OutageInput { policy: BatteryInOutage::ToReserve, ..input };
        let freezing = OutageInput { temperature: TemperatureLimit::at(0.0), ..kept };
        assert!((backup(&battery, &freezing).together_h - backup(&battery, &kept).together_h).abs() < 1e-12);
        assert!(at(-25.0).house_h < 1e-12, "below -20 C nothing flows");
    }

    #[test]
    fn a_full_powerwall_carries_the_house_11_hours_and_both_70_minutes() {
        let (battery, input) = powerwall_3(13.5);
        let backup = backup(&battery, &input);
        assert!((backup.house_h - 11.25).abs() < 1e-9);
        assert!((backup.node_kw - 10.3).abs() < 1e-9, "12.5 kW is more than it can give");
        assert!((backup.together_h * 60.0 - 70.43).abs() < 0.01);
        assert!(backup.house_beside_h - backup.together_h < 1e-9, "nothing is left for the house");
    }

    #[test]
    fn from_the_reserve_it_carries_the_house_135_minutes_and_both_14() {
        let (battery, input) = powerwall_3(2.7);
        let backup = backup(&battery, &input);
        assert!((backup.house_h - 2.25).abs() < 1e-9);
        assert!((backup.together_h * 60.0 - 14.09).abs() < 0.01);
    }

    #[test]
    fn down_to_the_reserve_the_house_keeps_the_reserve() {
        let (battery, input) = powerwall_3(13.5);
        let backup = backup(&battery, &OutageInput { policy: BatteryInOutage::ToReserve, ..input });
        assert!((backup.together_h - 10.8 / 11.5).abs() < 1e-12);
        assert!((backup.house_beside_h - (10.8 / 11.5 + 2.7 / 1.2)).abs() < 1e-9);
    }

    #[test]
    fn a_node_with_its_own_battery_leaves_the_house_its_hours() {
        let (battery, input) = powerwall_3(13.5);
        let node = NodeInOutage { own_kwh: 25.0, own_kw: 12.5, ..input.node };
        let backup = backup(&battery, &OutageInput { node, policy: BatteryInOutage::Never, ..input });
        assert!((backup.own_h - 2.0).abs() < 1e-12);
        assert!((backup.house_beside_h - 11.25).abs() < 1e-9);
        assert!(backup.carried_frac > 0.2 && backup.house_carried_frac > backup.carried_frac);
    }

    #[test]
    fn a_house_above_the_battery_s_power_has_no_backup() {
        let (battery, mut input) = powerwall_3(13.5);
        input.critical_kw = 12.0;
        let backup = backup(&battery, &input);
        assert!(backup.house_h < 1e-12 && backup.together_h < 1e-12);
    }

    fn inputs() -> impl Strategy<Value = (BatteryLimits, OutageInput)> {
        let policies = [BatteryInOutage::Never, BatteryInOutage::ToReserve, BatteryInOutage::All];
        (0.0..1.0_f64, 0.0..13.0_f64, 0.0..14.0_f64, 0.0..30.0_f64, 0.0..20.0_f64, 0..3_usize).prop_map(
            move |(full_frac, critical_kw, full_kw, own_kwh, own_kw, policy)| {
                let (battery, input) = powerwall_3(13.5 * full_frac);
                let node = NodeInOutage { full_kw, idle_kw: full_kw * 0.3, own_kwh, own_kw };
                (battery, OutageInput { critical_kw, node, policy: policies[policy], ..input })
            },
        )
    }

    proptest! {
        #[test]
        fn more_in_the_battery_never_shortens_backup((battery, input) in inputs(), more in 0.0..9.0_f64) {
            let less = backup(&battery, &input);
            let more = backup(&battery, &OutageInput { stored_kwh: input.stored_kwh + more, ..input });
            prop_assert!(more.house_h >= less.house_h && more.house_beside_h >= less.house_beside_h - 1e-9);
            prop_assert!(more.together_h >= less.together_h && more.carried_frac >= less.carried_frac - 1e-12);
        }

        #[test]
        fn more_reserve_never_shortens_the_backup_of_the_house((battery, input) in inputs(), more in 0.0..9.0_f64) {
            let kept = BatteryLimits { reserve_kwh: battery.reserve_kwh + more, ..battery };
            let (less, more) = (backup(&battery, &input), backup(&kept, &input));
            prop_assert!(more.house_beside_h >= less.house_beside_h - 1e-9);
        }

        #[test]
        fn a_node_that_stops_at_once_never_costs_the_house_an_hour((battery, input) in inputs()) {
            let never = backup(&battery, &OutageInput { policy: BatteryInOutage::Never, ..input });
            prop_assert!((never.house_beside_h - never.house_h).abs() < 1e-12);
            let used = backup(&battery, &input);
            prop_assert!(used.house_beside_h <= used.house_h + 1e-12);
            prop_assert!(used.house_beside_h >= 0.0 && (0.0..=1.0).contains(&used.carried_frac));
        }

        #[test]
        fn a_larger_battery_of_the_node_never_shortens_its_run((battery, input) in inputs(), more in 0.0..9.0_f64) {
            let larger = NodeInOutage { own_kwh: input.node.own_kwh + more, ..input.node };
            let (less, more) = (backup(&battery, &input), backup(&battery, &OutageInput { node: larger, ..input }));
            prop_assert!(more.carried_frac >= less.carried_frac - 1e-9);
        }
    }
}
