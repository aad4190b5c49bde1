//! A weather file as plain numbers and back: how it is kept as an attachment.
//!
//! Version, format, latitude, longitude, height, offset, records an hour, stamp (-1: its interval), which of
//! global, direct, diffuse and albedo are there, letters of the name; then the name, the 365 years, and the
//! series one after the other. All are whole millionths, so that text and binary hold the same bits.

use super::{SunStamp, WeatherFile, WeatherFormat};

const VERSION: f64 = 1.0;
const HEAD: usize = 13;
const DAYS: usize = 365;
/// Quanta a unit.
const PER_ONE: f64 = 1e6;
/// The longest name kept, letters.
const NAME_MAX: usize = 120;
/// No measured value lies outside.
const SANE: f64 = 1e5;

const FORMATS: [WeatherFormat; 4] =
    [WeatherFormat::Epw, WeatherFormat::Tmy2, WeatherFormat::Tmy3, WeatherFormat::Csv];

impl WeatherFile {
    /// The file as numbers; its notes are left behind.
    #[must_use]
    pub fn to_numbers(&self) -> Vec<f64> {
        let flag = |series: &[f64]| if series.is_empty() { 0.0 } else { 1.0 };
        let format = FORMATS.iter().position(|format| *format == self.format).unwrap_or(0);
        let name: Vec<char> = self.name.trim().chars().take(NAME_MAX).collect();
        let stamp = match self.stamp {
            SunStamp::Interval => -1.0,
            SunStamp::Minute(minute) => minute,
        };
        let mut numbers = vec![VERSION, format as f64, self.lat_deg, self.lon_deg, self.elevation_m];
        numbers.extend([self.utc_offset_h, self.records_per_hour as f64, stamp]);
        numbers.extend([&self.ghi_w_m2, &self.dni_w_m2, &self.dhi_w_m2, &self.albedo_frac].map(|s| flag(s)));
        numbers.push(name.len() as f64);
        numbers.extend(name.into_iter().map(|letter| f64::from(u32::from(letter))));
        numbers.extend((0..DAYS).map(|day| f64::from(self.years.get(day).copied().unwrap_or(2026))));
        for series in [&self.dry_bulb_c, &self.wind_m_s] {
            numbers.extend(series);
        }
        for series in [&self.ghi_w_m2, &self.dni_w_m2, &self.dhi_w_m2, &self.albedo_frac] {
            numbers.extend(series);
        }
        for number in &mut numbers {
            *number = libm::round(*number * PER_ONE) / PER_ONE + 0.0;
        }
        numbers
    }

    /// The file that some numbers are; `None` when they are none.
    #[must_use]
    pub fn from_numbers(numbers: &[f64]) -> Option<Self> {
        if numbers.iter().any(|number| !number.is_finite() || number.abs() > SANE) {
            return None;
        }
        let (head, rest) = numbers.split_at_checked(HEAD)?;
        let &[version, format, lat_deg, lon_deg, elevation_m, utc_offset_h, per_hour, stamp, ..] = head
        else {
            return None;
        };
        let &[.., has_ghi, has_dni, has_dhi, has_albedo, letters] = head else { return None };
        let records_per_hour =
            [1, 2, 3, 4, 6, 12].into_iter().find(|count| (f64::from(*count) - per_hour).abs() < 0.5)?;
        let placed = lat_deg.abs() <= 90.0 && lon_deg.abs() <= 180.0 && utc_offset_h.abs() <= 14.0;
        if (version - VERSION).abs() > 0.5 || !placed || !(0.0..=NAME_MAX as f64).contains(&letters) {
            return None;
        }
        let (name, rest) = rest.split_at_checked(letters as usize)?;
        let (years, mut rest) = rest.split_at_checked(DAYS)?;
        let records = 8760 * records_per_hour as usize;
        let mut series = |is_there: f64| {
            let count = if is_there > 0.0 { records } else { 0 };
            let (series, after) = rest.split_at_checked(count)?;
            rest = after;
            Some(series.to_vec())
        };
        let file = Self {
            format: *FORMATS.get(format as usize)?,
            name: name.iter().filter_map(|letter| char::from_u32(*letter as u32)).collect(),
            lat_deg,
            lon_deg,
            elevation_m,
            utc_offset_h,
            records_per_hour: records_per_hour as usize,
            stamp: if stamp < 0.0 { SunStamp::Interval } else { SunStamp::Minute(stamp.min(60.0)) },
            years: years.iter().map(|year| *year as i32).collect(),
            dry_bulb_c: series(1.0)?,
            wind_m_s: series(1.0)?,
            ghi_w_m2: series(has_ghi)?,
            dni_w_m2: series(has_dni)?,
            dhi_w_m2: series(has_dhi)?,
            albedo_frac: series(has_albedo)?,
            notes: Vec::new(),
        };
        let has_sun = has_ghi > 0.0 || (has_dni > 0.0 && has_dhi > 0.0);
        (rest.is_empty() && has_sun).then_some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> WeatherFile {
        let wave = |high: f64| (0..8760).map(|hour| high * f64::from(hour % 24) / 24.0).collect::<Vec<f64>>();
        WeatherFile {
            name: "Čačak, SRB".to_owned(),
            lat_deg: 43.89,
            lon_deg: 20.35,
            elevation_m: 204.0,
            utc_offset_h: 1.0,
            stamp: SunStamp::Minute(30.0),
            years: vec![2009; 365],
            dry_bulb_c: wave(-31.0),
            wind_m_s: wave(7.0),
            ghi_w_m2: wave(801.0),
            dni_w_m2: wave(700.5),
            dhi_w_m2: wave(90.1),
            ..WeatherFile::empty(WeatherFormat::Tmy3)
        }
    }

    #[test]
    fn a_file_comes_back_and_its_numbers_are_the_same_again() {
        let numbers = file().to_numbers();
        let back = WeatherFile::from_numbers(&numbers).unwrap();
        assert_eq!(
            (back.format, back.name.as_str(), back.stamp),
            (WeatherFormat::Tmy3, "Čačak, SRB", file().stamp)
        );
        assert!(back.dry_bulb_c.iter().zip(&file().dry_bulb_c).all(|(a, b)| (a - b).abs() < 1e-6));
        assert!(back.albedo_frac.is_empty() && back.dhi_w_m2.len() == 8760);
        assert_eq!(back.to_numbers(), numbers);
    }

    #[test]
    fn damaged_numbers_are_no_file() {
        let numbers = file().to_numbers();
        for cut in [0, 5, 13, 400, numbers.len() - 1] {
            assert!(WeatherFile::from_numbers(&numbers[..cut]).is_none(), "{cut}");
        }
        for (index, value) in [(0, 2.0), (6, 5.0), (2, 91.0), (12, 1e4), (900, f64::NAN), (8, 0.0)] {
            let mut damaged = numbers.clone();
            damaged[index] = value;
            assert!(WeatherFile::from_numbers(&damaged).is_none(), "{index}");
        }
        let mut longer = numbers;
        longer.push(0.0);
        assert!(WeatherFile::from_numbers(&longer).is_none());
    }
}
