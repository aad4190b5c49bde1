//! From a grid of readings on the file's clock to a year in standard time.

use std::collections::BTreeSet;

use super::{
    Gap, LoadClock, LoadFile, LoadFormat, LoadNote, LoadSite, LoadUnit,
    fill::fill,
    grid::{BIN_S, Bin, DAY_BINS, Grid},
};
use crate::time::{Date, DaylightSaving};

const DAY_S: i64 = 86_400;
const HOUR_BINS: usize = 12;
/// Where 29 February lies.
const LEAP_DAY: usize = 59;

/// What a reader learned of a file beside its readings.
pub(crate) struct Learned {
    pub(crate) format: LoadFormat,
    pub(crate) step_s: i64,
    pub(crate) unit: LoadUnit,
    /// Whether the times are of the clock on the wall, as far as is known.
    pub(crate) times: Times,
    pub(crate) delimiter: Option<char>,
    pub(crate) date_order: Option<&'static str>,
    pub(crate) notes: Vec<LoadNote>,
}

/// Which clock a file's times may be of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    /// Standard time, certainly.
    Standard,
    /// Perhaps the clock on the wall: its hours tell.
    Perhaps,
}

/// The file, understood.
pub(crate) fn finish(grid: Grid, learned: Learned, site: &LoadSite) -> LoadFile {
    let clock = match learned.times {
        Times::Standard => LoadClock::Standard,
        Times::Perhaps => clock_of(&grid, site),
    };
    let wall = match clock {
        LoadClock::Standard => DaylightSaving::None,
        LoadClock::Wall(rule) | LoadClock::Assumed(rule) => rule,
    };
    let shown = if wall == DaylightSaving::None { site.daylight_saving } else { wall };
    let mut notes = learned.notes;
    if grid.copies > 0 {
        notes.push(LoadNote::Copies(grid.copies));
    }
    if grid.overlaps > 0 {
        notes.push(LoadNote::Overlaps(grid.overlaps));
    }
    if grid.export_kwh > 0.0 {
        notes.push(LoadNote::Export(grid.export_kwh));
    }
    if grid.last_s - grid.first_s > 366 * DAY_S {
        notes.push(LoadNote::SeveralYears);
    }
    let gaps = gaps(&grid, wall);
    let bins = standard(&grid.bins, wall);
    let monthly_kwh = months(&bins, shown);
    let leap_kwh: f64 = bins.iter().skip(LEAP_DAY * DAY_BINS).take(DAY_BINS).map(|bin| bin.kwh).sum();
    if leap_kwh > 0.0 {
        notes.push(LoadNote::LeapDay(leap_kwh));
    }
    let year: Vec<Bin> = bins
        .into_iter()
        .enumerate()
        .filter(|(index, _)| index / DAY_BINS != LEAP_DAY)
        .map(|(_, bin)| bin)
        .collect();
    let covered = year.iter().filter(|bin| bin.year != 0).count();
    if covered < year.len() {
        notes.push(LoadNote::Filled((year.len() - covered) as f64 / HOUR_BINS as f64));
    }
    let step_minutes = (learned.step_s / 60).clamp(1, 35 * 1440) as u32;
    LoadFile {
        format: learned.format,
        step_minutes,
        unit: learned.unit,
        clock,
        delimiter: learned.delimiter,
        date_order: learned.date_order,
        first_s: grid.first_s,
        last_s: grid.last_s,
        readings: grid.readings,
        kwh: grid.kwh,
        export_kwh: grid.export_kwh,
        monthly_kwh,
        gaps,
        coverage_frac: covered as f64 / year.len().max(1) as f64,
        notes,
        kw: fill(&year, step_minutes),
    }
}

/// First and last bin of summer time in a year, in bins of standard time.
fn summer(rule: DaylightSaving, year: i16) -> Option<(usize, usize)> {
    let bin = |(date, minute): (Date, u32)| date.day_of_leap_year() * DAY_BINS + (minute / 5) as usize;
    let [from, to] = rule.changes(i32::from(year))?;
    Some((bin(from), bin(to)))
}

/// Which clock the readings are of: the wall's leaves an hour out in spring and shows one twice in autumn.
fn clock_of(grid: &Grid, site: &LoadSite) -> LoadClock {
    let years: BTreeSet<i16> = grid.bins.iter().map(|bin| bin.year).filter(|year| *year != 0).collect();
    let mut seen = false;
    for rule in [DaylightSaving::UnitedStates, DaylightSaving::Europe] {
        for year in &years {
            let Some((from, to)) = summer(rule, *year) else { continue };
            let hour = |first: usize| {
                let bins = || grid.bins.iter().skip(first).take(HOUR_BINS).filter(|bin| bin.year == *year);
                (bins().count(), bins().map(|bin| bin.kwh).sum::<f64>())
            };
            // Western Europe changes an hour earlier on the clock.
            let western = (rule == DaylightSaving::Europe).then_some(from - HOUR_BINS);
            for from in std::iter::once(from).chain(western) {
                let (before, after) = (hour(from - HOUR_BINS), hour(from + HOUR_BINS));
                if before.0 < HOUR_BINS || after.0 < HOUR_BINS || before.1 <= 0.0 || after.1 <= 0.0 {
                    continue;
                }
                seen = true;
                if hour(from).1 <= 0.0 {
                    return LoadClock::Wall(rule);
                }
            }
            let doubled = grid.bins.iter().skip(to - HOUR_BINS).take(3 * HOUR_BINS);
            if doubled.filter(|bin| bin.year == *year && i64::from(bin.seconds) > BIN_S).count()
                >= HOUR_BINS / 2
            {
                return LoadClock::Wall(rule);
            }
        }
    }
    if seen { LoadClock::Standard } else { LoadClock::Assumed(site.daylight_saving) }
}

/// The bins in standard time: summer moved back by an hour, the hour shown twice divided in two.
fn standard(bins: &[Bin], rule: DaylightSaving) -> Vec<Bin> {
    if rule == DaylightSaving::None {
        return bins.to_vec();
    }
    let at = |index: usize| bins.get(index).copied().unwrap_or_default();
    let mut known = (0, None);
    (0..bins.len())
        .map(|index| {
            let (here, later) = (at(index), at(index + HOUR_BINS));
            let year = if here.year != 0 { here.year } else { later.year };
            if known.0 != year {
                known = (year, summer(rule, year));
            }
            let Some((from, to)) = known.1 else { return here };
            if !(from..to + HOUR_BINS).contains(&index) {
                return here;
            }
            let mut bin = if index < to { later } else { here };
            if index + HOUR_BINS >= to {
                bin.kwh *= 0.5;
                bin.seconds = if i64::from(bin.seconds) > BIN_S { bin.seconds / 2 } else { bin.seconds };
            }
            // What a meter wrote into the hour that was not is of the hour after.
            if index < from + HOUR_BINS && here.year == year {
                bin.kwh += here.kwh;
            }
            bin
        })
        .collect()
}

/// Energy by month of the clock.
fn months(bins: &[Bin], rule: DaylightSaving) -> [f64; 12] {
    let mut months = [0.0; 12];
    let mut known = (0, None);
    let ends: Vec<usize> = (0..12)
        .filter_map(|month| Date::new(2000, month + 1, 1))
        .skip(1)
        .map(|date| date.day_of_leap_year() * DAY_BINS)
        .collect();
    for (index, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.year != 0) {
        if known.0 != bin.year {
            known = (bin.year, summer(rule, bin.year));
        }
        let ahead = known.1.is_some_and(|(from, to)| (from..to).contains(&index));
        let shown = if ahead { index + HOUR_BINS } else { index };
        let month = ends.iter().filter(|end| shown >= **end).count();
        if let Some(kwh) = months.get_mut(month) {
            *kwh += bin.kwh;
        }
    }
    months
}

/// Times without readings in the last 366 days of the file; the hour that the clock skips is none.
fn gaps(grid: &Grid, rule: DaylightSaving) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    if grid.readings == 0 {
        return gaps;
    }
    let begin_s = grid.first_s.max(grid.last_s - 366 * DAY_S).div_euclid(BIN_S) * BIN_S;
    let (mut day, mut date, mut skipped) = (i64::MIN, Date::from_days(0), None);
    let mut at_s = begin_s;
    while at_s < grid.last_s {
        if at_s.div_euclid(DAY_S) != day {
            day = at_s.div_euclid(DAY_S);
            date = Date::from_days(day);
            skipped = summer(rule, date.year as i16).map(|(from, _)| from);
        }
        let bin = date.day_of_leap_year() * DAY_BINS + (at_s.rem_euclid(DAY_S) / BIN_S) as usize;
        let metered = grid.bins.get(bin).is_some_and(|bin| i32::from(bin.year) >= date.year);
        // In western Europe the hour before.
        let no_hour = skipped.is_some_and(|from| {
            let early = if rule == DaylightSaving::Europe { HOUR_BINS } else { 0 };
            (from - early..from + HOUR_BINS).contains(&bin)
        });
        if !metered && !no_hour {
            let end_s = (at_s + BIN_S).min(grid.last_s);
            match gaps.last_mut() {
                Some(gap) if gap.to_s == at_s => gap.to_s = end_s,
                _ => gaps.push(Gap { from_s: at_s, to_s: end_s }),
            }
        }
        at_s += BIN_S;
    }
    gaps
}
