//! One input of a plan in money: its key, unit, range and source; and the macro that declares many.

use super::TermsError;
use crate::{
    catalog::{Range, Source, cost_by_slug},
    units::Unit,
};

/// Where the value of an input comes from when nobody sets it.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// A row of the cost table.
    Cost(&'static str),
    /// A value of another table.
    Row(fn() -> Option<(Range, Source)>),
    /// This room's own.
    Own(Range, Source),
}

/// An input with its default.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// Name in files.
    pub key: &'static str,
    /// What it is.
    pub label: &'static str,
    /// Counted in.
    pub unit: Unit,
    /// Where its default comes from.
    pub origin: Origin,
}

impl Input {
    /// Low, default and high.
    #[must_use]
    pub fn range(&self) -> Range {
        self.found().0
    }

    /// Who says so.
    #[must_use]
    pub fn source(&self) -> Source {
        self.found().1
    }

    /// Least and most that can be set.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64) {
        match self.unit {
            Unit::Frac => (0.0, 1.0),
            Unit::FracPerYear => (-0.9, 1.0),
            Unit::Year => (1.0, 40.0),
            Unit::H => (0.0, 8760.0),
            _ => (0.0, 1e12),
        }
    }

    /// Whether only whole numbers make sense.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        matches!(self.unit, Unit::Year)
    }

    /// Whether a value can be set.
    ///
    /// # Errors
    ///
    /// Outside the bounds, or a part of a year.
    pub fn check(&self, value: f64) -> Result<(), TermsError> {
        let (low, high) = self.bounds();
        if !(low..=high).contains(&value) {
            return Err(TermsError::Outside { key: self.key, found: value, low, high });
        }
        if self.is_whole() && (value - value.round()).abs() > 0.0 {
            return Err(TermsError::NotWhole { key: self.key, found: value });
        }
        Ok(())
    }

    fn found(&self) -> (Range, Source) {
        let missing = (Range::exact(0.0), Source::assumed("missing", 2026));
        match self.origin {
            Origin::Cost(slug) => cost_by_slug(slug).map_or(missing, |row| (row.range, row.source)),
            Origin::Row(row) => row().unwrap_or(missing),
            Origin::Own(range, source) => (range, source),
        }
    }
}

/// A modelling choice.
pub(crate) const fn assumed(low: f64, value: f64, high: f64, text: &'static str) -> Origin {
    Origin::Own(Range::new(low, value, high), Source::assumed(text, 2026))
}

/// General knowledge of the market.
pub(crate) const fn estimated(low: f64, value: f64, high: f64, text: &'static str) -> Origin {
    Origin::Own(Range::new(low, value, high), Source::estimated(text, 2026))
}

/// Printed by someone.
pub(crate) const fn published(low: f64, value: f64, high: f64, text: &'static str) -> Origin {
    Origin::Own(Range::new(low, value, high), Source::published(text, 2026))
}

/// Declares numbers once: the struct, its defaults, its table, and both ways by key. What is no number comes first.
macro_rules! numbers {
    (
        $(#[$meta:meta])* $name:ident, $table:ident,
        { $($extra:ident: $kind:ty = $first:expr, $about:literal;)* }
        $($(#[$doc:meta])* $number:ident, $label:literal, $unit:ident, $origin:expr;)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name {
            $(#[doc = $about] pub $extra: $kind,)*
            $(#[doc = $label] #[doc = ""] $(#[$doc])* pub $number: f64,)+
        }

        /// Every number with its default, in the order shown.
        pub static $table: &[$crate::finance::Input] = &[
            $($crate::finance::Input {
                key: stringify!($number),
                label: $label,
                unit: $crate::units::Unit::$unit,
                origin: $origin,
            },)+
        ];

        impl $name {
            /// The number behind a key.
            #[must_use]
            pub fn number(&self, key: &str) -> Option<f64> {
                $(if key == stringify!($number) { return Some(self.$number); })+
                None
            }

            /// Sets a number by its key.
            ///
            /// # Errors
            ///
            /// An unknown key, a number outside its bounds, a part of a year.
            pub fn set(&mut self, key: &str, value: f64) -> Result<(), $crate::finance::TermsError> {
                let unknown = || $crate::finance::TermsError::Unknown(key.to_owned());
                let input = $table.iter().find(|input| input.key == key).ok_or_else(unknown)?;
                input.check(value)?;
                *self.place(key).ok_or_else(unknown)? = value;
                Ok(())
            }

            pub(crate) fn place(&mut self, key: &str) -> Option<&mut f64> {
                $(if key == stringify!($number) { return Some(&mut self.$number); })+
                None
            }
        }

        impl Default for $name {
            /// Every number at the default of its row.
            fn default() -> Self {
                let mut all = Self { $($extra: $first,)* $($number: 0.0,)+ };
                for input in $table {
                    if let Some(place) = all.place(input.key) {
                        *place = input.range().value;
                    }
                }
                all
            }
        }
    };
}

pub(crate) use numbers;
