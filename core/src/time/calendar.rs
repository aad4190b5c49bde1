//! Months, weekdays and daylight saving of a year of 365 days.
//!
//! Rules: United States since 2007, second Sunday of March 02:00 to first Sunday of November 02:00
//! local time; European Union, last Sunday of March to last Sunday of October, 01:00 UTC (taken at
//! 02:00 standard of central Europe for every site: one hour off in the far west and east).

/// Days a month, no leap day.
pub const MONTH_DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// A day of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weekday {
    /// Monday
    Monday,
    /// Tuesday
    Tuesday,
    /// Wednesday
    Wednesday,
    /// Thursday
    Thursday,
    /// Friday
    Friday,
    /// Saturday
    Saturday,
    /// Sunday
    Sunday,
}

impl Weekday {
    /// The weekday of 1 January 2026.
    pub const DISPLAY_YEAR: Self = Self::Thursday;
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The weekday some days later.
    #[must_use]
    pub fn after(self, days: usize) -> Self {
        match (self as usize + days) % 7 {
            0 => Self::Monday,
            1 => Self::Tuesday,
            2 => Self::Wednesday,
            3 => Self::Thursday,
            4 => Self::Friday,
            5 => Self::Saturday,
            _ => Self::Sunday,
        }
    }

    /// Saturday or Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        matches!(self, Self::Saturday | Self::Sunday)
    }
}

/// The rule by which the clock moves against standard time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DaylightSaving {
    /// The clock never moves.
    #[default]
    None,
    /// Second Sunday of March to first Sunday of November.
    UnitedStates,
    /// Last Sunday of March to last Sunday of October.
    Europe,
}

impl DaylightSaving {
    /// First and last instant of summer time, minutes of standard time since 1 January, or `None`.
    pub(super) fn summer(self, first_weekday: Weekday) -> Option<(u32, u32)> {
        // 0 for a year that begins on a Sunday, as the offsets below count from the month's first.
        let sunday_from = |day: usize| day + (6 + 7 - (first_weekday.after(day) as usize)) % 7;
        let at = |day: usize, hour: u32| (day as u32) * 24 * 60 + hour * 60;
        match self {
            Self::None => None,
            Self::UnitedStates => Some((at(sunday_from(59) + 7, 2), at(sunday_from(304), 1))),
            Self::Europe => Some((at(sunday_from(83), 2), at(sunday_from(297), 2))),
        }
    }
}

/// What the clock on the wall shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 364.
    pub day: usize,
    /// 0 to 11.
    pub month: usize,
    /// 0 to 23.
    pub hour: usize,
    /// 0 to 59.
    pub minute: u32,
    /// The day of the week.
    pub weekday: Weekday,
}

impl Clock {
    /// The clock at a minute of a standard day.
    #[must_use]
    pub fn read(day: usize, minute: u32, first: Weekday, rule: DaylightSaving) -> Self {
        Self::with_summer(day, minute, first, rule.summer(first))
    }

    /// Midnight of a day; weekdays count on from 1 January.
    pub(super) fn begin(day: usize, first: Weekday) -> Self {
        Self { day, month: month_of_day(day), hour: 0, minute: 0, weekday: first.after(day) }
    }

    /// The same when the instants of summer time are known.
    pub(super) fn with_summer(day: usize, minute: u32, first: Weekday, summer: Option<(u32, u32)>) -> Self {
        let standard = day as u32 * 24 * 60 + minute;
        let ahead = match summer {
            Some((from, to)) if (from..to).contains(&standard) => 60,
            _ => 0,
        };
        let shown = standard + ahead;
        let day = (shown / (24 * 60)) as usize % 365;
        let minute = shown % (24 * 60);
        Self {
            day,
            month: month_of_day(day),
            hour: (minute / 60) as usize,
            minute: minute % 60,
            weekday: first.after(day),
        }
    }
}

/// The month, 0 to 11, of a day of the year, 0 to 364 (later days count as December).
#[must_use]
pub fn month_of_day(day: usize) -> usize {
    let mut end = 0;
    for (month, days) in MONTH_DAYS.iter().enumerate() {
        end += days;
        if day < end {
            return month;
        }
    }
    11
}
