//! What was understood differently from how a record puts it, or not at all.

use crate::text::{Arg, Message};

/// Something that the reader of a record should know.
#[derive(Clone, Debug, PartialEq)]
pub enum UrdbNote {
    /// A charge that is not modelled.
    Ignored {
        /// Its key.
        key: String,
    },
    /// More than one record came; the first is used.
    MoreRecords {
        /// How many came.
        count: usize,
    },
    /// No rule for what flows out: taken as net metering, as SAM does.
    MeteringAssumed,
    /// A percentage above one, read as per cent.
    PerCent {
        /// Its key.
        key: String,
    },
    /// Only one side of a bill: the other is not in the record.
    PartOfBill {
        /// Which, as the record says it.
        part: String,
    },
    /// Apparent power, read as kW at power factor 1.
    ApparentPower {
        /// Its key.
        key: String,
    },
}

impl UrdbNote {
    /// The sentence for the page and the command line.
    #[must_use]
    pub fn message(&self) -> Message {
        let with_key = |id, key: &String| Message::new(id).with("key", Arg::Text(key.clone()));
        match self {
            Self::Ignored { key } => with_key("urdb.ignored", key),
            Self::MoreRecords { count } => {
                Message::new("urdb.more_records").with("count", Arg::Plain(*count as f64))
            }
            Self::MeteringAssumed => Message::new("urdb.metering_assumed"),
            Self::PerCent { key } => with_key("urdb.per_cent", key),
            Self::PartOfBill { part } => {
                Message::new("urdb.part_of_bill").with("part", Arg::Text(part.clone()))
            }
            Self::ApparentPower { key } => with_key("urdb.apparent_power", key),
        }
    }
}
