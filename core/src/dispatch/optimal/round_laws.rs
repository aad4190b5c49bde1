//! Laws of a year that ends with no less than it begins with, on random small years.

use proptest::prelude::*;

use super::{
    tests::{Small, smalls},
    *,
};

/// A case that begins with this much and ends with no less.
fn from<'a>(case: &Case<'a>, start_kwh: f64) -> Case<'a> {
    Case { store: Store { start_kwh, end: EndState::AtLeast(start_kwh), ..case.store }, ..*case }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_beginning_is_cheaper_and_the_bound_says_so(small in smalls(), hours in 20..240_usize, sunny in any::<bool>()) {
        let whole = small.case();
        // What is stored at the end of a short year is of use in its first hours, if the sun is not always there.
        let dark = vec![0.0; hours];
        let case = Case {
            load_kwh: &whole.load_kwh[..hours],
            pv_kwh: if sunny { &whole.pv_kwh[..hours] } else { &dark },
            buy_usd_per_kwh: &whole.buy_usd_per_kwh[..hours],
            sell_usd_per_kwh: &whole.sell_usd_per_kwh[..hours],
            ..whole
        };
        let low_kwh = case.store.low_kwh;
        let Ok((found, start_kwh)) = round(&from(&case, low_kwh), 24) else { return Ok(()) };
        let rounding = 1e-9 * found.cost_usd.abs().max(1.0);
        prop_assert!(found.stored_kwh.last().unwrap() >= &(start_kwh - 1e-9));
        let again = optimal(&from(&case, start_kwh)).unwrap();
        prop_assert!((again.cost_usd - found.cost_usd).abs() < rounding, "{} {}", again.cost_usd, found.cost_usd);
        prop_assert!(found.cost_usd - found.bound_usd <= rounding, "{} bound {}", found.cost_usd, found.bound_usd);
        for part in 0..=20 {
            let other_kwh = low_kwh + f64::from(part) / 20.0 * (case.store.high_kwh - low_kwh);
            // Some ends are out of reach.
            if let Ok(other) = optimal(&from(&case, other_kwh)) {
                prop_assert!(found.bound_usd <= other.cost_usd + rounding, "{} at {other_kwh}", other.cost_usd);
            }
        }
    }
}

#[test]
fn a_sunny_afternoon_serves_the_next_years_morning() {
    // The sun of the last hours has no use before the year ends; the first hours are dear.
    let hours = 48;
    let load = vec![1.0; hours];
    let pv: Vec<f64> = (0..hours).map(|hour| if hour >= 44 { 3.0 } else { 0.0 }).collect();
    let buy: Vec<f64> = (0..hours).map(|hour| if hour < 4 { 0.5 } else { 0.1 }).collect();
    let sell = vec![0.02; hours];
    let store = Store {
        low_kwh: 1.0,
        high_kwh: 10.0,
        start_kwh: 1.0,
        end: EndState::AtLeast(1.0),
        charge_kwh: 5.0,
        discharge_kwh: 5.0,
        charge_efficiency: 1.0,
        discharge_efficiency: 1.0,
        kept_frac: 1.0,
        wear_usd_per_kwh: 0.0,
    };
    let grid = Grid {
        import_kwh: 20.0,
        export_kwh: 20.0,
        charging: crate::scenario::GridCharging::SunOnly,
        battery_export: BatteryExport::Never,
    };
    let small = Small { series: [load, pv, buy, sell], store, grid, offers: Vec::new() };
    let (found, start_kwh) = round(&small.case(), 24).unwrap();
    // Eight kWh of sun, four of them for the dear hours and four for the cheap ones after.
    assert!((start_kwh - 9.0).abs() < 1e-6, "{start_kwh}");
    assert!(
        (found.cost_usd - 36.0 * 0.1).abs() < 1e-9 && found.cost_usd - found.bound_usd < 1e-9,
        "{found:?}"
    );
}
