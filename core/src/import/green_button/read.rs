//! The readings of a Green Button file.

use super::{
    channel::{Channels, Flow, channels, whole},
    xml::{Event, Scanner},
};
use crate::{
    import::load::{
        Grid, Learned, LoadError, LoadFile, LoadFormat, LoadNote, LoadSite, LoadUnit, Reading, Tally, Times,
        finish,
    },
    time::{Date, DaylightSaving},
};

const DAY_S: i64 = 86_400;
/// A long month, s.
const LONGEST_S: i64 = 35 * DAY_S;
/// The most readings longer than a day: a hundred years of bills.
const MOST_LONG: usize = 1200;
/// Seconds of 1 January 1990 and of 1 January 2100: times outside are no times of a meter.
const TIMES: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// Reads Green Button XML.
///
/// # Errors
/// XML that is damaged or cut short, values that are no numbers, no electricity: line and character, what
/// was found, what was expected.
pub fn read_green_button(text: &str, site: &LoadSite) -> Result<LoadFile, LoadError> {
    let found = channels(text)?;
    let mut notes = Vec::new();
    if found.others > 0 {
        notes.push(LoadNote::OtherChannels(found.others));
    }
    let given_s = found.zone_s.or(site.utc_offset_h.map(|hours| (hours * 3600.0) as i64));
    let mut state = State { zone_s: given_s, ..State::new(&found) };
    state.read(text)?;
    if state.grid.readings == 0 {
        let expected = "a Green Button file with IntervalReading entries of electricity used".to_owned();
        return Err(LoadError::NoReadings { expected });
    }
    if given_s.is_none() {
        notes.push(LoadNote::ZoneGuessed(state.zone_s.unwrap_or(0) as f64 / 3600.0));
    }
    state.grid.export(state.export_kwh);
    let zone_h = state.zone_s.unwrap_or(0) / 3600;
    let rule = match found.summer {
        Some(0) => DaylightSaving::None,
        Some(_) if site.daylight_saving != DaylightSaving::None => site.daylight_saving,
        Some(_) if zone_h <= -3 => DaylightSaving::UnitedStates,
        Some(_) => DaylightSaving::Europe,
        None => site.daylight_saving,
    };
    let learned = Learned {
        format: LoadFormat::GreenButton,
        step_s: state.lengths.usual_s(),
        unit: state.unit,
        times: Times::Standard,
        delimiter: None,
        date_order: None,
        notes,
    };
    Ok(finish(state.grid, learned, &LoadSite { daylight_saving: rule, ..*site }))
}

struct State<'f> {
    found: &'f Channels,
    zone_s: Option<i64>,
    grid: Grid,
    export_kwh: f64,
    unit: LoadUnit,
    lengths: Tally,
    /// Readings longer than a day.
    long: usize,
}

/// One reading as it is being read.
#[derive(Clone, Copy, Default)]
struct Raw {
    start_s: Option<i64>,
    duration_s: Option<i64>,
    value: Option<f64>,
}

impl<'f> State<'f> {
    fn new(found: &'f Channels) -> Self {
        let unit = found.blocks.iter().find(|(_, flow)| *flow == Flow::In).and_then(|(kind, _)| kind.unit());
        let unit = unit.map_or(LoadUnit::Wh, |(unit, factor)| match unit {
            LoadUnit::Wh if (factor - 1000.0).abs() < 0.5 => LoadUnit::Kwh,
            LoadUnit::W if (factor - 1000.0).abs() < 0.5 => LoadUnit::Kw,
            unit => unit,
        });
        Self {
            found,
            zone_s: None,
            grid: Grid::new(),
            export_kwh: 0.0,
            unit,
            lengths: Tally::default(),
            long: 0,
        }
    }

    fn read(&mut self, text: &str) -> Result<(), LoadError> {
        let mut scanner = Scanner::new(text);
        let mut blocks = self.found.blocks.iter();
        let mut block = None;
        let mut raw = Raw::default();
        let mut next_s = None;
        while let Some(event) = scanner.next()? {
            let (name, parent) = scanner.names();
            match event {
                Event::Open("IntervalBlock", _) => {
                    block = blocks.next();
                    next_s = None;
                }
                Event::Open("IntervalReading", _) => raw = Raw::default(),
                Event::Text(words) if parent == "timePeriod" && name == "start" => {
                    raw.start_s = Some(time(&scanner, words)?);
                }
                Event::Text(words) if parent == "timePeriod" && name == "duration" => {
                    raw.duration_s = Some(duration(&scanner, words)?);
                }
                Event::Text(words) if parent == "interval" && name == "start" => {
                    next_s = Some(time(&scanner, words)?);
                }
                Event::Text(words) if parent == "IntervalReading" && name == "value" => {
                    let value =
                        words.parse::<f64>().ok().filter(|value| value.is_finite() && value.abs() < 1e15);
                    raw.value = Some(value.ok_or_else(|| scanner.error(words, "a number in <value>"))?);
                }
                Event::Close("IntervalReading") => {
                    let Some((kind, flow)) = block.filter(|(_, flow)| *flow != Flow::Other) else { continue };
                    let Some(value) = raw.value else { continue };
                    let start_s = raw.start_s.or(next_s).ok_or_else(|| {
                        scanner.error("a reading without <start>", "a timePeriod with start and duration")
                    })?;
                    let seconds = raw.duration_s.or(kind.interval_s).unwrap_or(3600);
                    next_s = Some(start_s + seconds);
                    let Some((unit, factor)) = kind.unit() else { continue };
                    let kwh = unit.kwh(value * factor, seconds as f64 / 3600.0);
                    self.long += usize::from(seconds > DAY_S);
                    if self.long > MOST_LONG {
                        return Err(
                            scanner.error("more bills than a century has", "readings of at most a day")
                        );
                    }
                    self.take(Reading { begin_s: start_s, seconds, kwh }, *flow);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn take(&mut self, reading: Reading, flow: Flow) {
        if flow == Flow::Out {
            self.export_kwh += reading.kwh.max(0.0);
            return;
        }
        let zone_s = *self.zone_s.get_or_insert_with(|| guess_zone_s(reading.begin_s));
        self.grid.add(Reading { begin_s: reading.begin_s + zone_s, ..reading });
        if reading.seconds > 0 {
            self.lengths.add(reading.seconds);
        }
    }
}

fn time(scanner: &Scanner, words: &str) -> Result<i64, LoadError> {
    let seconds = whole(scanner, words)?;
    if TIMES.contains(&seconds) {
        return Ok(seconds);
    }
    Err(scanner.error(words, "seconds since 1970, between 1990 and 2100"))
}

fn duration(scanner: &Scanner, words: &str) -> Result<i64, LoadError> {
    let seconds = whole(scanner, words)?;
    if (0..=LONGEST_S).contains(&seconds) {
        return Ok(seconds);
    }
    Err(scanner.error(words, "a reading of at most 35 days, in seconds"))
}

/// The zone in which the first reading is at midnight, taken as standard time.
fn guess_zone_s(first_s: i64) -> i64 {
    let midnight_s = first_s.rem_euclid(DAY_S);
    let zone_s = if midnight_s <= 12 * 3600 { -midnight_s } else { DAY_S - midnight_s };
    let date = Date::from_days(first_s.div_euclid(DAY_S));
    let rule = if zone_s <= -3 * 3600 { DaylightSaving::UnitedStates } else { DaylightSaving::Europe };
    let summer = rule.changes(date.year).is_some_and(|[(from, _), (to, _)]| date > from && date < to);
    // At midnight UTC nothing is known of the zone, nor of its summer.
    if summer && midnight_s != 0 { zone_s - 3600 } else { zone_s }
}
