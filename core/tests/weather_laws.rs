//! Synthetic years against the monthly normals they are made from.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use wattfleet_core::time::{DaylightSaving, MONTH_DAYS, TimeAxis, Weekday};
use wattfleet_core::weather::{MonthNormal, Place, SunYear, WeatherYear, sun_year, synthetic_year};

/// A climate: clearness, mean, daily maximum and minimum, 99 % and 1 % temperature, wind, standard
/// deviation and lag-1 correlation of daily clearness, standard deviation of the daily mean temperature.
/// Normals of TMY3 years (NREL, public domain) for the two US cities, of a CWEC year for Montreal.
struct Climate {
    name: &'static str,
    place: Place,
    months: [[f64; 10]; 12],
}

const CLIMATES: [Climate; 3] = [
    Climate {
        name: "Phoenix",
        place: Place { lat_deg: 33.450, lon_deg: -111.983, elevation_m: 337.0, utc_offset_h: -7.00 },
        months: [
            [0.6104, 13.01, 19.12, 7.65, 23.30, 3.56, 2.27, 0.1338, 0.200, 2.54],
            [0.6151, 15.67, 21.79, 10.10, 31.70, 3.30, 2.42, 0.1446, 0.268, 4.81],
            [0.6268, 17.34, 22.76, 11.66, 28.30, 6.70, 2.39, 0.1656, 0.462, 3.91],
            [0.7025, 23.66, 30.85, 15.45, 35.49, 6.79, 3.85, 0.1119, 0.057, 4.47],
            [0.7073, 27.29, 34.10, 19.64, 39.40, 15.26, 3.86, 0.1012, 0.492, 3.61],
            [0.7259, 33.99, 40.50, 26.87, 42.80, 24.40, 3.03, 0.0647, 0.587, 1.93],
            [0.6792, 35.56, 41.61, 29.47, 43.30, 25.60, 3.63, 0.0797, 0.336, 1.98],
            [0.6881, 33.82, 39.36, 27.75, 42.80, 24.40, 2.49, 0.0887, 0.379, 2.21],
            [0.7070, 30.38, 36.71, 24.13, 40.60, 21.70, 2.13, 0.0643, 0.385, 2.24],
            [0.6655, 24.81, 31.68, 18.60, 37.20, 11.70, 2.68, 0.1284, 0.395, 3.90],
            [0.6630, 17.95, 24.32, 12.22, 26.70, 8.90, 2.05, 0.1014, 0.586, 2.04],
            [0.6219, 11.71, 17.42, 6.69, 22.20, 3.30, 2.27, 0.1625, -0.022, 2.54],
        ],
    },
    Climate {
        name: "Seattle",
        place: Place { lat_deg: 47.467, lon_deg: -122.317, elevation_m: 122.0, utc_offset_h: -8.00 },
        months: [
            [0.3365, 4.50, 7.27, 2.02, 11.70, -2.80, 3.91, 0.1111, 0.420, 2.96],
            [0.3928, 5.82, 9.13, 2.77, 16.27, -3.47, 3.94, 0.1399, 0.252, 3.95],
            [0.4162, 8.33, 12.23, 4.74, 16.99, 1.70, 3.85, 0.1710, 0.194, 2.06],
            [0.4779, 10.85, 15.72, 6.45, 26.10, 3.30, 4.23, 0.1482, 0.228, 2.92],
            [0.5071, 12.97, 17.85, 8.66, 23.90, 5.60, 3.85, 0.1722, 0.228, 2.78],
            [0.5144, 15.59, 20.26, 11.43, 24.89, 9.50, 4.02, 0.1467, 0.201, 2.13],
            [0.5618, 17.67, 23.48, 12.94, 28.30, 11.70, 3.76, 0.1359, 0.386, 2.13],
            [0.5246, 18.80, 24.53, 13.59, 30.26, 11.50, 3.84, 0.1745, 0.639, 2.77],
            [0.4912, 15.09, 19.46, 11.28, 23.90, 8.41, 2.23, 0.1866, 0.485, 2.06],
            [0.4361, 11.42, 14.95, 8.33, 19.74, 6.70, 4.02, 0.1621, 0.120, 1.91],
            [0.3469, 8.07, 10.73, 5.60, 17.10, 1.10, 3.85, 0.1260, -0.166, 3.31],
            [0.3500, 5.42, 8.36, 2.63, 11.99, -0.60, 3.51, 0.1338, 0.486, 2.23],
        ],
    },
    Climate {
        name: "Montreal",
        place: Place { lat_deg: 45.500, lon_deg: -73.580, elevation_m: 73.0, utc_offset_h: -5.00 },
        months: [
            [0.4819, -8.72, -4.75, -12.62, 7.60, -26.20, 2.34, 0.1170, -0.072, 7.23],
            [0.5218, -7.06, -2.70, -11.55, 3.80, -17.83, 1.97, 0.1095, -0.181, 4.48],
            [0.5178, 0.41, 3.80, -3.62, 13.24, -12.57, 2.09, 0.1829, 0.052, 5.03],
            [0.5203, 6.16, 10.24, 1.90, 16.96, -5.37, 2.19, 0.1869, -0.125, 3.57],
            [0.4796, 14.07, 18.44, 9.02, 25.16, 3.74, 1.86, 0.1981, -0.040, 3.70],
            [0.5452, 19.88, 24.32, 14.77, 30.58, 7.46, 1.88, 0.1482, 0.342, 3.86],
            [0.5178, 21.54, 25.19, 17.76, 29.66, 14.79, 1.81, 0.1586, -0.077, 2.60],
            [0.5337, 20.98, 25.03, 17.14, 29.87, 12.79, 1.68, 0.1709, 0.241, 2.60],
            [0.5181, 17.21, 21.47, 13.10, 30.06, 8.00, 1.89, 0.1820, 0.032, 3.75],
            [0.4202, 9.53, 13.01, 6.14, 21.20, -0.36, 2.10, 0.1914, 0.207, 4.69],
            [0.3712, 3.28, 6.77, 0.03, 16.36, -8.50, 1.94, 0.1696, 0.145, 5.57],
            [0.3977, -4.81, -2.61, -7.61, 9.27, -13.20, 1.82, 0.1492, 0.096, 4.65],
        ],
    },
];

impl Climate {
    fn normals(&self) -> [MonthNormal; 12] {
        self.months.map(|m| MonthNormal {
            clearness_kt: m[0],
            dry_bulb_c: m[1],
            daily_max_c: m[2],
            daily_min_c: m[3],
            p99_c: m[4],
            p01_c: m[5],
            wind_m_s: m[6],
            kt_std: m[7],
            kt_lag1: m[8],
            temp_std_c: m[9],
        })
    }

    fn year(&self, minutes: u32, seed: u64) -> (SunYear, WeatherYear) {
        let axis = TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
        let sun = sun_year(&self.place, &axis);
        let weather = synthetic_year(&self.normals(), &sun, &axis, seed);
        (sun, weather)
    }
}

fn above(sun: &SunYear) -> Vec<f64> {
    sun.cos_zenith.iter().zip(&sun.extraterrestrial_w_m2).map(|(up, normal)| up.max(0.0) * normal).collect()
}

fn months(series: &[f64]) -> Vec<&[f64]> {
    let per_day = series.len() / 365;
    let mut from = 0;
    MONTH_DAYS
        .iter()
        .map(|days| {
            let to = from + days * per_day;
            let month = &series[from..to];
            from = to;
            month
        })
        .collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn std(values: &[f64]) -> f64 {
    let mean = mean(values);
    (values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (values.len() - 1) as f64).sqrt()
}

fn daily(series: &[f64]) -> Vec<f64> {
    series.chunks(24).map(mean).collect()
}

#[test]
fn every_month_has_its_exact_clearness_temperature_and_wind_on_every_axis() {
    for climate in &CLIMATES {
        for (minutes, seed) in [(60, 1), (60, 99), (15, 1), (5, 7)] {
            let (sun, weather) = climate.year(minutes, seed);
            let above = above(&sun);
            for (month, normal) in climate.normals().iter().enumerate() {
                let kt = months(&weather.ghi_w_m2)[month].iter().sum::<f64>()
                    / months(&above)[month].iter().sum::<f64>();
                assert!((kt - normal.clearness_kt).abs() < 1e-9, "{} {month}: {kt}", climate.name);
                let temperature = mean(months(&weather.dry_bulb_c)[month]);
                let close = if minutes == 60 { 1e-9 } else { 1e-6 };
                assert!((temperature - normal.dry_bulb_c).abs() < close, "{} {month}", climate.name);
                let wind = mean(months(&weather.wind_m_s)[month]);
                assert!((wind - normal.wind_m_s).abs() < 1e-9, "{} {month}: {wind}", climate.name);
            }
        }
    }
}

#[test]
fn light_is_never_negative_nor_above_the_atmosphere_and_its_parts_add_up() {
    for climate in &CLIMATES {
        for seed in 0..5 {
            let (sun, weather) = climate.year(60, seed);
            for step in 0..8760 {
                let up = sun.cos_zenith[step].max(0.0);
                let (ghi, dni, dhi) =
                    (weather.ghi_w_m2[step], weather.dni_w_m2[step], weather.dhi_w_m2[step]);
                assert!(ghi >= 0.0 && dni >= 0.0 && dhi >= 0.0);
                assert!((dni * up + dhi - ghi).abs() < 1e-9);
                assert!(ghi <= 0.88 * up * sun.extraterrestrial_w_m2[step] + 1e-9);
                assert!(dni < 1100.0, "{} {seed} {step}: {dni}", climate.name);
            }
        }
    }
}

#[test]
fn days_vary_and_persist_as_the_normals_say() {
    const SEEDS: u64 = 20;
    for climate in &CLIMATES {
        let normals = climate.normals();
        let (mut lags, mut temperature_lags) = (vec![], vec![]);
        let mut spread = [[0.0; 2]; 12];
        for seed in 0..SEEDS {
            let (sun, weather) = climate.year(60, seed);
            let kt: Vec<f64> = daily(&weather.ghi_w_m2)
                .iter()
                .zip(daily(&above(&sun)))
                .map(|(ghi, above)| ghi / above)
                .collect();
            let temperature = daily(&weather.dry_bulb_c);
            let (mut lag, mut temperature_lag) = (0.0, 0.0);
            for (month, (kt, temperature)) in months(&kt).iter().zip(months(&temperature)).enumerate() {
                spread[month][0] += std(kt) / SEEDS as f64;
                spread[month][1] += std(temperature) / SEEDS as f64;
                let correlation = |series: &[f64]| {
                    let mean = mean(series);
                    let both: f64 = series.windows(2).map(|w| (w[0] - mean) * (w[1] - mean)).sum();
                    both / series.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>()
                };
                lag += correlation(kt) / 12.0;
                temperature_lag += correlation(temperature) / 12.0;
            }
            lags.push(lag);
            temperature_lags.push(temperature_lag);
        }
        let wanted = normals.iter().map(|n| n.kt_lag1).sum::<f64>() / 12.0;
        println!(
            "{}: lag {:.3} of {wanted:.3}, temperature {:.3}",
            climate.name,
            mean(&lags),
            mean(&temperature_lags)
        );
        // Twenty years know it to 0.012; the shape of the distribution costs a little.
        assert!((mean(&lags) - wanted).abs() < 0.05, "{}: {} of {wanted}", climate.name, mean(&lags));
        assert!((0.45..0.8).contains(&mean(&temperature_lags)), "{}", climate.name);
        for (month, ([kt, temperature], normal)) in spread.iter().zip(&normals).enumerate() {
            println!(
                "  {month}: kt {kt:.3} of {:.3}, temperature {temperature:.2} of {:.2}",
                normal.kt_std, normal.temp_std_c
            );
            // A standard deviation of 30 correlated days over 20 seeds: a standard error of 4 to 5 %.
            assert!((kt / normal.kt_std - 1.0).abs() < 0.12, "{} {month}: {kt}", climate.name);
            assert!(
                (temperature / normal.temp_std_c - 1.0).abs() < 0.15,
                "{} {month}: {temperature}",
                climate.name
            );
        }
    }
}

#[test]
fn the_hottest_and_coldest_hours_and_the_daily_range_are_those_of_the_normals() {
    for climate in &CLIMATES {
        let normals = climate.normals();
        let mut range = [0.0; 12];
        for seed in 0..20 {
            let (_, weather) = climate.year(60, seed);
            for (month, hours) in months(&weather.dry_bulb_c).iter().enumerate() {
                let mut sorted = hours.to_vec();
                sorted.sort_by(f64::total_cmp);
                let rank = sorted.len() / 100;
                let hot = sorted[sorted.len() - 1 - rank];
                assert!((hot - normals[month].p99_c).abs() < 1.5, "{} {month} {seed}: {hot}", climate.name);
                let cold = sorted[rank];
                assert!((cold - normals[month].p01_c).abs() < 1.5, "{} {month} {seed}: {cold}", climate.name);
                for day in hours.chunks(24) {
                    let highest = day.iter().copied().fold(f64::MIN, f64::max);
                    let lowest = day.iter().copied().fold(f64::MAX, f64::min);
                    range[month] += (highest - lowest) / (20.0 * MONTH_DAYS[month] as f64);
                }
            }
        }
        for (range, normal) in range.iter().zip(&normals) {
            let wanted = normal.daily_max_c - normal.daily_min_c;
            assert!((range / wanted - 1.0).abs() < 0.3, "{}: {range} of {wanted}", climate.name);
        }
    }
}

#[test]
fn the_same_seed_is_the_same_weather_and_another_is_another() {
    let phoenix = &CLIMATES[0];
    let (_, first) = phoenix.year(60, 5);
    assert_eq!(first, phoenix.year(60, 5).1);
    assert_ne!(first, phoenix.year(60, 6).1);
    // On quarter hours the same hours, divided.
    let (_, quarters) = phoenix.year(15, 5);
    for (hour, quarters) in first.dry_bulb_c.iter().zip(quarters.dry_bulb_c.chunks(4)) {
        assert!((mean(quarters) - hour).abs() < 0.3, "{hour} {quarters:?}");
    }
}

#[test]
fn a_month_without_sun_is_dark_and_unknown_normals_are_pooled() {
    let north = Place { lat_deg: 78.2, lon_deg: 15.6, elevation_m: 20.0, utc_offset_h: 1.0 };
    let axis = TimeAxis::hourly(DaylightSaving::None);
    let sun = sun_year(&north, &axis);
    let unknown = MonthNormal {
        clearness_kt: 0.45,
        dry_bulb_c: -5.0,
        daily_max_c: f64::NAN,
        daily_min_c: f64::NAN,
        p99_c: f64::NAN,
        p01_c: f64::NAN,
        wind_m_s: f64::NAN,
        kt_std: f64::NAN,
        kt_lag1: f64::NAN,
        temp_std_c: f64::NAN,
    };
    let weather = synthetic_year(&[unknown; 12], &sun, &axis, 1);
    assert!(months(&weather.ghi_w_m2)[11].iter().all(|ghi| ghi.abs() < 1e-12));
    assert!(months(&weather.ghi_w_m2)[5].iter().sum::<f64>() > 0.0);
    for series in
        [&weather.ghi_w_m2, &weather.dni_w_m2, &weather.dhi_w_m2, &weather.dry_bulb_c, &weather.wind_m_s]
    {
        assert!(series.iter().all(|value| value.is_finite()));
    }
}

#[test]
fn every_climate_of_the_catalogue_is_met() {
    let axis = TimeAxis::hourly(DaylightSaving::None);
    for climate in wattfleet_core::catalog::CLIMATES {
        let place = Place {
            lat_deg: climate.lat_deg,
            lon_deg: climate.lon_deg,
            elevation_m: climate.elevation_m,
            utc_offset_h: climate.utc_offset_h,
        };
        let sun = sun_year(&place, &axis);
        let above = above(&sun);
        let normals = climate.months();
        for seed in 0..4 {
            let weather = synthetic_year(&normals, &sun, &axis, seed);
            for (month, normal) in normals.iter().enumerate() {
                let kt = months(&weather.ghi_w_m2)[month].iter().sum::<f64>()
                    / months(&above)[month].iter().sum::<f64>();
                assert!((kt - normal.clearness_kt).abs() < 1e-9, "{} {month}: {kt}", climate.slug);
                let mut sorted = months(&weather.dry_bulb_c)[month].to_vec();
                let average = mean(&sorted);
                assert!((average - normal.dry_bulb_c).abs() < 1e-9, "{} {month}: {average}", climate.slug);
                sorted.sort_by(f64::total_cmp);
                let rank = sorted.len() / 100;
                let (cold, hot) = (sorted[rank], sorted[sorted.len() - 1 - rank]);
                assert!((hot - normal.p99_c).abs() < 1.5, "{} {month} {seed}: {hot}", climate.slug);
                assert!((cold - normal.p01_c).abs() < 1.5, "{} {month} {seed}: {cold}", climate.slug);
            }
        }
    }
}
