//! What is in view, by buttons and dates: every drag over a figure has its click here.

use leptos::prelude::*;
use wattfleet_core::figure::span_label;
use wattfleet_core::time::MONTH_DAYS;

use super::FigureContext;
use super::readout::{Moment, Readout};

/// The year that dates are shown in; its 1 January is a Thursday as the axis has it.
const DISPLAY_YEAR: usize = 2026;

/// Lengths on offer: name and days.
const LENGTHS: [(&str, usize); 4] = [("Day", 1), ("Week", 7), ("Month", 30), ("Year", 365)];

/// Buttons for day, week, month and year, earlier and later, two dates, reset, and the instant
/// under the crosshair. Stands once above the figures.
#[component]
pub fn WindowControls() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let days = Memo::new(move |_| context.days_in_view());
    let lengths = LENGTHS.map(|(name, length)| {
        let is_shown = move || days.get().is_some_and(|(_, count)| count == length);
        view! {
            <button type="button" aria-pressed=move || is_shown().to_string() on:click=move |_| lengthen(context, length)>
                {name}
            </button>
        }
    });
    let turn = move |sign: isize| {
        if let Some((_, count)) = days.get_untracked() {
            context.move_by_days(sign * count.cast_signed());
        }
    };
    let date = move |pick: fn((usize, usize)) -> usize| {
        move || days.get().map(|days| iso_date(pick(days))).unwrap_or_default()
    };
    let on_first = move |event: leptos::ev::Event| {
        if let (Some(first), Some((before, count))) = (day_of(&event), days.get_untracked()) {
            let last = (before + count - 1).max(first);
            context.show_days(first, last - first + 1);
        }
    };
    let on_last = move |event: leptos::ev::Event| {
        if let (Some(last), Some((first, _))) = (day_of(&event), days.get_untracked()) {
            let first = first.min(last);
            context.show_days(first, last - first + 1);
        }
    };
    let (least, most) = (iso_date(0), iso_date(364));
    let title = move || context.axis().map(|axis| span_label(&axis, context.view(&axis)));
    view! {
        <div class="fig-bar" role="group" aria-label="Part of the year in view">
            <div class="fig-lengths">{lengths}</div>
            <div class="fig-turn">
                <button type="button" aria-label="Earlier" title="Earlier" on:click=move |_| turn(-1)>"‹"</button>
                <span class="fig-span">{title}</span>
                <button type="button" aria-label="Later" title="Later" on:click=move |_| turn(1)>"›"</button>
            </div>
            <div class="fig-dates">
                <label>
                    <span class="vh">"First day in view"</span>
                    <input type="date" min=least.clone() max=most.clone() prop:value=date(|(first, _)| first) on:change=on_first />
                </label>
                <span aria-hidden="true">"to"</span>
                <label>
                    <span class="vh">"Last day in view"</span>
                    <input type="date" min=least max=most prop:value=date(|(first, count)| first + count - 1) on:change=on_last />
                </label>
                <button type="button" on:click=move |_| context.reset()>"Reset"</button>
            </div>
            <Moment />
            <Readout />
        </div>
    }
}

/// Shows so many days about the crosshair, or about what is in view.
fn lengthen(context: FigureContext, days: usize) {
    let Some(axis) = untrack(|| context.axis()) else { return };
    let (start, end) = context.window.get_untracked();
    let middle = context.cursor.get_untracked().unwrap_or(usize::midpoint(start, end));
    context.show_days(axis.day(middle).saturating_sub((days - 1) / 2), days);
}

/// `2026-07-14` of a day of the year.
fn iso_date(day: usize) -> String {
    let mut left = day;
    for (month, length) in MONTH_DAYS.iter().enumerate() {
        if left < *length {
            return format!("{DISPLAY_YEAR}-{:02}-{:02}", month + 1, left + 1);
        }
        left -= length;
    }
    format!("{DISPLAY_YEAR}-12-31")
}

/// The day of the year that a date field holds.
fn day_of(event: &leptos::ev::Event) -> Option<usize> {
    let text = event_target_value(event);
    let mut parts = text.split('-').skip(1).map(str::parse::<usize>);
    let (month, day) = (parts.next()?.ok()?, parts.next()?.ok()?);
    let length = MONTH_DAYS.get(month.checked_sub(1)?)?;
    let before: usize = MONTH_DAYS.iter().take(month - 1).sum();
    (1..=*length).contains(&day).then_some(before + day - 1)
}
