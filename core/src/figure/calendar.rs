//! Ticks and names for stretches of the year: hours, days, weeks or months.

use super::{Axis, Sense, Tick, TickRule, View, Window, words};
use crate::text::month_name;
use crate::time::{MONTH_DAYS, TimeAxis, month_of_day};
use crate::units::Unit;

/// Labels under a window: hours up to a day and a half, days up to ten, Mondays up to nine weeks,
/// months beyond. Names of days and months stand in their middle; the clock is that on the wall.
#[must_use]
pub fn calendar_ticks(axis: &TimeAxis, window: Window) -> Vec<Tick> {
    let a_day = axis.steps_per_day();
    let days = window.len().div_ceil(a_day);
    if window.len() * 2 <= 3 * a_day {
        hour_ticks(axis, window)
    } else if days <= 10 {
        middles(window, (0..365).map(|day| (day * a_day, a_day)), |step| {
            let clock = axis.clock(step);
            let name = words::letters(words::weekday(clock.weekday), 3);
            format!("{name} {}", day_of_month(clock.day))
        })
    } else if days <= 62 {
        let weeks = (0..365).filter(|day| axis.first_weekday().after(*day) == crate::time::Weekday::Monday);
        weeks
            .map(|day| day * a_day)
            .filter(|step| window.contains(*step))
            .map(|step| Tick { value: step as f64, label: day_label(axis.day(step), 3) })
            .collect()
    } else {
        let months = MONTH_DAYS.iter().scan(0, |first, days| {
            let from = *first;
            *first += days * a_day;
            Some((from, days * a_day))
        });
        middles(window, months, |step| words::letters(month_name(month_of_day(axis.day(step))), 3).to_owned())
    }
}

/// Every third hour of the clock, every hour or quarter of a day where that is too many or few.
fn hour_ticks(axis: &TimeAxis, window: Window) -> Vec<Tick> {
    let hours = window.len() as f64 * axis.step_h();
    let every = if hours <= 8.0 {
        1
    } else if hours <= 26.0 {
        3
    } else {
        6
    };
    (window.start()..window.end())
        .filter_map(|step| {
            let clock = axis.clock(step);
            (clock.minute == 0 && clock.hour.is_multiple_of(every))
                .then(|| Tick { value: step as f64, label: format!("{:02}:00", clock.hour) })
        })
        .collect()
}

/// A label in the middle of each stretch that lies inside the window at its middle.
fn middles(
    window: Window,
    stretches: impl Iterator<Item = (usize, usize)>,
    label: impl Fn(usize) -> String,
) -> Vec<Tick> {
    stretches
        .map(|(from, length)| from + length / 2)
        .filter(|middle| window.contains(*middle))
        .map(|middle| Tick { value: middle as f64, label: label(middle) })
        .collect()
}

/// The horizontal scale of a view: steps, with calendar labels.
pub(super) fn time_axis(view: &View<'_>) -> Axis {
    Axis {
        label: "Time".to_owned(),
        unit: Unit::One,
        min: view.window.start() as f64,
        max: view.window.end() as f64,
        ticks: calendar_ticks(view.axis, view.window),
        rule: TickRule::LabelOnly,
        sense: Sense::Ascending,
    }
}

/// `Wednesday 15 July, 18:00`: when a step begins, by the clock on the wall.
#[must_use]
pub fn moment_label(axis: &TimeAxis, step: usize) -> String {
    let clock = axis.clock(step);
    let weekday = words::weekday(clock.weekday);
    format!("{weekday} {}, {:02}:{:02}", day_label(clock.day, 9), clock.hour, clock.minute)
}

/// `14 to 17 July`, `30 June to 2 July`, `15 July` or `the year`: the days a window touches.
#[must_use]
pub fn span_label(axis: &TimeAxis, window: Window) -> String {
    let (first, last) = (axis.day(window.start()), axis.day(window.end() - 1));
    if (first, last) == (0, 364) {
        "the year".to_owned()
    } else if first == last {
        day_label(first, 9)
    } else if month_of_day(first) == month_of_day(last) {
        format!("{} to {}", day_of_month(first), day_label(last, 9))
    } else {
        format!("{} to {}", day_label(first, 9), day_label(last, 9))
    }
}

/// A title with the span behind it.
pub(super) fn titled(name: &str, view: &View<'_>) -> String {
    format!("{name}, {}", span_label(view.axis, view.window))
}

fn day_label(day: usize, letters: usize) -> String {
    format!("{} {}", day_of_month(day), words::letters(month_name(month_of_day(day)), letters))
}

/// 1 to 31.
fn day_of_month(day: usize) -> usize {
    let before: usize = MONTH_DAYS.iter().take(month_of_day(day)).sum();
    day + 1 - before
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DaylightSaving;
    use proptest::prelude::*;

    fn axis() -> TimeAxis {
        TimeAxis::hourly(DaylightSaving::UnitedStates)
    }

    fn labels(first_day: usize, days: usize) -> Vec<String> {
        let window = Window::days(&axis(), first_day, days);
        calendar_ticks(&axis(), window).into_iter().map(|tick| tick.label).collect()
    }

    proptest! {
        #[test]
        fn calendar_ticks_lie_inside_in_order_and_are_few(from in 0_usize..8760, length in 1_usize..8760) {
            let window = Window::new(&axis(), from, from + length);
            let ticks = calendar_ticks(&axis(), window);
            let (low, high) = (window.start() as f64, window.end() as f64);
            prop_assert!(ticks.iter().all(|t| (low..=high).contains(&t.value)));
            prop_assert!(ticks.windows(2).all(|pair| pair[0].value < pair[1].value));
            prop_assert!(ticks.len() <= 12);
        }
    }

    #[test]
    fn longer_windows_have_coarser_labels() {
        assert_eq!(labels(14, 1), ["00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"]);
        assert_eq!(labels(195, 1)[0], "03:00", "a summer day of standard time begins at one");
        assert_eq!(labels(194, 4), ["Tue 14", "Wed 15", "Thu 16", "Fri 17"]);
        assert_eq!(labels(181, 31), ["6 Jul", "13 Jul", "20 Jul", "27 Jul"]);
        assert_eq!(labels(0, 365).len(), 12);
    }

    #[test]
    fn spans_are_named_as_people_say_them() {
        let name = |day, days| span_label(&axis(), Window::days(&axis(), day, days));
        assert_eq!(name(194, 4), "14 to 17 July");
        assert_eq!(name(180, 3), "30 June to 2 July");
        assert_eq!(name(195, 1), "15 July");
        assert_eq!(name(0, 365), "the year");
    }

    #[test]
    fn moments_follow_the_clock_on_the_wall() {
        assert_eq!(moment_label(&axis(), 195 * 24 + 17), "Wednesday 15 July, 18:00");
        assert_eq!(moment_label(&axis(), 18), "Thursday 1 January, 18:00");
    }
}
