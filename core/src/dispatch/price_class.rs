//! Cheap, dear or in between: how a time-of-use rule sees a step.
//!
//! A day whose prices differ by less than two cents counts as flat: shifting would earn less than the
//! battery loses. Otherwise the lowest quarter of the day's span is cheap, the highest quarter dear.

use crate::{time::TimeAxis, units::Limited};

/// The least span of a day's prices worth shifting for, USD per kWh.
const WORTH_SHIFTING: f64 = 0.02;

/// How a price stands in its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceClass {
    /// The whole day costs the same.
    Flat,
    /// Charge now.
    Cheap,
    /// Hold.
    Middle,
    /// Discharge now.
    Dear,
}

/// The class of each step of a year of prices.
#[must_use]
pub fn price_classes(buy_usd_per_kwh: &[f64], axis: &TimeAxis) -> Vec<PriceClass> {
    let mut classes = Vec::with_capacity(buy_usd_per_kwh.len());
    for day in buy_usd_per_kwh.chunks(axis.steps_per_day()) {
        let low = day.iter().copied().fold(f64::INFINITY, Limited::at_most);
        let high = day.iter().copied().fold(f64::NEG_INFINITY, Limited::at_least);
        let quarter = (high - low) / 4.0;
        let flat = high - low < WORTH_SHIFTING;
        classes.extend(day.iter().map(|price| {
            if flat {
                PriceClass::Flat
            } else if *price <= low + quarter {
                PriceClass::Cheap
            } else if *price >= high - quarter {
                PriceClass::Dear
            } else {
                PriceClass::Middle
            }
        }));
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DaylightSaving;

    #[test]
    fn a_flat_day_has_no_dear_hour_and_a_peaky_day_has() {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        let mut prices = vec![0.14; 48];
        prices[24 + 17] = 0.55;
        let classes = price_classes(&prices, &axis);
        assert!(classes[..24].iter().all(|class| *class == PriceClass::Flat));
        assert_eq!(classes[24 + 17], PriceClass::Dear);
        assert_eq!(classes[24], PriceClass::Cheap);
    }
}
