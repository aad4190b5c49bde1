//! What a meter says of a household, in a link: a hash and a stand-in for the readings, or bills.
//!
//! A byte of flags, then the hash (8 bytes, lowest first), twelve varints of whole kWh, and the mean day, two
//! hours a byte, the earlier in the low half. Nothing at all: no meter.

use super::varint::{Bytes, write_varint};
use crate::scenario::{MAX_DAY_PARTS, Measured};

const HASH: u8 = 1;
const DAY: u8 = 2;

/// As bytes.
pub(super) fn write_measured(measured: Option<&Measured>) -> Vec<u8> {
    let Some(measured) = measured else { return Vec::new() };
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    let mut bytes = vec![flag(measured.hash.is_some(), HASH) | flag(measured.day.is_some(), DAY)];
    bytes.extend(measured.hash.into_iter().flat_map(u64::to_le_bytes));
    for kwh in travelling(measured).monthly_kwh {
        write_varint(&mut bytes, kwh as u64);
    }
    if let Some(day) = measured.day {
        let pair =
            |pair: &[u8]| pair.iter().rev().fold(0, |byte, parts| (byte << 4) | (*parts).min(MAX_DAY_PARTS));
        bytes.extend(day.chunks(2).map(pair));
    }
    bytes
}

/// From bytes: `None` when they are damaged or of a later kind.
pub(super) fn read_measured(bytes: &[u8]) -> Option<Option<Measured>> {
    let Some((flags, rest)) = bytes.split_first() else { return Some(None) };
    if flags & !(HASH | DAY) != 0 {
        return None;
    }
    let (hash, rest) = if flags & HASH == 0 {
        (None, rest)
    } else {
        let (hash, rest) = rest.split_at_checked(8)?;
        (Some(u64::from_le_bytes(hash.try_into().ok()?)), rest)
    };
    let mut rest = Bytes(rest);
    let mut monthly_kwh = [0.0; 12];
    for kwh in &mut monthly_kwh {
        *kwh = rest.varint()? as f64;
    }
    let day = if flags & DAY == 0 {
        None
    } else {
        let pairs: [u8; 12] = rest.0.try_into().ok()?;
        let mut day = [0; 24];
        day.iter_mut()
            .zip(pairs.iter().flat_map(|byte| [byte & 15, byte >> 4]))
            .for_each(|(to, from)| *to = from);
        Some(day)
    };
    if flags & DAY == 0 && !rest.0.is_empty() {
        return None;
    }
    Some(Some(travelling(&Measured { hash, monthly_kwh, day })))
}

/// Inside its bounds and on its quantum.
pub(super) fn travelling(measured: &Measured) -> Measured {
    Measured { monthly_kwh: Measured::bills(measured.monthly_kwh).monthly_kwh, ..*measured }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bills_and_stand_ins_come_back_and_damage_does_not() {
        let bills = Measured::bills(std::array::from_fn(|month| 300.0 * month as f64));
        let day = Some(std::array::from_fn(|hour| (hour % 16) as u8));
        for measured in [bills, Measured { hash: Some(u64::MAX - 5), day, ..bills }] {
            let bytes = write_measured(Some(&measured));
            assert!(bytes.len() <= 45, "{}", bytes.len());
            assert_eq!(read_measured(&bytes), Some(Some(measured)));
            assert_eq!(read_measured(&bytes[..bytes.len() - 1]), None);
        }
        assert_eq!(read_measured(&write_measured(None)), Some(None));
        assert_eq!(read_measured(&[8, 1, 2]), None);
    }
}
