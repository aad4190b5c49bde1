//! What would change the answer most: a bar an input, each a way to its control.

use leptos::prelude::*;
use wattfleet_core::figure::{Better, number};
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
) -> impl IntoView {
    let sorted = Memo::new(move |_| {
        let mut bars = bars.get()?;
        let swing = |bar: &TornadoBar| bar.ends(base.get()).1 - bar.ends(base.get()).0;
        bars.sort_by(|a, b| swing(b).total_cmp(&swing(a)));
        Some(bars)
    });
    let reach = Memo::new(move |_| {
        let base = base.get();
        let ends = sorted.get().unwrap_or_default();
        let ends = ends.iter().map(|bar| bar.ends(base));
        let (low, high) = ends.fold((base, base), |(a, b), (low, high)| (a.min(low), b.max(high)));
        if high > low { (low, high) } else { (base - 1.0, base + 1.0) }
    });
    let rows = move || {
        let (base, unit, better) = (base.get(), unit.get(), better.get());
        let scale = Scale { reach: reach.get(), base, unit, better };
        sorted.get().map(|bars| bars.into_iter().map(|bar| row(bar, scale)).collect::<Vec<_>>())
    };
    let is_waiting = move || sorted.with(Option::is_none);
    view! {
        <figure class="fig fig-tornado" id="figure-tornado" aria-labelledby="figure-tornado-title">
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
            </p>
        </figure>
    }
}

/// What all rows are drawn on.
#[derive(Clone, Copy)]
struct Scale {
    reach: (f64, f64),
    base: f64,
    unit: Unit,
    better: Better,
}

impl Scale {
    /// Where an answer lies, percent from the left.
    fn percent(&self, value: f64) -> f64 {
        100.0 * (value - self.reach.0) / (self.reach.1 - self.reach.0)
    }

    fn class(&self, value: f64) -> &'static str {
        let is_better = (value > self.base) == (self.better == Better::Higher);
        if is_better { "fig-tornado-better" } else { "fig-tornado-worse" }
    }

    /// The part of a bar between the base and an answer.
    fn part(&self, value: f64) -> impl IntoView + use<> {
        let (a, b) = (self.percent(self.base), self.percent(value));
        view! { <rect class=self.class(value) x=a.min(b) width=(a - b).abs() y="0" height="10" /> }
    }
}

fn row(bar: TornadoBar, scale: Scale) -> impl IntoView {
    let focus = use_context::<FocusField>();
    let (base_x, is_rising) = (scale.percent(scale.base), bar.high >= bar.low);
    let (left, right) = if is_rising {
        (bar.low_value_text.clone(), bar.high_value_text.clone())
    } else {
        (bar.high_value_text.clone(), bar.low_value_text.clone())
    };
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
    let span = format!(
        "{} to {}",
        shown(bar.low.min(bar.high), scale.unit),
        shown(bar.low.max(bar.high), scale.unit)
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
                <span class="fig-tornado-head">
                    <span class="fig-tornado-label">{bar.label}</span>
                    <span class="fig-tornado-span">{span}</span>
                </span>
                <span class="fig-tornado-bar">
                    <span class="fig-tornado-end">{left}</span>
                    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        {ends.map(|end| scale.part(end))}
                        <line class="fig-tornado-base" x1=base_x x2=base_x y1="-2" y2="12" />
                    </svg>
                    <span class="fig-tornado-end">{right}</span>
                </span>
            </button>
        </li>
    }
}

/// An answer with its unit.
fn shown(value: f64, unit: Unit) -> String {
    let is_money = matches!(unit, Unit::Usd | Unit::UsdPerMonth | Unit::UsdPerYear);
    let text = match is_money {
        true if value.abs() < 99_999.5 => number::fixed(value, 0),
        _ => number::compact(value * unit.display_factor()),
    };
    match (is_money, text.strip_prefix('\u{2212}')) {
        (true, Some(rest)) => format!("\u{2212}${rest}"),
        (true, None) => format!("${text}"),
        _ => format!("{text}\u{202f}{}", unit.symbol()),
    }
}
