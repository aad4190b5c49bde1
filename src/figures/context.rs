//! What all figures share: the year, the instant under the crosshair, the part of the year in view.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_charts::Theme;
use wattfleet_core::figure::Window;
use wattfleet_core::time::TimeAxis;

use super::FigureData;

/// Which colours figures are drawn in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// On paper-white.
    #[default]
    Light,
    /// On near-black.
    Dark,
}

impl ThemeName {
    /// The colours.
    #[must_use]
    pub const fn theme(self) -> &'static Theme {
        match self {
            Self::Light => &Theme::LIGHT,
            Self::Dark => &Theme::DARK,
        }
    }
}

/// The colours of figures outside the year: `provide_context` it above them.
#[derive(Clone, Copy, Debug)]
pub struct FigureTheme(pub Signal<ThemeName>);

/// The context every figure reads: `provide_context(FigureContext::new(data, theme))` above them.
#[derive(Clone, Copy, Debug)]
pub struct FigureContext {
    /// The year; `None` until there is one.
    pub data: Signal<Option<Arc<FigureData>>>,
    /// The step under the crosshair.
    pub cursor: RwSignal<Option<usize>>,
    /// First step and end step in view.
    pub window: RwSignal<(usize, usize)>,
    /// Which colours.
    pub theme: Signal<ThemeName>,
    /// What a page has to say of the shown step beside its values, spoken after them; empty for nothing.
    pub remark: RwSignal<String>,
    /// The step that instant figures show: under the crosshair, or the busiest in view.
    shown: Memo<Option<usize>>,
}

/// The first day of the window that figures begin with: 14 July.
const FIRST_DAY: usize = 194;
/// How many days they begin with.
const DAYS: usize = 4;

impl FigureContext {
    /// A context whose window is four days of July, and stays the same days when the step of the
    /// axis changes.
    #[must_use]
    pub fn new(data: Signal<Option<Arc<FigureData>>>, theme: Signal<ThemeName>) -> Self {
        let cursor = RwSignal::new(None);
        let window = RwSignal::new((FIRST_DAY * 24, (FIRST_DAY + DAYS) * 24));
        let shown = Memo::new(move |_| {
            let (window, cursor) = (window.get(), cursor.get());
            data.with(|data| data.as_ref().map(|year| cursor.unwrap_or_else(|| year.busiest_step(window))))
        });
        let context = Self { data, cursor, window, theme, remark: RwSignal::new(String::new()), shown };
        let steps_per_day =
            Memo::new(move |_| data.with(|data| data.as_ref().map_or(24, |year| year.axis.steps_per_day())));
        Effect::new(move |before: Option<usize>| {
            let (now, before) = (steps_per_day.get(), before.unwrap_or(24));
            if now != before {
                let scaled = |step: usize| step * now / before;
                context.window.update(|(start, end)| (*start, *end) = (scaled(*start), scaled(*end)));
                context.cursor.update(|cursor| *cursor = cursor.map(scaled));
            }
            now
        });
        context
    }

    /// The axis of the year in hand.
    #[must_use]
    pub fn axis(&self) -> Option<TimeAxis> {
        self.data.with(|data| data.as_ref().map(|year| year.axis))
    }

    /// The part of the year in view.
    #[must_use]
    pub fn view(&self, axis: &TimeAxis) -> Window {
        let (start, end) = self.window.get();
        Window::new(axis, start, end)
    }

    /// The step that instant figures show: under the crosshair, or the busiest in view.
    #[must_use]
    pub fn shown_step(&self) -> Option<usize> {
        self.shown.get()
    }

    /// The first day in view and how many there are, counted whole.
    #[must_use]
    pub fn days_in_view(&self) -> Option<(usize, usize)> {
        let axis = self.axis()?;
        let window = self.view(&axis);
        let first = axis.day(window.start());
        Some((first, axis.day(window.end() - 1) + 1 - first))
    }

    /// Shows some steps, and takes the crosshair away where it is no longer in view.
    pub fn show(&self, window: Window) {
        let seen = (window.start(), window.end());
        if self.window.get_untracked() != seen {
            self.window.set(seen);
        }
        if self.cursor.get_untracked().is_some_and(|step| !window.contains(step)) {
            self.cursor.set(None);
        }
    }

    /// Shows whole days.
    pub fn show_days(&self, first_day: usize, count: usize) {
        if let Some(axis) = untrack(|| self.axis()) {
            let first_day = first_day.min(365 - count.clamp(1, 365));
            self.show(Window::days(&axis, first_day, count.max(1)));
        }
    }

    /// Shows the four days of July that figures begin with.
    pub fn reset(&self) {
        self.show_days(FIRST_DAY, DAYS);
    }

    /// Moves what is in view by some days, and the crosshair with it.
    pub fn move_by_days(&self, days: isize) {
        let Some(axis) = untrack(|| self.axis()) else { return };
        let (start, end) = self.window.get_untracked();
        let before = Window::new(&axis, start, end);
        let after = before.shifted(&axis, days * axis.steps_per_day().cast_signed());
        let moved = after.start().cast_signed() - before.start().cast_signed();
        if moved == 0 {
            return;
        }
        self.window.set((after.start(), after.end()));
        if let Some(step) = self.cursor.get_untracked() {
            self.cursor.set(Some(step.saturating_add_signed(moved).min(axis.len() - 1)));
        }
    }

    /// Puts the crosshair at a step, or takes it away; nothing happens where it is there already.
    pub fn point_at(&self, step: Option<usize>) {
        if self.cursor.get_untracked() != step {
            self.cursor.set(step);
        }
    }
}
