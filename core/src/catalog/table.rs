//! All tables behind one door: lists to choose from, search, and JSON for the command line.

use super::codes::codes;
use super::row::{Row, RowHead};
use super::{Battery, Climate, Cost, Datacentre, Deal, Gpu, Household, Link, Llm, Node, Region, Tariff};

codes! {
    /// A table of the catalogue; the key is its name in files and on the command line.
    Table {
        Gpu = 1, "gpu", "GPUs";
        Llm = 2, "llm", "Models";
        Node = 3, "node", "Nodes";
        Battery = 4, "battery", "Batteries";
        Link = 5, "link", "Links";
        Tariff = 6, "tariff", "Tariffs";
        Climate = 7, "climate", "Climates";
        Region = 8, "region", "Regions";
        Household = 9, "household", "Households";
        Deal = 10, "deal", "Deals";
        Cost = 11, "cost", "Costs";
        Datacentre = 12, "datacentre", "Data centres";
    }
}

/// Calls a generic function with the row type of a table.
macro_rules! with_rows {
    ($table:expr, $call:ident($($argument:expr),*)) => {
        match $table {
            Table::Gpu => $call::<Gpu>($($argument),*),
            Table::Llm => $call::<Llm>($($argument),*),
            Table::Node => $call::<Node>($($argument),*),
            Table::Battery => $call::<Battery>($($argument),*),
            Table::Link => $call::<Link>($($argument),*),
            Table::Tariff => $call::<Tariff>($($argument),*),
            Table::Climate => $call::<Climate>($($argument),*),
            Table::Region => $call::<Region>($($argument),*),
            Table::Household => $call::<Household>($($argument),*),
            Table::Deal => $call::<Deal>($($argument),*),
            Table::Cost => $call::<Cost>($($argument),*),
            Table::Datacentre => $call::<Datacentre>($($argument),*),
        }
    };
}

impl Table {
    /// The name in files and on the command line.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.key()
    }

    /// Every row, by id.
    #[must_use]
    pub fn rows(self) -> Vec<RowHead> {
        with_rows!(self, heads())
    }

    /// The row with an id.
    #[must_use]
    pub fn row(self, id: u16) -> Option<RowHead> {
        with_rows!(self, head_by_id(id))
    }

    /// The id of a slug.
    #[must_use]
    pub fn find(self, slug: &str) -> Option<u16> {
        with_rows!(self, id_by_slug(slug))
    }

    /// Rows whose name or slug holds every word of the query, in any case; those whose name begins
    /// with the query come first. An empty query finds all.
    #[must_use]
    pub fn search(self, query: &str) -> Vec<RowHead> {
        let query = query.trim().to_lowercase();
        let holds = |row: &RowHead| {
            let text = format!("{} {}", row.name.to_lowercase(), row.slug);
            query.split_whitespace().all(|word| text.contains(word))
        };
        let mut found: Vec<RowHead> = self.rows().into_iter().filter(holds).collect();
        found.sort_by_key(|row| !row.name.to_lowercase().starts_with(&query));
        found
    }
}

/// A table as JSON: an array of rows whose keys carry the units, as the fields do.
#[must_use]
pub fn to_json(table: Table) -> serde_json::Value {
    with_rows!(table, json())
}

/// One row as JSON.
#[must_use]
pub fn row_to_json(table: Table, id: u16) -> Option<serde_json::Value> {
    with_rows!(table, json_by_id(id))
}

fn heads<R: Row>() -> Vec<RowHead> {
    R::all().iter().map(Row::head).collect()
}

fn head_by_id<R: Row>(id: u16) -> Option<RowHead> {
    super::row::by_id::<R>(id).map(Row::head)
}

fn id_by_slug<R: Row>(slug: &str) -> Option<u16> {
    super::row::by_slug::<R>(slug).map(|row| row.head().id)
}

fn json<R: Row>() -> serde_json::Value {
    serde_json::to_value(R::all()).unwrap_or_default()
}

fn json_by_id<R: Row>(id: u16) -> Option<serde_json::Value> {
    serde_json::to_value(super::row::by_id::<R>(id)?).ok()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
