//! One card of the design.

use leptos::{html::Details, prelude::*};
use wattfleet_core::scenario::{Field, Path, Place, Subject, fields};

use super::arrays::Arrays;
use super::compute::{NodeFigures, NodeRatesLine, WorkloadFigures};
use super::extra::extra;
use super::first_fields::{first_fields, is_shown_elsewhere};
use super::issues::{IssueList, is_of};
use super::rules::RuleWorths;
use super::{hue, summary};
use crate::{
    controls::{FieldControl, Icon},
    slice::{Rank, Slice},
    state::{Document, Results},
};

/// Whether a card begins open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Begins {
    /// With its fields in view.
    Open,
    /// As a line.
    Closed,
}

/// One card: a coloured dot, the name and a line; its fields when open. Fields are made when the
/// card is opened for the first time.
#[component]
pub(crate) fn Panel(
    /// What it is about.
    subject: Subject,
    /// Which home.
    home: usize,
    /// Whether it begins open.
    begins: Begins,
) -> impl IntoView {
    let is_made = RwSignal::new(begins == Begins::Open);
    let element = NodeRef::<Details>::new();
    let toggled = move |_| {
        if element.get_untracked().is_some_and(|details| details.open()) && !is_made.get_untracked() {
            is_made.set(true);
        }
    };
    view! {
        <details
            node_ref=element
            class="panel"
            data-panel=subject.label()
            open=begins == Begins::Open
            on:toggle=toggled
        >
            <summary>
                <span class=format!("dot {}", hue(subject)) aria-hidden="true"></span>
                <b>{subject.label()}</b>
                <PanelMark subject />
                <PanelLine subject home />
            </summary>
            {move || is_made.get().then(|| body(subject, home))}
        </details>
    }
}

#[component]
fn PanelLine(subject: Subject, home: usize) -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let line = Memo::new(move |_| {
        scenario
            .with(|scenario| scenario.homes.get(home).map(|home| summary(subject, home)).unwrap_or_default())
    });
    view! { <span class="panel-line" title=move || line.get()>{move || line.get()}</span> }
}

/// Says on a closed card that something in it is wrong.
#[component]
fn PanelMark(subject: Subject) -> impl IntoView {
    let issues = expect_context::<Results>().issues();
    let count =
        Memo::new(move |_| issues.with(|issues| issues.iter().filter(|issue| is_of(issue, subject)).count()));
    move || {
        (count.get() > 0).then(|| {
            let words =
                if count.get() == 1 { "1 issue".to_owned() } else { format!("{} issues", count.get()) };
            let spoken = words.clone();
            view! {
                <span class="panel-mark" title=words>
                    {Icon::Warning.view()}
                    <span class="vh">{spoken}</span>
                </span>
            }
        })
    }
}

fn body(subject: Subject, home: usize) -> AnyView {
    let first = first_fields(subject);
    let place = Place { home, item: 0 };
    let all = || fields().filter(move |field| field.subject == subject && field.list.is_none());
    let controls = |list: Vec<&'static Field>| {
        let control = |field| {
            view! { <Slice rank=Rank::Design><FieldControl path=Path { field, place } /></Slice> }
        };
        list.into_iter().map(control).collect_view()
    };
    let shown = first.iter().filter_map(|key| all().find(|field| field.key == *key)).collect();
    let more: Vec<_> =
        all().filter(|field| !first.contains(&field.key) && !is_shown_elsewhere(field)).collect();
    view! {
        <div class="panel-body">
            <IssueList subject />
            {(subject == Subject::Solar).then(|| view! { <Arrays home /> })}
            {above(subject, home)}
            {controls(shown)}
            {extra(subject, home)}
            {below(subject, home)}
            {(!more.is_empty()).then(|| view! { <More fields=more place /> })}
        </div>
    }
    .into_any()
}

/// What a panel says under its head.
fn above(subject: Subject, home: usize) -> Option<AnyView> {
    let is_node = matches!(subject, Subject::Node | Subject::Workload);
    is_node.then(|| {
        view! { <div class="rates-place"><Slice rank=Rank::Last><NodeRatesLine home /></Slice></div> }
            .into_any()
    })
}

/// What a panel shows under its first fields; made last, for it is seen after scrolling.
fn below(subject: Subject, home: usize) -> Option<AnyView> {
    match subject {
        Subject::Battery => Some(view! { <Slice rank=Rank::Last><RuleWorths home /></Slice> }.into_any()),
        Subject::Node => Some(view! { <Slice rank=Rank::Last><NodeFigures home /></Slice> }.into_any()),
        Subject::Workload => {
            Some(view! { <Slice rank=Rank::Last><WorkloadFigures home /></Slice> }.into_any())
        }
        _ => None,
    }
}

/// The fields that most people leave alone.
#[component]
fn More(fields: Vec<&'static Field>, place: Place) -> impl IntoView {
    let scenario = expect_context::<Document>().scenario();
    let is_made = RwSignal::new(false);
    let element = NodeRef::<Details>::new();
    let list = fields.clone();
    let changed = Memo::new(move |_| {
        scenario.with(|scenario| {
            let differs = |field: &&&'static Field| {
                let path = Path { field, place };
                path.read(scenario)
                    .is_some_and(|value| value.to_bits() != scenario.unset_value(path).to_bits())
            };
            list.iter().filter(differs).count()
        })
    });
    let count = fields.len();
    let label = move || match changed.get() {
        0 => format!("More ({count})"),
        some => format!("More ({count}, {some} changed)"),
    };
    let toggled = move |_| {
        if element.get_untracked().is_some_and(|details| details.open()) && !is_made.get_untracked() {
            is_made.set(true);
        }
    };
    view! {
        <details node_ref=element class="more" on:toggle=toggled>
            <summary>{label}</summary>
            {move || {
                is_made
                    .get()
                    .then(|| {
                        fields
                            .iter()
                            .map(|field| view! { <FieldControl path=Path { field, place } /> })
                            .collect_view()
                    })
            }}
        </details>
    }
}
