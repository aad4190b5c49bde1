//! The door to `core::simulate`.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::{
    scenario::{Attachments, Scenario},
    simulate::{Options, Stages},
};

use crate::platform::clock;

pub use wattfleet_core::simulate::Year;

/// The stages with their memory: only what changed is computed again. A handle.
#[derive(Clone, Copy)]
pub struct Roads {
    stages: StoredValue<Stages>,
}

impl Default for Roads {
    fn default() -> Self {
        Self { stages: StoredValue::new(Stages::default()) }
    }
}

impl Roads {
    /// The year of the shown home, with what is held of the readings it refers to.
    ///
    /// # Errors
    /// Why it has no year, as a sentence.
    pub fn year(self, scenario: &Scenario, held: &Attachments) -> Result<Arc<Year>, String> {
        let home = usize::from(scenario.view.home).min(scenario.homes.len().saturating_sub(1));
        let options = Options { home, attachments: held.clone(), ..Options::default() };
        let begun_ms = clock::now_ms();
        let year = self.stages.try_update_value(|stages| stages.year(scenario, &options));
        clock::measure("year", begun_ms);
        let year = year.ok_or("the page is closing")?;
        year.map(Arc::new).map_err(|error| error.to_string())
    }
}
