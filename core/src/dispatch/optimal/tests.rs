//! Laws of the optimum, on random small years.

use proptest::prelude::*;

use super::*;
use crate::{dispatch::day_ahead, scenario::GridCharging};

/// Ten days of hours.
const LEN: usize = 240;

#[derive(Clone, Debug)]
pub(super) struct Small {
    pub(super) series: [Vec<f64>; 4],
    pub(super) store: Store,
    pub(super) grid: Grid,
    pub(super) offers: Vec<Offer>,
}

impl Small {
    pub(super) fn case(&self) -> Case<'_> {
        let [load_kwh, pv_kwh, buy_usd_per_kwh, sell_usd_per_kwh] = &self.series;
        Case {
            load_kwh,
            pv_kwh,
            buy_usd_per_kwh,
            sell_usd_per_kwh,
            store: self.store,
            grid: self.grid,
            offers: &self.offers,
            offers_a_step: 0,
            lifts: Lifts::default(),
            shared: None,
            import_limit_kwh: &[],
            power_frac: &[],
            islanded: &[],
            lost_load_usd_per_kwh: 50.0,
        }
    }
}

pub(super) fn smalls() -> impl Strategy<Value = Small> {
    let series = |high: f64| proptest::collection::vec(0.0..high, LEN);
    let store = (0.5..30.0_f64, 0.1..8.0_f64, 0.1..12.0_f64, 0.7..1.0_f64, 0.0..0.05_f64, 0.0..1.0_f64);
    let grid = (5.0..40.0_f64, 0.0..9.0_f64, any::<bool>(), any::<bool>());
    (series(4.0), series(6.0), series(0.6), series(0.3), store, grid, 0.0..8.0_f64, 0.0..0.8_f64).prop_map(
        |(load, pv, buy, sell, store, grid, node_kwh, node_usd)| {
            let (high_kwh, charge_kwh, discharge_kwh, efficiency, wear_usd_per_kwh, start) = store;
            let sell = sell.iter().zip(&buy).map(|(sell, buy)| sell.min(*buy)).collect();
            Small {
                series: [load, pv, buy, sell],
                store: Store {
                    low_kwh: 0.0,
                    high_kwh,
                    start_kwh: start * high_kwh,
                    end: EndState::Free,
                    charge_kwh,
                    discharge_kwh,
                    charge_efficiency: efficiency,
                    discharge_efficiency: efficiency,
                    kept_frac: 1.0,
                    wear_usd_per_kwh,
                },
                grid: Grid {
                    import_kwh: grid.0,
                    export_kwh: grid.1,
                    charging: if grid.2 { GridCharging::Allowed } else { GridCharging::SunOnly },
                    battery_export: if grid.3 { BatteryExport::Allowed } else { BatteryExport::Never },
                },
                offers: vec![Offer { energy_kwh: node_kwh, usd_per_kwh: node_usd }],
            }
        },
    )
}

fn close_below(lower: f64, upper: f64) -> bool {
    lower <= upper + 1e-9 * upper.abs().max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_beats_the_optimum_that_ends_where_it_ends(small in smalls()) {
        let case = small.case();
        let others = [own_sun(&case).unwrap(), day_ahead(&case, 24).unwrap()];
        for other in others {
            let end_kwh = *other.stored_kwh.last().unwrap();
            let same_end = Case { store: Store { end: EndState::At(end_kwh), ..case.store }, ..case };
            let best = optimal(&same_end).unwrap();
            prop_assert!(close_below(best.cost_usd, other.cost_usd), "{} {}", best.cost_usd, other.cost_usd);
        }
    }

    #[test]
    fn a_wider_limit_never_costs_more(small in smalls(), which in 0..6_usize, more in 0.0..5.0_f64) {
        let case = small.case();
        let mut wider = case;
        match which {
            0 => wider.store.high_kwh += more,
            1 => wider.store.charge_kwh += more,
            2 => wider.store.discharge_kwh += more,
            3 => wider.grid.import_kwh += more,
            4 => wider.grid.export_kwh += more,
            _ => wider.store.wear_usd_per_kwh = 0.0,
        }
        let (narrow, wide) = (optimal(&case).unwrap(), optimal(&wider).unwrap());
        prop_assert!(close_below(wide.cost_usd, narrow.cost_usd), "{} {}", wide.cost_usd, narrow.cost_usd);
    }

    #[test]
    fn shadow_prices_are_what_a_little_more_brings(small in smalls()) {
        let case = small.case();
        let best = optimal(&case).unwrap();
        let prices = shadow_prices(&case, &best).unwrap();
        // Convex: the slope at the limit is above what any larger step brings, below what a smaller limit loses.
        let more = |kwh: f64| {
            optimal(&Case { store: Store { high_kwh: case.store.high_kwh + kwh, ..case.store }, ..case }).unwrap().cost_usd
        };
        let gain = (best.cost_usd - more(0.25)) / 0.25;
        prop_assert!(prices.capacity_usd_per_kwh >= gain - 1e-6, "{} {}", prices.capacity_usd_per_kwh, gain);
        let [capacity, import] = [prices.capacity_usd_per_kwh, prices.import_usd_per_kwh];
        prop_assert!(capacity > -1e-6 && import > -1e-6);
    }

    #[test]
    fn the_grid_of_states_agrees_where_both_hold(small in smalls()) {
        let case = small.case();
        let exact = solve::exact(&case).unwrap();
        let grid = grid::on_states(&case).unwrap();
        prop_assert!(close_below(exact.cost_usd, grid.cost_usd));
        prop_assert!((grid.bound_usd - exact.cost_usd).abs() < 1e-7 * exact.cost_usd.abs().max(1.0));
        prop_assert!(grid.cost_usd - exact.cost_usd < 0.01 * exact.cost_usd.abs().max(10.0));
    }
}

#[test]
fn no_battery_costs_what_the_meter_says() {
    let store = Store {
        low_kwh: 0.0,
        high_kwh: 0.0,
        start_kwh: 0.0,
        end: EndState::Free,
        charge_kwh: 0.0,
        discharge_kwh: 0.0,
        charge_efficiency: 1.0,
        discharge_efficiency: 1.0,
        kept_frac: 1.0,
        wear_usd_per_kwh: 0.0,
    };
    let grid = Grid {
        import_kwh: 10.0,
        export_kwh: 1.0,
        charging: GridCharging::Allowed,
        battery_export: BatteryExport::Allowed,
    };
    let case = Case {
        load_kwh: &[2.0, 1.0],
        pv_kwh: &[0.0, 3.0],
        buy_usd_per_kwh: &[0.3, 0.3],
        sell_usd_per_kwh: &[0.1, 0.1],
        store,
        grid,
        offers: &[],
        offers_a_step: 0,
        lifts: Lifts::default(),
        shared: None,
        import_limit_kwh: &[],
        power_frac: &[],
        islanded: &[],
        lost_load_usd_per_kwh: 50.0,
    };
    let schedule = optimal(&case).unwrap();
    assert!((schedule.cost_usd - (2.0 * 0.3 - 0.1)).abs() < 1e-12);
    assert!((schedule.curtailed_kwh[1] - 1.0).abs() < 1e-12);
}

#[test]
fn a_battery_charges_for_a_lift_that_pays() {
    let store = Store {
        low_kwh: 1.0,
        high_kwh: 5.0,
        start_kwh: 1.0,
        end: EndState::AtLeast(1.0),
        charge_kwh: 5.0,
        discharge_kwh: 5.0,
        charge_efficiency: 0.9,
        discharge_efficiency: 1.0,
        kept_frac: 1.0,
        wear_usd_per_kwh: 0.0,
    };
    let grid = Grid {
        import_kwh: 10.0,
        export_kwh: 1.0,
        charging: GridCharging::Allowed,
        battery_export: BatteryExport::Never,
    };
    let case = Case {
        load_kwh: &[5.0, 9.0, 2.0],
        pv_kwh: &[0.0, 0.0, 0.0],
        buy_usd_per_kwh: &[0.14; 3],
        sell_usd_per_kwh: &[0.02; 3],
        store,
        grid,
        offers: &[],
        offers_a_step: 0,
        lifts: Lifts { offers: &[Offer { energy_kwh: 0.25, usd_per_kwh: 1.2 }], ends: &[0, 1, 1] },
        shared: None,
        // While the node is held at the breaker nothing charges from the grid.
        import_limit_kwh: &[10.0, 9.0, 10.0],
        power_frac: &[],
        islanded: &[],
        lost_load_usd_per_kwh: 50.0,
    };
    let schedule = optimal(&case).unwrap();
    let expected = 16.0 * 0.14 + 0.25 / 0.9 * 0.14 - 0.25 * 1.2;
    assert!((schedule.cost_usd - expected).abs() < 1e-12, "{schedule:?}");
}

#[test]
fn a_cold_hour_takes_power_and_no_more() {
    let store = Store {
        low_kwh: 0.0,
        high_kwh: 10.0,
        start_kwh: 0.0,
        end: EndState::AtLeast(0.0),
        charge_kwh: 4.0,
        discharge_kwh: 4.0,
        charge_efficiency: 1.0,
        discharge_efficiency: 1.0,
        kept_frac: 1.0,
        wear_usd_per_kwh: 0.0,
    };
    let grid = Grid {
        import_kwh: 20.0,
        export_kwh: 0.0,
        charging: GridCharging::Allowed,
        battery_export: BatteryExport::Never,
    };
    let case = Case {
        load_kwh: &[0.0, 0.0, 6.0],
        pv_kwh: &[0.0; 3],
        buy_usd_per_kwh: &[0.1, 0.2, 1.0],
        sell_usd_per_kwh: &[0.0; 3],
        store,
        grid,
        offers: &[],
        offers_a_step: 0,
        lifts: Lifts::default(),
        shared: None,
        import_limit_kwh: &[],
        // A tenth of its charging power in the cheap hour, three quarters of its discharging power in the dear one.
        power_frac: &[(0.1, 1.0), (1.0, 1.0), (1.0, 0.75)],
        islanded: &[],
        lost_load_usd_per_kwh: 50.0,
    };
    let schedule = optimal(&case).unwrap();
    let expected = 0.4 * 0.1 + 2.6 * 0.2 + 3.0;
    assert!((schedule.cost_usd - expected).abs() < 1e-12, "{}", schedule.cost_usd);
    assert!(schedule.charge_kwh[0] <= 0.4 + 1e-12 && schedule.discharge_kwh[2] <= 3.0 + 1e-12);
}
