//! Average carbon by step: the year's mean times the factor of its month and hour.
//!
//! `kg = sum((import - export) * factor) * h * g / 1000`, the factors with a mean of 1 over the year's steps, so that a
//! flat draw comes to the yearly figure.

use crate::{
    catalog::CarbonHours,
    dispatch::Flows,
    time::{TimeAxis, sum_product},
};

/// The factor of every step; empty where only the year's mean is known.
#[must_use]
pub fn carbon_factors(hours: CarbonHours, axis: &TimeAxis) -> Vec<f64> {
    if hours == CarbonHours::Flat {
        return Vec::new();
    }
    let mut factors: Vec<f64> = axis.clocks().map(|clock| hours.factor(clock.month, clock.hour)).collect();
    let mean = factors.iter().sum::<f64>() / factors.len().max(1) as f64;
    for factor in &mut factors {
        *factor /= mean;
    }
    factors
}

/// Net energy from the grid as the average carbon counts it, kWh; `net_kwh` where no factor is known.
pub(super) fn carbon_kwh(flows: &Flows, factors: &[f64], (net_kwh, step_h): (f64, f64)) -> f64 {
    if factors.is_empty() {
        return net_kwh;
    }
    (sum_product(&flows.import_kw, factors) - sum_product(&flows.export_kw, factors)) * step_h
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::preset,
        simulate::{Options, Stages},
        time::{DaylightSaving, Weekday},
    };

    fn axis(minutes: u32) -> TimeAxis {
        TimeAxis::new(minutes, Weekday::Thursday, DaylightSaving::UnitedStates).unwrap()
    }

    #[test]
    fn a_flat_draw_comes_to_the_yearly_figure_under_every_shape() {
        for hours in CarbonHours::ALL {
            for minutes in [15, 60] {
                let axis = axis(minutes);
                let factors = carbon_factors(*hours, &axis);
                let flows = Flows { import_kw: vec![2.0; axis.len()], ..Flows::zeroed(axis.len()) };
                let kwh = carbon_kwh(&flows, &factors, (17_520.0, axis.step_h()));
                assert!((kwh - 17_520.0).abs() < 1e-6, "{hours:?}: {kwh}");
                assert!(factors.iter().all(|factor| (0.3..2.0).contains(factor)));
            }
        }
    }

    #[test]
    fn a_kwh_in_the_evening_is_dirtier_than_at_noon_where_the_sun_shines() {
        let axis = axis(60);
        for hours in CarbonHours::ALL.iter().filter(|hours| **hours != CarbonHours::Flat) {
            let factors = carbon_factors(*hours, &axis);
            let mean = |hour: usize| factors.iter().skip(hour).step_by(24).sum::<f64>() / 365.0;
            assert!(mean(19) > mean(12), "{hours:?}");
        }
    }

    #[test]
    fn sun_at_noon_saves_less_carbon_in_california_than_the_mean_says_and_margins_stay_flat() {
        let mut scenario = preset(3).unwrap().scenario();
        assert_eq!(scenario.homes[0].site.carbon_hours, CarbonHours::California);
        let year = |scenario: &_| Stages::default().year(scenario, &Options::default()).unwrap().today.totals;
        let by_hour = year(&scenario);
        scenario.homes[0].site.carbon_hours = CarbonHours::Flat;
        let flat = year(&scenario);
        assert!(by_hour.co2_kg > flat.co2_kg + 1.0, "{} {}", by_hour.co2_kg, flat.co2_kg);
        assert_eq!(by_hour.co2_marginal_kg.to_bits(), flat.co2_marginal_kg.to_bits());
        let net_kwh = flat.import_kwh - flat.export_kwh;
        assert!((flat.co2_kg - net_kwh * scenario.homes[0].site.co2_g_per_kwh / 1000.0).abs() < 1e-9);
    }
}
