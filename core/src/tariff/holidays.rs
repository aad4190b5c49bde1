//! Working days that a tariff bills as weekends.
//!
//! US federal holidays by rule (5 U.S.C. 6103), each on the day it is observed: Friday for a Saturday,
//! Monday for a Sunday. The six of most time-of-use tariffs move only from Sunday to Monday.
//! Known error: New Year of the next year, observed on 31 December, is left out.

use crate::{
    catalog::Holidays,
    time::{MONTH_DAYS, Weekday},
};

/// For each day of the year whether it is a holiday, 0 to 364.
#[must_use]
pub fn holidays(rule: Holidays, first_weekday: Weekday) -> [bool; 365] {
    let mut days = [false; 365];
    let (dates, weekdays): (&[(usize, usize)], &[NthDay]) = match rule {
        Holidays::None => (&[], &[]),
        Holidays::UsSix => (
            &[(0, 1), (6, 4), (11, 25)],
            &[(4, Weekday::Monday, LAST), (8, Weekday::Monday, 1), (10, Weekday::Thursday, 4)],
        ),
        Holidays::UsFederal => (
            &[(0, 1), (5, 19), (6, 4), (10, 11), (11, 25)],
            &[
                (0, Weekday::Monday, 3),
                (1, Weekday::Monday, 3),
                (4, Weekday::Monday, LAST),
                (8, Weekday::Monday, 1),
                (9, Weekday::Monday, 2),
                (10, Weekday::Thursday, 4),
            ],
        ),
    };
    let observed = dates.iter().filter_map(|&(month, date)| {
        let day = first_day(month) + date - 1;
        match (first_weekday.after(day), rule) {
            (Weekday::Sunday, _) => Some(day + 1),
            (Weekday::Saturday, Holidays::UsFederal) => day.checked_sub(1),
            _ => Some(day),
        }
    });
    let by_rule = weekdays.iter().map(|&(month, weekday, nth)| nth_day(first_weekday, (month, weekday, nth)));
    for day in observed.chain(by_rule) {
        if let Some(holiday) = days.get_mut(day) {
            *holiday = true;
        }
    }
    days
}

/// Month, weekday and which one of the month.
type NthDay = (usize, Weekday, usize);

/// The last one of a month.
const LAST: usize = 5;

fn first_day(month: usize) -> usize {
    MONTH_DAYS.iter().take(month).sum()
}

/// The day of the nth weekday of a month.
fn nth_day(first_weekday: Weekday, (month, weekday, nth): NthDay) -> usize {
    let start = first_day(month);
    let ahead = (weekday as usize + 7 - first_weekday.after(start) as usize) % 7;
    let length = MONTH_DAYS.get(month).copied().unwrap_or(31);
    let mut date = ahead + 7 * (nth - 1);
    while date >= length {
        date -= 7;
    }
    start + date
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(rule: Holidays, first: Weekday) -> Vec<(usize, usize)> {
        let days = holidays(rule, first);
        let date = |day: usize| {
            let month = crate::time::month_of_day(day);
            (month + 1, day - first_day(month) + 1)
        };
        (0..365).filter(|day| days[*day]).map(date).collect()
    }

    #[test]
    fn the_federal_holidays_of_2026_are_those_of_the_calendar() {
        let expected = [
            (1, 1),
            (1, 19),
            (2, 16),
            (5, 25),
            (6, 19),
            (7, 3),
            (9, 7),
            (10, 12),
            (11, 11),
            (11, 26),
            (12, 25),
        ];
        assert_eq!(dates(Holidays::UsFederal, Weekday::DISPLAY_YEAR), expected);
    }

    #[test]
    fn a_saturday_is_no_reason_to_move_one_of_the_six() {
        let expected = [(1, 1), (5, 25), (7, 4), (9, 7), (11, 26), (12, 25)];
        assert_eq!(dates(Holidays::UsSix, Weekday::DISPLAY_YEAR), expected);
        // 2023 began on a Sunday: New Year was observed on Monday.
        assert_eq!(dates(Holidays::UsSix, Weekday::Sunday)[0], (1, 2));
    }
}
