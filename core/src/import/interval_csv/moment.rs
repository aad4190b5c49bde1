//! When a row was.

use super::{
    columns::{Clock, Columns},
    stamp::{Order, Stamp, time},
};

/// When a row was.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    /// Seconds since 1970 on the file's clock.
    pub(super) wall_s: i64,
    /// How far that clock says that it is ahead of UTC, s.
    pub(super) offset_s: Option<i64>,
}

impl Moment {
    /// By UTC, s, where the file has offsets, of which `least_s` is the least; else as written.
    pub(super) fn utc_s(self, least_s: Option<i64>) -> i64 {
        self.wall_s - least_s.map_or(0, |least_s| self.offset_s.unwrap_or(least_s))
    }
}

/// The moment of a row.
pub(super) fn moment(columns: &Columns, order: Order, row: &[&str]) -> Option<Moment> {
    let cell = row.get(columns.date)?;
    if columns.clock == Clock::Epoch {
        let stamp: f64 = cell.parse().ok()?;
        // Later than the year 2100 it counts milliseconds.
        let seconds = if stamp > 4.2e9 { stamp / 1000.0 } else { stamp };
        let moment = Moment { wall_s: seconds as i64, offset_s: Some(0) };
        return (6.4e8..4.1e9).contains(&seconds).then_some(moment);
    }
    let stamp = Stamp::read(cell)?;
    let (second, offset_s) = match columns.clock {
        Clock::Column(at) => time(row.get(at)?)?,
        Clock::Hour(at) => {
            let hour: f64 = row.get(at)?.parse().ok()?;
            if !(0.0..=24.0).contains(&hour) {
                return None;
            }
            ((hour * 3600.0) as i64, None)
        }
        _ => (stamp.second.unwrap_or(0), stamp.offset_s),
    };
    Some(Moment { wall_s: stamp.day_s(order)? + second, offset_s })
}
