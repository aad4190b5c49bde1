//! How long a home lasts without the grid, from every step of the year, with the sun.
//!
//! From each step on: the battery as the year left it, what must run, and the sun through the battery
//! until the house cannot be fed: the store is empty, or the load is above what sun and battery give at
//! once. Within a step powers are constant and the moments at which a store is empty are exact. The node's
//! own battery comes first; then it may use the home's down to its floor, throttled to what the battery can
//! give beside the house, and stops for good when that is less than it idles at. From a full battery the
//! rest is the same whatever came before, so it is followed once a step, not once a beginning. Known error:
//! nothing is shed by people; no start currents; PV without stored energy does not restart a house.

use crate::{energy::battery::BatteryLimits, time::month_of_day};

use super::{
    NodeInOutage,
    walk::{Begin, End, Walks},
};

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
    let walks = Walks::new(island, len);
    let (capacity_kwh, own_kwh) = (island.battery.capacity_kwh, island.node.own_kwh);
    let full = |step| Begin { step, stored_kwh: capacity_kwh, own_kwh: 0.0, gone: 0 };
    let alone = round(&(0..len).map(|step| walks.alone(full(step), 0.0)).collect::<Vec<End>>(), &[]);
    let shares = island.node.full_kw > 0.0 && island.floor_kwh < capacity_kwh;
    let both = if shares {
        round(&(0..len).map(|step| walks.follow(full(step))).collect::<Vec<End>>(), &alone)
    } else {
        Vec::new()
    };
    let mut survival = Survival { need_h: Vec::with_capacity(len), node_h: Vec::with_capacity(len) };
    for (step, stored_kwh) in island.stored_kwh.iter().enumerate().take(len) {
        let end = walks.follow(Begin { step, stored_kwh: *stored_kwh, own_kwh, gone: 0 });
        let (need_h, node_h) = lasts(end, &both, &alone);
        survival.need_h.push(need_h);
        survival.node_h.push(node_h);
    }
    survival
}

/// Hours of need and node from a full battery after each step.
type FromFull = [(f64, f64)];

/// Hours of need and node at the end of a walk, with what follows a full battery.
fn lasts(end: End, running: &FromFull, stopped: &FromFull) -> (f64, f64) {
    let from = |full: &FromFull, step: usize| full.get(step).copied().unwrap_or((HORIZON_H, HORIZON_H));
    match end {
        End::Dark { need_h, node_h } => (need_h, node_h),
        End::Full { step, hours, node_h: Some(node_h) } => {
            ((hours + from(stopped, step).0).min(HORIZON_H), node_h)
        }
        End::Full { step, hours, node_h: None } => {
            let (need_h, node_h) = from(running, step);
            ((hours + need_h).min(HORIZON_H), (hours + node_h).min(HORIZON_H))
        }
    }
}

/// Adds up the ends of walks that begin full after each step; without `stopped` they are walks of no node.
fn round(ends: &[End], stopped: &FromFull) -> Vec<(f64, f64)> {
    let mut from_full = vec![(HORIZON_H, HORIZON_H); ends.len()];
    // The year is a ring: what lies behind its end is known after the first turn.
    for (step, end) in ends.iter().enumerate().chain(ends.iter().enumerate()).rev() {
        let found = lasts(*end, &from_full, if stopped.is_empty() { &from_full } else { stopped });
        if let Some(slot) = from_full.get_mut(step) {
            *slot = found;
        }
    }
    from_full
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

    /// The share of outages that end before the store does: the mean over all beginnings, each as likely as the
    /// season of its kind says. `survived_h` goes through the year in equal steps.
    #[must_use]
    pub fn ride_through_frac(survived_h: &[f64], record: &super::OutageRecord) -> f64 {
        let per_year = record.per_year();
        if per_year <= 0.0 {
            return 1.0;
        }
        let steps = survived_h.len().max(1);
        let weights: [f64; 12] = core::array::from_fn(|month| record.season.day_weight(month));
        let mut sum = 0.0;
        for (step, hours) in survived_h.iter().enumerate() {
            let weight = weights.get(month_of_day(step * 365 / steps)).copied().unwrap_or(1.0);
            let within =
                |kind: super::OutageKind| if *hours >= HORIZON_H { 1.0 } else { kind.within_frac(*hours) };
            sum += record.everyday.per_year * within(record.everyday)
                + record.storm.per_year * weight * within(record.storm);
        }
        sum / (per_year * steps as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog::StormSeason, energy::outage::OutageRecord, scenario::Site};
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
    fn days_of_sun_before_a_dark_week_are_added_up() {
        // Full at 16 h each day; from day 100 on the sun is gone: 27 h after the last full hour it is dark.
        let mut fading = home(13.5, 0.5, 6.0);
        for kw in fading.pv_kw.iter_mut().skip(100 * 24) {
            *kw = 0.0;
        }
        let survival = survival(&fading.island(powerwall_3()));
        let dark_h = 99.0 * 24.0 + 16.0 + 27.0;
        for step in [98 * 24 + 5, 99 * 24 + 10, 97 * 24] {
            let expected_h = dark_h - (step as f64 + 1.0);
            assert!(
                (survival.need_h[step] - expected_h).abs() < 1e-9,
                "{} {expected_h}",
                survival.need_h[step]
            );
        }
        assert!(survival.need_h[8759] >= HORIZON_H, "the year is a ring");
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

    #[test]
    fn outages_of_a_season_meet_the_hours_of_that_season() {
        let even = OutageRecord::new(&Site::default());
        let winter = OutageRecord { season: StormSeason::NorthernEurope, ..even };
        let flat = vec![5.0; LEN];
        let by_hand = even.within_frac(5.0);
        for record in [even, winter] {
            assert!((Survival::ride_through_frac(&flat, &record) - by_hand).abs() < 1e-12);
        }
        // Dark at once from October to March.
        let summer: Vec<f64> =
            (0..LEN).map(|step| if (90..273).contains(&(step / 24)) { 12.0 } else { 0.0 }).collect();
        let (alike, gales) =
            (Survival::ride_through_frac(&summer, &even), Survival::ride_through_frac(&summer, &winter));
        let storm_frac = even.storm.per_year / even.per_year();
        let fewer = storm_frac * even.storm.within_frac(12.0) * (183.0 / 365.0 - 0.25);
        assert!((alike - gales - fewer).abs() < 1e-12, "{alike} {gales} {fewer}");
        assert!(Survival::ride_through_frac(&[0.0; 12], &OutageRecord::default()) > 0.999);
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
