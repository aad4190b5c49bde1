//! What would change the answer most: a bar an input, each a way to its control.

use leptos::prelude::*;
use wattfleet_core::figure::{Better, number};
use wattfleet_core::text::format_usd;
use wattfleet_core::units::Unit;

/// Called with the key of a field whose control is wanted; `provide_context` it above the figures.
#[derive(Clone, Copy, Debug)]
pub struct FocusField(pub Callback<String>);

/// One input between its plausible ends.
#[derive(Clone, Debug, PartialEq)]
pub struct TornadoBar {
    /// The key of its field.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Its low end as shown, with unit.
    pub low_value_text: String,
    /// Its high end as shown, with unit.
    pub high_value_text: String,
    /// The answer at its low end.
    pub low: f64,
    /// The answer at its high end.
    pub high: f64,
}

impl TornadoBar {
    /// The lowest and highest answer.
    fn ends(&self, base: f64) -> (f64, f64) {
        (self.low.min(self.high).min(base), self.low.max(self.high).max(base))
    }
}

/// Bars about the answer as it stands, the greatest swing on top. `bars` is `None` before the first
/// result; `progress` is a share from 0 to 1 while a search runs.
#[component]
pub fn TornadoFigure(
    /// The inputs, in any order.
    #[prop(into)]
    bars: Signal<Option<Vec<TornadoBar>>>,
    /// The answer as it stands.
    #[prop(into)]
    base: Signal<f64>,
    /// Its unit.
    #[prop(into)]
    unit: Signal<Unit>,
    /// What it is, such as `host saves a month`.
    #[prop(into)]
    answer: Signal<String>,
    /// Which way is better for whom the answer is.
    #[prop(into)]
    better: Signal<Better>,
    /// How far the search is; `None` when it rests.
    #[prop(into)]
    progress: Signal<Option<f64>>,
    /// Whether the bars are about an older answer, because a newer search is not through.
    #[prop(into)]
    stale: Signal<bool>,
) -> impl IntoView {
    let sorted = Memo::new(move |_| {
        let mut bars = bars.get()?;
        let swing = |bar: &TornadoBar| bar.ends(base.get()).1 - bar.ends(base.get()).0;
        bars.sort_by(|a, b| swing(b).total_cmp(&swing(a)));
        Some(bars)
    });
    let reach =
        Memo::new(move |_| sorted.with(|bars| Reach::of(bars.as_deref().unwrap_or_default(), base.get())));
    let rows = move || {
        let (base, unit, better) = (base.get(), unit.get(), better.get());
        let scale = Scale { reach: reach.get(), base, unit, better };
        sorted.get().map(|bars| bars.into_iter().map(|bar| row(bar, scale)).collect::<Vec<_>>())
    };
    let is_waiting = move || sorted.with(Option::is_none);
    view! {
        <figure class="fig fig-tornado" class:stale=move || stale.get() id="figure-tornado" aria-labelledby="figure-tornado-title">
            <figcaption>
                <h2 class="fig-title" id="figure-tornado-title">"What would change it most"</h2>
                <span class="fig-note">{answer} " " <b>{move || shown(base.get(), unit.get())}</b></span>
            </figcaption>
            {move || {
                progress
                    .get()
                    .map(|share| {
                        view! {
                            <progress class="fig-progress" max="1" value=share aria-label="Search for what matters"></progress>
                        }
                    })
            }}
            <ul class="fig-tornado-rows">{rows}</ul>
            {move || is_waiting().then(|| view! { <p class="fig-note">"Each input is tried at both its ends…"</p> })}
            <p class="fig-note fig-tornado-foot">
                <span class="fig-tornado-worse">"worse"</span>
                <span class="fig-tornado-better">"better"</span>
                "Bars end at the input's plausible ends; a row leads to its control."
                {move || {
                    reach.get().is_cut.then_some(" Bars with a gap go on further: they are cut so that the others can be seen; their numbers are true.")
                }}
            </p>
        </figure>
    }
}

/// A bar this many times as long as the next is cut short.
const CUT_AT: f64 = 2.5;
/// To this many times the next.
const CUT_TO: f64 = 1.5;
/// How many are cut at most.
const CUT_MOST: usize = 2;

/// The answers at the ends of the axis.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Reach {
    low: f64,
    high: f64,
    /// Whether a bar goes on beyond it.
    is_cut: bool,
}

impl Reach {
    /// As far as the bars reach; one that would squash all others is cut.
    fn of(bars: &[TornadoBar], base: f64) -> Self {
        let length = |bar: &TornadoBar| (bar.low - base).abs().max((bar.high - base).abs());
        let mut lengths: Vec<f64> = bars.iter().map(length).collect();
        lengths.sort_by(|a, b| b.total_cmp(a));
        // At most two are cut: beyond that, the lengths are what they are.
        let towers = |cut: &usize| match (lengths.get(*cut), lengths.get(cut + 1)) {
            (Some(this), Some(next)) => *next > 0.0 && *this > CUT_AT * next,
            _ => false,
        };
        let cut = (0..CUT_MOST).rev().find(towers).map_or(0, |last| last + 1);
        let is_cut = cut > 0;
        let most = lengths.get(cut).filter(|_| is_cut).map_or(f64::INFINITY, |next| CUT_TO * next);
        let (mut low, mut high) = (base, base);
        for (a, b) in bars.iter().map(|bar| bar.ends(base)) {
            low = low.min(a.max(base - most));
            high = high.max(b.min(base + most));
        }
        if high > low {
            Self { low, high, is_cut }
        } else {
            Self { low: base - 1.0, high: base + 1.0, is_cut }
        }
    }
}

/// What all rows are drawn on.
#[derive(Clone, Copy)]
struct Scale {
    reach: Reach,
    base: f64,
    unit: Unit,
    better: Better,
}

impl Scale {
    /// Where an answer lies, percent from the left.
    fn percent(&self, value: f64) -> f64 {
        (100.0 * (value - self.reach.low) / (self.reach.high - self.reach.low)).clamp(0.0, 100.0)
    }

    fn class(&self, value: f64) -> &'static str {
        let is_better = (value > self.base) == (self.better == Better::Higher);
        if is_better { "fig-tornado-better" } else { "fig-tornado-worse" }
    }

    /// The part of a bar between the base and an answer.
    fn part(&self, value: f64) -> impl IntoView + use<> {
        let (a, b) = (self.percent(self.base), self.percent(value));
        let is_beyond = value < self.reach.low || value > self.reach.high;
        let gap_x = if b > a { b - 5.0 } else { b + 3.0 };
        view! {
            <rect class=self.class(value) x=a.min(b) width=(a - b).abs() y="0" height="10" />
            {is_beyond.then(|| view! { <path class="fig-tornado-gap" d=format!("M{gap_x} 12l2-14") /> })}
        }
    }
}

fn row(bar: TornadoBar, scale: Scale) -> impl IntoView {
    let focus = use_context::<FocusField>();
    let base_x = scale.percent(scale.base);
    let end = |text: &str, answer: f64| {
        view! { <span class="fig-tornado-end">{text.to_owned()} " " <b>{shown(answer, scale.unit)}</b></span> }
    };
    let (low, high) = (end(&bar.low_value_text, bar.low), end(&bar.high_value_text, bar.high));
    // The end that gives less stands at the left, as its bar does.
    let (left, right) = if bar.high >= bar.low { (low, high) } else { (high, low) };
    // Where both ends lie on one side, the nearer covers part of the farther: longest first.
    let mut ends = [bar.low, bar.high];
    ends.sort_by(|a, b| (b - scale.base).abs().total_cmp(&(a - scale.base).abs()));
    let described = format!(
        "{}: at {} the answer is {}, at {} it is {}. Go to its control.",
        bar.label,
        bar.low_value_text,
        shown(bar.low, scale.unit),
        bar.high_value_text,
        shown(bar.high, scale.unit),
    );
    let key = bar.key;
    let go = move |_| {
        if let Some(FocusField(focus)) = focus {
            focus.run(key.clone());
        }
    };
    view! {
        <li>
            <button type="button" class="fig-tornado-row" aria-label=described on:click=go>
                <span class="fig-tornado-label">{bar.label}</span>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    {ends.map(|end| scale.part(end))}
                    <line class="fig-tornado-base" x1=base_x x2=base_x y1="-2" y2="12" />
                </svg>
                <span class="fig-tornado-ends">{left} {right}</span>
            </button>
        </li>
    }
}

/// An answer with its unit.
fn shown(value: f64, unit: Unit) -> String {
    match unit {
        // Cents say nothing here.
        Unit::Usd | Unit::UsdPerMonth | Unit::UsdPerYear => {
            format_usd(value.round()).trim_end_matches(".00").to_owned()
        }
        _ => format!("{}\u{202f}{}", number::compact(value * unit.display_factor()), unit.symbol()),
    }
}
