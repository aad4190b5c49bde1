//! PV beside NREL's SAM: PVWatts version 8 (PySAM 7.1.1) on the Greensboro TMY3 year, hour by hour.
//! Vectors and the script that made them: `core/tests/reference/energy/`.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use wattfleet_core::energy::pv::{ModuleType, Mount, PvArray, PvSystem, pv_year};
use wattfleet_core::time::{DaylightSaving, MONTH_DAYS, TimeAxis};
use wattfleet_core::weather::{MonthNormal, Place, SunYear, WeatherYear, sun_year, synthetic_year};

const WEATHER: &str = include_str!("reference/energy/greensboro_weather.csv");
const AC_W: &str = include_str!("reference/energy/greensboro_ac.csv");

fn columns(text: &str) -> Vec<Vec<f64>> {
    let width = text.lines().next().unwrap().split(',').count();
    let mut columns = vec![Vec::with_capacity(8760); width];
    for line in text.lines().skip(1) {
        for (column, field) in columns.iter_mut().zip(line.split(',')) {
            column.push(field.parse().unwrap());
        }
    }
    columns
}

fn greensboro() -> (Place, WeatherYear) {
    let mut columns = columns(WEATHER);
    let tenths = |column: Vec<f64>| column.into_iter().map(|value| value / 10.0).collect();
    let wind_m_s = tenths(columns.pop().unwrap());
    let dry_bulb_c = tenths(columns.pop().unwrap());
    let dhi_w_m2 = columns.pop().unwrap();
    let dni_w_m2 = columns.pop().unwrap();
    let ghi_w_m2 = columns.pop().unwrap();
    (
        Place { lat_deg: 36.1, lon_deg: -79.95, elevation_m: 273.0, utc_offset_h: -5.0 },
        WeatherYear { ghi_w_m2, dni_w_m2, dhi_w_m2, dry_bulb_c, wind_m_s, albedo_frac: Vec::new() },
    )
}

/// "tilt/azimuth/mount/module/dc-ac" of a column of the vectors.
fn system(name: &str) -> PvSystem {
    let parts: Vec<f64> = name.split('/').map(|part| part.parse().unwrap()).collect();
    let mount = Mount::from_code(parts[2] as u8).unwrap();
    PvSystem {
        arrays: vec![PvArray {
            kw_dc: 8.0,
            tilt_deg: parts[0],
            azimuth_deg: parts[1],
            mount,
            gcr_frac: 0.0,
            shading: None,
        }],
        module: ModuleType::from_code(parts[3] as u8).unwrap(),
        losses_frac: 0.140_757,
        aged_frac: 0.0,
        inverter_kw_ac: 8.0 / parts[4],
        inverter_efficiency_frac: 0.96,
        albedo_frac: 0.2,
    }
}

#[test]
fn every_case_agrees_with_sam_in_the_year_the_month_and_the_hour() {
    let (place, weather) = greensboro();
    let axis = TimeAxis::hourly(DaylightSaving::None);
    let sun = sun_year(&place, &axis);
    let mut years = Vec::new();
    for (name, sam_w) in AC_W.lines().next().unwrap().split(',').zip(columns(AC_W)) {
        let system = system(name);
        let year = pv_year(&system, &weather, &sun);
        let (ours, sam): (f64, f64) = (year.ac_kw.iter().sum(), sam_w.iter().sum::<f64>() / 1000.0);
        let annual = ours / sam - 1.0;
        let squares: f64 =
            year.ac_kw.iter().zip(&sam_w).map(|(a, b)| (a - b / 1000.0) * (a - b / 1000.0)).sum();
        let rmse = (squares / 8760.0).sqrt() / system.inverter_kw_ac;
        let mut worst_month = 0.0_f64;
        let mut from = 0;
        for days in MONTH_DAYS {
            let to = from + days * 24;
            let ours: f64 = year.ac_kw[from..to].iter().sum();
            let sam: f64 = sam_w[from..to].iter().sum::<f64>() / 1000.0;
            worst_month = worst_month.max((ours / sam - 1.0).abs());
            from = to;
        }
        println!(
            "{name}: {ours:.1} kWh, SAM {sam:.1}: year {:+.3} %, worst month {:.2} %, hourly RMSE {:.3} %, cell {:.1} C",
            100.0 * annual,
            100.0 * worst_month,
            100.0 * rmse,
            year.max_cell_c
        );
        assert!(annual.abs() < 0.002, "{name}: year {annual}");
        assert!(worst_month < 0.005, "{name}: month {worst_month}");
        assert!(rmse < 0.004, "{name}: hour {rmse}");
        years.push(annual.abs());
    }
    years.sort_by(f64::total_cmp);
    assert!(years[years.len() / 2] < 0.001, "median {years:?}");
}

#[test]
fn two_arrays_on_one_inverter_are_their_dc_together() {
    let (place, weather) = greensboro();
    let sun = sun_year(&place, &TimeAxis::hourly(DaylightSaving::None));
    let east = system("20/90/1/0/1.2");
    let west = system("20/270/1/0/1.2");
    let both = PvSystem {
        arrays: vec![east.arrays[0].clone(), west.arrays[0].clone()],
        inverter_kw_ac: 2.0 * east.inverter_kw_ac,
        ..east.clone()
    };
    let (east, west, both) =
        (pv_year(&east, &weather, &sun), pv_year(&west, &weather, &sun), pv_year(&both, &weather, &sun));
    for step in 0..8760 {
        assert!((both.dc_kw[step] - east.dc_kw[step] - west.dc_kw[step]).abs() < 1e-12);
        assert!((both.poa_w_m2[step] - 0.5 * (east.poa_w_m2[step] + west.poa_w_m2[step])).abs() < 1e-9);
    }
}

#[test]
fn a_smaller_inverter_clips_more_and_never_gives_more() {
    let (place, weather) = greensboro();
    let sun = sun_year(&place, &TimeAxis::hourly(DaylightSaving::None));
    let mut last = (f64::MAX, -1.0);
    for ratio in ["1.0", "1.2", "1.5", "2.0", "3.0"] {
        let year = pv_year(&system(&format!("20/180/1/0/{ratio}")), &weather, &sun);
        let given: f64 = year.ac_kw.iter().sum();
        let clipped: f64 = year.clipped_kw.iter().sum();
        assert!(clipped >= last.1, "{ratio}");
        if ratio.parse::<f64>().unwrap() > 1.2 {
            assert!(given < last.0, "{ratio}");
        }
        last = (given, clipped);
    }
}

/// The normals of a year of weather.
fn normals(weather: &WeatherYear, sun: &SunYear) -> [MonthNormal; 12] {
    let mut from = 0;
    MONTH_DAYS.map(|days| {
        let hours = from..from + days * 24;
        from = hours.end;
        let (ghi, air) = (&weather.ghi_w_m2[hours.clone()], &weather.dry_bulb_c[hours.clone()]);
        let above: Vec<f64> =
            hours.clone().map(|h| sun.cos_zenith[h].max(0.0) * sun.extraterrestrial_w_m2[h]).collect();
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let std = |values: &[f64]| {
            let mean = mean(values);
            let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
            (squares / (values.len() - 1) as f64).sqrt()
        };
        let days_of = |daily: fn(&[f64]) -> f64| air.chunks(24).map(daily).collect::<Vec<f64>>();
        let kt: Vec<f64> =
            ghi.chunks(24).zip(above.chunks(24)).map(|(ghi, above)| mean(ghi) / mean(above)).collect();
        let centred: Vec<f64> = kt.iter().map(|value| value - mean(&kt)).collect();
        let mut sorted = air.to_vec();
        sorted.sort_by(f64::total_cmp);
        MonthNormal {
            clearness_kt: mean(ghi) / mean(&above),
            dry_bulb_c: mean(air),
            daily_max_c: mean(&days_of(|day| day.iter().copied().fold(f64::MIN, f64::max))),
            daily_min_c: mean(&days_of(|day| day.iter().copied().fold(f64::MAX, f64::min))),
            p99_c: sorted[sorted.len() - 1 - sorted.len() / 100],
            p01_c: sorted[sorted.len() / 100],
            wind_m_s: mean(&weather.wind_m_s[hours]),
            kt_std: std(&kt),
            kt_lag1: centred.windows(2).map(|pair| pair[0] * pair[1]).sum::<f64>()
                / centred.iter().map(|value| value * value).sum::<f64>(),
            temp_std_c: std(&days_of(|day| day.iter().sum::<f64>() / 24.0)),
        }
    })
}

#[test]
fn a_synthetic_greensboro_yields_what_the_measured_one_does() {
    const SEEDS: u64 = 20;
    let (place, weather) = greensboro();
    let axis = TimeAxis::hourly(DaylightSaving::None);
    let sun = sun_year(&place, &axis);
    let normals = normals(&weather, &sun);
    for name in ["20/180/1/0/1.2", "35/270/1/0/1.2", "20/90/1/0/1.2", "0/180/1/0/1.2"] {
        let system = system(name);
        let measured = pv_year(&system, &weather, &sun);
        let annual: f64 = measured.ac_kw.iter().sum();
        let mut sorted = measured.ac_kw;
        sorted.sort_by(f64::total_cmp);
        let (mut errors, mut shape) = (Vec::new(), 0.0);
        for seed in 0..SEEDS {
            let mut year = pv_year(&system, &synthetic_year(&normals, &sun, &axis, seed), &sun).ac_kw;
            errors.push(year.iter().sum::<f64>() / annual - 1.0);
            year.sort_by(f64::total_cmp);
            let squares: f64 = year.iter().zip(&sorted).map(|(a, b)| (a - b) * (a - b)).sum();
            shape += (squares / 8760.0).sqrt() / system.inverter_kw_ac / SEEDS as f64;
        }
        let mean = errors.iter().sum::<f64>() / SEEDS as f64;
        let spread = (errors.iter().map(|e| (e - mean) * (e - mean)).sum::<f64>() / SEEDS as f64).sqrt();
        println!(
            "{name}: synthetic yield {:+.2} % (spread {:.2} %), sorted power RMSE {:.2} % of AC",
            100.0 * mean,
            100.0 * spread,
            100.0 * shape
        );
        assert!(mean.abs() < 0.02, "{name}: {mean}");
        assert!(shape < 0.02, "{name}: {shape}");
    }
}

#[test]
fn a_synthetic_greensboro_imports_what_the_measured_one_does() {
    use std::sync::Arc;
    use wattfleet_core::scenario::preset;
    use wattfleet_core::simulate::{Attached, Options, Stages};
    use wattfleet_core::weather::SunTiming;
    const SEEDS: u64 = 20;
    let (place, weather) = greensboro();
    let axis = TimeAxis::hourly(DaylightSaving::None);
    let sun = sun_year(&place, &axis);
    let normals = normals(&weather, &sun);
    // A house with 8 kW of sun and a battery, and no node.
    let mut scenario = preset(3).unwrap().scenario();
    let home = &mut scenario.homes[0];
    home.node.gpu_count = 0.0;
    // A rule, so that the sun alone decides: a plan imports less, and the same kWh are a larger share of it.
    home.battery.dispatch = wattfleet_core::scenario::Dispatch::TimeOfUse;
    assert!(home.solar.kw_dc() > 3.0 && home.battery.units > 0.0);
    let mut stages = Stages::default();
    let mut import_kwh = |weather: WeatherYear| {
        let attached = Attached { place, timing: SunTiming::default(), weather: Arc::new(weather) };
        let options = Options { weather: Some(attached), ..Options::default() };
        stages.year(&scenario, &options).unwrap().today.totals.import_kwh
    };
    let measured = import_kwh(weather);
    let errors: Vec<f64> = (0..SEEDS)
        .map(|seed| import_kwh(synthetic_year(&normals, &sun, &axis, seed)) / measured - 1.0)
        .collect();
    let mean = errors.iter().sum::<f64>() / SEEDS as f64;
    let spread = (errors.iter().map(|e| (e - mean) * (e - mean)).sum::<f64>() / SEEDS as f64).sqrt();
    println!("import {measured:.0} kWh: synthetic {:+.2} % (spread {:.2} %)", 100.0 * mean, 100.0 * spread);
    assert!(mean.abs() < 0.07, "{mean}");
}
