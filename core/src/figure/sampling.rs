//! The points a series is drawn at: its steps, the extremes of its steps, or its days.

use super::{View, decimate};

/// Points shared by all series of a figure, so that stacks stay stacks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sampling {
    points: Vec<(usize, usize)>,
    ends: (f64, f64),
}

impl Sampling {
    /// Days for long windows; else steps, at most two a column, chosen where `rank` is extreme.
    pub(super) fn choose(view: &View<'_>, rank: &[f64]) -> Self {
        let window = view.window;
        let points = if view.is_daily() {
            let a_day = view.axis.steps_per_day();
            let first = view.axis.day(window.start());
            let last = view.axis.day(window.end() - 1);
            (first..=last)
                .map(|day| ((day * a_day).max(window.start()), ((day + 1) * a_day).min(window.end())))
                .collect()
        } else {
            decimate(rank, window, view.columns).into_iter().map(|step| (step, step + 1)).collect()
        };
        Self { points, ends: (window.start() as f64, window.end() as f64) }
    }

    /// Where the points lie, with the ends of the window before and behind.
    pub(super) fn x(&self) -> Vec<f64> {
        let centres = self.points.iter().map(|(from, to)| (from + to) as f64 / 2.0);
        std::iter::once(self.ends.0).chain(centres).chain(std::iter::once(self.ends.1)).collect()
    }

    /// The mean of a series at each point, held to the ends of the window; what is missing is zero.
    pub(super) fn mean(&self, values: &[f64]) -> Vec<f64> {
        self.each(values, |part| part.iter().sum::<f64>() / part.len().max(1) as f64)
    }

    /// The least of a series at each point.
    pub(super) fn least(&self, values: &[f64]) -> Vec<f64> {
        self.each(values, |part| part.iter().copied().reduce(f64::min).unwrap_or(0.0))
    }

    /// The greatest of a series at each point.
    pub(super) fn greatest(&self, values: &[f64]) -> Vec<f64> {
        self.each(values, |part| part.iter().copied().reduce(f64::max).unwrap_or(0.0))
    }

    fn each(&self, values: &[f64], of: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let mut out = Vec::with_capacity(self.points.len() + 2);
        for (from, to) in &self.points {
            let to = (*to).min(values.len());
            let value = of(values.get(*from..to).unwrap_or_default());
            if out.is_empty() {
                out.push(value);
            }
            out.push(value);
        }
        out.extend(out.last().copied());
        out
    }
}
