//! The year of a fleet: its groups, their sum, and what of it is firm.

use std::sync::Arc;

use crate::{
    catalog,
    scenario::{Fleet, FleetRow, Group, Home},
    text::{Arg, Message},
};

use super::{
    Firm, FleetInput, FleetPart, HomesYear, Hours, Sums,
    availability::Block,
    firm::{firm, on_grid},
};

/// A group of a fleet's year.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupYear {
    /// The group.
    pub group: Group,
    /// Its homes' design, as it stands there.
    pub home: Home,
    /// Homes with a node.
    pub nodes: f64,
    /// The region whose storms it shares, a catalogue row.
    pub region: u16,
    /// Its mean home.
    pub homes: Arc<HomesYear>,
    /// Sums of all its homes.
    pub sums: Sums,
    /// Standard error of the sums: not all homes were simulated.
    pub error: Sums,
    /// What a node gives at its best hour, tokens a second.
    pub full_tok_s: f64,
    /// GPUs of a node for rent at its best hour.
    pub full_gpu: f64,
    /// The share of the time that a node is up.
    pub available_frac: f64,
    pub(super) block: Block,
}

impl GroupYear {
    pub(super) fn new(row: &FleetRow, (home, fleet): (&Home, &Fleet), homes: Arc<HomesYear>) -> Self {
        let nodes = row.group.nodes();
        let (sums, error) = homes.of(nodes);
        let climate_region = catalog::climate(home.site.climate).map_or(0, |row| row.region);
        let region = if row.group.region > 0 { row.group.region } else { climate_region };
        let has_node = home.node.gpu_count > 0.0;
        let block = homes.causes.block(fleet, (if has_node { nodes as usize } else { 0 }, region));
        Self {
            group: row.group.clone(),
            home: home.clone(),
            nodes,
            region,
            sums,
            error,
            full_tok_s: homes.full_tok_s,
            full_gpu: homes.full_gpu,
            available_frac: block.available_frac(),
            block,
            homes,
        }
    }

    /// Forgets the hours; gives back their memory.
    pub(super) fn forget_hours(&mut self) -> Hours {
        let mut homes = Arc::unwrap_or_clone(std::mem::take(&mut self.homes));
        let hours = std::mem::take(&mut homes.hours);
        self.homes = Arc::new(homes);
        hours
    }

    /// What the user calls it, else its design's title, else its number.
    #[must_use]
    pub fn name(&self, index: usize) -> String {
        [&self.group.name, &self.home.title]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or_else(|| format!("Group {}", index + 1), Clone::clone)
    }
}

/// Everything that is known of a fleet's year.
#[derive(Clone, Debug, PartialEq)]
pub struct FleetYear {
    /// Its groups, in the order given.
    pub groups: Vec<GroupYear>,
    /// Homes with a node.
    pub nodes: f64,
    /// Homes simulated.
    pub drawn: usize,
    /// All homes by hour, in the first group's standard time.
    pub hours: Hours,
    /// Hours that this time is ahead of UTC.
    pub utc_offset_h: f64,
    /// Sums of all homes.
    pub sums: Sums,
    /// Standard error of the sums.
    pub error: Sums,
    /// The highest import of all homes together, kW.
    pub peak_kw: f64,
    /// The homes' own highest imports together over it: 1 where all peak at once.
    pub diversity: f64,
    /// What can be promised.
    pub firm: Firm,
    /// What the reader should know.
    pub notes: Vec<Message>,
}

impl FleetYear {
    pub(super) fn new(groups: Vec<GroupYear>, hours: Hours, fleet: &Fleet) -> Self {
        let mut sums = Sums::default();
        let mut squares = Sums::default();
        let mut own_peaks_kw = 0.0;
        for group in &groups {
            sums = sums.plus(&group.sums);
            squares = squares.zip(&group.error, |sum, error| sum + error * error);
            own_peaks_kw += group.nodes * group.homes.own_peak_kw;
        }
        let peak_kw = hours.import_kw.iter().copied().fold(0.0, f64::max);
        let mut year = Self {
            nodes: groups.iter().map(|group| group.nodes).sum(),
            drawn: groups.iter().map(|group| group.homes.drawn).sum(),
            utc_offset_h: groups.first().map_or(0.0, |group| group.homes.utc_offset_h),
            sums,
            error: squares.map(libm::sqrt),
            peak_kw,
            diversity: if peak_kw > 0.0 { own_peaks_kw / peak_kw } else { 1.0 },
            firm: firm(&groups, &hours, fleet),
            groups,
            hours,
            notes: Vec::new(),
        };
        year.notes = notes(&year);
        year
    }

    /// A fleet of its parts, in any order: the same bits as in one run.
    #[must_use]
    pub fn of_parts(input: &FleetInput, mut parts: Vec<FleetPart>) -> Self {
        parts.sort_by_key(|part| part.first_row);
        let mut hours = Hours::zeroed();
        let mut homes = Vec::with_capacity(input.rows.len());
        for part in parts {
            hours.add(&part.hours, (1.0, 0));
            homes.extend(part.homes);
        }
        let of = |(row, homes): (&FleetRow, HomesYear)| {
            GroupYear::new(row, (&row.group_home(), &input.fleet), Arc::new(homes))
        };
        let groups = input.rows.iter().zip(homes).map(of).collect();
        Self::new(groups, hours, &input.fleet)
    }

    /// What the nodes draw at full power when all are up, kW.
    #[must_use]
    pub fn full_kw(&self) -> f64 {
        self.groups.iter().filter(|group| on_grid(group)).map(|group| group.nodes * group.homes.full_kw).sum()
    }
}

fn notes(year: &FleetYear) -> Vec<Message> {
    let mut notes = Vec::new();
    if year.nodes <= 0.0 {
        notes.push(Message::new("fleet.empty"));
        return notes;
    }
    let alike = year.groups.iter().filter(|group| group.homes.drawn == 1 && group.nodes > 1.0).count();
    if alike > 0 {
        notes.push(Message::new("fleet.alike").with("groups", Arg::Plain(alike as f64)));
    }
    let of = |error: f64, sum: f64| if sum.abs() > 0.0 { error / sum.abs() } else { 0.0 };
    if year.error.import_kwh > 0.0 {
        notes.push(
            Message::new("fleet.sampled")
                .with("drawn", Arg::Plain(year.drawn as f64))
                .with("import", Arg::Frac(of(year.error.import_kwh, year.sums.import_kwh))),
        );
    }
    let streets =
        year.groups.iter().filter_map(|group| group.homes.street.as_ref().map(|street| (group, street)));
    let over = streets
        .filter(|(group, street)| group.nodes > 0.0 && street.above_rating_h > street.above_rating_today_h);
    let over = over.count();
    if over > 0 {
        notes.push(Message::new("fleet.street").with("groups", Arg::Plain(over as f64)));
    }
    notes
}
