//! A scenario from what was typed: a link, a file or a preset.

use std::{
    fs,
    io::{self, Read as _},
    path::Path,
};

use wattfleet_core::{
    scenario::{Attachments, PRESETS, preset_by_slug},
    share::{Opened, decode_link, read_file},
};

use crate::{failure::Failure, suggest::did_you_mean};

const PRESET: &str = "preset:";
const WHAT_IT_IS: &str =
    "a scenario is a link (in quotes, it holds a #), a file, or preset:NAME from `wattfleet presets`";

/// Opens a scenario.
pub(crate) fn open(text: &str) -> Result<Opened, Failure> {
    if let Some(slug) = text.strip_prefix(PRESET) {
        return preset(slug);
    }
    if text == "-" {
        let mut found = String::new();
        io::stdin()
            .read_to_string(&mut found)
            .map_err(|error| Failure::new(format_args!("could not read standard input: {error}")))?;
        return content("standard input", &found);
    }
    if is_link(text) && !Path::new(text).exists() {
        return link(text);
    }
    let found = fs::read_to_string(text).map_err(|error| {
        let slugs = PRESETS.iter().map(|preset| preset.slug);
        let guess = did_you_mean(text, slugs).map(|guess| format!("{guess} Presets begin with {PRESET}"));
        Failure::new(format_args!("could not read {text}: {error}")).guess(guess).help(WHAT_IT_IS)
    })?;
    content(text, &found)
}

/// Opens a share link.
pub(crate) fn link(text: &str) -> Result<Opened, Failure> {
    decode_link(text).map_err(Failure::new)
}

fn preset(slug: &str) -> Result<Opened, Failure> {
    let preset = preset_by_slug(slug).ok_or_else(|| {
        let slugs: Vec<&str> = PRESETS.iter().map(|preset| preset.slug).collect();
        Failure::new(format_args!("there is no preset '{slug}'"))
            .guess(did_you_mean(slug, slugs.iter().copied()))
            .help(format_args!("presets are {}", slugs.join(", ")))
    })?;
    Ok(Opened {
        scenario: preset.scenario(),
        notes: Vec::new(),
        model_version: None,
        fingerprint: None,
        attachments: Attachments::default(),
    })
}

/// The content of a file: JSON, or a text with a link in it.
fn content(name: &str, text: &str) -> Result<Opened, Failure> {
    let json = text.trim_start_matches('\u{feff}').trim_start().starts_with('{');
    if json || !is_link(text) {
        return read_file(text).map_err(|error| {
            Failure::new(format_args!("{name}: {error}"))
                .help("`wattfleet link decode LINK` writes a file to begin with")
        });
    }
    decode_link(text).map_err(|error| Failure::new(format_args!("{name}: {error}")))
}

/// Whether a text holds `#`, a version and a dot, as every link does.
fn is_link(text: &str) -> bool {
    text.split('#').skip(1).any(|after| {
        let digits = after.chars().take_while(char::is_ascii_digit).count();
        digits > 0 && after.chars().nth(digits) == Some('.')
    })
}
