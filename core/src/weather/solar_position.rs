//! The position of the sun at an instant.
//!
//! NOAA's solar calculator, from J. Meeus, Astronomical Algorithms (1991), low-accuracy sun: angles in
//! degrees, T in Julian centuries since 2000-01-01 12:00. Against NREL's SPA the zenith is within
//! 0.02° and the azimuth within 0.07° (far from the zenith). No refraction.

use super::Place;

/// Where the sun stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SunPosition {
    /// Angle from the vertical, degrees, 0 to 180.
    pub zenith_deg: f64,
    /// Compass bearing, degrees clockwise from north, 0 to 360.
    pub azimuth_deg: f64,
    /// Declination, degrees.
    pub declination_deg: f64,
    /// Apparent less mean solar time, minutes.
    pub equation_of_time_min: f64,
    /// Distance from the earth, astronomical units.
    pub distance_au: f64,
}

/// What changes slowly over a day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ephemeris {
    pub(super) sin_declination: f64,
    pub(super) cos_declination: f64,
    pub(super) equation_of_time_min: f64,
    pub(super) distance_au: f64,
}

const J2000: f64 = 2_451_545.0;

/// The Julian day of a Gregorian date and an hour of universal time (0 to 24, may carry over).
#[must_use]
pub fn julian_day(year: i32, month: u32, day: u32, hour_utc: f64) -> f64 {
    let (year, month) = if month <= 2 {
        (f64::from(year) - 1.0, f64::from(month) + 12.0)
    } else {
        (f64::from(year), f64::from(month))
    };
    let century = (year / 100.0).floor();
    let leap = 2.0 - century + (century / 4.0).floor();
    (365.25 * (year + 4716.0)).floor() + (30.6001 * (month + 1.0)).floor() + f64::from(day) + leap - 1524.5
        + hour_utc / 24.0
}

/// The slow terms at a Julian day (UTC).
pub(super) fn ephemeris(julian_day: f64) -> Ephemeris {
    let t = (julian_day - J2000) / 36_525.0;
    let mean_longitude = (280.466_46 + t * (36_000.769_83 + 0.000_303_2 * t)).to_radians();
    let mean_anomaly = (357.529_11 + t * (35_999.050_29 - 0.000_153_7 * t)).to_radians();
    let eccentricity = 0.016_708_634 - t * (4.203_7e-5 + 1.267e-7 * t);
    let (sin_m, cos_m) = libm::sincos(mean_anomaly);
    let sin_2m = 2.0 * sin_m * cos_m;
    let sin_3m = sin_m * (3.0 - 4.0 * sin_m * sin_m);
    let center = (1.914_602 - t * (0.004_817 + 1.4e-5 * t)) * sin_m
        + (0.019_993 - 0.000_101 * t) * sin_2m
        + 0.000_289 * sin_3m;
    let (sin_node, cos_node) = libm::sincos((125.04 - 1_934.136 * t).to_radians());
    let longitude = mean_longitude + (center - 0.005_69 - 0.004_78 * sin_node).to_radians();
    let obliquity_deg = 23.0
        + (26.0 + (21.448 - t * (46.815 + t * (0.000_59 - 0.001_813 * t))) / 60.0) / 60.0
        + 0.002_56 * cos_node;
    let (sin_obliquity, cos_obliquity) = libm::sincos(obliquity_deg.to_radians());
    let sin_declination = sin_obliquity * libm::sin(longitude);
    let half = sin_obliquity / (1.0 + cos_obliquity);
    let y = half * half;
    let (sin_l, cos_l) = libm::sincos(mean_longitude);
    let (sin_2l, cos_2l) = (2.0 * sin_l * cos_l, 1.0 - 2.0 * sin_l * sin_l);
    let equation_rad = y * sin_2l - 2.0 * eccentricity * sin_m + 4.0 * eccentricity * y * sin_m * cos_2l
        - y * y * sin_2l * cos_2l
        - 1.25 * eccentricity * eccentricity * sin_2m;
    let true_anomaly = mean_anomaly + center.to_radians();
    Ephemeris {
        sin_declination,
        cos_declination: (1.0 - sin_declination * sin_declination).sqrt(),
        equation_of_time_min: 4.0 * equation_rad.to_degrees(),
        distance_au: 1.000_001_018 * (1.0 - eccentricity * eccentricity)
            / (1.0 + eccentricity * libm::cos(true_anomaly)),
    }
}

/// The hour angle, radians, of a place at a minute of the universal day.
pub(super) fn hour_angle_rad(utc_min: f64, equation_of_time_min: f64, place: &Place) -> f64 {
    ((utc_min + equation_of_time_min + 4.0 * place.lon_deg) / 4.0 - 180.0).to_radians()
}

/// The sun over a place at a Julian day (UTC).
#[must_use]
pub fn sun_position(julian_day: f64, place: &Place) -> SunPosition {
    let slow = ephemeris(julian_day);
    let midnight = (julian_day - 0.5).floor() + 0.5;
    let hour_angle = hour_angle_rad((julian_day - midnight) * 1440.0, slow.equation_of_time_min, place);
    let (sin_h, cos_h) = libm::sincos(hour_angle);
    let (sin_lat, cos_lat) = libm::sincos(place.lat_deg.to_radians());
    let up = sin_lat * slow.sin_declination + cos_lat * slow.cos_declination * cos_h;
    let east = -slow.cos_declination * sin_h;
    let north = cos_lat * slow.sin_declination - sin_lat * slow.cos_declination * cos_h;
    let azimuth = libm::atan2(east, north).to_degrees();
    SunPosition {
        // By the tangent: the cosine alone loses digits near the zenith.
        zenith_deg: libm::atan2((east * east + north * north).sqrt(), up).to_degrees(),
        azimuth_deg: if azimuth < 0.0 { azimuth + 360.0 } else { azimuth },
        declination_deg: libm::asin(slow.sin_declination).to_degrees(),
        equation_of_time_min: slow.equation_of_time_min,
        distance_au: slow.distance_au,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOLDEN: Place =
        Place { lat_deg: 39.742_476, lon_deg: -105.178_6, elevation_m: 1830.14, utc_offset_h: -7.0 };

    #[test]
    fn the_julian_day_counts_from_its_epoch() {
        assert!((julian_day(2000, 1, 1, 12.0) - 2_451_545.0).abs() < 1e-9);
        assert!((julian_day(2003, 10, 17, 19.0 + 30.5 / 60.0) - 2_452_930.312_847).abs() < 1e-6);
        assert!((julian_day(1987, 6, 19, 12.0) - 2_446_966.0).abs() < 1e-9);
    }

    #[test]
    fn golden_at_half_past_noon_agrees_with_meeus_and_with_spa() {
        let sun = sun_position(2_452_930.312_847, &GOLDEN);
        // The same equations in another program.
        assert!((90.0 - sun.zenith_deg - 39.872_09).abs() < 2e-5, "{sun:?}");
        assert!((sun.azimuth_deg - 194.342_48).abs() < 2e-5, "{sun:?}");
        // NREL SPA, true elevation.
        assert!((90.0 - sun.zenith_deg - 39.872_046).abs() < 0.01);
        assert!((sun.azimuth_deg - 194.340_241).abs() < 0.01);
        assert!((sun.declination_deg + 9.314_34).abs() < 0.01);
        assert!((sun.distance_au - 0.996_542_297_4).abs() < 1e-4);
    }

    #[test]
    fn the_sun_is_south_at_transit_and_on_the_horizon_when_it_rises_and_sets() {
        // Golden by SPA, mountain standard time. The sunset SPA gives for 2 August of universal time is
        // that of the evening of 1 August in Golden.
        let at = |month, day, hour: f64| sun_position(julian_day(2015, month, day, hour + 7.0), &GOLDEN);
        for (month, day, hour) in [(1, 2, 12.079_166_67), (8, 2, 12.116_111_11)] {
            let transit = at(month, day, hour);
            assert!((transit.azimuth_deg - 180.0).abs() < 0.05, "{transit:?}");
        }
        // The upper limb with refraction: 0.833° below the horizon.
        for (month, day, hour, minute, second) in [
            (1, 2, 7.0, 21.0, 55.0),
            (1, 2, 16.0, 47.0, 43.0),
            (8, 2, 5.0, 0.0, 27.0),
            (8, 1, 19.0, 13.0, 58.0),
        ] {
            let horizon = at(month, day, hour + minute / 60.0 + second / 3600.0);
            assert!((horizon.zenith_deg - 90.833).abs() < 0.02, "{horizon:?}");
        }
    }

    #[test]
    fn at_the_equinox_the_sun_rises_east_and_stands_over_the_equator() {
        let equator = Place { lat_deg: 0.0, lon_deg: 0.0, elevation_m: 0.0, utc_offset_h: 0.0 };
        // 2026-03-20 14:46 UTC.
        let sun = sun_position(julian_day(2026, 3, 20, 14.0 + 46.0 / 60.0), &equator);
        assert!(sun.declination_deg.abs() < 0.01, "{sun:?}");
        let rise = sun_position(julian_day(2026, 3, 20, 6.13), &equator);
        assert!((rise.azimuth_deg - 90.0).abs() < 0.3, "{rise:?}");
    }

    #[test]
    fn south_of_the_equator_the_noon_sun_is_in_the_north() {
        let sydney = Place { lat_deg: -33.87, lon_deg: 151.2, elevation_m: 40.0, utc_offset_h: 10.0 };
        let sun = sun_position(julian_day(2026, 6, 21, 2.0), &sydney);
        assert!(sun.azimuth_deg < 5.0 || sun.azimuth_deg > 355.0, "{sun:?}");
        assert!((sun.zenith_deg - (33.87 + 23.44)).abs() < 0.1, "{sun:?}");
    }
}
