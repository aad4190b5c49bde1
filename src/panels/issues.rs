//! What is wrong, in a sentence, with the click that mends it.

use leptos::prelude::*;
use wattfleet_core::{
    scenario::{Fix, Issue, Path, Severity, Subject, field},
    text::sentence,
};

use crate::{
    controls::Icon,
    state::{Document, Results, values},
};

/// The issues of one panel.
#[component]
pub(crate) fn IssueList(
    /// The panel.
    subject: Subject,
) -> impl IntoView {
    let issues = expect_context::<Results>().issues();
    let mine = Memo::new(move |_| {
        issues.with(|issues| issues.iter().filter(|issue| is_of(issue, subject)).cloned().collect::<Vec<_>>())
    });
    move || {
        mine.with(|mine| mine.iter().map(|issue| view! { <IssueLine issue=issue.clone() /> }).collect_view())
    }
}

/// One issue.
#[component]
pub(crate) fn IssueLine(
    /// What is wrong.
    issue: Issue,
) -> impl IntoView {
    let class = match issue.severity {
        Severity::Error => "issue error",
        Severity::Warning => "issue",
    };
    let fix = issue.fix.and_then(|fix| {
        let path = Path { field: field(fix.field)?, place: fix.place };
        Some(view! { <FixButton path fix /> })
    });
    view! {
        <div class=class data-test="issue">
            {Icon::Warning.view()}
            <p>{sentence(&issue.message)}"."</p>
            {fix}
        </div>
    }
}

/// Whether an issue belongs to a panel.
pub(super) fn is_of(issue: &Issue, subject: Subject) -> bool {
    field(issue.field).is_some_and(|field| field.subject == subject)
}

#[component]
fn FixButton(path: Path, fix: Fix) -> impl IntoView {
    let document = expect_context::<Document>();
    let label = format!("Set {} to {}", path.field.label, values::shown(path.field, fix.value));
    view! {
        <button type="button" class="quiet" data-test="fix" on:click=move |_| document.set(path, fix.value)>
            {label}
        </button>
    }
}
