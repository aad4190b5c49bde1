//! Fields that are no more, and the step from each to what replaced it.
//!
//! A field is retired by taking it out of the field table and putting a row here. A step leads to fields of
//! the version after; should one of those be retired later, its own step is taken next. Old steps never
//! change. A step stays in the record of the field: a home's setting becomes settings of that home.

use super::record::{Entry, Value};

/// A field that is no more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Retired {
    /// Its id, never used again.
    pub(super) id: u16,
    /// Its key in files.
    pub(super) key: &'static str,
    /// Quanta a unit, for files; 1 for rows and options.
    pub(super) denominator: f64,
    /// The words that files had for its rows or options.
    pub(super) words: &'static [(&'static str, i64)],
    /// Its quanta as ids and quanta of the fields that replaced it; none when nothing did.
    pub(super) step: fn(i64) -> Vec<(u16, i64)>,
}

/// Every field that is no more. Nothing has been retired yet.
pub(super) static RETIRED: &[Retired] = &[];

/// The entries, each retired one replaced step by step until none is left. Where an entry is already
/// there, it stands.
pub(super) fn migrate(entries: Vec<Entry>, retired: &[Retired]) -> Vec<Entry> {
    let find = |id: u16| retired.iter().find(|old| old.id == id);
    let (mut open, mut done): (Vec<Entry>, Vec<Entry>) =
        entries.into_iter().partition(|entry| find(entry.id).is_some());
    // A chain is at most as long as the table, also when the table runs in a circle by mistake.
    for _ in 0..=retired.len() {
        let mut next: Vec<Entry> = Vec::new();
        for entry in &open {
            let (Some(old), Value::Integer(quanta)) = (find(entry.id), &entry.value) else { continue };
            next.extend((old.step)(*quanta).into_iter().map(|(id, quanta)| Entry::integer(id, quanta)));
        }
        open.clear();
        for entry in next {
            if find(entry.id).is_some() {
                open.push(entry);
            } else if done.iter().all(|other| other.id != entry.id) {
                done.push(entry);
            }
        }
        if open.is_empty() {
            break;
        }
    }
    done.sort_by_key(|entry| entry.id);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 90 became 91 (in other quanta), and 91 was later split in two; 92 went without a successor.
    static TABLE: &[Retired] = &[
        Retired { id: 90, key: "a", denominator: 1.0, words: &[], step: |n| vec![(91, n * 10)] },
        Retired {
            id: 91,
            key: "b",
            denominator: 10.0,
            words: &[],
            step: |n| vec![(93, n / 2), (94, n - n / 2)],
        },
        Retired { id: 92, key: "c", denominator: 1.0, words: &[], step: |_| Vec::new() },
        Retired { id: 95, key: "d", denominator: 1.0, words: &[], step: |n| vec![(95, n)] },
    ];

    #[test]
    fn a_retired_field_takes_every_step_to_today() {
        let migrated = migrate(vec![Entry::integer(90, 3), Entry::integer(92, 1)], TABLE);
        assert_eq!(migrated, [Entry::integer(93, 15), Entry::integer(94, 15)]);
    }

    #[test]
    fn a_setting_that_is_already_there_stands() {
        let migrated = migrate(vec![Entry::integer(91, 30), Entry::integer(94, 1)], TABLE);
        assert_eq!(migrated, [Entry::integer(93, 15), Entry::integer(94, 1)]);
    }

    #[test]
    fn a_circle_ends() {
        assert!(migrate(vec![Entry::integer(95, 1)], TABLE).is_empty());
    }

    #[test]
    fn no_retired_id_or_key_is_in_use() {
        for old in RETIRED {
            assert!(crate::scenario::field(old.id).is_none(), "{}", old.key);
            assert!(crate::scenario::field_by_key(old.key).is_none(), "{}", old.key);
        }
    }
}
