//! Which interval blocks are of the meter to be read, and how their values count.

use std::collections::BTreeMap;

use super::xml::{Event, Scanner, attribute};
use crate::import::load::{LoadError, LoadUnit};

/// How the values of a meter count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ReadingType {
    uom: Option<i64>,
    power_of_ten: i64,
    flow: Option<i64>,
    pub(super) interval_s: Option<i64>,
}

/// Which way a block's energy flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    In,
    Out,
    Other,
}

impl ReadingType {
    /// Whether the values are electricity, which unit, times what.
    pub(super) fn unit(&self) -> Option<(LoadUnit, f64)> {
        let unit = match self.uom {
            Some(72) | None => LoadUnit::Wh,
            Some(38) => LoadUnit::W,
            Some(_) => return None,
        };
        let power = self.power_of_ten.clamp(-18, 18);
        let ten = (0..power.abs()).fold(1.0, |product, _| product * 10.0);
        Some((unit, if power < 0 { 1.0 / ten } else { ten }))
    }

    fn flow(&self) -> Flow {
        match self.flow {
            Some(19) => Flow::Out,
            None | Some(0 | 1 | 4 | 20) => Flow::In,
            Some(_) => Flow::Other,
        }
    }

    fn set(&mut self, name: &str, value: i64) {
        match name {
            "uom" => self.uom = Some(value),
            "powerOfTenMultiplier" => self.power_of_ten = value,
            "flowDirection" => self.flow = Some(value),
            "intervalLength" => self.interval_s = Some(value).filter(|seconds| *seconds > 0),
            _ => {}
        }
    }
}

/// An Atom entry, as far as it was read.
#[derive(Default)]
struct Entry<'a> {
    own: &'a str,
    up: &'a str,
    related: Vec<&'a str>,
}

/// What the file says about itself.
#[derive(Default)]
pub(super) struct Channels {
    /// Of each interval block in the order of the file: the type of its readings.
    pub(super) blocks: Vec<(ReadingType, Flow)>,
    /// Seconds of local standard time ahead of UTC.
    pub(super) zone_s: Option<i64>,
    /// Whether the place has summer time.
    pub(super) summer: Option<i64>,
    /// Channels left out.
    pub(super) others: usize,
}

/// Reads everything but the readings.
pub(super) fn channels(text: &str) -> Result<Channels, LoadError> {
    let mut found = Channels::default();
    let mut scanner = Scanner::new(text);
    let mut types: Vec<(&str, ReadingType)> = Vec::new();
    let mut meters: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    // Of each block: the entry's two addresses, and how many types came before.
    let mut blocks: Vec<(&str, &str, usize)> = Vec::new();
    let mut entry = Entry::default();
    let (mut first_type, mut first_block) = (0, 0);
    let mut known = false;
    while let Some(event) = scanner.next()? {
        let (name, parent) = scanner.names();
        match event {
            Event::Open("entry", _) => {
                entry = Entry::default();
                (first_type, first_block) = (types.len(), blocks.len());
            }
            Event::Open("link", attributes) => {
                let href = attribute(attributes, "href").unwrap_or("").trim_end_matches('/');
                match attribute(attributes, "rel") {
                    Some("self") => entry.own = href,
                    Some("up") => entry.up = href,
                    Some("related") => entry.related.push(href),
                    _ => {}
                }
            }
            Event::Open("ReadingType", _) => types.push(("", ReadingType::default())),
            Event::Open("IntervalBlock", _) => blocks.push(("", "", types.len())),
            Event::Open("feed" | "UsagePoint" | "MeterReading", _) => known = true,
            Event::Text(words) if parent == "ReadingType" => {
                let number = match name {
                    "uom" | "powerOfTenMultiplier" | "flowDirection" | "intervalLength" => {
                        whole(&scanner, words)?
                    }
                    _ => continue,
                };
                if let Some((_, last)) = types.last_mut() {
                    last.set(name, number);
                }
            }
            Event::Text(words) if parent == "LocalTimeParameters" => match name {
                "tzOffset" => {
                    let zone_s = whole(&scanner, words)?;
                    if zone_s.abs() > 14 * 3600 {
                        return Err(scanner.error(words, "an offset of at most 14 hours, in seconds"));
                    }
                    found.zone_s = Some(zone_s);
                }
                "dstOffset" => found.summer = Some(whole(&scanner, words)?),
                _ => {}
            },
            Event::Close("entry") => {
                for (own, _) in types.iter_mut().skip(first_type) {
                    *own = entry.own;
                }
                for block in blocks.iter_mut().skip(first_block) {
                    (block.0, block.1) = (entry.up, entry.own);
                }
                if types.len() == first_type && blocks.len() == first_block && !entry.own.is_empty() {
                    meters.insert(entry.own, std::mem::take(&mut entry.related));
                }
            }
            _ => {}
        }
    }
    if blocks.is_empty() {
        let expected = if known {
            "this Green Button file has no IntervalBlock; download it with interval usage"
        } else {
            "this is XML but not Green Button: expected a feed with IntervalBlock entries"
        };
        return Err(LoadError::NoReadings { expected: expected.to_owned() });
    }
    let addresses: BTreeMap<&str, usize> =
        types.iter().enumerate().map(|(at, (own, _))| (*own, at)).collect();
    let type_of = |(up, own, before): (&str, &str, usize)| -> usize {
        let meter = [up, own].into_iter().filter_map(meter_address).find_map(|address| meters.get(address));
        let linked = meter.and_then(|related| related.iter().find_map(|href| addresses.get(href)));
        linked.copied().unwrap_or(before.saturating_sub(1))
    };
    let of_blocks: Vec<usize> = blocks.into_iter().map(type_of).collect();
    let reading_type = |at: usize| types.get(at).map(|(_, kind)| *kind).unwrap_or_default();
    let chosen = |flow: Flow| {
        let mut fit = of_blocks.iter().copied().filter(|at| {
            let kind = reading_type(*at);
            kind.unit().is_some() && kind.flow() == flow
        });
        let first = fit.next();
        // Energy is better than power where both are there.
        first.map(|first| {
            fit.find(|at| reading_type(*at).uom == Some(72))
                .filter(|_| reading_type(first).uom == Some(38))
                .unwrap_or(first)
        })
    };
    let (inward, outward) = (chosen(Flow::In), chosen(Flow::Out));
    if inward.is_none() && outward.is_none() {
        let uom = of_blocks.first().and_then(|at| reading_type(*at).uom).unwrap_or_default();
        let expected =
            format!("found uom {uom}, expected electricity: 72 (Wh) or 38 (W) that flows to the home");
        return Err(LoadError::NoReadings { expected });
    }
    let mut used: Vec<usize> = of_blocks.clone();
    used.sort_unstable();
    used.dedup();
    found.others = used.iter().filter(|at| Some(**at) != inward && Some(**at) != outward).count();
    found.blocks = of_blocks
        .into_iter()
        .map(|at| {
            let flow = if Some(at) == inward {
                Flow::In
            } else if Some(at) == outward {
                Flow::Out
            } else {
                Flow::Other
            };
            (reading_type(at), flow)
        })
        .collect();
    Ok(found)
}

/// The address of the meter reading that a block's address is below.
fn meter_address(address: &str) -> Option<&str> {
    address.split_once("/IntervalBlock").map(|(meter, _)| meter)
}

/// A whole number in the text of the last event.
pub(super) fn whole(scanner: &Scanner, words: &str) -> Result<i64, LoadError> {
    words.parse().map_err(|_| {
        let (name, _) = scanner.names();
        scanner.error(words, &format!("a whole number in <{name}>"))
    })
}
