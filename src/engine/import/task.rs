//! The job that reads a file: first its bytes, then what they mean.

use serde::{Deserialize, Serialize};
use wattfleet_core::import::market::is_market;
use wattfleet_core::scenario::Home;
use wattfleet_core::share::decode_link;

use super::{About, load, prices, rate, weather};
use crate::engine::job::Reply;
use crate::engine::payload::Payload;
use crate::engine::task::{Step, Task};

/// What a file is taken for when its content does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportHint {
    /// Dropped on the page.
    Any,
    /// Chosen under Household.
    Load,
    /// Chosen under Site.
    Weather,
    /// A rate chosen under Tariff.
    Rate,
    /// Prices chosen under Tariff.
    Prices,
}

/// A file that was understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// What a preview says.
    pub about: About,
    /// What a home takes over.
    pub taken: Taken,
}

/// What a home takes over of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Taken {
    /// A year of readings, kW.
    Readings(Vec<f64>),
    /// Twelve months, kWh: readings without a shape of their own.
    Months([f64; 12]),
    /// The records of a weather file as they are kept, and the row of the nearest climate.
    Weather {
        /// As the core keeps them.
        numbers: Vec<f64>,
        /// Stands in for them.
        climate: u16,
    },
    /// A year of prices, USD a kWh.
    Prices(Vec<f64>),
    /// A rate, in a link to a scenario whose first home has it.
    Rate(String),
}

/// The job under way.
pub(in crate::engine) struct ImportTask {
    link: String,
    home: usize,
    hint: ImportHint,
    payload: Payload,
    bytes: Option<Vec<u8>>,
}

impl ImportTask {
    /// Of a file, for a home of a scenario.
    pub(in crate::engine) fn new(link: String, home: usize, (hint, payload): (ImportHint, Payload)) -> Self {
        Self { link, home, hint, payload, bytes: None }
    }
}

impl Task for ImportTask {
    fn step(&mut self) -> Step {
        let Some(bytes) = self.bytes.take() else {
            self.bytes = Some(std::mem::take(&mut self.payload).bytes());
            return Step::More { done_frac: 0.1 };
        };
        let opened = decode_link(&self.link).ok();
        let home = opened.and_then(|opened| opened.scenario.homes.into_iter().nth(self.home));
        let found = read(&bytes, &home.unwrap_or_default(), self.hint);
        Step::Done(Reply::Import { found: found.map(Box::new) })
    }
}

/// Recognised by its content; the hint decides what a file that is nothing is told to be.
fn read(bytes: &[u8], home: &Home, hint: ImportHint) -> Result<Imported, String> {
    let first =
        bytes.iter().copied().find(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte));
    match (first, hint) {
        (None, _) => Err("The file is empty.".to_owned()),
        (Some(_), ImportHint::Prices) => prices::read(bytes, home),
        (Some(b'{' | b'['), _) => rate::read(bytes),
        (Some(_), ImportHint::Rate) => rate::read(bytes)
            .map_err(|error| format!("{error} Rates come as JSON of the Utility Rate Database.")),
        (Some(_), _) => match weather::read(bytes) {
            Some(found) => found,
            None if hint == ImportHint::Weather => Err(weather::unknown(bytes)),
            None if hint == ImportHint::Any && is_market(bytes) => prices::read(bytes, home),
            None => load::read(bytes, home),
        },
    }
}

/// An error as a sentence.
pub(super) fn said(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
