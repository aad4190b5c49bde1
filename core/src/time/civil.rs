//! Dates of the real calendar, for files that carry them.
//!
//! Days are counted from 1 January 1970 (H. Hinnant's method on the proleptic Gregorian calendar). A year
//! of the model has 365 days; files have leap days, so their days of the year count to 366, with a place
//! for 29 February in every year.

use super::{DaylightSaving, Weekday};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// For instance 2026.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// Days before each month where 29 February always has its place.
const BEFORE_MONTH: [usize; 12] = [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335];

impl Date {
    /// A day that exists; `None` for 30 February and its like.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let most = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=most).contains(&day)).then_some(Self { year, month, day })
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub fn days(self) -> i64 {
        let month = i64::from(self.month);
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day that many days after 1 January 1970; years beyond 1 to 9999 are brought inside.
    #[must_use]
    pub fn from_days(days: i64) -> Self {
        let days = days.clamp(-719_162, 2_932_896) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year: year as i32, month: month as u32, day: day as u32 }
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1 January 1970 was a Thursday.
        Weekday::Thursday.after(self.days().rem_euclid(7) as usize)
    }

    /// The day of the year, 0 to 365, as if every year had a 29 February.
    #[must_use]
    pub fn day_of_leap_year(self) -> usize {
        let before = BEFORE_MONTH.get(self.month.saturating_sub(1) as usize).copied().unwrap_or_default();
        before + self.day.saturating_sub(1) as usize
    }
}

impl DaylightSaving {
    /// First and last day on which the clock moves in a year of the calendar, and the minute of standard
    /// time at which it does.
    #[must_use]
    pub fn changes(self, year: i32) -> Option<[(Date, u32); 2]> {
        let sunday = |month: u32, from_day: u32| {
            let first = Date::new(year, month, from_day)?;
            let wait = 6 - first.weekday() as i64;
            Some(Date::from_days(first.days() + wait))
        };
        match self {
            Self::None => None,
            Self::UnitedStates => Some([(sunday(3, 8)?, 120), (sunday(11, 1)?, 60)]),
            Self::Europe => Some([(sunday(3, 25)?, 120), (sunday(10, 25)?, 120)]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
        assert_eq!(Date::new(2000, 3, 1).unwrap().days(), 11_017);
        for days in (-200_000..200_000).step_by(37) {
            let date = Date::from_days(days);
            assert_eq!(Date::new(date.year, date.month, date.day), Some(date));
            assert_eq!(date.days(), days);
        }
    }

    #[test]
    fn the_calendar_knows_leap_days_and_weekdays() {
        assert!(Date::new(2024, 2, 29).is_some() && Date::new(2023, 2, 29).is_none());
        assert!(Date::new(1900, 2, 29).is_none() && Date::new(2023, 13, 1).is_none());
        assert_eq!(Date::new(2026, 1, 1).unwrap().weekday(), Weekday::DISPLAY_YEAR);
        assert_eq!(Date::new(2023, 12, 31).unwrap().day_of_leap_year(), 365);
        assert_eq!(Date::new(2023, 3, 1).unwrap().day_of_leap_year(), 60);
    }

    #[test]
    fn the_clock_moves_on_the_days_it_did() {
        let days =
            |rule: DaylightSaving, year| rule.changes(year).unwrap().map(|(date, _)| (date.month, date.day));
        assert_eq!(days(DaylightSaving::UnitedStates, 2023), [(3, 12), (11, 5)]);
        assert_eq!(days(DaylightSaving::UnitedStates, 2026), [(3, 8), (11, 1)]);
        assert_eq!(days(DaylightSaving::Europe, 2024), [(3, 31), (10, 27)]);
        assert_eq!(DaylightSaving::None.changes(2024), None);
    }
}
