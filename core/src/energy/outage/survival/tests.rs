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
    Home { stored_kwh: vec![stored_kwh; LEN], need_kw: vec![need_kw; LEN], pv_kw: (0..LEN).map(pv).collect() }
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
            temperature: &[],
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
        assert!((survival.need_h[step] - expected_h).abs() < 1e-9, "{} {expected_h}", survival.need_h[step]);
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
fn what_the_cold_locks_is_not_there_and_a_colder_year_never_lasts_longer() {
    let dark = home(13.5, 1.2, 0.0);
    let hours = |cell_c: f64| {
        let temperature = vec![TemperatureLimit::at(cell_c); LEN];
        let all = Island { node: NODE, floor_kwh: 0.0, ..dark.island(powerwall_3()) };
        survival(&Island { temperature: &temperature, ..all })
    };
    let alone = |cell_c: f64| {
        let temperature = vec![TemperatureLimit::at(cell_c); LEN];
        survival(&Island { temperature: &temperature, ..dark.island(powerwall_3()) }).need_h
    };
    assert!(alone(-10.0).iter().all(|hours| (hours - 13.5 * 0.818 / 0.9667 / 1.2).abs() < 1e-9));
    assert!(alone(-25.0).iter().all(|hours| *hours < 1e-12));
    // Three quarters of 11.5 kW carry both until what is locked is reached.
    let both_h = 13.5 * 0.818 / 0.9667 / (0.75 * 11.5);
    assert!(hours(-10.0).node_h.iter().all(|hours| (hours - both_h).abs() < 1e-9));
    assert!(hours(-10.0).need_h.iter().all(|hours| (hours - both_h).abs() < 1e-9));
    // A night that grows colder takes away what is left.
    let turning: Vec<TemperatureLimit> =
        (0..LEN).map(|step| TemperatureLimit::at(if step < 4380 { 23.0 } else { -10.0 })).collect();
    let low = home(2.0, 0.1, 0.0);
    let turned = survival(&Island { temperature: &turning, ..low.island(powerwall_3()) });
    assert!((turned.need_h[4370] - 9.0).abs() < 1e-9, "{}", turned.need_h[4370]);
    assert!((turned.need_h[0] - 20.0).abs() < 1e-9);
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
    fn colder_never_lasts_longer(
        battery in battery(), need in 0.1..4.0_f64, sun in 0.0..8.0_f64, cell_c in -30.0..50.0_f64, less in 0.1..20.0_f64,
    ) {
        let home = home(battery.capacity_kwh, need, sun);
        let at = |cell_c: f64| {
            let swing = |step: usize| if step % 24 < 8 { -6.0 } else { 0.0 };
            let limits = |step: usize| TemperatureLimit::at(cell_c.min(40.0) + swing(step));
            let temperature: Vec<TemperatureLimit> = (0..LEN).map(limits).collect();
            survival(&Island { node: NODE, floor_kwh: 0.0, temperature: &temperature, ..home.island(battery) }).need_h
        };
        let alone = |cell_c: f64| {
            let temperature = vec![TemperatureLimit::at(cell_c.min(40.0)); LEN];
            survival(&Island { temperature: &temperature, ..home.island(battery) }).need_h
        };
        prop_assert!(never_shorter(&alone(cell_c - less), &alone(cell_c)));
        prop_assert!(at(cell_c).iter().all(|hours| (0.0..=HORIZON_H).contains(hours)));
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
