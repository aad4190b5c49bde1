//! What was not as expected in a link or file that opened all the same.

use crate::text::{Arg, Message};

/// Something that the reader of a link or file should know.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkNote {
    /// Settings of a later version, passed over.
    Unknown {
        /// How many.
        count: usize,
    },
    /// A key of a file that means nothing here.
    UnknownKey {
        /// Where in the file, `homes[0].battery.unit`.
        path: String,
    },
    /// A number outside its bounds, brought inside.
    Clamped {
        /// The address of the field.
        path: String,
        /// As it came.
        found: f64,
        /// As it is used.
        used: f64,
    },
    /// A catalogue row or option that does not exist here; the field keeps the value it started from.
    NoChoice {
        /// The address of the field.
        path: String,
        /// Its number.
        found: i64,
    },
    /// More than fits; the rest was left out.
    Cut {
        /// Of what: `homes`, `solar.arrays`, `title`.
        path: String,
        /// How many came.
        found: usize,
        /// How many were kept.
        kept: usize,
    },
}

impl LinkNote {
    /// The sentence for the page and the command line.
    #[must_use]
    pub fn message(&self) -> Message {
        let text = |path: &String| Arg::Text(path.clone());
        match self {
            Self::Unknown { count } => Message::new("share.unknown").with("count", Arg::Plain(*count as f64)),
            Self::UnknownKey { path } => Message::new("share.unknown_key").with("path", text(path)),
            Self::Clamped { path, found, used } => Message::new("share.clamped")
                .with("path", text(path))
                .with("found", Arg::Plain(*found))
                .with("used", Arg::Plain(*used)),
            Self::NoChoice { path, found } => Message::new("share.no_choice")
                .with("path", text(path))
                .with("found", Arg::Text(found.to_string())),
            Self::Cut { path, found, kept } => Message::new("share.cut")
                .with("path", text(path))
                .with("found", Arg::Plain(*found as f64))
                .with("kept", Arg::Plain(*kept as f64)),
        }
    }
}
