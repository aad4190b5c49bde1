//! Records of the Utility Rate Database (OpenEI URDB, JSON of API versions 7 and 8), read and written.

mod error;
mod note;
mod read;
mod structure;
mod write;

pub use error::UrdbError;
pub use note::UrdbNote;
pub use read::{UrdbRecord, read_urdb};
pub use write::write_urdb;

#[cfg(test)]
mod tests;
