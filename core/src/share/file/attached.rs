//! What a meter says of a household, in a file: bills, or the readings themselves.

use serde_json::Value;

use super::{
    FileError,
    json::Json,
    read::{object, wrong},
};
use crate::{
    catalog,
    scenario::{Attachments, MAX_DAY_PARTS, MAX_MONTH_KWH, Measured, Scenario},
    share::Opened,
};

/// As a file says it, with the readings where they are at hand.
pub(super) fn load_json(measured: &Measured, attachments: &Attachments) -> Json {
    let numbers = |values: &[f64]| Json::Numbers(values.to_vec());
    let mut entries = vec![("monthly_kwh".to_owned(), numbers(&measured.monthly_kwh))];
    if let Some(hash) = measured.hash {
        entries.push(("hash".to_owned(), Json::Text(format!("{hash:016x}"))));
    }
    if let Some(day) = measured.day {
        entries.push(("day".to_owned(), numbers(&day.map(f64::from))));
    }
    if let Some(kw) = measured.hash.and_then(|hash| attachments.get(hash)) {
        entries.push(("kw".to_owned(), numbers(kw)));
    }
    Json::Object(entries)
}

/// Reads `attachments.load` of a home. Readings tell their own months, day and hash.
pub(super) fn read_load(opened: &mut Opened, at: (&Value, &str), home: usize) -> Result<(), FileError> {
    let (value, path) = at;
    let (mut monthly_kwh, mut hash, mut day, mut kw) = (None, None, None, None);
    for (key, value) in object(value, path)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "monthly_kwh" => {
                let kwh = numbers((value, &path), (12, 12), MAX_MONTH_KWH)?;
                monthly_kwh = <[f64; 12]>::try_from(kwh).ok();
            }
            "hash" => {
                let found = value.as_str().and_then(|text| u64::from_str_radix(text, 16).ok());
                hash = Some(found.ok_or_else(|| wrong(&path, value, "sixteen hexadecimal digits"))?);
            }
            "day" => {
                let parts = numbers((value, &path), (24, 24), f64::from(MAX_DAY_PARTS))?;
                let parts: Vec<u8> = parts.into_iter().map(|parts| libm::round(parts) as u8).collect();
                day = <[u8; 24]>::try_from(parts).ok();
            }
            "kw" => kw = Some(numbers((value, &path), (8760, 105_120), 1000.0)?),
            _ => opened.notes.push(crate::share::LinkNote::UnknownKey { path }),
        }
    }
    let measured = match (kw, monthly_kwh) {
        (Some(kw), _) => {
            let expected = "a year of powers in kW: 8760, 17520, 26280, 35040, 52560 or 105120 numbers";
            let short =
                || wrong(&format!("{path}.kw"), &Value::from(format!("{} numbers", kw.len())), expected);
            let (measured, data) = Measured::year(&kw, clock(&opened.scenario, home)).ok_or_else(short)?;
            let _hash: Option<u64> = opened.attachments.keep(&data);
            measured
        }
        (None, Some(monthly_kwh)) => Measured { hash, day, ..Measured::bills(monthly_kwh) },
        (None, None) => return Err(wrong(path, value, "monthly_kwh, twelve numbers, or kw, a year of them")),
    };
    if let Some(home) = opened.scenario.homes.get_mut(home) {
        home.measured = Some(measured);
    }
    Ok(())
}

/// How the clock moves where a home stands.
fn clock(scenario: &Scenario, home: usize) -> crate::time::DaylightSaving {
    let climate = scenario.homes.get(home).and_then(|home| catalog::climate(home.site.climate));
    let region = climate.and_then(|climate| catalog::region(climate.region));
    region.map(|region| region.daylight_saving).unwrap_or_default()
}

fn numbers(at: (&Value, &str), count: (usize, usize), most: f64) -> Result<Vec<f64>, FileError> {
    let (value, path) = at;
    let (fewest, longest) = count;
    let items = value.as_array().filter(|items| (fewest..=longest).contains(&items.len()));
    let items = items.ok_or_else(|| wrong(path, value, &format!("a list of {fewest} numbers or more")))?;
    let number = |(index, item): (usize, &Value)| {
        let number = item.as_f64().filter(|number| (0.0..=most).contains(number));
        number.ok_or_else(|| wrong(&format!("{path}[{index}]"), item, &format!("a number from 0 to {most}")))
    };
    items.iter().enumerate().map(number).collect()
}
