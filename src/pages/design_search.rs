//! Sizes of battery, modules and node tried in a worker: what each costs, and one click to use it.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{Against, Aim, DesignPoint, Designs, Sweep},
    figure::number,
    scenario::Scenario,
    text::{format_usd, sentence},
    units::Unit,
};

use crate::{
    engine::{Job, JobHandle, Listener, Reply},
    figures::{FoundDesigns, FrontierPlot, FrontierState},
    platform::page,
    state::{Command, Document, Keeper, Results, Workers},
};

/// The search, its picture, and the design that is chosen in it.
#[component]
pub(crate) fn DesignSearch() -> impl IntoView {
    let search = Search {
        workers: expect_context(),
        keeper: expect_context(),
        document: expect_context(),
        state: FrontierState {
            found: RwSignal::new(None),
            against: RwSignal::new(Against::Output),
            pointed: RwSignal::new(None),
            chosen: RwSignal::new(None),
        },
        progress: RwSignal::new(None),
        job: StoredValue::new_local(None),
        stale: RwSignal::new(false),
    };
    let results = expect_context::<Results>();
    Effect::new(move |before: Option<()>| {
        results.year().track();
        if before.is_some() {
            search.stale.set(true);
        }
    });
    let is_found = Memo::new(move |_| search.state.found.with(Option::is_some));
    let label = move || if is_found.get() { "Search again" } else { "Search designs" };
    let button = move || {
        if search.progress.get().is_some() {
            view! {
                <button type="button" class="quiet" data-test="cancel-designs" on:click=move |_| search.cancel()>
                    "Cancel"
                </button>
            }
            .into_any()
        } else if !is_found.get() || search.stale.get() {
            view! {
                <button type="button" class="quiet" data-test="search-designs" on:click=move |_| search.begin()>
                    {label}
                </button>
            }
            .into_any()
        } else {
            ().into_any()
        }
    };
    let bar = move || {
        search.progress.get().map(|share: f64| {
            view! { <progress class="fig-progress" max="1" value=share aria-label="Search over designs"></progress> }
        })
    };
    view! {
        <figure
            class="fig fig-frontier"
            class:stale=move || search.stale.get()
            id="figure-frontier"
            aria-labelledby="figure-frontier-title"
            data-test="designs"
        >
            <figcaption>
                <h2 class="fig-title" id="figure-frontier-title">"Other sizes"</h2>
                {button}
            </figcaption>
            {bar}
            {move || (!is_found.get()).then(|| view! { <p class="fig-note">{intro(search)}</p> })}
            {move || is_found.get().then(|| view! { <Found search /> })}
        </figure>
    }
}

fn intro(search: Search) -> String {
    let home = search.document.home();
    let total = search.document.scenario().with_untracked(|scenario| Sweep::new(scenario, home).total());
    format!(
        "{total} designs: up to four batteries, up to 20 kW of modules, and every node that holds the model. What does each cost, and what does it give?"
    )
}

#[derive(Clone, Copy)]
struct Search {
    workers: Workers,
    keeper: Keeper,
    document: Document,
    state: FrontierState,
    progress: RwSignal<Option<f64>>,
    job: StoredValue<Option<JobHandle>, LocalStorage>,
    stale: RwSignal<bool>,
}

impl Search {
    /// Begins a search; an older one is dropped.
    fn begin(self) {
        let home = self.document.home();
        let scenario = self.document.scenario().get_untracked();
        let job = Job::Sweep(self.keeper.question(home));
        let listener = Listener::new(move |result| {
            self.progress.try_set(None);
            match result {
                Ok(Reply::Sweep { designs }) => self.show(designs, (&scenario, home)),
                Ok(_) => {}
                Err(error) => page::log_error(&error.to_string()),
            }
        });
        let listener = listener.with_progress(move |done_frac| {
            self.progress.try_set(Some(done_frac));
        });
        self.progress.set(Some(0.0));
        self.stale.set(false);
        self.job.set_value(self.workers.submit(job, listener));
    }

    fn cancel(self) {
        self.job.with_value(|job| job.as_ref().map(JobHandle::cancel));
        self.progress.set(None);
        self.stale.set(true);
    }

    fn show(self, designs: Designs, (scenario, home): (&Scenario, usize)) {
        let words =
            designs.points.iter().map(|point| sentence(&point.sizing.words(scenario, home))).collect();
        let hours = scenario.homes.get(home).is_some_and(|home| home.workload.kind.sells_hours());
        let output_unit = if hours { Unit::Gpu } else { Unit::TokS };
        self.state.pointed.try_set(None);
        self.state.chosen.try_set(designs.best(Aim::Profit).copied());
        self.state.found.try_set(Some(Arc::new(FoundDesigns { designs, output_unit, words })));
    }

    /// The home gets the size that is told of: one step of undo, in words.
    fn apply(self) {
        let Some(point) = self.state.chosen.get_untracked() else { return };
        let words =
            self.state.found.with_untracked(|found| found.as_ref().map(|found| found.words_of(&point)));
        let mut scenario = self.document.scenario().get_untracked();
        if point.sizing.apply(&mut scenario, self.document.home()).is_ok() {
            let words = format!("design {}", words.unwrap_or_default());
            self.document.run(Command::Replace { scenario: Box::new(scenario), words });
        }
    }
}

/// The picture and the design that is told of.
#[component]
fn Found(search: Search) -> impl IntoView {
    let state = search.state;
    let against = move |value: Against, words: &'static str| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="frontier-against"
                    prop:checked=move || state.against.get() == value
                    on:change=move |_| state.against.set(value)
                />
                <span>{words}</span>
            </label>
        }
    };
    let aim = move |aim: Aim, words: &'static str| {
        let choose = move |_| {
            state.pointed.set(None);
            let best = state.found.with_untracked(|found| found.as_ref()?.designs.best(aim).copied());
            state.chosen.set(best);
        };
        let is_chosen = move || {
            let best = state.found.with(|found| found.as_ref()?.designs.best(aim).map(|best| best.sizing));
            best.is_some() && state.chosen.get().map(|point| point.sizing) == best
        };
        view! {
            <button
                type="button"
                class="quiet"
                data-aim=aim.key()
                aria-pressed=move || is_chosen().to_string()
                on:click=choose
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="radios" role="radiogroup" aria-label="Cost against">
            {against(Against::Output, "Against output")}
            {against(Against::Backup, "Against backup")}
        </div>
        <FrontierPlot state />
        <div class="buttons fig-aims" role="group" aria-label="Best designs">
            {aim(Aim::Profit, "Greatest gain")}
            {aim(Aim::SelfSufficiency, "Least bought")}
            {aim(Aim::Carbon, "Least carbon")}
        </div>
        <Card search />
    }
}

/// One design in words and numbers.
#[component]
fn Card(search: Search) -> impl IntoView {
    let state = search.state;
    let words = move || {
        let point = state.shown()?;
        state.found.with(|found| found.as_ref().map(|found| found.words_of(&point)))
    };
    let is_present = move || {
        let present = state.found.with(|found| found.as_ref()?.designs.present().map(|point| point.sizing));
        present.is_some() && state.chosen.get().map(|point| point.sizing) == present
    };
    let numbers = move || {
        let point = state.shown()?;
        let unit = state.found.with(|found| found.as_ref().map(|found| found.output_unit))?;
        Some(rows(&point, unit))
    };
    view! {
        <div class="design-card" data-test="design-card">
            <p class="design-words">{words}</p>
            <dl class="design-rows">{numbers}</dl>
            <button
                type="button"
                class="quiet"
                data-test="use-design"
                disabled=move || search.stale.get() || state.chosen.get().is_none() || is_present()
                on:click=move |_| search.apply()
            >
                {move || if is_present() { "This is the present design" } else { "Use this design" }}
            </button>
        </div>
        <p class="fig-note">
            "Everyone together, whoever pays whom. Batteries and modules count at installed prices, those there already too. Least bought and least carbon give no less output than now."
        </p>
    }
}

fn rows(point: &DesignPoint, unit: Unit) -> impl IntoView + use<> {
    let usd = |usd: f64| format_usd(usd.round()).trim_end_matches(".00").to_owned();
    let cells = [
        ("Cost a year", usd(point.cost_usd)),
        ("Gain a year", usd(point.gain_usd)),
        ("Output sold", format!("{} {}", number::compact(point.output), unit.symbol())),
        ("Backup", format!("{} h", number::compact(point.backup_h))),
        ("Not bought", format!("{} %", number::fixed(point.self_sufficiency_frac * 100.0, 0))),
        ("Carbon a year", format!("{} t", number::compact(point.co2_kg / 1000.0))),
    ];
    cells
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                </div>
            }
        })
        .collect_view()
}
