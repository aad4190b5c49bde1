//! Weather of a file, in a scenario file: its hash, the climate that stands in for it, and its records as numbers
//! where they are at hand.

use serde_json::Value;

use super::{
    FileError,
    json::Json,
    read::{object, wrong},
};
use crate::{
    catalog::{Table, climate, nearest_climate},
    import::weather_file::WeatherFile,
    scenario::{AttachedWeather, Attachments},
    share::{LinkNote, Opened},
};

/// As a file says it.
pub(super) fn weather_json(weather: AttachedWeather, attachments: &Attachments) -> Json {
    let mut entries = vec![("hash".to_owned(), Json::Text(format!("{:016x}", weather.hash)))];
    if let Some(row) = climate(weather.climate) {
        entries.push(("climate".to_owned(), Json::Text(row.slug.to_owned())));
    }
    if let Some(values) = attachments.get(weather.hash) {
        entries.push(("values".to_owned(), Json::Numbers(values.to_vec())));
    }
    Json::Object(entries)
}

/// Reads `attachments.weather` of a home. Records tell their own hash and climate.
pub(super) fn read_weather(opened: &mut Opened, at: (&Value, &str), home: usize) -> Result<(), FileError> {
    let (value, path) = at;
    let (mut hash, mut row, mut values) = (None, None, None);
    for (key, value) in object(value, path)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "hash" => {
                let found = value.as_str().and_then(|text| u64::from_str_radix(text, 16).ok());
                hash = Some(found.ok_or_else(|| wrong(&path, value, "sixteen hexadecimal digits"))?);
            }
            "climate" => {
                let found = value.as_str().and_then(|slug| Table::Climate.find(slug));
                row = Some(
                    found.ok_or_else(|| wrong(&path, value, "a name from `wattfleet catalog climate`"))?,
                );
            }
            "values" => values = Some(numbers(value, &path)?),
            _ => opened.notes.push(LinkNote::UnknownKey { path }),
        }
    }
    let weather = match (values, hash, row) {
        (Some(values), _, _) => {
            let expected = "the numbers of a weather file as Wattfleet wrote them";
            let count = || Value::from(format!("{} numbers", values.len()));
            let broken = || wrong(&format!("{path}.values"), &count(), expected);
            let file = WeatherFile::from_numbers(&values).ok_or_else(broken)?;
            let (row, _) = nearest_climate(file.lat_deg, file.lon_deg).ok_or_else(broken)?;
            AttachedWeather { hash: opened.attachments.keep_numbers(&file.to_numbers()), climate: row.id }
        }
        (None, Some(hash), Some(climate)) => AttachedWeather { hash, climate },
        _ => return Err(wrong(path, value, "values, or hash and climate")),
    };
    if let Some(home) = opened.scenario.homes.get_mut(home) {
        home.weather = Some(weather);
    }
    Ok(())
}

fn numbers(value: &Value, path: &str) -> Result<Vec<f64>, FileError> {
    let items = value.as_array().ok_or_else(|| wrong(path, value, "a list of numbers"))?;
    let number = |(index, item): (usize, &Value)| {
        item.as_f64().ok_or_else(|| wrong(&format!("{path}[{index}]"), item, "a number"))
    };
    items.iter().enumerate().map(number).collect()
}
