//! What the map of the year can show.

use wattfleet_core::figure::{Floor, Tone, YearMap};
use wattfleet_core::units::Unit;

use super::FigureData;

/// A series of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quantity {
    /// What the node draws.
    Node,
    /// What is bought.
    #[default]
    Import,
    /// What the sun gives.
    Sun,
    /// What a kilowatt hour costs.
    Price,
}

impl Quantity {
    /// In the order of the list.
    pub(super) const ALL: [Self; 4] = [Self::Import, Self::Node, Self::Sun, Self::Price];

    /// As in the list.
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Node => "node power",
            Self::Import => "grid power",
            Self::Sun => "solar power",
            Self::Price => "price of power",
        }
    }

    /// The quantity of that name; grid power where there is none.
    pub(super) fn named(label: &str) -> Self {
        Self::ALL.into_iter().find(|quantity| quantity.label() == label).unwrap_or_default()
    }

    /// Its series.
    pub(super) fn series(self, year: &FigureData) -> &[f64] {
        match self {
            Self::Node => &year.flows().node_kw,
            Self::Import => &year.flows().import_kw,
            Self::Sun => &year.flows().pv_kw,
            Self::Price => year.buy_usd_per_kwh(),
        }
    }

    /// Its unit.
    pub(super) const fn unit(self) -> Unit {
        match self {
            Self::Price => Unit::UsdPerKwh,
            _ => Unit::Kw,
        }
    }

    /// Digits behind the point.
    pub(super) const fn decimals(self) -> usize {
        match self {
            Self::Price => 3,
            _ => 1,
        }
    }

    /// Its map.
    pub(super) fn map(self, year: &FigureData) -> YearMap<'_> {
        let tone = match self {
            Self::Node => Tone::Node,
            Self::Import => Tone::Grid,
            Self::Sun => Tone::Sun,
            Self::Price => Tone::House,
        };
        YearMap {
            label: self.label(),
            unit: self.unit(),
            tone,
            floor: Floor::Zero,
            values: self.series(year),
        }
    }
}
