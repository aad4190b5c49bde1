//! Readings gathered on one leap year of five-minute bins: the same memory for a file of any size.
//!
//! A reading's energy is spread evenly over its time. Where a file holds several years, the latest reading of
//! a moment of the year stands. A reading on a moment that is full already is a copy and is left out, but for
//! the hour that the clock shows twice in autumn.

use crate::time::{Date, Weekday};

/// Length of a bin.
pub(crate) const BIN_S: i64 = 300;
/// Bins a day.
pub(crate) const DAY_BINS: usize = 288;
const DAY_S: i64 = 86_400;

/// Energy of a meter over a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Seconds since 1970, on the clock of the file.
    pub(crate) begin_s: i64,
    /// How long, s; 0 where the clock skipped an hour.
    pub(crate) seconds: i64,
    /// Below zero when it went out.
    pub(crate) kwh: f64,
}

/// Five minutes of the year.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Bin {
    pub(crate) kwh: f64,
    /// How much of it was metered; up to twice its length in the doubled hour.
    pub(crate) seconds: u16,
    /// The year it is of; 0 when nothing was metered.
    pub(crate) year: i16,
}

/// What a file's readings come to.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    /// A leap year of bins.
    pub(super) bins: Vec<Bin>,
    /// First moment, seconds since 1970.
    pub(super) first_s: i64,
    /// End of the last reading.
    pub(super) last_s: i64,
    /// Readings taken.
    pub(crate) readings: usize,
    /// Of all of them, what came in.
    pub(super) kwh: f64,
    /// What went out.
    pub(super) export_kwh: f64,
    /// Readings that say again what one before said.
    pub(super) copies: usize,
    /// Readings of a time that had another value already.
    pub(super) overlaps: usize,
    day: Day,
}

#[derive(Clone, Copy, Debug)]
struct Day {
    number: i64,
    year: i16,
    first_bin: usize,
    may_double: bool,
}

impl Day {
    fn new(number: i64) -> Self {
        let date = Date::from_days(number);
        let autumn = (date.month == 10 && date.day >= 25) || (date.month == 11 && date.day <= 7);
        Self {
            number,
            year: date.year as i16,
            first_bin: date.day_of_leap_year() * DAY_BINS,
            may_double: autumn && date.weekday() == Weekday::Sunday,
        }
    }
}

impl Grid {
    pub(crate) fn new() -> Self {
        Self {
            bins: vec![Bin::default(); 366 * DAY_BINS],
            first_s: i64::MAX,
            last_s: i64::MIN,
            readings: 0,
            kwh: 0.0,
            export_kwh: 0.0,
            copies: 0,
            overlaps: 0,
            day: Day::new(0),
        }
    }

    /// Takes a reading of at most 35 days.
    pub(crate) fn add(&mut self, reading: Reading) {
        let Reading { begin_s, seconds, kwh } = reading;
        let seconds = seconds.clamp(0, 35 * DAY_S);
        if seconds > 0 && self.is_full(begin_s, begin_s + seconds) {
            if self.holds(&reading) {
                self.copies += 1;
                return;
            }
            self.overlaps += 1;
        }
        self.readings += 1;
        self.first_s = self.first_s.min(begin_s);
        self.last_s = self.last_s.max(begin_s + seconds);
        let used_kwh = kwh.max(0.0);
        self.kwh += used_kwh;
        self.export_kwh += (-kwh).max(0.0);
        let mut at_s = begin_s;
        loop {
            let bin_end_s = (at_s.div_euclid(BIN_S) + 1) * BIN_S;
            let part_s = (begin_s + seconds).min(bin_end_s) - at_s;
            let share = if seconds > 0 { part_s as f64 / seconds as f64 } else { 1.0 };
            let year = self.day_of(at_s).year;
            if let Some(bin) = self.bin(at_s)
                && bin.year <= year
            {
                if bin.year < year {
                    *bin = Bin { year, ..Bin::default() };
                }
                bin.kwh += used_kwh * share;
                bin.seconds = (bin.seconds + part_s as u16).min(2 * BIN_S as u16);
            }
            at_s = bin_end_s;
            if at_s >= begin_s + seconds {
                break;
            }
        }
    }

    /// Whether the first bin of a reading holds just its energy.
    fn holds(&mut self, reading: &Reading) -> bool {
        let Reading { begin_s, seconds, kwh } = *reading;
        let bin_end_s = (begin_s.div_euclid(BIN_S) + 1) * BIN_S;
        let part_s = (begin_s + seconds).min(bin_end_s) - begin_s;
        let share_kwh = kwh.max(0.0) * part_s as f64 / seconds.max(1) as f64;
        // Of a doubled hour either half may be meant.
        let near = |have: f64| (have - share_kwh).abs() <= 1e-9 * share_kwh.max(1e-9);
        self.bin(begin_s).is_some_and(|bin| near(bin.kwh) || near(bin.kwh * 0.5) || part_s < BIN_S)
    }

    /// Takes what another channel says went out.
    pub(crate) fn export(&mut self, kwh: f64) {
        self.export_kwh += kwh;
    }

    fn is_full(&mut self, begin_s: i64, end_s: i64) -> bool {
        let mut at_s = begin_s;
        while at_s < end_s {
            let Day { year, may_double, .. } = self.day_of(at_s);
            let hour = at_s.rem_euclid(DAY_S) / 3600;
            let twice = may_double && (1..=2).contains(&hour);
            let room = if twice { 2 * BIN_S as u16 } else { BIN_S as u16 };
            if self.bin(at_s).is_none_or(|bin| bin.year != year || bin.seconds < room) {
                return false;
            }
            at_s = (at_s.div_euclid(BIN_S) + 1) * BIN_S;
        }
        true
    }

    fn day_of(&mut self, at_s: i64) -> Day {
        let number = at_s.div_euclid(DAY_S);
        if self.day.number != number {
            self.day = Day::new(number);
        }
        self.day
    }

    fn bin(&mut self, at_s: i64) -> Option<&mut Bin> {
        let day = self.day_of(at_s);
        let of_day = (at_s.rem_euclid(DAY_S) / BIN_S) as usize;
        self.bins.get_mut(day.first_bin + of_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_left_out_and_an_older_year_gives_way() {
        let mut grid = Grid::new();
        let begin_s = Date::new(2023, 5, 1).unwrap().days() * DAY_S;
        let reading = Reading { begin_s, seconds: 3600, kwh: 1.0 };
        grid.add(reading);
        grid.add(reading);
        assert_eq!((grid.copies, grid.overlaps, grid.readings), (1, 0, 1));
        grid.add(Reading { begin_s: begin_s + 366 * DAY_S, kwh: 3.0, ..reading });
        let kwh: f64 = grid.bins.iter().map(|bin| bin.kwh).sum();
        assert!((kwh - 3.0).abs() < 1e-12 && (grid.kwh - 4.0).abs() < 1e-12);
    }

    #[test]
    fn another_value_at_the_same_time_counts_too() {
        let mut grid = Grid::new();
        for kwh in [0.707, 0.721, 0.721] {
            grid.add(Reading { begin_s: 1_300_035_600, seconds: 3600, kwh });
        }
        assert_eq!((grid.copies, grid.overlaps, grid.readings), (0, 2, 3));
        assert!((grid.kwh - 2.149).abs() < 1e-12);
    }

    #[test]
    fn a_reading_across_bins_keeps_its_energy() {
        let mut grid = Grid::new();
        grid.add(Reading { begin_s: 130, seconds: 917, kwh: 0.7 });
        let kwh: f64 = grid.bins.iter().map(|bin| bin.kwh).sum();
        let seconds: i64 = grid.bins.iter().map(|bin| i64::from(bin.seconds)).sum();
        assert!((kwh - 0.7).abs() < 1e-12);
        assert_eq!(seconds, 917);
    }
}
