//! Meter readings.

use wattfleet_core::{
    import::load::{Gap, LoadClock, LoadFile, LoadFormat, LoadSite, read_load},
    scenario::Home,
    text::{format_number, sentence},
    time::DaylightSaving,
};

use super::about::{day, moment};
use super::{About, Imported, MonthBars, Taken};

/// Gaps that a preview names.
const GAPS_SHOWN: usize = 4;

/// Reads a file of meter readings for a home.
pub(super) fn read(bytes: &[u8], home: &Home) -> Result<Imported, String> {
    let site = LoadSite::of(home);
    let file = read_load(bytes, &site).map_err(|error| super::task::said(&error))?;
    let (measured, kw) =
        file.measured(site.daylight_saving).ok_or_else(|| "The readings make no year.".to_owned())?;
    let taken = kw.map_or(Taken::Months(measured.monthly_kwh), |kw| Taken::Readings(kw.to_vec()));
    Ok(Imported { about: about(&file, measured.monthly_kwh), taken })
}

fn about(file: &LoadFile, monthly_kwh: [f64; 12]) -> About {
    let mut about = About::new("Meter readings");
    about.row("Recognised", recognised(file));
    about.row("Period", format!("{} to {}", day(file.first_s), day(file.last_s - 1)));
    about.row("Readings", format!("{}, {}", format_number(file.readings as f64), clock(file.clock)));
    about.row("Year", format!("{}\u{a0}kWh", format_number(file.year_kwh())));
    let covered = format!("{}\u{a0}% of a year", format_number((file.coverage_frac * 1000.0).floor() / 10.0));
    about.row("Covered", covered);
    about.row("Gaps", gaps(&file.gaps));
    if file.coverage_frac < 1.0 {
        about.row("Filled by", "the mean of the same time of day in the two weeks before and after");
    }
    if file.step_minutes > 60 {
        about.row("Taken as", "twelve bills: readings so far apart have no shape of a day");
    }
    about.months =
        Some(MonthBars { label: "By month".to_owned(), unit: "kWh".to_owned(), values: monthly_kwh });
    about.notes = file.notes.iter().map(|note| sentence(&note.message())).collect();
    about.words = format!("household from meter readings, {} kWh a year", format_number(file.year_kwh()));
    about
}

fn recognised(file: &LoadFile) -> String {
    let format = match file.format {
        LoadFormat::GreenButton => "Green Button XML",
        LoadFormat::IntervalCsv => "table, a row an interval",
        LoadFormat::DailyRows => "table, a row a day",
        LoadFormat::Column => "one column",
    };
    let step = match file.step_minutes {
        minutes @ ..120 => format!("{minutes} minutes"),
        minutes @ 120..2880 => format!("{} hours", minutes / 60),
        minutes => format!("{} days", minutes / 1440),
    };
    let dates = match file.date_order {
        Some("mdy") => ", month first",
        Some("dmy") => ", day first",
        _ => "",
    };
    format!("{format}, {step}, {}{dates}", file.unit.symbol())
}

fn clock(clock: LoadClock) -> &'static str {
    match clock {
        LoadClock::Standard | LoadClock::Wall(DaylightSaving::None) => "standard time",
        LoadClock::Assumed(DaylightSaving::None) => "no daylight saving there",
        LoadClock::Wall(_) => "clock with daylight saving",
        LoadClock::Assumed(_) => "taken as the clock with daylight saving",
    }
}

fn gaps(gaps: &[Gap]) -> String {
    let hours: f64 = gaps.iter().map(Gap::hours).sum();
    let shown = |gap: &Gap| format!("{} ({}\u{a0}h)", moment(gap.from_s), format_number(gap.hours()));
    let mut longest: Vec<&Gap> = gaps.iter().collect();
    longest.sort_by(|one, other| other.hours().total_cmp(&one.hours()));
    let named: Vec<String> = longest.iter().take(GAPS_SHOWN).map(|gap| shown(gap)).collect();
    match gaps.len() {
        0 => "none".to_owned(),
        count if count <= GAPS_SHOWN => named.join("; "),
        count => format!("{count}, {}\u{a0}h together; longest {}", format_number(hours), named.join("; ")),
    }
}
