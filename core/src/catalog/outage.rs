//! Outages of ordinary days, major events left out, by region.
//!
//! The United States and each of its states without major event days: means of ten years of EIA-861 by the IEEE standard
//! (core/tests/reference/energy/outages_us.csv; Hawaii six years). Nine in ten years of a state lie between 0.79 and 1.28
//! times its mean in minutes, 0.79 and 1.21 times in interruptions: that is the range. Countries outside report without
//! exceptional events already: their figures stand.

use super::{Range, Region, Source};
use crate::text::later;

/// Minutes without power and hundredths of an interruption a year, by the states' numbers from [`FIRST_STATE`] on.
#[rustfmt::skip]
const STATES: [(u16, u16); 51] = [
    (148, 148), (214, 207), (63, 74), (219, 158), (118, 94), (87, 91), (80, 74), (84, 97),
    (62, 51), (76, 94), (120, 127), (110, 129), (155, 121), (72, 76), (132, 107), (86, 89),
    (115, 110), (139, 123), (211, 169), (236, 198), (87, 87), (79, 77), (182, 101), (80, 85),
    (216, 162), (98, 88), (133, 122), (60, 58), (72, 70), (107, 100), (81, 90), (112, 97),
    (138, 107), (145, 115), (92, 126), (137, 110), (123, 123), (106, 78), (116, 96), (63, 88),
    (117, 115), (88, 93), (155, 166), (141, 131), (116, 97), (204, 170), (258, 158), (128, 90),
    (463, 215), (82, 73), (133, 125),
];
/// Alabama.
const FIRST_STATE: u16 = 2;
const UNITED_STATES: (f64, f64) = (120.8, 1.047);

/// What ordinary days take from a customer in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EverydayOutages {
    /// Minutes without power.
    pub saidi_min: Range,
    /// Interruptions.
    pub saifi: Range,
    /// Who says so.
    pub source: Source,
}

/// The outages of a region without major events.
#[must_use]
pub fn everyday_outages(region: &Region) -> EverydayOutages {
    if region.country != "US" {
        let source =
            Source::estimated(later!("reported without exceptional events"), region.outage_source.year);
        return EverydayOutages {
            saidi_min: Range::exact(region.saidi_min),
            saifi: Range::exact(region.saifi),
            source,
        };
    }
    let state = region.id.checked_sub(FIRST_STATE).and_then(|at| STATES.get(usize::from(at)));
    let (saidi_min, saifi) = match state {
        Some((minutes, hundredths)) => (f64::from(*minutes), f64::from(*hundredths) / 100.0),
        None => UNITED_STATES,
    };
    let within = |value: f64, high: f64, most: f64| Range::new(0.79 * value, value, (high * value).min(most));
    EverydayOutages {
        saidi_min: within(saidi_min, 1.28, region.saidi_min),
        saifi: within(saifi, 1.21, region.saifi),
        source: Source::published(
            later!("EIA-861, IEEE, without major events, mean of the years of the row"),
            region.outage_source.year,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::REGIONS;

    #[test]
    fn leaving_storms_out_never_adds_outages() {
        for region in REGIONS {
            let everyday = everyday_outages(region);
            assert!(everyday.saidi_min.value <= region.saidi_min, "{}", region.slug);
            assert!(everyday.saifi.value <= region.saifi, "{}", region.slug);
            assert!(everyday.saidi_min.low <= everyday.saidi_min.value, "{}", region.slug);
            assert!(everyday.saidi_min.value <= everyday.saidi_min.high, "{}", region.slug);
        }
    }
}
