//! Where the value of an input comes from.

use crate::{
    catalog::{self, Source, Status, Table},
    scenario::{Kind, Path, Place, Scenario, field},
    text::{Arg, Message},
};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Provenance {
    /// Set in this scenario, by its user or its preset, away from what its source says.
    Set {
        /// What the source says.
        source_value: f64,
        /// The source that it departs from.
        source: Source,
    },
    /// A catalogue row's.
    Row {
        /// The table.
        table: Table,
        /// The row's name.
        name: &'static str,
        /// Who says so.
        source: Source,
    },
    /// The field's default.
    Default(Source),
    /// Worked out by the simulation from the inputs.
    Model,
}

impl Provenance {
    /// Who says so; for what is worked out, the model.
    #[must_use]
    pub fn source(&self) -> Source {
        match self {
            Self::Set { .. } => Source::assumed("set in this scenario", 2026),
            Self::Row { source, .. } | Self::Default(source) => *source,
            Self::Model => Source::estimated("worked out by the model from the inputs", 2026),
        }
    }

    /// Whether nobody measured or printed it.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        match self {
            Self::Set { .. } | Self::Model => false,
            Self::Row { source, .. } | Self::Default(source) => source.status == Status::Assumed,
        }
    }

    /// The same in words.
    #[must_use]
    pub fn message(&self) -> Message {
        let source_args = |message: Message, source: &Source| {
            message
                .with("source", Arg::Text(source.text().to_owned()))
                .with("year", Arg::Text(source.year.to_string()))
                .with("status", Arg::Text(source.status.word().to_owned()))
        };
        match self {
            Self::Set { source_value, source } => {
                source_args(Message::new("source.set"), source).with("value", Arg::Plain(*source_value))
            }
            Self::Row { name, source, .. } => {
                source_args(Message::new("source.row"), source).with("row", Arg::Text((*name).to_owned()))
            }
            Self::Default(source) => source_args(Message::new("source.default"), source),
            Self::Model => Message::new("source.model"),
        }
    }
}

/// Where the value at a path comes from. A place that does not exist has the field's default.
#[must_use]
pub fn provenance(scenario: &Scenario, path: Path) -> Provenance {
    let unset = scenario.unset_value(path);
    let from = row_of(scenario, path);
    let source = from.map_or(path.field.source, |(.., source)| source);
    match path.read(scenario) {
        Some(value) if path.field.quanta(value) != path.field.quanta(unset) => {
            if matches!(path.field.kind, Kind::Row(_) | Kind::Options(_)) && from.is_none() {
                return Provenance::Default(Source::assumed("chosen in this scenario", 2026));
            }
            Provenance::Set { source_value: unset, source }
        }
        _ => from.map_or(Provenance::Default(source), |(table, name, source)| Provenance::Row {
            table,
            name,
            source,
        }),
    }
}

/// The row that decides a field now, and who says the column.
fn row_of(scenario: &Scenario, path: Path) -> Option<(Table, &'static str, Source)> {
    let follow = path.field.follows?;
    let row_field = field(follow.field)?;
    let place = Place { home: path.place.home, item: 0 };
    let id = (row_field.read)(scenario, place)? as u16;
    // Only a row that has the column decides.
    (follow.column)(id)?;
    let Kind::Row(table) = row_field.kind else { return None };
    match (table, path.field.key) {
        (Table::Climate, key) => {
            let region = catalog::region(catalog::climate(id)?.region)?;
            let source = match key {
                "site.saidi_min" | "site.saifi" => region.outage_source,
                "site.saidi_everyday_min" | "site.saifi_everyday" => catalog::everyday_outages(region).source,
                "site.co2_marginal_g_per_kwh" => region.co2_marginal_source,
                // One national figure for water, which no region's source covers.
                "site.water_l_per_kwh" => path.field.source,
                _ => region.source,
            };
            Some((Table::Region, region.name, source))
        }
        (Table::Node, "workload.rent_usd_per_h") => {
            let gpu = Table::Gpu.row(catalog::node(id)?.gpu)?;
            Some((Table::Gpu, gpu.name, gpu.source))
        }
        _ => table.row(id).map(|row| (table, row.name, row.source)),
    }
}
