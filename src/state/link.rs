//! The door to `core::share`: a scenario to a link or a file and back, with what the reader should
//! know in sentences.

use wattfleet_core::{
    scenario::{Attachments, Scenario},
    share::{self, FileError, LinkError, LinkNote, MODEL_VERSION, Stamp},
    simulate::Year,
    text::sentence,
};

/// The longest link that every messenger passes on, characters.
pub const LENGTH_COMFORTABLE: usize = 1900;

/// What was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The scenario.
    pub scenario: Scenario,
    /// What was not as expected, as sentences.
    pub notes: Vec<String>,
    /// What the sender's program said of its answer.
    pub sent: Option<Stamp>,
    /// Years of readings that came along with a file.
    pub attachments: Attachments,
}

/// A link or a file that did not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not as a link.
    #[error(transparent)]
    Link(#[from] LinkError),
    /// Not as a file.
    #[error(transparent)]
    File(#[from] FileError),
}

/// What this program says of an answer.
#[must_use]
pub fn stamp(year: Option<&Year>) -> Stamp {
    let answer = year.map(|year| share::answer(&year.with_node.totals.rows()));
    Stamp { model_version: MODEL_VERSION, answer }
}

/// Whether a fragment means to be a share link.
#[must_use]
pub fn looks_like_link(fragment: &str) -> bool {
    let digits = fragment.strip_prefix('#').and_then(|text| text.split_once('.'));
    digits.is_some_and(|(version, _)| !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()))
}

/// The fragment of a scenario, `#1.…`.
#[must_use]
pub fn encode(scenario: &Scenario, stamp: Stamp) -> String {
    share::encode_link_with(scenario, stamp)
}

/// The scenario of a link, alone or with words around it.
///
/// # Errors
/// Text without a link, a damaged one, or one of a newer version.
pub fn decode(text: &str) -> Result<Opened, OpenError> {
    Ok(opened(share::decode_link(text)?))
}

/// The text of a scenario file, with what is held of the readings it refers to.
#[must_use]
pub fn to_file(scenario: &Scenario, stamp: Stamp, held: &Attachments) -> String {
    share::write_file_holding(scenario, stamp, held)
}

/// The scenario of a file's text; a link will do.
///
/// # Errors
/// Text that is neither file nor link.
pub fn from_file(text: &str) -> Result<Opened, OpenError> {
    if !text.trim_start().starts_with('{')
        && let Ok(link) = decode(text)
    {
        return Ok(link);
    }
    Ok(opened(share::read_file(text)?))
}

fn opened(opened: share::Opened) -> Opened {
    let note = |note: &LinkNote| format!("{}.", sentence(&note.message()).trim_end_matches('.'));
    Opened {
        notes: opened.notes.iter().map(note).collect(),
        sent: opened.model_version.map(|model_version| Stamp { model_version, answer: opened.fingerprint }),
        scenario: opened.scenario,
        attachments: opened.attachments,
    }
}
