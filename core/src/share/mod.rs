//! A scenario to text and back.
//!
//! Three texts: the share link ([`encode_link`], [`decode_link`]), short and for ever; the file
//! ([`write_file`], [`read_file`]), for people to read and edit; the table of a year ([`write_csv`]), for
//! spreadsheets. And two fingerprints: [`bits`] of every series, [`answer`] of the totals. The format, its
//! rules and its limits are in LINKS.md.

mod csv;
mod decode;
mod encode;
mod envelope;
mod file;
mod fingerprint;
mod keys;
mod link;
mod measured;
mod migrate;
mod note;
mod prices;
mod rate_tables;
mod record;
#[cfg(test)]
mod shade_tests;
mod title;
mod varint;
mod weather;
mod year_fingerprint;

pub use csv::{Column, write_csv};
pub use envelope::LinkError;
pub use file::{FileError, read_file, write_file, write_file_holding, write_file_with};
pub use fingerprint::{answer, bits};
pub use link::{MODEL_VERSION, Opened, Stamp, decode_link, encode_link, encode_link_with};
pub use note::LinkNote;
pub use title::MAX_TITLE_CHARS;
pub use year_fingerprint::{Fingerprint, fingerprint, year_answer};
