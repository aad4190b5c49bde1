//! Outages of ordinary days, major events left out, by region.
//!
//! The United States in 2023 without major event days: 123.9 minutes over 1.022 interruptions (EIA tables
//! 11.1 and 11.3). The tables of the states without major events are not at hand: a state takes the
//! national figures, never more than its own with storms (estimated; states range from about 60 to 250
//! minutes). Countries outside report without exceptional events already: their figures stand.

use super::{Range, Region, Source};
use crate::text::later;

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
    let below = |most: f64, low: f64, value: f64, high: f64| {
        Range::new(low.min(most), value.min(most), high.min(most))
    };
    let source = if region.slug == "us" {
        Source::published(later!("EIA tables 11.1 and 11.3, without major events"), 2023)
    } else {
        Source::estimated(later!("the United States without major events, EIA"), 2023)
    };
    EverydayOutages {
        saidi_min: below(region.saidi_min, 60.0, 123.9, 250.0),
        saifi: below(region.saifi, 0.6, 1.022, 1.8),
        source,
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
