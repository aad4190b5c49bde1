//! Bytes as text, whichever way they are written.

use std::borrow::Cow;

use super::LoadError;

/// UTF-8 or UTF-16 with or without a mark, else Windows-1252 as its Latin letters; other kinds of file are
/// refused by name.
pub(crate) fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, LoadError> {
    const KINDS: [(&[u8], &str, &str); 5] = [
        (b"PK\x03\x04", "a zip or Excel file", "unpack it, or save the sheet as CSV, and load that"),
        (b"\xd0\xcf\x11\xe0", "an old Excel file", "save the sheet as CSV and load that"),
        (b"%PDF", "a PDF", "ask the utility for Green Button XML or interval CSV"),
        (b"\x1f\x8b", "a gzip file", "unpack it and load what is inside"),
        (b"PAR1", "a Parquet file", "write it as CSV and load that"),
    ];
    if let Some((_, found, todo)) = KINDS.iter().find(|(begin, ..)| bytes.starts_with(begin)) {
        return Err(LoadError::Kind { found, todo });
    }
    let zero = |index: usize| bytes.get(index) == Some(&0);
    match bytes {
        [0xff, 0xfe, rest @ ..] => Ok(wide(rest, u16::from_le_bytes).into()),
        [0xfe, 0xff, rest @ ..] => Ok(wide(rest, u16::from_be_bytes).into()),
        [first, 0, ..] if *first != 0 && zero(3) => Ok(wide(bytes, u16::from_le_bytes).into()),
        [0, second, ..] if *second != 0 && zero(2) => Ok(wide(bytes, u16::from_be_bytes).into()),
        _ => match core::str::from_utf8(bytes) {
            Ok(text) => Ok(text.trim_start_matches('\u{feff}').into()),
            Err(_) => Ok(bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into()),
        },
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
