//! What would change the answer most: searched in a worker whenever the design has come to rest. Until then
//! the bars of the last search stay, about the answer as it was, and look it.

use leptos::prelude::*;
use wattfleet_core::{
    analysis::Answer,
    figure::Better,
    scenario::{Path, Place, field},
    units::Unit,
};

use crate::{
    engine::{Job, Listener, Reply, TornadoReplyBar},
    figures::{TornadoBar, TornadoFigure},
    platform::{Later, page},
    state::{Document, Keeper, Results, Workers},
};

/// Rest before a search begins, ms: not while a slider moves.
const REST_MS: u64 = 250;

/// The search and its figure. Until a new search is through, the bars of the last one stay.
#[component]
pub(crate) fn TornadoSearch() -> impl IntoView {
    let results = expect_context::<Results>();
    let search = Search {
        workers: expect_context(),
        keeper: expect_context(),
        document: expect_context(),
        results,
        found: RwSignal::new(None),
        progress: RwSignal::new(None),
    };
    let later = Later::default();
    Effect::new(move |_| {
        results.answer().track();
        later.after_ms(REST_MS, move || search.begin());
    });
    let unit = Signal::stored(Unit::UsdPerYear);
    let better = Signal::stored(Better::Higher);
    let bars =
        Signal::derive(move || search.found.with(|found| found.as_ref().map(|found| found.bars.clone())));
    let base =
        Signal::derive(move || search.found.with(|found| found.as_ref().map_or(0.0, |found| found.base)));
    let label = Signal::derive(move || {
        search.found.with(|found| found.as_ref().map_or("", |found| found.label).to_owned())
    });
    let stale = Memo::new(move |_| {
        let now = results.answer().with(|answer| answer.as_ref().map(asked).ok());
        search.found.with(|found| found.as_ref().is_some_and(|found| Some((found.base, found.label)) != now))
    });
    view! { <TornadoFigure bars base unit answer=label better progress=search.progress stale /> }
}

/// The answer that a search is about: dollars a year, and what they are.
fn asked(answer: &Answer) -> (f64, &'static str) {
    (answer.gain_usd, answer.metric.label())
}

/// What a search has found, about the answer as it was then.
struct Found {
    bars: Vec<TornadoBar>,
    base: f64,
    label: &'static str,
}

#[derive(Clone, Copy)]
struct Search {
    workers: Workers,
    keeper: Keeper,
    document: Document,
    results: Results,
    found: RwSignal<Option<Found>>,
    progress: RwSignal<Option<f64>>,
}

impl Search {
    /// Begins a search; an older one is dropped.
    fn begin(self) {
        let home = self.document.home();
        let now = self.results.answer().with_untracked(|answer| answer.as_ref().map(asked).ok());
        let Some((base, label)) = now else { return };
        let job = Job::Tornado(self.keeper.question(home));
        let listener = Listener::new(move |result| {
            self.progress.try_set(None);
            match result {
                Ok(Reply::Tornado { bars }) => {
                    let bars = bars.into_iter().filter_map(|bar| named(bar, home)).collect();
                    self.found.try_set(Some(Found { bars, base, label }));
                }
                Ok(_) => {}
                Err(error) => page::log_error(&error.to_string()),
            }
        });
        let listener = listener.with_progress(move |done_frac| {
            self.progress.try_set(Some(done_frac));
        });
        let _submitted = self.workers.submit(job, listener);
    }
}

/// A bar with its words.
fn named(bar: TornadoReplyBar, home: usize) -> Option<TornadoBar> {
    let field = field(bar.field)?;
    let place = Place { home, item: bar.item as usize };
    Some(TornadoBar {
        key: Path { field, place }.text(),
        label: format!("{}: {}", field.subject.label(), crate::state::lower_first(field.label)),
        low_value_text: bar.low_text,
        high_value_text: bar.high_text,
        low: bar.low,
        high: bar.high,
    })
}
