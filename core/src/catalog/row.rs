//! What every row of every table can say about itself.

use super::Source;
use crate::units::Unit;

/// A number worth seeing before a row is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Headline {
    /// What it is, in two or three words.
    pub label: &'static str,
    /// How much.
    pub value: f64,
    /// Counted in.
    pub unit: Unit,
}

impl Headline {
    /// A label, a value and its unit.
    #[must_use]
    pub const fn new(label: &'static str, value: f64, unit: Unit) -> Self {
        Self { label, value, unit }
    }
}

/// A row as a list shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowHead {
    /// Stable number inside its table.
    pub id: u16,
    /// Stable name for files and the command line.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// The two numbers that matter.
    pub headline: [Headline; 2],
    /// Who says so.
    pub source: Source,
}

/// A sourced row of a catalogue table.
pub trait Row: serde::Serialize + Sized + 'static {
    /// All rows, by id.
    fn all() -> &'static [Self];
    /// The row as a list shows it.
    fn head(&self) -> RowHead;
}

/// The row of a table with an id. Ids count up from 1, which the tests of the tables hold.
pub(super) fn by_id<R: Row>(id: u16) -> Option<&'static R> {
    R::all().get(usize::from(id).checked_sub(1)?)
}

/// The row of a table with a slug.
pub(super) fn by_slug<R: Row>(slug: &str) -> Option<&'static R> {
    R::all().iter().find(|row| row.head().slug == slug)
}

/// Gives a table its `Row`, and its two lookups by id and by slug.
macro_rules! table_rows {
    ($row:ident, $rows:ident, $by_id:ident, $by_slug:ident, |$this:ident| [$first:expr, $second:expr]) => {
        impl super::Row for $row {
            fn all() -> &'static [Self] {
                $rows
            }

            fn head(&self) -> super::RowHead {
                let $this = self;
                super::RowHead {
                    id: self.id,
                    slug: self.slug,
                    name: self.name,
                    headline: [$first, $second],
                    source: self.source,
                }
            }
        }

        /// The row with an id.
        #[must_use]
        pub fn $by_id(id: u16) -> Option<&'static $row> {
            super::row::by_id(id)
        }

        /// The row with a slug.
        #[must_use]
        pub fn $by_slug(slug: &str) -> Option<&'static $row> {
            super::row::by_slug(slug)
        }
    };
}

pub(super) use table_rows;
