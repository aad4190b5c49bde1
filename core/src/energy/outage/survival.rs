//! How long a home lasts without the grid, from every step of the year, with the sun.
//!
//! From each step on: the battery as the year left it, what must run, and the sun through the battery
//! until the house cannot be fed: the store is empty, or the load is above what sun and battery give at
//! once. Within a step powers are constant and the moments at which a store is empty or full are exact.
//! The node's own battery comes first; then it may use the home's down to its floor, throttled to what the
//! battery can give beside the house, and stops for good when that is less than it idles at. Known error:
//! nothing is shed by people; no start currents; PV without stored energy does not restart a house.

#![expect(
    clippy::indexing_slicing,
    reason = "hot loop: every series is checked to be as long as the shortest"
)]

use crate::energy::battery::BatteryLimits;

use super::NodeInOutage;

/// Outages are followed for this long, h.
pub const HORIZON_H: f64 = 168.0;

/// A home cut off from the grid.
#[derive(Clone, Copy, Debug)]
pub struct Island<'a> {
    /// Its battery.
    pub battery: BatteryLimits,
    /// In the battery at the end of each step, kWh: an outage begins after one.
    pub stored_kwh: &'a [f64],
    /// What must run, kW.
    pub need_kw: &'a [f64],
    /// PV that is there, AC kW.
    pub pv_kw: &'a [f64],
    /// The node; `full_kw` 0 for none.
    pub node: NodeInOutage,
    /// The node leaves this much of the home's battery, kWh; infinite when it may not use it.
    pub floor_kwh: f64,
    /// Hours a step.
    pub step_h: f64,
}

/// Hours of survival, by the step after which the outage begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// What must run is fed for so long, h, at most [`HORIZON_H`].
    pub need_h: Vec<f64>,
    /// The node runs beside it for so long, h.
    pub node_h: Vec<f64>,
}

/// The survival of a home from every step of its year.
#[must_use]
pub fn survival(island: &Island) -> Survival {
    let lengths = [island.stored_kwh.len(), island.need_kw.len(), island.pv_kw.len()];
    let len = lengths.into_iter().fold(usize::MAX, usize::min);
    let mut survival = Survival { need_h: Vec::with_capacity(len), node_h: Vec::with_capacity(len) };
    for step in 0..len {
        let (need_h, node_h) = last(island, step, len);
        survival.need_h.push(need_h);
        survival.node_h.push(node_h);
    }
    survival
}

/// Hours after the end of a step that the need, and the node, are fed.
fn last(island: &Island, step: usize, len: usize) -> (f64, f64) {
    let Island { battery, node, floor_kwh, step_h, .. } = *island;
    let mut stored_kwh = island.stored_kwh[step];
    let mut own_kwh = node.own_kwh;
    let mut node_h = if node.full_kw > 0.0 { None } else { Some(0.0) };
    let steps = (HORIZON_H / step_h) as usize;
    let mut at = step;
    for gone in 0..steps {
        at = if at + 1 < len { at + 1 } else { 0 };
        let begin_h = gone as f64 * step_h;
        let mut left_h = step_h;
        // A step ends, or a store is empty: three stores at most, so few turns.
        for _ in 0..6 {
            let now_h = begin_h + step_h - left_h;
            if stored_kwh <= 0.0 {
                return (now_h, node_h.unwrap_or(now_h));
            }
            let spare_kw = island.pv_kw[at] - island.need_kw[at];
            let limit_kw = spare_kw + battery.discharge_kw;
            if limit_kw < 0.0 {
                return (now_h, node_h.unwrap_or(now_h));
            }
            let mut own_kw = 0.0;
            let mut shared_kw = 0.0;
            if node_h.is_none() {
                let may_share_kw = if stored_kwh > floor_kwh { limit_kw } else { 0.0 };
                own_kw = if own_kwh > 0.0 { node.own_kw.min(node.full_kw) } else { 0.0 };
                shared_kw = if own_kw > 0.0 { 0.0 } else { may_share_kw.min(node.full_kw) };
                if own_kw + shared_kw < node.idle_kw.max(1e-9) {
                    if own_kw > 0.0 && may_share_kw.min(node.full_kw) >= node.idle_kw.max(1e-9) {
                        // Its own battery is too weak alone: the home's carries it.
                        (own_kw, shared_kw) = (0.0, may_share_kw.min(node.full_kw));
                        own_kwh = 0.0;
                    } else {
                        node_h = Some(now_h);
                        (own_kw, shared_kw) = (0.0, 0.0);
                    }
                }
            }
            let net_kw = spare_kw - shared_kw;
            let mut change_kw = if net_kw >= 0.0 {
                net_kw.min(battery.charge_kw) * battery.charge_efficiency
            } else {
                net_kw / battery.discharge_efficiency
            } - battery.idle_kw;
            if stored_kwh >= battery.capacity_kwh {
                change_kw = change_kw.min(0.0);
            }
            let mut lasts_h = left_h;
            if change_kw < 0.0 {
                let above_kwh = if shared_kw > 0.0 { stored_kwh - floor_kwh.max(0.0) } else { stored_kwh };
                lasts_h = lasts_h.min(above_kwh / -change_kw);
            }
            if own_kw > 0.0 {
                lasts_h = lasts_h.min(own_kwh / own_kw);
            }
            let rest_h = left_h - lasts_h;
            own_kwh = spent(own_kwh, own_kw * lasts_h);
            stored_kwh = (stored_kwh + change_kw * lasts_h).min(battery.capacity_kwh);
            if shared_kw > 0.0 && change_kw < 0.0 && rest_h > 0.0 {
                stored_kwh = stored_kwh.min(floor_kwh.max(0.0));
            } else if stored_kwh < 1e-12 {
                stored_kwh = 0.0;
            }
            left_h = rest_h;
            if left_h <= 1e-12 {
                break;
            }
        }
    }
    (HORIZON_H, node_h.unwrap_or(HORIZON_H))
}

fn spent(kwh: f64, used_kwh: f64) -> f64 {
    if kwh - used_kwh < 1e-12 { 0.0 } else { kwh - used_kwh }
}

impl Survival {
    /// The hours that a share of all beginnings reach at least, `frac` 0 to 1: 0.5 is the median.
    #[must_use]
    pub fn reached_by(hours: &[f64], frac: f64) -> f64 {
        let mut sorted = hours.to_vec();
        sorted.sort_by(|one, other| other.total_cmp(one));
        let index = (frac.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64) as usize;
        sorted.get(index).copied().unwrap_or(0.0)
    }

    /// The share of all beginnings from which `hours` are reached.
    #[must_use]
    pub fn share_reaching(survived_h: &[f64], hours: f64) -> f64 {
        let reached = survived_h.iter().filter(|survived| **survived >= hours).count();
        reached as f64 / survived_h.len().max(1) as f64
    }

    /// The share of outages that end before the store does: the mean over all beginnings.
    #[must_use]
    pub fn ride_through_frac(survived_h: &[f64], record: &super::OutageRecord) -> f64 {
        let sum: f64 = survived_h
            .iter()
            .map(|hours| if *hours >= HORIZON_H { 1.0 } else { record.within_frac(*hours) })
            .sum();
        sum / survived_h.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LEN: usize = 8760;

    struct Home {
        stored_kwh: Vec<f64>,
        need_kw: Vec<f64>,
        pv_kw: Vec<f64>,
    }

    fn home(stored_kwh: f64, need_kw: f64, pv_kw: f64) -> Home {
        let pv = |step: usize| if (8..16).contains(&(step % 24)) { pv_kw } else { 0.0 };
        Home {
            stored_kwh: vec![stored_kwh; LEN],
            need_kw: vec![need_kw; LEN],
            pv_kw: (0..LEN).map(pv).collect(),
        }
    }

    fn powerwall_3() -> BatteryLimits {
        BatteryLimits {
            capacity_kwh: 13.5,
            charge_kw: 5.0,
            discharge_kw: 11.5,
            charge_efficiency: 0.89,
            discharge_efficiency: 1.0,
            idle_kw: 0.0,
            reserve_kwh: 2.7,
        }
    }

    impl Home {
        fn island(&self, battery: BatteryLimits) -> Island<'_> {
            Island {
                battery,
                stored_kwh: &self.stored_kwh,
                need_kw: &self.need_kw,
                pv_kw: &self.pv_kw,
                node: NodeInOutage::default(),
                floor_kwh: f64::INFINITY,
                step_h: 1.0,
            }
        }
    }

    const NODE: NodeInOutage = NodeInOutage { full_kw: 12.5, idle_kw: 3.38, own_kwh: 0.0, own_kw: 0.0 };

    #[test]
    fn without_sun_it_is_the_hand_arithmetic_at_every_start() {
        let dark = home(13.5, 1.2, 0.0);
        let alone = survival(&dark.island(powerwall_3()));
        assert!(alone.need_h.iter().all(|hours| (hours - 11.25).abs() < 1e-9));
        let both = survival(&Island { node: NODE, floor_kwh: 0.0, ..dark.island(powerwall_3()) });
        assert!(both.node_h.iter().all(|hours| (hours * 60.0 - 70.43).abs() < 0.01), "{}", both.node_h[0]);
        let kept = survival(&Island { node: NODE, floor_kwh: 2.7, ..dark.island(powerwall_3()) });
        assert!(kept.node_h.iter().all(|hours| (hours - 10.8 / 11.5).abs() < 1e-9));
        assert!(kept.need_h.iter().all(|hours| (hours - 10.8 / 11.5 - 2.25).abs() < 1e-9));
    }

    #[test]
    fn sun_enough_for_the_night_lasts_for_ever() {
        // Eight hours of 5 kW fill what 1 kW takes in sixteen.
        let sunny = home(13.5, 0.8, 5.0);
        let survival = survival(&sunny.island(powerwall_3()));
        assert!(survival.need_h.iter().all(|hours| *hours >= HORIZON_H));
    }

    #[test]
    fn a_load_above_what_the_battery_gives_goes_dark_at_once() {
        let heavy = home(13.5, 12.0, 0.0);
        let survival = survival(&heavy.island(powerwall_3()));
        assert!(survival.need_h.iter().all(|hours| *hours < 1e-12));
    }

    #[test]
    fn the_node_s_own_battery_comes_first_and_leaves_the_house_its_hours() {
        let dark = home(13.5, 1.2, 0.0);
        let node = NodeInOutage { own_kwh: 25.0, own_kw: 12.5, ..NODE };
        let survival = survival(&Island { node, ..dark.island(powerwall_3()) });
        assert!(survival.node_h.iter().all(|hours| (hours - 2.0).abs() < 1e-9));
        assert!(survival.need_h.iter().all(|hours| (hours - 11.25).abs() < 1e-9));
    }

    fn battery() -> impl Strategy<Value = BatteryLimits> {
        (1.0..40.0_f64, 0.5..12.0_f64, 0.5..12.0_f64, 0.7..1.0_f64, 0.0..0.1_f64).prop_map(
            |(capacity_kwh, charge_kw, discharge_kw, charge_efficiency, idle_kw)| BatteryLimits {
                capacity_kwh,
                charge_kw,
                discharge_kw,
                charge_efficiency,
                idle_kw,
                ..powerwall_3()
            },
        )
    }

    fn never_shorter(less: &[f64], more: &[f64]) -> bool {
        less.iter().zip(more).step_by(7).all(|(less, more)| *more >= less - 1e-6)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_larger_battery_never_shortens_survival(
            battery in battery(), full in 0.1..1.0_f64, need in 0.1..4.0_f64, sun in 0.0..8.0_f64, more in 0.1..20.0_f64,
        ) {
            let small = home(battery.capacity_kwh * full, need, sun);
            let large = home((battery.capacity_kwh + more) * full, need, sun);
            let larger = BatteryLimits { capacity_kwh: battery.capacity_kwh + more, ..battery };
            let (less, more) = (survival(&small.island(battery)), survival(&large.island(larger)));
            prop_assert!(never_shorter(&less.need_h, &more.need_h));
        }

        #[test]
        fn a_node_never_lengthens_and_a_reserve_never_shortens_the_house_s_hours(
            battery in battery(), need in 0.1..4.0_f64, sun in 0.0..8.0_f64, floor in 0.0..1.0_f64,
        ) {
            let home = home(battery.capacity_kwh, need, sun);
            let alone = survival(&home.island(battery));
            let floor_kwh = floor * battery.capacity_kwh;
            let kept = survival(&Island { node: NODE, floor_kwh, ..home.island(battery) });
            let drained = survival(&Island { node: NODE, floor_kwh: 0.0, ..home.island(battery) });
            prop_assert!(never_shorter(&kept.need_h, &alone.need_h));
            prop_assert!(never_shorter(&drained.need_h, &kept.need_h));
            for (node, need) in drained.node_h.iter().zip(&drained.need_h) {
                prop_assert!(*node <= need + 1e-9);
            }
        }
    }
}
