//! The field table: the subjects' rows joined, in the order of the panels, and looked up.

use super::{
    Field, battery, constants, deal, fleet, group, household, link, node, service, site, solar, tariff, view,
    workload,
};

/// Every field of every subject, in the order of the panels.
pub fn fields() -> impl Iterator<Item = &'static Field> {
    TABLES.iter().flat_map(|table| table.iter())
}

/// The field with an id.
#[must_use]
pub fn field(id: u16) -> Option<&'static Field> {
    // Ids count by hundreds a subject, so the table of the hundred is the only one to look in.
    let table = TABLES.iter().find(|table| table.first().is_some_and(|row| row.id / 100 == id / 100))?;
    table.iter().find(|row| row.id == id)
}

/// The field with a key, `battery.units` or `solar.arrays[].tilt_deg`.
#[must_use]
pub fn field_by_key(key: &str) -> Option<&'static Field> {
    fields().find(|row| row.key == key)
}

static TABLES: [&[Field]; 15] = [
    site::FIELDS,
    household::FIELDS,
    service::FIELDS,
    solar::FIELDS,
    solar::array::FIELDS,
    battery::FIELDS,
    tariff::FIELDS,
    link::FIELDS,
    node::FIELDS,
    workload::FIELDS,
    deal::FIELDS,
    fleet::FIELDS,
    group::FIELDS,
    view::FIELDS,
    constants::FIELDS,
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::scenario::{Kind, Place, Scenario};

    #[test]
    fn ids_and_keys_are_unique_and_found_again() {
        let mut ids = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for row in fields() {
            assert!(ids.insert(row.id), "id {} twice", row.id);
            assert!(keys.insert(row.key), "key {} twice", row.key);
            assert_eq!(field(row.id).map(|f| f.key), Some(row.key));
            assert_eq!(field_by_key(row.key).map(|f| f.id), Some(row.id));
        }
    }

    #[test]
    fn a_subject_owns_one_hundred_of_ids() {
        for table in TABLES {
            let hundreds: BTreeSet<u16> = table.iter().map(|row| row.id / 100).collect();
            assert_eq!(hundreds.len(), 1, "{:?}", table.first().map(|row| row.key));
        }
        let firsts: BTreeSet<u16> = TABLES.iter().filter_map(|t| t.first()).map(|row| row.id / 100).collect();
        assert_eq!(firsts.len(), TABLES.len());
    }

    #[test]
    fn every_default_and_plausible_value_is_allowed_and_on_its_quantum() {
        for row in fields() {
            let default = (row.default)();
            assert!(row.allows(default), "{} = {default}", row.key);
            assert_eq!(row.snap(default).to_bits(), default.to_bits(), "{} = {default}", row.key);
            if let Some((low, high)) = row.plausible {
                assert!(low < high && row.allows(low) && row.allows(high), "{}", row.key);
            }
            if let Kind::Number(number) = row.kind {
                assert!(number.min < number.max && number.step * number.denominator >= 1.0, "{}", row.key);
            }
            assert!(!row.doc.text().is_empty() && !row.source.text().is_empty(), "{}", row.key);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for row in fields() {
            let mut scenario = Scenario::default();
            assert_eq!((scenario.add_array(0), scenario.add_group()), (Some(0), Some(0)));
            let value = match row.kind {
                Kind::Number(number) => row.snap(number.max),
                Kind::Row(table) => f64::from(table.rows().last().unwrap().id),
                Kind::Options(choices) => f64::from(choices().last().unwrap().code),
            };
            assert_eq!((row.write)(&mut scenario, Place::default(), value), Some(()), "{}", row.key);
            assert_eq!((row.read)(&scenario, Place::default()), Some(value), "{}", row.key);
        }
    }
}
