//! How the average carbon of a grid follows month and hour, over its yearly mean.
//!
//! `factor(month, hour) = month * hour`, brought to a mean of 1 over the year, so that a flat load meets the yearly
//! figure exactly. All shapes are *estimated*, read off the curves that operators publish (CAISO, ERCOT, Fraunhofer
//! ISE, National Grid ESO, AEMO; 2023) and rounded: a grid with much sun is clean at noon, one with much wind in
//! winter and at night. Every other region knows its yearly mean only and is flat.
//!
//! Marginal carbon stays flat everywhere: AVERT's hourly values of 2023, the source of the yearly means, jump
//! from plant to plant (0.5 to 3 lb/kWh within a day) and repeat no day that such a table could hold. Known error:
//! months and hours are taken apart, so noon is as clean in January as in June; noon of a sunny spring is
//! cheaper at the margin than its mean says.

use super::{Region, Source, codes::codes};

codes! {
    /// Whose curve the average carbon follows.
    CarbonHours {
        /// Only the year's mean is known.
        Flat = 0, "flat", "The year's mean";
        /// Clean at noon, gas in the evening; most in late summer.
        California = 1, "california", "California: sun at noon";
        /// Wind at night, sun at noon; most in summer.
        Texas = 2, "texas", "Texas: wind and sun";
        /// Wind in winter, sun in summer, coal and gas between.
        Germany = 3, "germany", "Germany: sun, wind, coal";
        /// Wind at night, gas in the evening.
        GreatBritain = 4, "great-britain", "Great Britain: wind and gas";
        /// Coal at night, roofs at noon.
        Australia = 5, "australia", "Australia: coal and roofs";
    }
}

/// Factors by month and by clock hour.
struct Shape {
    month: [f64; 12],
    hour: [f64; 24],
}

const CALIFORNIA: Shape = Shape {
    month: [1.10, 1.02, 0.88, 0.78, 0.76, 0.85, 1.02, 1.12, 1.13, 1.12, 1.10, 1.12],
    hour: [
        1.18, 1.17, 1.16, 1.16, 1.18, 1.22, 1.18, 0.95, 0.72, 0.62, 0.58, 0.56, 0.56, 0.57, 0.60, 0.68, 0.88,
        1.15, 1.32, 1.36, 1.34, 1.30, 1.26, 1.22,
    ],
};

const TEXAS: Shape = Shape {
    month: [1.02, 0.95, 0.90, 0.90, 0.94, 1.02, 1.10, 1.12, 1.06, 0.99, 0.98, 1.02],
    hour: [
        1.00, 0.99, 0.98, 0.99, 1.01, 1.05, 1.07, 1.03, 0.96, 0.91, 0.88, 0.87, 0.87, 0.88, 0.90, 0.93, 0.98,
        1.06, 1.13, 1.15, 1.13, 1.09, 1.05, 1.02,
    ],
};

const GERMANY: Shape = Shape {
    month: [1.08, 1.04, 1.02, 0.94, 0.86, 0.85, 0.86, 0.92, 1.03, 1.06, 1.14, 1.14],
    hour: [
        1.05, 1.05, 1.06, 1.07, 1.09, 1.12, 1.12, 1.06, 0.98, 0.90, 0.84, 0.81, 0.79, 0.80, 0.83, 0.89, 0.98,
        1.07, 1.13, 1.15, 1.14, 1.11, 1.08, 1.06,
    ],
};

const GREAT_BRITAIN: Shape = Shape {
    month: [1.06, 0.98, 1.02, 0.98, 0.93, 0.95, 0.92, 0.95, 1.05, 1.02, 1.10, 1.05],
    hour: [
        0.90, 0.88, 0.87, 0.87, 0.89, 0.95, 1.02, 1.06, 1.04, 1.00, 0.97, 0.95, 0.94, 0.94, 0.97, 1.03, 1.10,
        1.16, 1.18, 1.17, 1.12, 1.05, 0.98, 0.93,
    ],
};

const AUSTRALIA: Shape = Shape {
    month: [0.97, 0.99, 1.01, 1.04, 1.07, 1.08, 1.06, 1.03, 0.98, 0.94, 0.92, 0.93],
    hour: [
        1.11, 1.12, 1.12, 1.13, 1.13, 1.12, 1.08, 0.99, 0.89, 0.81, 0.77, 0.75, 0.75, 0.76, 0.80, 0.87, 0.97,
        1.07, 1.13, 1.14, 1.13, 1.12, 1.11, 1.11,
    ],
};

impl CarbonHours {
    /// What is known of a region.
    #[must_use]
    pub fn of_region(region: &Region) -> Self {
        match region.slug {
            "us-ca" => Self::California,
            "us-tx" => Self::Texas,
            "de" => Self::Germany,
            "gb" => Self::GreatBritain,
            "au" => Self::Australia,
            _ => Self::Flat,
        }
    }

    /// Carbon of a month (0 to 11) and clock hour over that of the year, before the mean is brought to 1.
    #[must_use]
    pub fn factor(self, month: usize, hour: usize) -> f64 {
        let Some(Shape { month: months, hour: hours }) = self.shape() else { return 1.0 };
        let of = |series: &[f64], index: usize| series.get(index).copied().unwrap_or(1.0);
        of(months, month) * of(hours, hour)
    }

    /// Who says so.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::Flat => Source::assumed("only the year's mean is at hand", 2026),
            _ => Source::estimated("curves that grid operators publish, rounded", 2023),
        }
    }

    fn shape(self) -> Option<&'static Shape> {
        match self {
            Self::Flat => None,
            Self::California => Some(&CALIFORNIA),
            Self::Texas => Some(&TEXAS),
            Self::Germany => Some(&GERMANY),
            Self::GreatBritain => Some(&GREAT_BRITAIN),
            Self::Australia => Some(&AUSTRALIA),
        }
    }
}
