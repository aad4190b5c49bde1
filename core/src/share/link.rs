//! Share links: a scenario in the fragment of an address.
//!
//! Body: the id of a preset (0: none, the defaults), then the record of differences to it. Of all presets
//! the one is taken from which the first home is told in the fewest bytes.

use std::sync::LazyLock;

use super::decode::Decoder;
use super::encode::differences;
use super::envelope::{LinkError, seal, unseal};
use super::keys;
use super::migrate::{RETIRED, Retired};
use super::note::LinkNote;
use super::record::{Entry, read_record, write_record};
use super::varint::{Bytes, write_varint};
use crate::scenario::{Attachments, MAX_HOMES, PRESETS, Scenario};

/// Version of the model: goes up with every entry of MODEL.md's change list that changes an answer.
pub const MODEL_VERSION: u16 = 1;

/// What the sender's program said of the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Version of the model.
    pub model_version: u16,
    /// Fingerprint of the answer, by [`super::answer`].
    pub answer: Option<u32>,
}

impl Default for Stamp {
    fn default() -> Self {
        Self { model_version: MODEL_VERSION, answer: None }
    }
}

/// A scenario that came from a link or a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The scenario; every value is allowed and on its quantum.
    pub scenario: Scenario,
    /// What was not as expected.
    pub notes: Vec<LinkNote>,
    /// Version of the sender's model, when it was told.
    pub model_version: Option<u16>,
    /// Fingerprint of the sender's answer, when it was told.
    pub fingerprint: Option<u32>,
    /// Years of readings that came along: with a file, never with a link.
    pub attachments: Attachments,
}

/// What links start from: the defaults as 0, then the presets.
static STARTS: LazyLock<Vec<(u16, Scenario)>> = LazyLock::new(|| {
    let presets = PRESETS.iter().map(|preset| (preset.id, preset.scenario()));
    std::iter::once((0, Scenario::default())).chain(presets).collect()
});

/// The share link of a scenario, beginning with `#`, stamped with this version of the model.
///
/// Values outside their bounds or off their quantum travel as the nearest allowed ones.
#[must_use]
pub fn encode_link(scenario: &Scenario) -> String {
    encode_link_with(scenario, Stamp::default())
}

/// The share link of a scenario with the sender's stamp.
#[must_use]
pub fn encode_link_with(scenario: &Scenario, stamp: Stamp) -> String {
    seal(&body(scenario, stamp))
}

fn body(scenario: &Scenario, stamp: Stamp) -> Vec<u8> {
    let stamp = [
        Some(Entry::integer(keys::MODEL_VERSION, i64::from(stamp.model_version))),
        stamp.answer.map(|answer| Entry::integer(keys::ANSWER, i64::from(answer))),
    ];
    stamped_body(scenario, &stamp.into_iter().flatten().collect::<Vec<_>>())
}

/// The body of a pinned scenario: it bears no stamp.
pub(super) fn scenario_body(scenario: &Scenario) -> Vec<u8> {
    stamped_body(scenario, &[])
}

fn stamped_body(scenario: &Scenario, stamp: &[Entry]) -> Vec<u8> {
    // The later homes are differences to the first, so that the preset matters to the first alone: unless all
    // are the preset's. What it is compared with is the same from every preset.
    let many = |start: &Scenario| start.homes == scenario.homes;
    let homes = |start: &Scenario| scenario.homes.iter().take(if many(start) { MAX_HOMES } else { 1 });
    let tried = |start: &Scenario| Scenario {
        homes: homes(start).cloned().collect(),
        fleet: scenario.fleet.clone(),
        compare: Vec::new(),
        view: scenario.view.clone(),
        constants: scenario.constants.clone(),
    };
    STARTS
        .iter()
        .min_by_key(|(id, start)| body_from(&tried(start), stamp, (*id, start)).len())
        .map(|(id, start)| body_from(scenario, stamp, (*id, start)))
        .unwrap_or_default()
}

fn body_from(scenario: &Scenario, stamp: &[Entry], (id, start): (u16, &Scenario)) -> Vec<u8> {
    let mut entries = differences(start, scenario);
    entries.extend_from_slice(stamp);
    let mut body = Vec::new();
    write_varint(&mut body, u64::from(id));
    body.extend(write_record(entries));
    body
}

/// Opens a share link: a whole address, a bare fragment, or either with words around it.
///
/// # Errors
/// No link in the text, a newer container or preset, or a damaged link.
pub fn decode_link(text: &str) -> Result<Opened, LinkError> {
    read_body(&unseal(text)?, RETIRED)
}

/// A scenario pinned in another.
pub(super) fn pinned_body(body: &[u8], retired: &[Retired]) -> Result<Opened, LinkError> {
    read(body, (retired, true))
}

fn read_body(body: &[u8], retired: &[Retired]) -> Result<Opened, LinkError> {
    read(body, (retired, false))
}

fn read(body: &[u8], (retired, pinned): (&[Retired], bool)) -> Result<Opened, LinkError> {
    let damaged = || LinkError::Damaged { problem: "its records do not fit" };
    let mut bytes = Bytes(body);
    let id = bytes.varint().ok_or_else(damaged)?;
    let start = STARTS.iter().find(|(known, _)| u64::from(*known) == id);
    let (_, start) = start.ok_or(LinkError::UnknownPreset { id })?;
    let mut decoder = Decoder::new(start.clone(), retired);
    decoder.pinned = pinned;
    decoder.scenario(read_record(bytes.0).ok_or_else(damaged)?).ok_or_else(damaged)?;
    Ok(Opened {
        scenario: decoder.scenario,
        notes: decoder.notes,
        model_version: decoder.model_version,
        fingerprint: decoder.answer,
        attachments: Attachments::default(),
    })
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;
