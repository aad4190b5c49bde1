//! A record: entries in the order of their ids, each a key and a value.
//!
//! key = `(id - id before) * 4 + wire type`, a varint; an id comes once. Wire type 0 is a zig-zag varint;
//! 1 (bytes), 2 (list) and 3 (not used yet) are a length and that many bytes, so that what is not known can
//! be passed over. A list is its items, each a length and a record.

use super::varint::{Bytes, un_zig_zag, write_varint, zig_zag};

/// The value of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A whole number: quanta, a row, an option.
    Integer(i64),
    /// Text.
    Bytes(Vec<u8>),
    /// Items, each still to be read as a record.
    List(Vec<Vec<u8>>),
    /// A wire type of a later version.
    Later(Vec<u8>),
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Field id, or one of [`super::keys`].
    pub(super) id: u16,
    /// What it is.
    pub(super) value: Value,
}

impl Entry {
    /// A whole number.
    pub(super) fn integer(id: u16, value: i64) -> Self {
        Self { id, value: Value::Integer(value) }
    }
}

/// The bytes of a record; the entries are put in order first.
pub(super) fn write_record(mut entries: Vec<Entry>) -> Vec<u8> {
    entries.sort_by_key(|entry| entry.id);
    let mut out = Vec::new();
    let mut before = 0;
    for Entry { id, value } in entries {
        let key = u64::from(id - before) << 2;
        before = id;
        match value {
            Value::Integer(value) => {
                write_varint(&mut out, key);
                write_varint(&mut out, zig_zag(value));
            }
            Value::Bytes(bytes) => {
                write_varint(&mut out, key | 1);
                write_prefixed(&mut out, &bytes);
            }
            Value::List(items) => {
                let mut list = Vec::new();
                for item in items {
                    write_prefixed(&mut list, &item);
                }
                write_varint(&mut out, key | 2);
                write_prefixed(&mut out, &list);
            }
            Value::Later(bytes) => {
                write_varint(&mut out, key | 3);
                write_prefixed(&mut out, &bytes);
            }
        }
    }
    out
}

/// The entries of a record; `None` when the bytes are none.
pub(super) fn read_record(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut bytes = Bytes(bytes);
    let mut entries = Vec::new();
    let mut before = 0_u64;
    while !bytes.is_empty() {
        let key = bytes.varint()?;
        let step = key >> 2;
        if step == 0 {
            return None;
        }
        before = before.checked_add(step)?;
        let value = match key & 3 {
            0 => Value::Integer(un_zig_zag(bytes.varint()?)),
            1 => Value::Bytes(bytes.prefixed()?.to_vec()),
            2 => Value::List(read_items(bytes.prefixed()?)?),
            _ => Value::Later(bytes.prefixed()?.to_vec()),
        };
        entries.push(Entry { id: u16::try_from(before).ok()?, value });
    }
    Some(entries)
}

fn read_items(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut bytes = Bytes(bytes);
    let mut items = Vec::new();
    while !bytes.is_empty() {
        items.push(bytes.prefixed()?.to_vec());
    }
    Some(items)
}

fn write_prefixed(out: &mut Vec<u8>, bytes: &[u8]) {
    write_varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_reads_back_as_itself_in_order() {
        let entries = vec![
            Entry::integer(1401, -7),
            Entry { id: 4, value: Value::Bytes(b"title".to_vec()) },
            Entry { id: 5, value: Value::List(vec![vec![], vec![4, 2]]) },
            Entry { id: 6, value: Value::Later(vec![9; 200]) },
        ];
        let mut sorted = entries.clone();
        sorted.sort_by_key(|entry| entry.id);
        assert_eq!(read_record(&write_record(entries)), Some(sorted));
    }

    #[test]
    fn an_id_that_comes_twice_is_refused() {
        assert_eq!(read_record(&[4, 0, 0, 0]), None);
    }
}
