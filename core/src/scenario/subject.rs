//! The macro that declares a subject's struct and its rows of the field table in one place.

use super::{Kind, Number};
use crate::units::Unit;

/// A number kind: unit, lowest, highest, step of the buttons, quanta a unit.
pub(super) const fn number(unit: Unit, min: f64, max: f64, step: f64, denominator: f64) -> Kind {
    Kind::Number(Number { unit, min, max, step, denominator })
}

/// Declares a struct and `FIELDS`, its rows of the field table.
///
/// ```text
/// subject! {
///     /// What the struct is.
///     Battery in Battery, "battery", (home battery);
///     /// What the field is.
///     501 units: f64 = 1.0, "Units", number(Unit::One, 0.0, 4.0, 1.0, 1.0),
///         Source::assumed("why", 2026), plausible (0.0, 2.0);
/// }
/// ```
macro_rules! subject {
    (
        $(#[$meta:meta])*
        $name:ident in $subject:ident, $key:literal, $place:tt;
        $(
            $(#[doc = $doc:literal])+
            $id:literal $field:ident : $type:ty = $default:expr, $label:literal, $kind:expr,
            Source::$status:ident($text:literal, $year:literal)
            $(, plausible ($low:expr, $high:expr))?
            $(, follows $row:literal $column:expr)?;
        )+
        $(also { $($(#[$also_meta:meta])* $also:ident : $also_type:ty = $also_default:expr;)+ })?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $doc])+ pub $field: $type,)+
            $($($(#[$also_meta])* pub $also: $also_type,)+)?
        }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $default,)+ $($($also: $also_default,)+)? }
            }
        }

        /// The rows of the field table.
        pub(in crate::scenario) static FIELDS: &[$crate::scenario::Field] = &[
            $($crate::scenario::Field {
                id: $id,
                key: concat!($key, ".", stringify!($field)),
                subject: $crate::scenario::Subject::$subject,
                label: $label,
                doc: $crate::text::Later::new($crate::text::later!($($doc),+)),
                kind: $kind,
                default: || <$type as $crate::scenario::FieldValue>::to_f64(&$default),
                plausible: subject!(@plausible $(($low, $high))?),
                source: $crate::catalog::Source::$status($crate::text::later!($text), $year),
                travels: $crate::scenario::Travels::Link,
                follows: subject!(@follows $($row $column)?),
                list: subject!(@list $place),
                read: subject!(@read $field, $place),
                write: subject!(@write $field, $type, $place),
            }),+
        ];
    };
    (@plausible) => { None };
    (@plausible ($low:expr, $high:expr)) => { Some(($low, $high)) };
    (@follows) => { None };
    (@follows $row:literal $column:expr) => {
        Some($crate::scenario::Follow { field: $row, column: $column })
    };
    (@list (home $subject:ident)) => { None };
    (@list (scenario $subject:ident)) => { None };
    (@list (arrays $subject:ident)) => { Some($crate::scenario::List::Arrays) };
    (@list (groups $subject:ident)) => { Some($crate::scenario::List::Groups) };
    (@read $field:ident, (home $subject:ident)) => {
        |scenario, place| {
            let home = scenario.homes.get(place.home)?;
            Some($crate::scenario::FieldValue::to_f64(&home.$subject.$field))
        }
    };
    (@read $field:ident, (scenario $subject:ident)) => {
        |scenario, _| Some($crate::scenario::FieldValue::to_f64(&scenario.$subject.$field))
    };
    (@read $field:ident, (arrays $subject:ident)) => {
        |scenario, place| {
            let home = scenario.homes.get(place.home)?;
            let item = home.$subject.arrays.get(place.item)?;
            Some($crate::scenario::FieldValue::to_f64(&item.$field))
        }
    };
    (@read $field:ident, (groups $subject:ident)) => {
        |scenario, place| {
            let item = scenario.$subject.groups.get(place.item)?;
            Some($crate::scenario::FieldValue::to_f64(&item.$field))
        }
    };
    (@write $field:ident, $type:ty, (home $subject:ident)) => {
        |scenario, place, value| {
            let home = scenario.homes.get_mut(place.home)?;
            home.$subject.$field = <$type as $crate::scenario::FieldValue>::from_f64(value)?;
            Some(())
        }
    };
    (@write $field:ident, $type:ty, (scenario $subject:ident)) => {
        |scenario, _, value| {
            scenario.$subject.$field = <$type as $crate::scenario::FieldValue>::from_f64(value)?;
            Some(())
        }
    };
    (@write $field:ident, $type:ty, (arrays $subject:ident)) => {
        |scenario, place, value| {
            let home = scenario.homes.get_mut(place.home)?;
            let item = home.$subject.arrays.get_mut(place.item)?;
            item.$field = <$type as $crate::scenario::FieldValue>::from_f64(value)?;
            Some(())
        }
    };
    (@write $field:ident, $type:ty, (groups $subject:ident)) => {
        |scenario, place, value| {
            let item = scenario.$subject.groups.get_mut(place.item)?;
            item.$field = <$type as $crate::scenario::FieldValue>::from_f64(value)?;
            Some(())
        }
    };
}
