//! The steps that a readout stands for: one, a day where days are drawn, or all that is in view.

use std::ops::Range;

use wattfleet_core::figure::{View, Window, moment_label, span_label};
use wattfleet_core::time::TimeAxis;

/// What the numbers in a legend are about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Span {
    /// The step under the crosshair.
    Step(Range<usize>),
    /// The day under the crosshair: the picture shows days.
    Day(Range<usize>),
    /// Nothing is pointed at: all that is in view.
    View(Range<usize>),
}

impl Span {
    /// What a crosshair stands for in a part of the year.
    pub(super) fn new(axis: &TimeAxis, window: Window, cursor: Option<usize>) -> Self {
        let Some(step) = cursor.filter(|step| window.contains(*step)) else {
            return Self::View(window.start()..window.end());
        };
        if is_daily(axis, window) {
            let a_day = axis.steps_per_day();
            let from = axis.day(step) * a_day;
            Self::Day(from.max(window.start())..(from + a_day).min(window.end()))
        } else {
            Self::Step(step..step + 1)
        }
    }

    /// Its steps.
    pub(super) fn steps(&self) -> Range<usize> {
        match self {
            Self::Step(steps) | Self::Day(steps) | Self::View(steps) => steps.clone(),
        }
    }

    /// Whether a crosshair stands for it.
    pub(super) fn is_pointed_at(&self) -> bool {
        !matches!(self, Self::View(_))
    }

    /// Whether the picture that it belongs to draws days.
    pub(super) fn shows_days(&self, axis: &TimeAxis) -> bool {
        match self {
            Self::Step(_) => false,
            Self::Day(_) => true,
            Self::View(steps) => is_daily(axis, Window::new(axis, steps.start, steps.end)),
        }
    }

    /// Where its middle is drawn, in steps.
    pub(super) fn middle(&self) -> f64 {
        let steps = self.steps();
        (steps.start + steps.end) as f64 / 2.0
    }

    /// The mean of a series over it.
    pub(super) fn mean(&self, series: &[f64]) -> f64 {
        let seen = self.part(series);
        seen.iter().sum::<f64>() / seen.len().max(1) as f64
    }

    /// The part of a series in it.
    pub(super) fn part<'a, T>(&self, series: &'a [T]) -> &'a [T] {
        let steps = self.steps();
        let end = steps.end.min(series.len());
        series.get(steps.start.min(end)..end).unwrap_or_default()
    }

    /// `Wednesday 15 July, 18:00`, `15 July, mean of the day` or `14 to 17 July`.
    pub(super) fn label(&self, axis: &TimeAxis) -> String {
        let steps = self.steps();
        match self {
            Self::Step(_) => moment_label(axis, steps.start),
            Self::Day(_) => {
                let day = span_label(axis, Window::new(axis, steps.start, steps.end));
                format!("{day}, mean of the day")
            }
            Self::View(_) => span_label(axis, Window::new(axis, steps.start, steps.end)),
        }
    }
}

/// Whether so much is in view that days are drawn instead of steps.
pub(super) fn is_daily(axis: &TimeAxis, window: Window) -> bool {
    View { axis, window, columns: 1 }.is_daily()
}
