//! Sourced facts. A row without source, year and status does not build; a released row never changes:
//! a correction is a new row that supersedes.

mod source;

pub use source::{Range, Source, Status};
