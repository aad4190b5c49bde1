//! Imported files as a year of weather on the axis of a simulation.

use super::resample::{coarsen, spread_by_shape, spread_linear};
use super::{Place, WeatherYear, sun_year};
use crate::import::epw::EpwFile;
use crate::time::TimeAxis;

impl EpwFile {
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

    /// The weather on an axis, with the energy of every record: longer steps take the mean, shorter ones
    /// follow the height of the sun.
    #[must_use]
    pub fn to_weather_year(&self, axis: &TimeAxis) -> WeatherYear {
        let wanted = axis.steps_per_day() / 24;
        let given = self.records_per_hour.max(1);
        // Where neither divides the other the way leads over the hour.
        let over =
            if given.is_multiple_of(wanted) || wanted.is_multiple_of(given) { given.min(wanted) } else { 1 };
        let (down, up) = (given / over, wanted / over);
        let common = |series: &[f64]| if down == 1 { series.to_vec() } else { coarsen(series, down) };
        if up == 1 {
            return WeatherYear {
                ghi_w_m2: common(&self.ghi_w_m2),
                dni_w_m2: common(&self.dni_w_m2),
                dhi_w_m2: common(&self.dhi_w_m2),
                dry_bulb_c: common(&self.dry_bulb_c),
                wind_m_s: common(&self.wind_m_s),
            };
        }
        let sun = sun_year(&self.place(), axis);
        let height: Vec<f64> = sun.cos_zenith.iter().map(|up| up.max(0.0)).collect();
        let lit: Vec<f64> = height.iter().map(|up| if *up > 0.0 { 1.0 } else { 0.0 }).collect();
        WeatherYear {
            ghi_w_m2: spread_by_shape(&common(&self.ghi_w_m2), &height, up),
            dni_w_m2: spread_by_shape(&common(&self.dni_w_m2), &lit, up),
            dhi_w_m2: spread_by_shape(&common(&self.dhi_w_m2), &height, up),
            dry_bulb_c: spread_linear(&common(&self.dry_bulb_c), up),
            wind_m_s: common(&self.wind_m_s)
                .iter()
                .flat_map(|wind| core::iter::repeat_n(*wind, up))
                .collect(),
        }
    }
}

impl WeatherYear {
    /// The weather as the content of an EPW file of a place, records as long as its steps.
    #[must_use]
    pub fn to_epw(&self, place: &Place, name: &str) -> EpwFile {
        EpwFile {
            name: name.to_owned(),
            lat_deg: place.lat_deg,
            lon_deg: place.lon_deg,
            elevation_m: place.elevation_m,
            utc_offset_h: place.utc_offset_h,
            records_per_hour: (self.ghi_w_m2.len() / 8760).max(1),
            dry_bulb_c: self.dry_bulb_c.clone(),
            ghi_w_m2: self.ghi_w_m2.clone(),
            dni_w_m2: self.dni_w_m2.clone(),
            dhi_w_m2: self.dhi_w_m2.clone(),
            wind_m_s: self.wind_m_s.clone(),
            albedo_frac: None,
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
        };
        let place = Place { lat_deg: 36.1, lon_deg: -79.95, elevation_m: 273.0, utc_offset_h: -5.0 };
        let file = weather.to_epw(&place, "x");
        let sum = hours.iter().sum::<f64>();
        for minutes in [60, 30, 15, 5] {
            let axis = TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
            let year = file.to_weather_year(&axis);
            for series in [&year.ghi_w_m2, &year.dni_w_m2, &year.dhi_w_m2, &year.dry_bulb_c, &year.wind_m_s] {
                assert_eq!(series.len(), axis.len());
                assert!((series.iter().sum::<f64>() * axis.step_h() / sum - 1.0).abs() < 1e-12);
            }
            // And back from the shorter records.
            let again = year.to_epw(&place, "x").to_weather_year(&TimeAxis::hourly(DaylightSaving::None));
            assert!(again.ghi_w_m2.iter().zip(&hours).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
