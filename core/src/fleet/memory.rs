//! What a fleet remembers between runs: a changed group is simulated again, the others are not.

use std::sync::Arc;

use crate::{
    scenario::{Constants, Home},
    simulate::Stages,
};

use super::{Feeder, HomesYear, variants::Spread};

/// Groups whose stages are kept warm.
const WARM: usize = 12;

/// What decides the year of a group's homes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Key {
    pub(super) home: Home,
    pub(super) constants: Constants,
    pub(super) spread: Spread,
    pub(super) drawn: usize,
    pub(super) owner_off_frac: f64,
    pub(super) feeder: Feeder,
    /// Of the readings and the weather that the home refers to, how many are at hand: without them it is approximate.
    pub(super) at_hand: usize,
}

/// The memory of a fleet: give it to the next run.
#[derive(Debug, Default)]
pub struct FleetMemory {
    known: Vec<(Key, Arc<HomesYear>)>,
    stages: Vec<Stages>,
}

impl FleetMemory {
    pub(super) fn find(&self, key: &Key) -> Option<Arc<HomesYear>> {
        self.known.iter().find(|(known, _)| known == key).map(|(_, year)| Arc::clone(year))
    }

    pub(super) fn keep(&mut self, key: Key, year: &Arc<HomesYear>) {
        self.known.push((key, Arc::clone(year)));
    }

    /// Forgets all but some.
    pub(super) fn only(&mut self, keys: &[Key]) {
        self.known.retain(|(known, _)| keys.contains(known));
    }

    /// The stages of a group: its own in a small fleet, so that a change of its tariff leaves the sun alone.
    pub(super) fn stages(&mut self, group: usize) -> Option<&mut Stages> {
        let slot = group % WARM;
        if self.stages.len() <= slot {
            self.stages.resize_with(slot + 1, Stages::default);
        }
        self.stages.get_mut(slot)
    }
}
