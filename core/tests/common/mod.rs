//! What several tests need: random scenarios inside the bounds of the field table.
#![expect(unreachable_pub, reason = "a module of test crates")]
#![allow(dead_code, reason = "each test crate uses a part")]

use proptest::prelude::*;
use wattfleet_core::scenario::{Field, Kind, PRESETS, Path, Scenario, fields};

/// A preset with up to `changes` of its fields set to random allowed values.
pub fn scenarios(changes: usize) -> impl Strategy<Value = Scenario> {
    let rows: Vec<&'static Field> = fields().collect();
    let change = (0..rows.len(), 0.0..1.0_f64);
    (0..PRESETS.len(), proptest::collection::vec(change, 0..=changes)).prop_map(move |(preset, changes)| {
        let mut scenario = PRESETS[preset].scenario();
        for (row, part) in changes {
            let path = Path::new(rows[row]);
            // A field of a list that this preset does not have has no place: nothing to change.
            scenario.set(path, random_value(rows[row], part)).ok();
        }
        scenario
    })
}

/// The allowed value that lies at a part of a field's range.
pub fn random_value(field: &Field, part: f64) -> f64 {
    match field.kind {
        Kind::Number(number) => field.snap(number.min + part * (number.max - number.min)),
        Kind::Row(table) => {
            let rows = table.rows();
            f64::from(rows[(part * rows.len() as f64) as usize].id)
        }
        Kind::Options(choices) => {
            let choices = choices();
            f64::from(choices[(part * choices.len() as f64) as usize].code)
        }
    }
}
