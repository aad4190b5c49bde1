//! What a scenario is compared with: other scenarios, pinned, and data centres.

use std::sync::Arc;

use super::Scenario;

/// The most that are pinned.
pub const MAX_PINNED: usize = 4;

/// One thing to compare with.
#[derive(Clone, Debug, PartialEq)]
pub enum Pinned {
    /// A scenario as it was when it was pinned. What it was compared with itself does not travel.
    Scenario {
        /// What the user calls it; at most 60 characters.
        title: String,
        /// All of it.
        scenario: Arc<Scenario>,
    },
    /// A data centre, by its number in the catalogue.
    Datacentre(u16),
}

impl Scenario {
    /// Pins one more; `false` when the places are taken.
    #[must_use]
    pub fn pin(&mut self, pinned: Pinned) -> bool {
        let free = self.compare.len() < MAX_PINNED;
        if free {
            self.compare.push(pinned.alone());
        }
        free
    }
}

impl Pinned {
    /// The same without what it was compared with.
    #[must_use]
    pub fn alone(self) -> Self {
        match self {
            Self::Scenario { title, scenario } if !scenario.compare.is_empty() => {
                let scenario = Scenario { compare: Vec::new(), ..Arc::unwrap_or_clone(scenario) };
                Self::Scenario { title, scenario: Arc::new(scenario) }
            }
            alone => alone,
        }
    }
}
