//! A large fleet in parts that are simulated side by side, on threads or in workers.
//!
//! A part is [`PART_ROWS`] rows. One run adds rows up by the same parts, so that the parts of many give its bits.

use serde::{Deserialize, Serialize};

use super::{FleetInput, HomesYear, Hours};
use crate::{catalog, scenario::FleetRow};

/// Where a part lies in the whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartOf {
    /// The first row of the part.
    pub first_row: usize,
    /// Rows of the whole.
    pub rows: usize,
    /// Hours that the first row of the whole is ahead of UTC.
    pub utc_offset_h: f64,
}

/// A part of a fleet that is done; [`FleetYear::of_parts`] adds parts up. It holds what was simulated and nothing that
/// the input says, so that it is quick to hand over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FleetPart {
    /// Its first row.
    pub first_row: usize,
    /// The homes of its rows.
    pub homes: Vec<HomesYear>,
    /// Their sum by hour, in the standard time of the whole.
    pub hours: Hours,
}

/// Rows that are added up before they are added to the whole, so that parts give the same bits as one run.
pub const PART_ROWS: usize = 512;

impl FleetInput {
    /// How many parts it has: at least one.
    #[must_use]
    pub fn part_count(&self) -> usize {
        self.rows.len().div_ceil(PART_ROWS).max(1)
    }

    /// A part of the same fleet that can be run by itself; from 0. One beyond the last has no rows.
    #[must_use]
    pub fn part(&self, index: usize) -> Self {
        let utc_offset_h = self.utc_offset_h();
        let first_row = index * PART_ROWS;
        Self {
            rows: self.rows.iter().skip(first_row).take(PART_ROWS).cloned().collect(),
            fleet: self.fleet.clone(),
            constants: self.constants.clone(),
            attachments: self.attachments.clone(),
            part: Some(PartOf { first_row, rows: self.rows.len(), utc_offset_h }),
        }
    }

    /// A group of the same fleet that can be run by itself, for [`FleetRun::learn`](super::FleetRun::learn).
    #[must_use]
    pub fn group(&self, index: usize) -> Self {
        let utc_offset_h = self.utc_offset_h();
        Self {
            rows: self.rows.get(index).cloned().into_iter().collect(),
            fleet: self.fleet.clone(),
            constants: self.constants.clone(),
            attachments: self.attachments.clone(),
            part: Some(PartOf { first_row: index, rows: self.rows.len(), utc_offset_h }),
        }
    }

    /// Hours that its first row is ahead of UTC.
    fn utc_offset_h(&self) -> f64 {
        let first = self.rows.first().map(FleetRow::group_home);
        let climate = first.and_then(|home| catalog::climate(home.site.climate));
        climate.map_or(0.0, |row| row.utc_offset_h)
    }

    /// All parts.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        (0..self.part_count()).map(|index| self.part(index)).collect()
    }
}
