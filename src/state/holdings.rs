//! Years of readings, of weather and of prices that scenarios refer to by hash: held by the page, kept in the browser.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::scenario::{Attachments, Home, Pinned, Scenario};

use crate::platform::database;

/// What is held, and what was looked for in vain. A handle.
#[derive(Clone, Copy)]
pub struct Holdings {
    held: RwSignal<Attachments>,
    missing: RwSignal<Vec<u64>>,
}

impl Default for Holdings {
    fn default() -> Self {
        Self { held: RwSignal::new(Attachments::default()), missing: RwSignal::new(Vec::new()) }
    }
}

impl Holdings {
    /// Everything that is held.
    #[must_use]
    pub fn held(self) -> ReadSignal<Attachments> {
        self.held.read_only()
    }

    /// Whether something was looked for and is neither here nor in this browser.
    #[must_use]
    pub fn lacks(self, hash: u64) -> bool {
        self.missing.with(|missing| missing.contains(&hash))
    }

    /// What a home refers to, as far as it is here, for a worker.
    #[must_use]
    pub fn of(self, home: &Home) -> Vec<(u64, Vec<f64>)> {
        let found =
            |hash| self.held.with_untracked(|held| held.get(hash).map(|values| (hash, values.to_vec())));
        hashes(home).filter_map(found).collect()
    }

    /// What all homes of a scenario and of what is pinned to it refer to, as far as it is here, for a worker.
    #[must_use]
    pub fn of_all(self, scenario: &Scenario) -> Vec<(u64, Vec<f64>)> {
        let found =
            |hash| self.held.with_untracked(|held| held.get(hash).map(|values| (hash, values.to_vec())));
        refers_to(scenario).into_iter().filter_map(found).collect()
    }

    /// Holds what came with a file or was imported, and keeps it in the browser.
    pub fn take(self, came: &Attachments) {
        let mut fresh: Vec<(u64, Arc<[f64]>)> = Vec::new();
        self.held.with_untracked(|held| {
            let new = came.iter().filter(|(hash, _)| held.get(*hash).is_none());
            fresh.extend(new.map(|(hash, values)| (hash, Arc::clone(values))));
        });
        if fresh.is_empty() {
            return;
        }
        self.hold(&fresh);
        for (hash, values) in fresh {
            leptos::task::spawn_local(async move {
                // A browser that keeps nothing still holds it until the page is closed.
                let _kept = database::put(hash, &values).await;
            });
        }
    }

    /// Looks in the browser for what is not held.
    pub fn look_for(self, hashes: &[u64]) {
        for &hash in hashes {
            if self.held.with_untracked(|held| held.get(hash).is_some()) {
                continue;
            }
            leptos::task::spawn_local(async move {
                match database::read(hash).await {
                    Some(values) => self.hold(&[(hash, values.into())]),
                    None => {
                        self.missing.try_update(|missing| missing.push(hash));
                    }
                }
            });
        }
    }

    fn hold(self, fresh: &[(u64, Arc<[f64]>)]) {
        if self.missing.with_untracked(|missing| fresh.iter().any(|(hash, _)| missing.contains(hash))) {
            self.missing.update(|missing| missing.retain(|hash| fresh.iter().all(|(came, _)| came != hash)));
        }
        self.held.try_update(|held| held.extend(fresh.iter().cloned()));
    }
}

/// What a scenario and what is pinned to it refer to, each once.
pub(super) fn refers_to(scenario: &Scenario) -> Vec<u64> {
    let pinned = scenario.compare.iter().filter_map(|pinned| match pinned {
        Pinned::Scenario { scenario, .. } => Some(&scenario.homes),
        Pinned::Datacentre(_) => None,
    });
    let mut found: Vec<u64> =
        std::iter::once(&scenario.homes).chain(pinned).flatten().flat_map(hashes).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What a home refers to.
fn hashes(home: &Home) -> impl Iterator<Item = u64> + use<> {
    let load = home.measured.and_then(|measured| measured.hash);
    let weather = home.weather.map(|weather| weather.hash);
    load.into_iter().chain(weather).chain(home.tariff.market.map(|market| market.hash))
}
