//! Tables of meter readings as utilities, loggers and spreadsheets write them.
//!
//! There is no standard, so the first thousands of rows are looked at: what separates cells, which columns hold
//! time and value, whether days or months come first, what the decimal mark is, how long an interval is and
//! whether its time is that of its beginning or end. Then the rows are read one by one.
//!
//! Times that say how far their clock is ahead of UTC (`Z`, `+01:00`, -0700; seconds since 1970) are brought to the
//! standard time of the place, as those of Green Button are. Others are of the clock there.

mod column;
mod columns;
mod dialect;
mod first_row;
mod moment;
mod number;
mod read;
mod sample;
mod stamp;

pub use read::read_interval_csv;

pub(crate) use columns::energy_worth;
pub(crate) use dialect::cells;
pub(crate) use number::{Cell, number};
pub(crate) use read::wrong_moment;
pub(crate) use sample::{Sample, sample};
