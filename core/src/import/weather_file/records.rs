//! Records put where their time says, whatever the format.

use super::fields::{Spot, field_error};
use super::fill::fill;
use super::{WeatherFile, WeatherFileError, WeatherNote, WeatherSeries};
use crate::time::MONTH_DAYS;

/// When a record begins, local standard time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    pub(super) line: usize,
    pub(super) year: i32,
    /// 1 to 12.
    pub(super) month: usize,
    /// 1 to 31.
    pub(super) day: usize,
    /// 0 to 23.
    pub(super) hour: usize,
    /// Of the record's mark in its hour.
    pub(super) minute: usize,
}

/// The values of a record, in the order of [`WeatherSeries::ALL`], and its albedo, 0 if unknown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values {
    pub(super) series: [Option<f64>; 5],
    pub(super) albedo_frac: f64,
}

/// Less of a year than this is no year.
const LEAST_PART: f64 = 0.9;

/// The records of a year as they come.
pub(super) struct Records {
    per_hour: usize,
    first_minute: usize,
    columns: [Vec<Option<f64>>; 5],
    albedo_frac: Vec<f64>,
    years: Vec<i32>,
    found: usize,
    gaps: usize,
    longest: usize,
    leap: bool,
    last_line: usize,
}

impl Records {
    /// No records yet; minutes of an hour are counted from the first record's.
    pub(super) fn new(per_hour: usize, first_minute: usize) -> Self {
        let expected = 8760 * per_hour;
        Self {
            per_hour,
            first_minute,
            columns: core::array::from_fn(|_| Vec::with_capacity(expected)),
            albedo_frac: Vec::with_capacity(expected),
            years: vec![0; 365],
            found: 0,
            gaps: 0,
            longest: 0,
            leap: false,
            last_line: 0,
        }
    }

    /// Adds a record.
    pub(super) fn push(&mut self, stamp: &Stamp, values: &Values) -> Result<(), WeatherFileError> {
        self.last_line = stamp.line;
        if stamp.month == 2 && stamp.day == 29 {
            self.leap = true;
            return Ok(());
        }
        let Stamp { line, month, day, hour, minute, .. } = *stamp;
        let before: usize = MONTH_DAYS.iter().take(month.saturating_sub(1)).sum();
        let day_of_year = before + day.saturating_sub(1);
        let part = minute.saturating_sub(self.first_minute) * self.per_hour / 60;
        let slot = (day_of_year * 24 + hour) * self.per_hour + part;
        let next = self.albedo_frac.len();
        if slot < next || slot >= 8760 * self.per_hour {
            return Err(WeatherFileError::Order { line, month, day, hour, minute });
        }
        let gap = slot - next;
        if gap > 0 {
            self.gaps += gap;
            self.longest = self.longest.max(gap);
            self.columns.iter_mut().for_each(|column| column.resize(slot, None));
            self.albedo_frac.resize(slot, 0.0);
        }
        for (column, value) in self.columns.iter_mut().zip(values.series) {
            column.push(value);
        }
        self.albedo_frac.push(values.albedo_frac);
        if let Some(year) = self.years.get_mut(day_of_year) {
            *year = stamp.year;
        }
        self.found += 1;
        Ok(())
    }

    /// The records as the series of a file; `has` says which series the file has.
    pub(super) fn finish(
        mut self,
        file: &mut WeatherFile,
        has: [HasSeries; 5],
    ) -> Result<(), WeatherFileError> {
        let expected = 8760 * self.per_hour;
        if (self.found as f64) < LEAST_PART * expected as f64 {
            return Err(WeatherFileError::Length { line: self.last_line, found: self.found, expected });
        }
        let missing = expected - self.albedo_frac.len();
        self.gaps += missing;
        self.longest = self.longest.max(missing);
        self.albedo_frac.resize(expected, 0.0);
        if self.leap {
            file.notes.push(WeatherNote::LeapDayDropped);
        }
        if self.gaps > 0 {
            file.notes.push(WeatherNote::Gaps { count: self.gaps, longest: self.longest });
        }
        for ((mut column, series), has) in self.columns.into_iter().zip(WeatherSeries::ALL).zip(has) {
            column.resize(expected, None);
            let target = match series {
                WeatherSeries::DryBulb => &mut file.dry_bulb_c,
                WeatherSeries::Ghi => &mut file.ghi_w_m2,
                WeatherSeries::Dni => &mut file.dni_w_m2,
                WeatherSeries::Dhi => &mut file.dhi_w_m2,
                WeatherSeries::Wind => &mut file.wind_m_s,
            };
            if has == HasSeries::No {
                file.notes.push(WeatherNote::Derived { series });
                continue;
            }
            let count = column.iter().filter(|value| value.is_none()).count();
            if count > 0 {
                file.notes.push(WeatherNote::Filled { series, count });
            }
            *target = fill(&column, self.per_hour * 24);
        }
        if self.albedo_frac.iter().any(|albedo| *albedo > 0.0) {
            file.albedo_frac = self.albedo_frac;
        }
        // Days without a record have the year of the day before.
        let mut last = self.years.iter().copied().find(|year| *year != 0).unwrap_or(2026);
        for year in &mut self.years {
            if *year == 0 {
                *year = last;
            }
            last = *year;
        }
        file.years = self.years;
        file.records_per_hour = self.per_hour;
        Ok(())
    }
}

/// Whether a file has a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HasSeries {
    Yes,
    No,
}

/// A month and a day that exist, 29 February among them.
pub(super) fn date(
    month: (Option<&str>, Spot),
    day: (Option<&str>, Spot),
) -> Result<(usize, usize), WeatherFileError> {
    let number = super::fields::whole(month.0, month.1, (1, 12), "a month of 1 to 12")?;
    let of_month = super::fields::whole(day.0, day.1, (1, 31), "a day of the month")?;
    let most = MONTH_DAYS.get(number.saturating_sub(1)).copied().unwrap_or(31) + usize::from(number == 2);
    if of_month > most {
        return Err(field_error(day.0, day.1, "a day of the month"));
    }
    Ok((number, of_month))
}
