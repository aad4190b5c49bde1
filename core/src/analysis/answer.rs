//! What an answer holds.

use crate::{scenario::Role, text::Message, units::Unit};

use super::Metric;

/// The answer for a role.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Whose question.
    pub role: Role,
    /// What the number of the headline is.
    pub metric: Metric,
    /// The metric's value, USD a year.
    pub gain_usd: f64,
    /// Whether the role should want it.
    pub verdict: Verdict,
    /// One sentence with its number and its condition.
    pub headline: Message,
    /// Two to four sentences behind it; one when there is no node.
    pub why: Vec<Message>,
    /// Six figures chosen for the role.
    pub figures: [KeyFigure; 6],
    /// What binds, what could stop it, what to settle.
    pub notes: Vec<Note>,
}

/// Yes, no, or on a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It gains, also when the assumption that decides it comes out low: sales at the low end of their
    /// plausible range, or for a host the chance that the operator stops and two months' meter stay unpaid.
    Yes,
    /// It does not gain.
    No,
    /// It gains as things are assumed, and would not at the low end.
    Depends,
}

impl Verdict {
    /// The word on the page.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Depends => "depends",
        }
    }
}

/// Whether a figure is welcome to the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Better than today, or as it should be.
    Good,
    /// Worse than today, or a loss.
    Bad,
    /// Neither.
    Neutral,
}

/// A figure beside the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFigure {
    /// Stable name, for [`super::explain`].
    pub id: &'static str,
    /// The words above it.
    pub label: &'static str,
    /// How much; infinite where it never comes about (a payback without income).
    pub value: f64,
    /// Counted in.
    pub unit: Unit,
    /// The value and the words around it: "$150 a month".
    pub shown: Message,
    /// What it differs from today, in the same unit.
    pub delta_today: Option<f64>,
    /// Whether that is welcome.
    pub tone: Tone,
    /// The words below it.
    pub note: Option<Message>,
    /// The lowest and highest it may be, as far as that is known.
    pub band: Option<(f64, f64)>,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// The design does not work as it is.
    Broken,
    /// A limit that would add output if relaxed.
    Binds,
    /// What could end or spoil it.
    Stops,
    /// An assumption that decides the answer.
    Assumed,
    /// A question to settle before signing.
    Settle,
}

/// Something to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// In a sentence.
    pub message: Message,
}
