//! Prices of a market, in a scenario file: their hash, the stand-in, and the year where it is at hand.

use serde_json::Value;

use super::{
    FileError,
    json::Json,
    read::{object, wrong},
};
use crate::{
    scenario::{AttachedPrices, Attachments, MAX_MARKET_USD_PER_KWH},
    share::{LinkNote, Opened},
};

/// As a file says it.
pub(super) fn prices_json(prices: &AttachedPrices, attachments: &Attachments) -> Json {
    let mills = |mills: &[i32]| Json::Numbers(mills.iter().map(|mills| f64::from(*mills)).collect());
    let mut entries = vec![
        ("hash".to_owned(), Json::Text(format!("{:016x}", prices.hash))),
        ("monthly_mills".to_owned(), mills(&prices.monthly_mills)),
        ("day_mills".to_owned(), mills(&prices.day_mills)),
    ];
    if let Some(values) = attachments.get(prices.hash) {
        entries.push(("usd_per_kwh".to_owned(), Json::Numbers(values.to_vec())));
    }
    Json::Object(entries)
}

/// Reads `attachments.prices` of a home. A year tells its own hash and stand-in.
pub(super) fn read_prices(opened: &mut Opened, at: (&Value, &str), home: usize) -> Result<(), FileError> {
    let (value, path) = at;
    let (mut hash, mut monthly_mills, mut day_mills, mut usd) = (None, None, None, None);
    for (key, value) in object(value, path)? {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "hash" => {
                let found = value.as_str().and_then(|text| u64::from_str_radix(text, 16).ok());
                hash = Some(found.ok_or_else(|| wrong(&path, value, "sixteen hexadecimal digits"))?);
            }
            "monthly_mills" => monthly_mills = mills::<12>((value, &path))?,
            "day_mills" => day_mills = mills::<24>((value, &path))?,
            "usd_per_kwh" => {
                usd = Some(numbers((value, &path), (8760, 105_120), MAX_MARKET_USD_PER_KWH)?);
            }
            _ => opened.notes.push(LinkNote::UnknownKey { path }),
        }
    }
    let prices = match (usd, hash, monthly_mills, day_mills) {
        (Some(usd), ..) => {
            let count = Value::from(format!("{} numbers", usd.len()));
            let broken = || wrong(&format!("{path}.usd_per_kwh"), &count, "a year of equal steps");
            let (prices, kept) = AttachedPrices::year(&usd).ok_or_else(broken)?;
            let _hash = opened.attachments.keep_numbers(&kept);
            prices
        }
        (None, Some(hash), Some(monthly_mills), Some(day_mills)) => {
            AttachedPrices { hash, monthly_mills, day_mills }
        }
        _ => return Err(wrong(path, value, "usd_per_kwh, or hash, monthly_mills and day_mills")),
    };
    if let Some(home) = opened.scenario.homes.get_mut(home) {
        home.tariff.market = Some(prices);
    }
    Ok(())
}

fn mills<const COUNT: usize>(at: (&Value, &str)) -> Result<Option<[i32; COUNT]>, FileError> {
    let found = numbers(at, (COUNT, COUNT), MAX_MARKET_USD_PER_KWH * 2000.0)?;
    let found: Vec<i32> = found.into_iter().map(|mills| libm::round(mills) as i32).collect();
    Ok(<[i32; COUNT]>::try_from(found).ok())
}

/// Numbers of either sign.
fn numbers(at: (&Value, &str), count: (usize, usize), most: f64) -> Result<Vec<f64>, FileError> {
    let (value, path) = at;
    let (fewest, longest) = count;
    let items = value.as_array().filter(|items| (fewest..=longest).contains(&items.len()));
    let items = items.ok_or_else(|| wrong(path, value, &format!("a list of {fewest} numbers or more")))?;
    let number = |(index, item): (usize, &Value)| {
        let number = item.as_f64().filter(|number| (-most..=most).contains(number));
        number.ok_or_else(|| {
            wrong(&format!("{path}[{index}]"), item, &format!("a number from -{most} to {most}"))
        })
    };
    items.iter().enumerate().map(number).collect()
}
