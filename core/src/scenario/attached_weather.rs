//! Weather of a file in place of the climate's own.

/// Weather of a file. The records are an attachment: they stay in the browser and in the scenario file, by the hash
/// of their content; a link carries the hash and the climate that stands in for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttachedWeather {
    /// Content of the records.
    pub hash: u64,
    /// Row of the climate nearest to where they were taken: its weather where they are not at hand.
    pub climate: u16,
}
