//! Prices on one year of five-minute bins in standard time: the same memory for a file of any size.
//!
//! Where a file holds several years the latest price of a moment stands; prices of the same moment give their mean.

use crate::{
    import::load::{BIN_S, Bin, DAY_BINS},
    time::{Date, DaylightSaving},
};

const DAY_S: i64 = 86_400;
const HOUR_S: i64 = 3600;

/// The bins of a year of 365 days.
pub(super) struct Placed {
    bins: Vec<Slot>,
    pub(super) prices: usize,
    pub(super) first_s: i64,
    pub(super) last_s: i64,
    pub(super) leap_day: bool,
    /// Which clock the file's times are of, its zone settled.
    clock: DaylightSaving,
    summer: (i32, Option<(i64, i64)>),
}

#[derive(Clone, Copy, Default)]
struct Slot {
    sum: f64,
    count: u16,
    year: i16,
}

impl Placed {
    /// `site` as its clock goes; [`DaylightSaving::None`] where times are standard already.
    pub(super) fn new(clock: DaylightSaving) -> Self {
        Self {
            bins: vec![Slot::default(); 365 * DAY_BINS],
            prices: 0,
            first_s: i64::MAX,
            last_s: i64::MIN,
            leap_day: false,
            clock,
            summer: (0, None),
        }
    }

    /// Takes a price of an interval of the file's clock.
    pub(super) fn add(&mut self, begin_s: i64, (seconds, price): (i64, f64)) {
        let begin_s = self.standard_s(begin_s);
        self.prices += 1;
        self.first_s = self.first_s.min(begin_s);
        self.last_s = self.last_s.max(begin_s + seconds);
        let mut at_s = begin_s.div_euclid(BIN_S) * BIN_S;
        while at_s < begin_s + seconds.clamp(1, DAY_S) {
            let date = Date::from_days(at_s.div_euclid(DAY_S));
            let year = date.year as i16;
            match self.slot(date, at_s) {
                None => self.leap_day = true,
                Some(slot) if slot.year < year => *slot = Slot { sum: price, count: 1, year },
                Some(slot) if slot.year == year => {
                    slot.sum += price;
                    slot.count = slot.count.saturating_add(1);
                }
                Some(_) => {}
            }
            at_s += BIN_S;
        }
    }

    /// As a year of bins whose power is the price, for [`crate::import::load::fill`].
    pub(super) fn bins(&self) -> Vec<Bin> {
        let bin = |slot: &Slot| {
            let price = slot.sum / f64::from(slot.count.max(1));
            let seconds = if slot.year == 0 { 0 } else { BIN_S as u16 };
            Bin { kwh: price * BIN_S as f64 / HOUR_S as f64, seconds, year: slot.year }
        };
        self.bins.iter().map(bin).collect()
    }

    /// The place of a moment; none on 29 February.
    fn slot(&mut self, date: Date, at_s: i64) -> Option<&mut Slot> {
        let day = date.day_of_leap_year();
        let day = match day {
            59 => return None,
            60.. => day - 1,
            _ => day,
        };
        self.bins.get_mut(day * DAY_BINS + (at_s.rem_euclid(DAY_S) / BIN_S) as usize)
    }

    /// Standard time of a moment of the clock on the wall. The hour that it shows twice is taken as summer's first, then
    /// as winter's.
    fn standard_s(&mut self, wall_s: i64) -> i64 {
        let date = Date::from_days(wall_s.div_euclid(DAY_S));
        if self.summer.0 != date.year {
            let moment = |(date, minute): (Date, u32)| date.days() * DAY_S + i64::from(minute) * 60;
            let changes = self.clock.changes(date.year);
            self.summer = (date.year, changes.map(|[from, to]| (moment(from), moment(to))));
        }
        let Some((from_s, to_s)) = self.summer.1 else { return wall_s };
        if !(from_s + HOUR_S..to_s + HOUR_S).contains(&wall_s) {
            return wall_s;
        }
        let summer_s = wall_s - HOUR_S;
        let twice = wall_s >= to_s;
        let is_taken = |slot: &mut Slot| i32::from(slot.year) == date.year;
        if twice && self.slot(date, summer_s).is_some_and(is_taken) { wall_s } else { summer_s }
    }
}
