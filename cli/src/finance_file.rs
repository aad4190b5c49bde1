//! A deal as JSON: every key has a default, unknown ones are refused by name.

use std::fs;

use serde_json::{Map, Value};
use wattfleet_core::{
    catalog::{DATACENTRES, Datacentre, Range, Region, Table, datacentre_by_slug, region_by_slug},
    finance::{DealKind, HostTerms, INPUTS, Input, LeaseBy, Sell, Terms},
    fleet::ramp::{RAMP_INPUTS, RampPlan},
};

use crate::{failure::Failure, suggest::did_you_mean};

/// A file as read.
#[derive(Debug)]
pub(crate) struct FinanceFile {
    /// The deal.
    pub(crate) terms: Terms,
    /// What is not known, with its range.
    pub(crate) open: Vec<(&'static str, Range)>,
    /// Low, value and high of the share sold.
    pub(crate) band: Range,
    /// How the fleet grows.
    pub(crate) plan: RampPlan,
    /// What it is compared with.
    pub(crate) datacentres: Vec<&'static Datacentre>,
    /// The grid behind it.
    pub(crate) region: &'static Region,
    /// With which probability firm power is there.
    pub(crate) firm_level_frac: f64,
    /// Firm power of the fleet; none: of nodes that fail each on its own.
    pub(crate) firm_mw: Option<f64>,
    /// Nodes of an area that loses the grid as one; 0: none.
    pub(crate) area_nodes: f64,
    /// The share of the time that such an area is down.
    pub(crate) area_down_frac: f64,
    /// Groups that differ from the deal in some numbers.
    pub(crate) groups: Vec<(String, Terms)>,
    /// Answer tokens that buyers ask for a year; none: all there are.
    pub(crate) asked_tok: Option<f64>,
}

/// Keys that hold a word.
const WORDS: [&str; 4] = ["deal", "host_terms", "sell", "lease_by"];
/// Keys that hold something else.
const OTHERS: [&str; 9] = [
    "ramp",
    "datacentres",
    "region",
    "firm_level_frac",
    "firm_mw",
    "area_nodes",
    "area_down_frac",
    "groups",
    "asked_tok_per_year",
];

/// The schema, for the help.
pub(crate) fn schema() -> String {
    let words = |key: &str, words: Vec<&str>, default: &str| {
        format!("  {key:<34}{}  [default: {default}]", words.join(" | "))
    };
    let first = Terms::default();
    let mut lines = vec![
        "FILE is one JSON object; {} answers with every default. A number sets an input and makes it known; \
         [low, value, high] sets it with its range. What is not set has the range of its source, and answers come \
         with the range that all of these leave (10th and 90th percentile)."
            .to_owned(),
        String::new(),
        "Words:".to_owned(),
        words("deal", DealKind::ALL.iter().map(|kind| kind.key()).collect(), first.deal.key()),
        words("host_terms", HostTerms::ALL.iter().map(|kind| kind.key()).collect(), first.host_terms.key()),
        words("sell", Sell::ALL.iter().map(|kind| kind.key()).collect(), first.sell.key()),
        words("lease_by", LeaseBy::ALL.iter().map(|kind| kind.key()).collect(), first.lease_by.key()),
        String::new(),
        "Numbers, money of one node unless it says otherwise [low value high]:".to_owned(),
    ];
    lines.extend(INPUTS.iter().map(line));
    lines.push(String::new());
    lines.push("Numbers inside \"ramp\": {}:".to_owned());
    lines.extend(RAMP_INPUTS.iter().map(line));
    lines.extend([
        String::new(),
        "Others:".to_owned(),
        format!("  {:<34}of `wattfleet catalog datacentre`  [default: all]", "datacentres: [SLUG, ...]"),
        format!("  {:<34}of `wattfleet catalog region`: carbon and water  [default: us-az]", "region: SLUG"),
        format!("  {:<34}probability of firm power  [default: 0.99]", "firm_level_frac"),
        format!(
            "  {:<34}with any of the numbers above: a supply curve  [default: none]",
            "groups: [{name, ...}, ...]"
        ),
        format!("  {:<34}answer tokens asked for  [default: all there are]", "asked_tok_per_year"),
        format!(
            "  {:<34}firm power of the fleet, MW  [default: of nodes and areas that fail each on its own]",
            "firm_mw"
        ),
        format!("  {:<34}nodes of an area that loses the grid as one  [default: 0, none]", "area_nodes"),
        format!("  {:<34}share of the time that it is down  [default: 0]", "area_down_frac"),
    ]);
    lines.join("\n")
}

fn line(input: &Input) -> String {
    let Range { low, value, high } = input.range();
    let unit = if input.unit.symbol() == "%" { "share" } else { input.unit.symbol() };
    let range = if low < high { format!("{low} {value} {high}") } else { value.to_string() };
    format!("  {:<34}{} [{range} {unit}]", input.key, input.label)
        .replace(" ]", "]")
        .replace("%/yr", "share a year")
}

/// Reads a file.
pub(crate) fn read(name: &str) -> Result<FinanceFile, Failure> {
    let text = if name == "-" { std::io::read_to_string(std::io::stdin()) } else { fs::read_to_string(name) };
    let text = text.map_err(|error| Failure::new(format_args!("{name} cannot be read: {error}")))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| {
        Failure::new(format_args!("{name} is no JSON: {error}"))
            .help("`wattfleet finance --help` shows the keys")
    })?;
    let Value::Object(keys) = json else {
        return Err(
            Failure::new(format_args!("{name} holds no JSON object")).help("{} answers with every default")
        );
    };
    parse(&keys)
}

fn parse(keys: &Map<String, Value>) -> Result<FinanceFile, Failure> {
    let mut terms = Terms::default();
    let mut set: Vec<(&'static str, Range)> = Vec::new();
    for (key, value) in keys {
        if let Some(input) = INPUTS.iter().find(|input| input.key == key) {
            let range = range(input, value)?;
            terms.set(key, range.value).map_err(Failure::new)?;
            set.push((input.key, range));
        } else if !WORDS.contains(&key.as_str()) && !OTHERS.contains(&key.as_str()) {
            return Err(unknown(key, INPUTS, &[&WORDS[..], &OTHERS[..]].concat()));
        }
    }
    terms.deal =
        word(keys, "deal", (terms.deal, DealKind::from_key), DealKind::ALL.iter().map(|kind| kind.key()))?;
    let host_terms = HostTerms::ALL.iter().map(|kind| kind.key());
    terms.host_terms = word(keys, "host_terms", (terms.host_terms, HostTerms::from_key), host_terms)?;
    terms.sell = word(keys, "sell", (terms.sell, Sell::from_key), Sell::ALL.iter().map(|kind| kind.key()))?;
    let lease_by = LeaseBy::ALL.iter().map(|kind| kind.key());
    terms.lease_by = word(keys, "lease_by", (terms.lease_by, LeaseBy::from_key), lease_by)?;
    let known = |key: &str| set.iter().find(|(name, _)| *name == key).map(|(_, range)| *range);
    let ranges = INPUTS.iter().map(|input| (input.key, known(input.key).unwrap_or_else(|| input.range())));
    let open = ranges.filter(|(_, range)| range.low < range.high).collect();
    Ok(FinanceFile {
        open,
        band: band(terms.utilisation_frac, known("utilisation_frac")),
        plan: ramp(keys.get("ramp"))?,
        datacentres: datacentres(keys.get("datacentres"))?,
        region: region(keys.get("region"))?,
        firm_level_frac: share(keys.get("firm_level_frac"))?,
        firm_mw: keys.get("firm_mw").map(|value| plain("firm_mw", value)).transpose()?,
        area_nodes: keys.get("area_nodes").map_or(Ok(0.0), |value| plain("area_nodes", value))?,
        area_down_frac: keys
            .get("area_down_frac")
            .map_or(Ok(0.0), |value| plain("area_down_frac", value))?
            .min(1.0),
        asked_tok: keys
            .get("asked_tok_per_year")
            .map(|value| plain("asked_tok_per_year", value))
            .transpose()?,
        groups: groups(keys.get("groups"), &terms)?,
        terms,
    })
}

/// The band of the share sold: that of the file, or that of the cost table around the file's number.
fn band(value: f64, given: Option<Range>) -> Range {
    let table =
        INPUTS.iter().find(|input| input.key == "utilisation_frac").map_or(Range::exact(value), Input::range);
    match given {
        Some(range) if range.low < range.high => range,
        _ => Range::new(table.low.min(value), value, table.high.max(value)),
    }
}

fn range(input: &Input, value: &Value) -> Result<Range, Failure> {
    let wrong = || {
        Failure::new(format_args!("'{}' is {value}", input.key))
            .help("a number, or [low, value, high] in rising order")
    };
    let found = match value {
        Value::Array(three) => {
            let numbers: Vec<f64> = three.iter().filter_map(Value::as_f64).collect();
            let &[low, value, high] = numbers.as_slice() else { return Err(wrong()) };
            Range::new(low, value, high)
        }
        other => Range::exact(other.as_f64().ok_or_else(wrong)?),
    };
    if found.low > found.value || found.value > found.high {
        return Err(wrong());
    }
    for end in [found.low, found.value, found.high] {
        input.check(end).map_err(Failure::new)?;
    }
    Ok(found)
}

fn word<T>(
    keys: &Map<String, Value>,
    key: &str,
    how: (T, fn(&str) -> Option<T>),
    known: impl Iterator<Item = &'static str>,
) -> Result<T, Failure> {
    let (default, from_key) = how;
    let Some(value) = keys.get(key) else { return Ok(default) };
    let found = value.as_str().and_then(from_key);
    found.ok_or_else(|| {
        let known: Vec<&str> = known.collect();
        let guess = value.as_str().and_then(|word| did_you_mean(word, known.iter().copied()));
        Failure::new(format_args!("'{key}' is {value}"))
            .guess(guess)
            .help(format_args!("one of {}", known.join(", ")))
    })
}

fn ramp(value: Option<&Value>) -> Result<RampPlan, Failure> {
    let mut plan = RampPlan::default();
    let Some(value) = value else { return Ok(plan) };
    let object = value.as_object().ok_or_else(|| Failure::new("'ramp' holds no JSON object"))?;
    for (key, value) in object {
        let input = RAMP_INPUTS.iter().find(|input| input.key == key);
        let input = input.ok_or_else(|| unknown(key, RAMP_INPUTS, &[]))?;
        plan.set(key, range(input, value)?.value).map_err(Failure::new)?;
    }
    Ok(plan)
}

fn groups(value: Option<&Value>, deal: &Terms) -> Result<Vec<(String, Terms)>, Failure> {
    let rows = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let group = |(index, row): (usize, &Value)| {
        let mut terms = *deal;
        let mut name = format!("group {}", index + 1);
        for (key, value) in row.as_object().into_iter().flatten() {
            if key == "name" {
                value.as_str().unwrap_or_default().clone_into(&mut name);
                continue;
            }
            let input = INPUTS.iter().find(|input| input.key == key);
            let input = input.ok_or_else(|| unknown(key, INPUTS, &["name"]))?;
            terms.set(key, range(input, value)?.value).map_err(Failure::new)?;
        }
        Ok((name, terms))
    };
    rows.iter().enumerate().map(group).collect()
}

fn datacentres(value: Option<&Value>) -> Result<Vec<&'static Datacentre>, Failure> {
    let Some(value) = value else { return Ok(DATACENTRES.iter().collect()) };
    let slugs: Vec<&str> = match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    };
    slugs
        .into_iter()
        .map(|slug| datacentre_by_slug(slug).ok_or_else(|| no_row(Table::Datacentre, slug)))
        .collect()
}

fn region(value: Option<&Value>) -> Result<&'static Region, Failure> {
    let slug = value.map_or(Some("us-az"), Value::as_str).unwrap_or_default();
    region_by_slug(slug).ok_or_else(|| no_row(Table::Region, slug))
}

fn share(value: Option<&Value>) -> Result<f64, Failure> {
    let found = value.map_or(Ok(0.99), |value| plain("firm_level_frac", value))?;
    if found > 0.0 && found < 1.0 {
        return Ok(found);
    }
    Err(Failure::new(format_args!("'firm_level_frac' is {found}; it lies between 0 and 1")))
}

fn plain(key: &str, value: &Value) -> Result<f64, Failure> {
    let number = value.as_f64().filter(|number| *number >= 0.0);
    number.ok_or_else(|| Failure::new(format_args!("'{key}' is {value}; it is a number from 0 up")))
}

fn no_row(table: Table, slug: &str) -> Failure {
    let rows = table.rows();
    Failure::new(format_args!("the catalogue has no {} '{slug}'", table.slug()))
        .guess(did_you_mean(slug, rows.iter().map(|row| row.slug)))
        .help(format_args!("`wattfleet catalog {}` lists them", table.slug()))
}

/// A key that does not exist: what was meant, and everything there is.
fn unknown(key: &str, inputs: &'static [Input], others: &[&'static str]) -> Failure {
    let known: Vec<&str> = inputs.iter().map(|input| input.key).chain(others.iter().copied()).collect();
    Failure::new(format_args!("there is no key '{key}'"))
        .guess(did_you_mean(key, known.iter().copied()))
        .help(format_args!("keys are {}", known.join(", ")))
}
