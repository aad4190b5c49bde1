//! What the page opens with: the address bar first, then what the browser has kept.

use wattfleet_core::scenario::{Attachments, PRESETS, Preset, Scenario};

use crate::platform::panic;

use super::{
    Shelf, Toasts,
    keeper::damaged,
    link::{self, Opened},
};

/// What the page begins with.
pub(super) struct First {
    /// The scenario, and what is to be said of it.
    pub(super) opened: Opened,
    /// Which document it is on the shelf.
    pub(super) id: u64,
}

impl First {
    /// The link in the address bar, else what a fault left, else the last document, else the first preset.
    pub(super) fn find(shelf: &Shelf, fragment: &str, toasts: Toasts) -> Self {
        let crashed = panic::take_link_after_crash();
        if link::looks_like_link(fragment) {
            match link::decode(fragment) {
                Ok(opened) => {
                    panic::remember_link(fragment);
                    let id = shelf.by_link(fragment).map_or_else(|| shelf.fresh_id(), |kept| kept.id);
                    return Self { opened, id };
                }
                Err(error) => toasts.problem_with(damaged(&error), fragment.to_owned()),
            }
        }
        if let Some((link, opened)) =
            crashed.and_then(|link| link::decode(&link).ok().map(|opened| (link, opened)))
        {
            panic::remember_link(&link);
            toasts.done("Your design was brought back after a fault of the app.".to_owned());
            return Self { opened, id: shelf.fresh_id() };
        }
        let last = shelf.kept().iter().find_map(|kept| Some((kept, link::decode(&kept.link).ok()?)));
        match last {
            Some((kept, opened)) => {
                panic::remember_link(&kept.link);
                Self { opened, id: kept.id }
            }
            None => {
                let opened = Opened {
                    scenario: default_scenario(),
                    notes: Vec::new(),
                    sent: None,
                    attachments: Attachments::default(),
                };
                Self { opened, id: shelf.fresh_id() }
            }
        }
    }
}

/// What someone sees who has nothing yet.
pub(super) fn default_scenario() -> Scenario {
    PRESETS.first().map_or_else(Scenario::default, Preset::scenario)
}
