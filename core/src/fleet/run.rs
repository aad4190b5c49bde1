//! A fleet's year as a job in steps, a home a step: to be shown, and to be stopped.

use std::sync::Arc;

use crate::{
    catalog,
    scenario::{Attachments, Constants, Fleet, FleetRow, Home, MAX_GROUPS, Scenario},
    simulate::{Options, SimulateError},
};

use super::{
    Feeder, FleetMemory, FleetPart, FleetYear, GroupYear, HomesYear, Hours, PART_ROWS, PartOf,
    homes_year::Gathered, memory::Key, street_year, variants::Spread,
};

/// What a fleet is made of.
#[derive(Clone, Debug)]
pub struct FleetInput {
    /// Groups with their designs: of a scenario, or of a table.
    pub rows: Vec<FleetRow>,
    /// What holds for all of them; its own groups are not looked at.
    pub fleet: Fleet,
    /// The constants of the models.
    pub constants: Constants,
    /// Years of readings that homes refer to.
    pub attachments: Attachments,
    /// Where these rows lie, when they are a part of a larger fleet.
    pub part: Option<PartOf>,
}

impl FleetInput {
    /// The groups of a scenario.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        Self {
            rows: scenario.fleet_rows(),
            fleet: Fleet { groups: Vec::new(), ..scenario.fleet.clone() },
            constants: scenario.constants.clone(),
            attachments: Attachments::default(),
            part: None,
        }
    }
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Homes simulated or remembered, and groups without any.
    pub done: usize,
    /// Of those, homes that an earlier run had simulated.
    pub recalled: usize,
    /// All of them.
    pub total: usize,
}

impl Progress {
    /// Nothing is left to do.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.done >= self.total
    }
}

/// A group that has no year.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("fleet.groups[{group}] has no year: {source}")]
pub struct FleetError {
    /// Which group or row, from 0.
    pub group: usize,
    /// Why.
    pub source: SimulateError,
}

/// A fleet's year on its way.
#[derive(Debug)]
pub struct FleetRun {
    input: FleetInput,
    memory: FleetMemory,
    groups: Vec<GroupYear>,
    keys: Vec<Key>,
    whole: Hours,
    /// The rows since the last whole [`PART_ROWS`].
    some: Hours,
    gathered: Gathered,
    /// The design of the group at hand.
    home: Home,
    /// The home at hand, as the stages take it.
    scenario: Scenario,
    options: Options,
    progress: Progress,
}

impl FleetRun {
    /// The fleet of a scenario, with nothing remembered.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        Self::resuming(FleetInput::new(scenario), FleetMemory::default())
    }

    /// A fleet, with what an earlier run remembers.
    #[must_use]
    pub fn resuming(input: FleetInput, memory: FleetMemory) -> Self {
        let total = input.rows.iter().map(|row| homes_drawn(row, &input.fleet).max(1)).sum();
        Self {
            memory,
            groups: Vec::with_capacity(input.rows.len()),
            keys: Vec::new(),
            whole: Hours::zeroed(),
            some: Hours::zeroed(),
            gathered: Gathered::default(),
            home: Home::default(),
            scenario: Scenario { constants: input.constants.clone(), ..Scenario::default() },
            options: Options { attachments: input.attachments.clone(), ..Options::default() },
            progress: Progress { done: 0, recalled: 0, total },
            input,
        }
    }

    /// Simulates one home, or recalls a group.
    ///
    /// # Errors
    /// A home that has no year; the run stays where it is.
    pub fn step(&mut self) -> Result<Progress, FleetError> {
        let index = self.groups.len();
        let Some(row) = self.input.rows.get(index) else { return Ok(self.progress) };
        let count = homes_drawn(row, &self.input.fleet);
        if self.gathered.drawn() == 0 {
            self.home = row.group_home();
        }
        let spread = Spread::of(&row.group, (self.input.fleet.seed as u64, self.first_row() + index));
        let key = self.is_small().then(|| self.key(index, row, &self.home));
        if self.gathered.drawn() == 0
            && let Some(known) = key.as_ref().and_then(|key| self.memory.find(key))
        {
            self.progress.done += count.max(1);
            self.progress.recalled += count;
            self.add(index, (known, key));
            return Ok(self.progress);
        }
        self.simulate((index, count, spread))?;
        if self.gathered.drawn() >= count {
            let offset_h = catalog::climate(self.home.site.climate).map_or(0.0, |row| row.utc_offset_h);
            let year = Arc::new(std::mem::take(&mut self.gathered).mean(offset_h));
            if let Some(key) = &key {
                self.memory.keep(key.clone(), &year);
            }
            self.add(index, (year, key));
        }
        Ok(self.progress)
    }

    /// Takes over the homes of a group that another run has simulated; before the first step.
    pub fn learn(&mut self, index: usize, homes: HomesYear) {
        if let Some(row) = self.input.rows.get(index) {
            let key = self.key(index, row, &row.group_home());
            self.memory.keep(key, &Arc::new(homes));
        }
    }

    /// What decides the year of a group's homes.
    fn key(&self, index: usize, row: &FleetRow, home: &Home) -> Key {
        Key {
            home: home.clone(),
            constants: self.input.constants.clone(),
            spread: Spread::of(&row.group, (self.input.fleet.seed as u64, self.first_row() + index)),
            drawn: homes_drawn(row, &self.input.fleet),
            owner_off_frac: row.group.owner_off_frac,
            feeder: Feeder::of(&self.input.fleet),
            at_hand: at_hand(home, &self.input.attachments),
        }
    }

    /// One home of a group.
    fn simulate(&mut self, (index, count, spread): (usize, usize, Spread)) -> Result<(), FleetError> {
        if count == 0 {
            // A group without a node is a step, too.
            self.progress.done += 1;
            return Ok(());
        }
        let Some(row) = self.input.rows.get(index) else { return Ok(()) };
        let home = spread.home(&self.home, self.gathered.drawn());
        self.scenario.homes.clear();
        self.scenario.homes.push(home);
        // Many rows share one memory: they are best given by climate.
        let (slot, first_row) = (if self.is_small() { index } else { 0 }, self.first_row());
        let small = self.is_small();
        let Some(stages) = self.memory.stages(slot) else { return Ok(()) };
        let year = stages
            .year(&self.scenario, &self.options)
            .map_err(|source| FleetError { group: first_row + index, source })?;
        let Some(home) = self.scenario.homes.first() else { return Ok(()) };
        if small && self.gathered.drawn() == 0 {
            self.gathered.on(street_year(home, &year, Feeder::of(&self.input.fleet)));
        }
        self.gathered.add(home, &row.group, &year);
        self.progress.done += 1;
        Ok(())
    }

    /// A group whose homes are known.
    fn add(&mut self, index: usize, (year, key): (Arc<HomesYear>, Option<Key>)) {
        let Some(row) = self.input.rows.get(index) else { return };
        self.keys.extend(key);
        let first_h = self.groups.first().map_or(year.utc_offset_h, |group| group.homes.utc_offset_h);
        let reference_h = self.input.part.map_or(first_h, |part| part.utc_offset_h);
        let later_h = libm::round(reference_h - year.utc_offset_h) as i64;
        let nodes = row.group.nodes();
        self.some.add(&year.hours, (nodes, later_h));
        let mut group = GroupYear::new(row, (&self.home, &self.input.fleet), year);
        if !self.is_small() {
            // Ten thousand rows of hours would not fit.
            self.gathered = Gathered::reusing(group.forget_hours());
        }
        self.groups.push(group);
        if self.groups.len().is_multiple_of(PART_ROWS) || self.groups.len() == self.input.rows.len() {
            self.whole.add(&self.some, (1.0, 0));
            self.some.clear();
        }
    }

    /// A fleet of groups, not a table of many homes: hours and streets of every group are kept.
    fn is_small(&self) -> bool {
        self.input.part.map_or(self.input.rows.len(), |part| part.rows) <= MAX_GROUPS
    }

    fn first_row(&self) -> usize {
        self.input.part.map_or(0, |part| part.first_row)
    }

    /// All steps at once.
    ///
    /// # Errors
    /// A home that has no year.
    pub fn run(mut self) -> Result<(FleetYear, FleetMemory), FleetError> {
        while self.groups.len() < self.input.rows.len() {
            self.step()?;
        }
        Ok(self.finish())
    }

    /// The fleet of the groups that are done, and what to remember for the next run.
    #[must_use]
    pub fn finish(mut self) -> (FleetYear, FleetMemory) {
        self.memory.only(&self.keys);
        if self.groups.len() < self.input.rows.len() {
            self.whole.add(&self.some, (1.0, 0));
        }
        (FleetYear::new(self.groups, self.whole, &self.input.fleet), self.memory)
    }

    /// A part that is done, for [`FleetYear::of_parts`].
    ///
    /// # Errors
    /// A home that has no year.
    pub fn run_part(mut self) -> Result<(FleetPart, FleetMemory), FleetError> {
        while self.groups.len() < self.input.rows.len() {
            self.step()?;
        }
        Ok(self.finish_part())
    }

    /// The part that a run has made, all its steps done, and what to remember for the next part.
    #[must_use]
    pub fn finish_part(self) -> (FleetPart, FleetMemory) {
        let first_row = self.first_row();
        let homes = self.groups.into_iter().map(|group| Arc::unwrap_or_clone(group.homes)).collect();
        (FleetPart { first_row, homes, hours: self.whole }, self.memory)
    }

    /// Stops; what was simulated so far is remembered.
    #[must_use]
    pub fn stop(self) -> FleetMemory {
        self.memory
    }
}

/// How many of the years that a home refers to are at hand.
fn at_hand(home: &Home, attachments: &Attachments) -> usize {
    let hashes = home.measured.and_then(|measured| measured.hash).into_iter();
    let hashes = hashes.chain(home.weather.map(|weather| weather.hash));
    let hashes = hashes.chain(home.tariff.market.map(|market| market.hash));
    hashes.filter(|hash| attachments.get(*hash).is_some()).count()
}

/// Homes of a group that are simulated.
#[must_use]
pub fn homes_drawn(row: &FleetRow, fleet: &Fleet) -> usize {
    let nodes = row.group.nodes() as usize;
    if Spread::of(&row.group, (0, 0)).is_none() { nodes.min(1) } else { nodes.min(fleet.samples as usize) }
}
