//! What would change the answer most: searched in a worker whenever the design has come to rest.

use leptos::prelude::*;
use wattfleet_core::{
    figure::Better,
    scenario::{Path, Place, field},
    units::Unit,
};

use crate::{
    engine::{Engine, Job, Listener, Reply, TornadoReplyBar},
    figures::{TornadoBar, TornadoFigure},
    platform::{Later, page},
    state::{Document, Keeper, Results},
};

/// Rest before a search begins, ms: not while a slider moves.
const REST_MS: u64 = 250;

/// The search and its figure. Until a new search is through, the bars of the last one stay.
#[component]
pub(crate) fn TornadoSearch() -> impl IntoView {
    let results = expect_context::<Results>();
    let search = Search {
        engine: expect_context(),
        keeper: expect_context(),
        document: expect_context(),
        bars: RwSignal::new(None),
        progress: RwSignal::new(None),
    };
    let later = Later::default();
    Effect::new(move |_| {
        results.answer().track();
        later.after_ms(REST_MS, move || search.begin());
    });
    let base =
        Memo::new(move |_| results.answer().with(|answer| answer.as_ref().map_or(0.0, |a| a.gain_usd)));
    let label = Memo::new(move |_| {
        results.answer().with(|answer| answer.as_ref().map_or("", |answer| answer.metric.label()).to_owned())
    });
    let unit = Signal::stored(Unit::UsdPerYear);
    let better = Signal::stored(Better::Higher);
    view! { <TornadoFigure bars=search.bars base unit answer=label better progress=search.progress /> }
}

#[derive(Clone, Copy)]
struct Search {
    engine: StoredValue<Engine, LocalStorage>,
    keeper: Keeper,
    document: Document,
    bars: RwSignal<Option<Vec<TornadoBar>>>,
    progress: RwSignal<Option<f64>>,
}

impl Search {
    /// Begins a search; an older one is dropped.
    fn begin(self) {
        let home = self.document.home();
        let job = Job::Tornado { link: self.keeper.link_now(), home: home as u32 };
        let listener = Listener::new(move |result| {
            self.progress.try_set(None);
            match result {
                Ok(Reply::Tornado { bars }) => {
                    let bars = bars.into_iter().filter_map(|bar| named(bar, home)).collect();
                    self.bars.try_set(Some(bars));
                }
                Ok(Reply::Sum { .. }) => {}
                Err(error) => page::log_error(&error.to_string()),
            }
        });
        let listener = listener.with_progress(move |done_frac| {
            self.progress.try_set(Some(done_frac));
        });
        self.engine.with_value(|engine| engine.submit(job, listener));
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
