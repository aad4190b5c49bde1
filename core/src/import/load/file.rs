//! A meter's readings as one year, and what was understood of the file.

use std::sync::Arc;

use crate::{
    catalog,
    scenario::{Home, Measured},
    text::{Arg, Message},
    time::{DaylightSaving, TimeAxis},
};

/// The kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadFormat {
    /// Green Button (ESPI) XML.
    GreenButton,
    /// A table with a time and a value in each row.
    IntervalCsv,
    /// A table with a day in each row and its intervals in columns.
    DailyRows,
    /// One column of values, a year long.
    Column,
}

impl LoadFormat {
    /// One word for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::GreenButton => "green-button",
            Self::IntervalCsv => "interval-csv",
            Self::DailyRows => "daily-rows-csv",
            Self::Column => "column-csv",
        }
    }
}

/// What a value of the file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadUnit {
    /// Kilowatt hours.
    Kwh,
    /// Watt hours.
    Wh,
    /// Megawatt hours.
    Mwh,
    /// Kilowatts, the mean of the interval.
    Kw,
    /// Watts, the mean of the interval.
    W,
}

impl LoadUnit {
    /// As it is written.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Kwh => "kWh",
            Self::Wh => "Wh",
            Self::Mwh => "MWh",
            Self::Kw => "kW",
            Self::W => "W",
        }
    }

    /// Kilowatt hours of a value that stands for an interval of some hours.
    pub(crate) fn kwh(self, value: f64, hours: f64) -> f64 {
        match self {
            Self::Kwh => value,
            Self::Wh => value / 1000.0,
            Self::Mwh => value * 1000.0,
            Self::Kw => value * hours,
            Self::W => value * hours / 1000.0,
        }
    }
}

/// Which clock the file's times are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadClock {
    /// Standard time all year.
    Standard,
    /// The clock on the wall, as the hours it leaves out or doubles show.
    Wall(DaylightSaving),
    /// No change of the clock lies in the file: the site's rule was taken.
    Assumed(DaylightSaving),
}

impl LoadClock {
    /// One word for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Standard | Self::Assumed(DaylightSaving::None) | Self::Wall(DaylightSaving::None) => {
                "standard"
            }
            Self::Wall(_) => "wall",
            Self::Assumed(_) => "wall-assumed",
        }
    }
}

/// A time without readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Where it begins, seconds since 1970 on the clock of the file.
    pub from_s: i64,
    /// Where the readings go on.
    pub to_s: i64,
}

impl Gap {
    /// How long, h.
    #[must_use]
    pub fn hours(&self) -> f64 {
        (self.to_s - self.from_s) as f64 / 3600.0
    }
}

/// Something that the reader of a file should know.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadNote {
    /// No unit is named: kilowatt hours were taken.
    NoUnit,
    /// 29 February, with its kWh, is not in the year of 365 days.
    LeapDay(f64),
    /// Readings of a time that had one already, left out.
    Copies(usize),
    /// Readings of a time that had another value already: both count.
    Overlaps(usize),
    /// Values that are empty or say that they are missing.
    Missing(usize),
    /// Rows that are no readings: titles, sums, other commodities.
    Skipped(usize),
    /// kWh that went out: the meter stands behind a solar system.
    Export(f64),
    /// Readings of other meters or units, left out.
    OtherChannels(usize),
    /// More than a year: the latest reading of each time stands.
    SeveralYears,
    /// Hours of the year that no reading covers, filled from the days about them.
    Filled(f64),
    /// The time zone, in hours ahead of UTC, was guessed from the first reading.
    ZoneGuessed(f64),
    /// Times say how far their clock is ahead of UTC, and the place is not known: its standard time was taken to be so
    /// many hours ahead.
    ZoneOfFile(f64),
    /// Whether days or months come first was not to be seen: month first was taken.
    OrderGuessed,
}

impl LoadNote {
    /// The sentence for the page and the command line.
    #[must_use]
    pub fn message(&self) -> Message {
        let count = |id, count: usize| Message::new(id).with("count", Arg::Plain(count as f64));
        match *self {
            Self::NoUnit => Message::new("load.no_unit"),
            Self::LeapDay(kwh) => Message::new("load.leap_day").with("kwh", Arg::Kwh(kwh)),
            Self::Copies(copies) => count("load.copies", copies),
            Self::Overlaps(overlaps) => count("load.overlaps", overlaps),
            Self::Missing(missing) => count("load.missing", missing),
            Self::Skipped(rows) => count("load.skipped", rows),
            Self::Export(kwh) => Message::new("load.export").with("kwh", Arg::Kwh(kwh)),
            Self::OtherChannels(channels) => count("load.other_channels", channels),
            Self::SeveralYears => Message::new("load.several_years"),
            Self::Filled(hours) => Message::new("load.filled").with("hours", Arg::Hours(hours)),
            Self::ZoneGuessed(hours) => Message::new("load.zone_guessed").with("hours", Arg::Plain(hours)),
            Self::ZoneOfFile(hours) => Message::new("load.zone_of_file").with("hours", Arg::Plain(hours)),
            Self::OrderGuessed => Message::new("load.order_guessed"),
        }
    }
}

/// A file of meter readings, understood.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadFile {
    /// The kind of file.
    pub format: LoadFormat,
    /// Minutes between readings.
    pub step_minutes: u32,
    /// What a value counts.
    pub unit: LoadUnit,
    /// Which clock its times are of.
    pub clock: LoadClock,
    /// What separates its columns, where it has any.
    pub delimiter: Option<char>,
    /// The order of its dates, `"ymd"`, `"mdy"` or `"dmy"`, where it has any.
    pub date_order: Option<&'static str>,
    /// First moment, seconds since 1970 on the clock of the file.
    pub first_s: i64,
    /// End of the last reading.
    pub last_s: i64,
    /// Readings taken.
    pub readings: usize,
    /// What came in by all of them, kWh.
    pub kwh: f64,
    /// What went out by all of them, kWh.
    pub export_kwh: f64,
    /// What came in by month of the clock, January first, 29 February included; of the latest year where there
    /// are several.
    pub monthly_kwh: [f64; 12],
    /// Times without readings between the first and the last, within the latest year.
    pub gaps: Vec<Gap>,
    /// Share of a year of 365 days that readings cover.
    pub coverage_frac: f64,
    /// What the reader should know.
    pub notes: Vec<LoadNote>,
    /// The year in standard time, 29 February left out and gaps filled, kW; a step as the readings have, at
    /// least five minutes and at most an hour.
    pub kw: Vec<f64>,
}

impl LoadFile {
    /// Energy of the year of 365 days with its gaps filled, kWh.
    #[must_use]
    pub fn year_kwh(&self) -> f64 {
        self.kw.iter().sum::<f64>() * 8760.0 / self.kw.len().max(1) as f64
    }

    /// What to give a home: the readings and their stand-in; of readings longer than an hour, which have no shape,
    /// twelve months that scale the end uses.
    #[must_use]
    pub fn measured(&self, clock: DaylightSaving) -> Option<(Measured, Option<Arc<[f64]>>)> {
        let (measured, kw) = Measured::year(&self.kw, clock)?;
        Some(if self.step_minutes > 60 {
            (Measured::bills(measured.monthly_kwh), None)
        } else {
            (measured, Some(kw))
        })
    }

    /// The year on an axis, kW, the same energy on every step length.
    #[must_use]
    pub fn on_axis(&self, axis: &TimeAxis) -> Vec<f64> {
        crate::time::resample(&self.kw, axis.len())
    }
}

/// What is known of the site, to read what a file leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoadSite {
    /// Standard time, hours ahead of UTC.
    pub utc_offset_h: Option<f64>,
    /// How the clock moves there.
    pub daylight_saving: DaylightSaving,
}

impl LoadSite {
    /// Where a home is, as far as its climate says.
    #[must_use]
    pub fn of(home: &Home) -> Self {
        let climate = catalog::climate(home.site.climate);
        let region = climate.and_then(|climate| catalog::region(climate.region));
        Self {
            utc_offset_h: climate.map(|climate| climate.utc_offset_h),
            daylight_saving: region.map(|region| region.daylight_saving).unwrap_or_default(),
        }
    }
}
