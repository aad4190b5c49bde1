//! The share sold at which a party gains nothing.
//!
//! Every line of a cash flow is a straight line of the share sold, and so is their worth: two points tell
//! where it meets zero.

/// The share sold at which a party gains nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BreakEven {
    /// It gains even when nothing is sold.
    Always,
    /// At this share, 0 to 1.
    At(f64),
    /// Not even when everything is sold.
    Never,
}

impl BreakEven {
    /// Of a worth that is a straight line: `none` when nothing, `all` when everything is sold, USD.
    #[must_use]
    pub fn of_line(none_usd: f64, all_usd: f64) -> Self {
        if none_usd >= 0.0 {
            return Self::Always;
        }
        if all_usd < 0.0 { Self::Never } else { Self::At(meets_zero(none_usd, all_usd)) }
    }

    /// The share: 0 when it always gains, infinite when it never does.
    #[must_use]
    pub fn frac(self) -> f64 {
        match self {
            Self::Always => 0.0,
            Self::At(frac) => frac,
            Self::Never => f64::INFINITY,
        }
    }
}

/// Where the line through (0, `at_zero`) and (1, `at_one`) meets zero, rising; it may lie beyond 1, and is
/// infinite where nothing below zero ever rises.
pub(super) fn meets_zero(at_zero: f64, at_one: f64) -> f64 {
    let rise = at_one - at_zero;
    if rise > 0.0 {
        -at_zero / rise
    } else if at_zero >= 0.0 {
        0.0
    } else {
        f64::INFINITY
    }
}
