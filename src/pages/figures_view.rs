//! The figures of the year: over one time axis at the left, the moment and what matters at the right.

use std::sync::Arc;

use leptos::prelude::*;

use super::battery_line::BatteryLine;
use super::design_search::DesignSearch;
use super::figure_data::figure_data;
use super::more_figures::MoreFigures;
use super::tornado_search::TornadoSearch;
use crate::{
    figures::{
        BatteryFigure, BindingRibbon, FigureContext, FlowPicture, FocusField, MonthlyFigure, PowerFigure,
        ThroughputFigure, WindowControls, YearMap,
    },
    panels::reveal,
    platform::Later,
    slice::{Rank, Slice},
    state::{Document, Results, Theme},
};

/// Quiet time before the days in view are written into the scenario, ms.
const IDLE_MS: u64 = 400;

/// The figures of the year.
#[component]
pub(crate) fn FiguresView() -> impl IntoView {
    let document = expect_context::<Document>();
    let results = expect_context::<Results>();
    let theme = expect_context::<Theme>();
    let scenario = document.scenario();
    let data = Memo::new_with_compare(
        move |_| {
            let year = results.year().with(|year| year.as_ref().map(Arc::clone).ok())?;
            scenario.with_untracked(|scenario| scenario.shown().map(|home| Arc::new(figure_data(home, year))))
        },
        // Each year makes figures of its own; comparing them would cost more than drawing.
        |_, _| true,
    );
    let context = FigureContext::new(data.into(), Signal::derive(move || theme.name()));
    provide_context(context);
    provide_context(FocusField(Callback::new(|key: String| reveal(&key))));
    keep_days(document, context);
    view! {
        <section class="figures-block" aria-label="Figures of the year">
            <Slice rank=Rank::First><WindowControls /></Slice>
            <div class="figures">
                <div class="figures-time">
                    <Slice rank=Rank::First><PowerFigure /></Slice>
                    <Slice rank=Rank::First><BindingRibbon /></Slice>
                    <Slice rank=Rank::Below><ThroughputFigure /></Slice>
                    <Slice rank=Rank::Below><BatteryFigure /></Slice>
                    <Slice rank=Rank::Below><YearMap /></Slice>
                    <Slice rank=Rank::Below><MonthlyFigure /></Slice>
                </div>
                <div class="figures-side">
                    <Slice rank=Rank::First>
                        <FlowPicture><Slice rank=Rank::Last><BatteryLine /></Slice></FlowPicture>
                    </Slice>
                    <Slice rank=Rank::Last><TornadoSearch /></Slice>
                    <Slice rank=Rank::Last><DesignSearch /></Slice>
                </div>
            </div>
            <Slice rank=Rank::Last><MoreFigures /></Slice>
        </section>
    }
}

/// Keeps the days in view in the scenario, so that a link shows the same days, and follows the days
/// of a scenario that is opened.
fn keep_days(document: Document, context: FigureContext) {
    let scenario = document.scenario();
    let wanted = Memo::new(move |_| {
        scenario.with(|scenario| (scenario.view.first_day as usize, scenario.view.days as usize))
    });
    Effect::new(move |_| {
        let (first_day, days) = wanted.get();
        if untrack(|| context.days_in_view()) != Some((first_day, days)) {
            context.show_days(first_day, days);
        }
    });
    let later = Later::default();
    Effect::new(move |before: Option<()>| {
        context.window.track();
        if before.is_some() {
            later.after_ms(IDLE_MS, move || {
                if let Some((first_day, days)) = untrack(|| context.days_in_view()) {
                    document.look("view.first_day", first_day as f64);
                    document.look("view.days", days as f64);
                }
            });
        }
    });
}
