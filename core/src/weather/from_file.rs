//! Weather files as a year of weather on the axis of a simulation, and back.

use super::diffuse::split_erbs;
use super::resample::{coarsen, spread_by_shape, spread_linear};
use super::{EdgeSteps, Place, SunTiming, SunYear, WeatherYear, sun_year_at};
use crate::import::weather_file::{SunStamp, WeatherFile, WeatherFormat};
use crate::time::{DaylightSaving, TimeAxis, Weekday};

impl WeatherFile {
    /// Where the weather was taken.
    #[must_use]
    pub fn place(&self) -> Place {
        Place {
            lat_deg: self.lat_deg,
            lon_deg: self.lon_deg,
            elevation_m: self.elevation_m,
            utc_offset_h: self.utc_offset_h,
        }
    }

    /// The axis of the file's own records.
    #[must_use]
    pub fn axis(&self) -> TimeAxis {
        let minutes = 60 / self.records_per_hour.max(1) as u32;
        TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None)
            .unwrap_or_else(|_| TimeAxis::hourly(DaylightSaving::None))
    }

    /// The moments of the sun that belong to the records on an axis: their own where the axis has their
    /// length, the middle of the step elsewhere.
    #[must_use]
    pub fn sun_timing(&self, axis: &TimeAxis) -> SunTiming {
        let years = self.years.clone();
        if axis.steps_per_day() != 24 * self.records_per_hour {
            return SunTiming { years, ..SunTiming::default() };
        }
        match self.stamp {
            SunStamp::Interval => SunTiming { offset_h: None, edges: EdgeSteps::LitPart, years },
            SunStamp::Minute(minute) => {
                SunTiming { offset_h: Some(minute / 60.0), edges: EdgeSteps::AsOthers, years }
            }
        }
    }

    /// The sun that belongs to the records on an axis.
    #[must_use]
    pub fn sun_year(&self, axis: &TimeAxis) -> SunYear {
        sun_year_at(&self.place(), axis, &self.sun_timing(axis))
    }

    /// The weather on an axis, with the energy of every record: longer steps take the mean, shorter ones
    /// follow the height of the sun. What the file lacks of global, direct and diffuse comes from the
    /// others.
    #[must_use]
    pub fn to_weather_year(&self, axis: &TimeAxis) -> WeatherYear {
        let own = self.complete();
        let wanted = axis.steps_per_day() / 24;
        let given = self.records_per_hour.max(1);
        if wanted == given {
            return own;
        }
        // Where neither divides the other the way leads over the hour.
        let over =
            if given.is_multiple_of(wanted) || wanted.is_multiple_of(given) { given.min(wanted) } else { 1 };
        let (down, up) = (given / over, wanted / over);
        let common = |series: &[f64]| if down == 1 { series.to_vec() } else { coarsen(series, down) };
        let repeated = |series: &[f64]| {
            common(series).iter().flat_map(|value| core::iter::repeat_n(*value, up)).collect::<Vec<f64>>()
        };
        let albedo_frac = repeated(&own.albedo_frac);
        if up == 1 {
            return WeatherYear {
                ghi_w_m2: common(&own.ghi_w_m2),
                dni_w_m2: common(&own.dni_w_m2),
                dhi_w_m2: common(&own.dhi_w_m2),
                dry_bulb_c: common(&own.dry_bulb_c),
                wind_m_s: common(&own.wind_m_s),
                albedo_frac,
            };
        }
        let sun = self.sun_year(axis);
        let height: Vec<f64> = sun.cos_zenith.iter().map(|up| up.max(0.0)).collect();
        let lit: Vec<f64> = height.iter().map(|up| if *up > 0.0 { 1.0 } else { 0.0 }).collect();
        WeatherYear {
            ghi_w_m2: spread_by_shape(&common(&own.ghi_w_m2), &height, up),
            dni_w_m2: spread_by_shape(&common(&own.dni_w_m2), &lit, up),
            dhi_w_m2: spread_by_shape(&common(&own.dhi_w_m2), &height, up),
            dry_bulb_c: spread_linear(&common(&own.dry_bulb_c), up),
            wind_m_s: repeated(&own.wind_m_s),
            albedo_frac,
        }
    }

    /// The records with global, direct and diffuse irradiance all there.
    fn complete(&self) -> WeatherYear {
        let mut year = WeatherYear {
            ghi_w_m2: self.ghi_w_m2.clone(),
            dni_w_m2: self.dni_w_m2.clone(),
            dhi_w_m2: self.dhi_w_m2.clone(),
            dry_bulb_c: self.dry_bulb_c.clone(),
            wind_m_s: self.wind_m_s.clone(),
            albedo_frac: self.albedo_frac.clone(),
        };
        if [&year.ghi_w_m2, &year.dni_w_m2, &year.dhi_w_m2].iter().all(|series| !series.is_empty()) {
            return year;
        }
        let sun = self.sun_year(&self.axis());
        let height = sun.cos_zenith.iter().map(|up| up.max(0.0));
        if year.ghi_w_m2.is_empty() {
            let parts = year.dni_w_m2.iter().zip(&year.dhi_w_m2).zip(height);
            year.ghi_w_m2 = parts.map(|((dni, dhi), up)| dni * up + dhi).collect();
            return year;
        }
        // One of the parts alone does not tell the other at low sun: both come from the global.
        year.dni_w_m2.clear();
        year.dhi_w_m2.clear();
        for ((ghi, up), normal) in year.ghi_w_m2.iter().zip(height).zip(&sun.extraterrestrial_w_m2) {
            let clearness = if up > 0.0 { (ghi / (up * normal)).clamp(0.0, 1.0) } else { 0.0 };
            let parts = split_erbs(*ghi, clearness, up);
            year.dni_w_m2.push(parts.dni_w_m2);
            year.dhi_w_m2.push(parts.dhi_w_m2);
        }
        year
    }
}

impl WeatherYear {
    /// The weather as the content of a file of a place, records as long as its steps.
    #[must_use]
    pub fn to_file(&self, place: &Place, name: &str) -> WeatherFile {
        WeatherFile {
            format: WeatherFormat::Epw,
            name: name.to_owned(),
            lat_deg: place.lat_deg,
            lon_deg: place.lon_deg,
            elevation_m: place.elevation_m,
            utc_offset_h: place.utc_offset_h,
            records_per_hour: (self.ghi_w_m2.len() / 8760).max(1),
            stamp: SunStamp::Minute(30.0 / (self.ghi_w_m2.len() / 8760).max(1) as f64),
            years: vec![2026; 365],
            dry_bulb_c: self.dry_bulb_c.clone(),
            ghi_w_m2: self.ghi_w_m2.clone(),
            dni_w_m2: self.dni_w_m2.clone(),
            dhi_w_m2: self.dhi_w_m2.clone(),
            wind_m_s: self.wind_m_s.clone(),
            albedo_frac: self.albedo_frac.clone(),
            notes: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{DaylightSaving, Weekday};

    #[test]
    fn a_year_keeps_its_energy_on_every_axis() {
        let hours: Vec<f64> = (0..8760).map(|hour| f64::from((hour * 37) % 900)).collect();
        let weather = WeatherYear {
            ghi_w_m2: hours.clone(),
            dni_w_m2: hours.clone(),
            dhi_w_m2: hours.clone(),
            dry_bulb_c: hours.clone(),
            wind_m_s: hours.clone(),
            albedo_frac: Vec::new(),
        };
        let place = Place { lat_deg: 36.1, lon_deg: -79.95, elevation_m: 273.0, utc_offset_h: -5.0 };
        let file = weather.to_file(&place, "x");
        let sum = hours.iter().sum::<f64>();
        for minutes in [60, 30, 15, 5] {
            let axis = TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
            let year = file.to_weather_year(&axis);
            for series in [&year.ghi_w_m2, &year.dni_w_m2, &year.dhi_w_m2, &year.dry_bulb_c, &year.wind_m_s] {
                assert_eq!(series.len(), axis.len());
                assert!((series.iter().sum::<f64>() * axis.step_h() / sum - 1.0).abs() < 1e-12);
            }
            // And back from the shorter records.
            let again = year.to_file(&place, "x").to_weather_year(&TimeAxis::hourly(DaylightSaving::None));
            assert!(again.ghi_w_m2.iter().zip(&hours).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
