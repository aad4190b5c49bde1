//! One row of the field table: everything the rest of the house needs to know of an input.

use crate::{
    catalog::{Source, Table},
    text::Later,
    units::Unit,
};

use super::Scenario;

/// The panel that a field belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the variants are the words of the design's vocabulary")]
pub enum Subject {
    Site,
    Household,
    Service,
    Solar,
    Battery,
    Tariff,
    Link,
    Node,
    Workload,
    Deal,
    Fleet,
    View,
    Constants,
}

impl Subject {
    /// The panels in the order the page shows them; fleet, view and constants have none.
    pub const PANELS: [Self; 10] = [
        Self::Site,
        Self::Household,
        Self::Service,
        Self::Solar,
        Self::Battery,
        Self::Tariff,
        Self::Link,
        Self::Node,
        Self::Workload,
        Self::Deal,
    ];

    /// The word on the panel.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Site => "Site",
            Self::Household => "Household",
            Self::Service => "Service",
            Self::Solar => "Solar",
            Self::Battery => "Battery",
            Self::Tariff => "Tariff",
            Self::Link => "Link",
            Self::Node => "Node",
            Self::Workload => "Workload",
            Self::Deal => "Deal",
            Self::Fleet => "Fleet",
            Self::View => "View",
            Self::Constants => "Constants",
        }
    }
}

/// A number with its bounds. Every value is a whole number of the quantum, `1 / denominator`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// What it is counted in.
    pub unit: Unit,
    /// Lowest allowed.
    pub min: f64,
    /// Highest allowed.
    pub max: f64,
    /// What one press of + or - changes.
    pub step: f64,
    /// Quanta a unit.
    pub denominator: f64,
}

/// One of a few named options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The number that links hold, never reused.
    pub code: u8,
    /// The word in files and on the command line.
    pub key: &'static str,
    /// The words on the page.
    pub label: &'static str,
}

/// What kind of value a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A number in a unit.
    Number(Number),
    /// The id of a catalogue row; 0, no row, where that is the default.
    Row(Table),
    /// One of a few options.
    Options(fn() -> Vec<Choice>),
}

/// Where a field may travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travels {
    /// In links and files.
    Link,
    /// Stays in this browser.
    Local,
}

/// A list that a field is an item of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// The PV arrays of a home.
    Arrays,
    /// The groups of the fleet.
    Groups,
}

/// The default of a field that a catalogue row decides, until the user sets it.
#[derive(Clone, Copy, Debug)]
pub struct Follow {
    /// The id of the field that holds the row.
    pub field: u16,
    /// The row's value for this field.
    pub column: fn(u16) -> Option<f64>,
}

/// Which home, and which item of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the home.
    pub home: usize,
    /// Index of the list item; 0 outside lists.
    pub item: usize,
}

/// One input of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Numeric id, never reused.
    pub id: u16,
    /// Dotted name, `battery.units`; items of a list as `solar.arrays[].tilt_deg`.
    pub key: &'static str,
    /// The panel.
    pub subject: Subject,
    /// The words on the control.
    pub label: &'static str,
    /// What it is, in a sentence.
    pub doc: Later,
    /// What it holds.
    pub kind: Kind,
    /// The value before any preset.
    pub default: fn() -> f64,
    /// Lowest and highest worth trying in a sensitivity.
    pub plausible: Option<(f64, f64)>,
    /// Where the default comes from.
    pub source: Source,
    /// Where it may travel.
    pub travels: Travels,
    /// The row that decides it.
    pub follows: Option<Follow>,
    /// The list it is an item of.
    pub list: Option<List>,
    /// Reads the value at a place.
    pub read: fn(&Scenario, Place) -> Option<f64>,
    /// Writes a value at a place; `None` when there is no such place or option.
    pub write: fn(&mut Scenario, Place, f64) -> Option<()>,
}

impl Field {
    /// The nearest allowed value, on the quantum and inside the bounds.
    #[must_use]
    pub fn snap(&self, value: f64) -> f64 {
        match self.kind {
            Kind::Number(number) => {
                let inside = value.max(number.min).min(number.max);
                self.value(self.quanta(inside))
            }
            Kind::Row(_) | Kind::Options(_) => libm::round(value),
        }
    }

    /// The whole number that a link holds for a value.
    #[must_use]
    pub fn quanta(&self, value: f64) -> i64 {
        libm::round(value * self.denominator()) as i64
    }

    /// The value of a whole number of quanta.
    #[must_use]
    pub fn value(&self, quanta: i64) -> f64 {
        quanta as f64 / self.denominator()
    }

    /// The bounds, when it is a number.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        match self.kind {
            Kind::Number(number) => Some(number),
            Kind::Row(_) | Kind::Options(_) => None,
        }
    }

    /// The options, when it is one of a few.
    #[must_use]
    pub fn choices(&self) -> Vec<Choice> {
        match self.kind {
            Kind::Options(choices) => choices(),
            Kind::Number(_) | Kind::Row(_) => Vec::new(),
        }
    }

    /// Whether there is such a value: in bounds and on the quantum, a row that exists, an option.
    #[must_use]
    pub fn allows(&self, value: f64) -> bool {
        match self.kind {
            Kind::Number(number) => value.is_finite() && value >= number.min && value <= number.max,
            Kind::Row(table) => {
                let none = value.abs() < 0.5 && (self.default)().abs() < 0.5;
                none || (value >= 0.0 && value <= f64::from(u16::MAX) && table.row(value as u16).is_some())
            }
            Kind::Options(choices) => {
                choices().iter().any(|choice| i64::from(choice.code) == self.quanta(value))
            }
        }
    }

    fn denominator(&self) -> f64 {
        match self.kind {
            Kind::Number(number) => number.denominator,
            Kind::Row(_) | Kind::Options(_) => 1.0,
        }
    }
}

/// A type that a field can hold.
pub trait FieldValue: Sized {
    /// As the table reads it.
    fn to_f64(&self) -> f64;
    /// As the table writes it; `None` when there is no such value.
    fn from_f64(value: f64) -> Option<Self>;
}

impl FieldValue for f64 {
    fn to_f64(&self) -> f64 {
        *self
    }
    fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then_some(value)
    }
}

impl FieldValue for u16 {
    fn to_f64(&self) -> f64 {
        Self::into(*self)
    }
    fn from_f64(value: f64) -> Option<Self> {
        (value >= 0.0 && value <= f64::from(Self::MAX)).then_some(value as Self)
    }
}
