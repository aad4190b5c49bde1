//! A scenario to text and back.
//!
//! The share link ([`encode_link`], [`decode_link`]) is short and for ever.

mod decode;
mod encode;
mod envelope;
mod keys;
mod link;
mod migrate;
mod note;
mod record;
mod title;
mod varint;

pub use envelope::LinkError;
pub use link::{MODEL_VERSION, Opened, Stamp, decode_link, encode_link, encode_link_with};
pub use note::LinkNote;
pub use title::MAX_TITLE_CHARS;
