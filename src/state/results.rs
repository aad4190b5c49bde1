//! What follows from the scenario: the year, the answer, the issues.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::{
    analysis::{Answer, Explanation, explain, summary},
    scenario::{Issue, Role, Scenario, View, validate},
};

use super::{Document, Holdings, Roads, Year};

/// What follows from the scenario. A handle; everything in it is computed once a change.
#[derive(Clone, Copy)]
pub struct Results {
    design: Memo<Scenario>,
    year: Memo<Result<Arc<Year>, String>>,
    answer: Memo<Result<Answer, String>>,
    issues: Memo<Vec<Issue>>,
}

impl Results {
    /// Follows a document, and what is held for it.
    #[must_use]
    pub fn of(document: Document, holdings: Holdings) -> Self {
        let scenario = document.scenario();
        // What is looked at does not change the year.
        let design = Memo::new(move |_| scenario.with(design));
        let roads = Roads::default();
        let year = Memo::new_with_compare(
            move |_| design.with(|design| holdings.held().with(|held| roads.year(design, held))),
            |before, after| match (before, after) {
                (Some(Ok(before)), Some(Ok(after))) => !Arc::ptr_eq(before, after),
                _ => true,
            },
        );
        let role = Memo::new(move |_| scenario.with(|scenario| scenario.view.role));
        let answer = Memo::new(move |_| {
            let role = role.get();
            year.with(|year| {
                let year = year.as_ref().map_err(Clone::clone)?;
                let answer = design.with(|design| summary(&for_role(design, role), shown(design), year));
                answer.ok_or_else(|| "this scenario has no home".to_owned())
            })
        });
        let issues = Memo::new(move |_| design.with(validate));
        Self { design, year, answer, issues }
    }

    /// The year, or why there is none.
    #[must_use]
    pub fn year(self) -> Memo<Result<Arc<Year>, String>> {
        self.year
    }

    /// The answer for the chosen role, or why there is none.
    #[must_use]
    pub fn answer(self) -> Memo<Result<Answer, String>> {
        self.answer
    }

    /// A figure of the answer, taken apart.
    #[must_use]
    pub fn explanation(self, figure: &str) -> Option<Explanation> {
        let role = self.answer.with(|answer| answer.as_ref().map(|answer| answer.role).ok())?;
        let year = self.year.with(|year| year.as_ref().map(Arc::clone).ok())?;
        self.design.with(|design| explain(&for_role(design, role), shown(design), &year, figure))
    }

    /// Everything that is wrong with the scenario.
    #[must_use]
    pub fn issues(self) -> Memo<Vec<Issue>> {
        self.issues
    }
}

/// Index of the shown home.
fn shown(design: &Scenario) -> usize {
    usize::from(design.view.home).min(design.homes.len().saturating_sub(1))
}

/// The scenario without what is only looked at.
fn design(scenario: &Scenario) -> Scenario {
    Scenario { view: View { home: scenario.view.home, ..View::default() }, ..scenario.clone() }
}

fn for_role(design: &Scenario, role: Role) -> Scenario {
    Scenario { view: View { role, ..design.view.clone() }, ..design.clone() }
}
