//! The year as equal steps of local standard time, and the clock that people and tariffs read.
//!
//! Weather and sun run in local standard time, hour beginning; households, cars and tariffs read
//! the clock, which daylight saving moves. Years have 365 days; the first weekday is that of a
//! stated display year, 2026 by default (1 January 2026 is a Thursday).

mod axis;
mod calendar;
mod civil;
mod resample;
mod series;

pub use axis::{StepError, TimeAxis};
pub use calendar::{Clock, DaylightSaving, MONTH_DAYS, Weekday, month_of_day};
pub use civil::Date;
pub use resample::resample;
pub use series::{month_runs, peak, sum, sum_product};
