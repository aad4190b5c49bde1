//! Which part of the year is looked at, and how finely.

use crate::time::TimeAxis;

/// Steps `[start, end)` of the year, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    start: usize,
    end: usize,
}

impl Window {
    /// A window inside the year; the ends are put in order and inside, and one step is the least.
    #[must_use]
    pub fn new(axis: &TimeAxis, from_step: usize, to_step: usize) -> Self {
        let (low, high) = if from_step <= to_step { (from_step, to_step) } else { (to_step, from_step) };
        let start = low.min(axis.len() - 1);
        Self { start, end: high.clamp(start + 1, axis.len()) }
    }

    /// The whole year.
    #[must_use]
    pub fn year(axis: &TimeAxis) -> Self {
        Self { start: 0, end: axis.len() }
    }

    /// Whole days from a day of the year, 0 to 364, in standard time.
    #[must_use]
    pub fn days(axis: &TimeAxis, first_day: usize, count: usize) -> Self {
        let a_day = axis.steps_per_day();
        Self::new(axis, first_day * a_day, (first_day + count) * a_day)
    }

    /// The first step.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// The step after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }

    /// How many steps.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Never: a window has a step.
    #[must_use]
    pub fn is_empty(self) -> bool {
        false
    }

    /// Whether a step lies inside.
    #[must_use]
    pub fn contains(self, step: usize) -> bool {
        (self.start..self.end).contains(&step)
    }

    /// As long as it was, moved so that it stays inside the year.
    #[must_use]
    pub fn shifted(self, axis: &TimeAxis, by_steps: isize) -> Self {
        let start = self.start.saturating_add_signed(by_steps).min(axis.len() - self.len());
        Self { start, end: start + self.len() }
    }

    /// The part of a series inside; shorter or empty where the series ends early.
    #[must_use]
    pub fn slice<T>(self, values: &[T]) -> &[T] {
        let end = self.end.min(values.len());
        values.get(self.start.min(end)..end).unwrap_or_default()
    }
}

/// A window of an axis at a resolution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View<'a> {
    /// The axis all series lie on.
    pub axis: &'a TimeAxis,
    /// What is looked at.
    pub window: Window,
    /// Pixel columns of the plot: a series keeps two points a column at most.
    pub columns: usize,
}

impl View<'_> {
    /// Whether a step would be too thin to see its day: daily values are drawn instead.
    #[must_use]
    pub fn is_daily(&self) -> bool {
        self.window.len() > 62 * self.axis.steps_per_day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DaylightSaving;

    #[test]
    fn a_window_always_lies_inside_the_year_and_has_a_step() {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        for (from, to) in [(0, 0), (9000, 9001), (8759, 0), (5, 4), (8760, 8760)] {
            let window = Window::new(&axis, from, to);
            assert!(window.start() < window.end() && window.end() <= axis.len(), "{window:?}");
        }
        let days = Window::days(&axis, 363, 4).shifted(&axis, 100);
        assert_eq!((days.len(), days.end()), (48, 8760));
        assert_eq!(days.shifted(&axis, -100_000).start(), 0);
    }
}
