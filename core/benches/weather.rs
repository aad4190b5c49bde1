//! Sun, weather and PV of a home-year from nothing: 2.0 ms hourly is the promise of this part.

#![expect(missing_docs, reason = "criterion_group makes a public function")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use wattfleet_core::energy::pv::{ModuleType, Mount, PvArray, PvSystem, pv_year};
use wattfleet_core::time::{DaylightSaving, TimeAxis, Weekday};
use wattfleet_core::weather::{MonthNormal, Place, sun_year, synthetic_year};

fn weather(criterion: &mut Criterion) {
    let place = Place { lat_deg: 33.45, lon_deg: -111.983, elevation_m: 337.0, utc_offset_h: -7.0 };
    let normal = MonthNormal {
        clearness_kt: 0.65,
        dry_bulb_c: 23.0,
        daily_max_c: 30.0,
        daily_min_c: 17.0,
        p99_c: 38.0,
        p01_c: 9.0,
        wind_m_s: 3.0,
        kt_std: 0.12,
        kt_lag1: 0.3,
        temp_std_c: 3.5,
    };
    let array = PvArray {
        kw_dc: 4.0,
        tilt_deg: 20.0,
        azimuth_deg: 90.0,
        mount: Mount::Roof,
        gcr_frac: 0.3,
        shading: None,
    };
    let tracker = PvArray { tilt_deg: 0.0, mount: Mount::Tracker, ..array.clone() };
    let system = PvSystem {
        arrays: vec![array.clone(), PvArray { azimuth_deg: 270.0, ..array }],
        module: ModuleType::Standard,
        losses_frac: 0.14,
        aged_frac: 0.0,
        inverter_kw_ac: 6.67,
        inverter_efficiency_frac: 0.96,
        albedo_frac: 0.2,
    };
    let turning = PvSystem { arrays: vec![tracker], ..system.clone() };
    for minutes in [60, 15] {
        let axis =
            TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap_or_else(|error| {
                eprintln!("{error}");
                TimeAxis::hourly(DaylightSaving::None)
            });
        let sun = sun_year(&place, &axis);
        let year = synthetic_year(&[normal; 12], &sun, &axis, 1);
        criterion.bench_function(&format!("sun {minutes} min"), |bench| {
            bench.iter(|| sun_year(black_box(&place), &axis));
        });
        criterion.bench_function(&format!("synthetic {minutes} min"), |bench| {
            bench.iter(|| synthetic_year(black_box(&[normal; 12]), &sun, &axis, 1));
        });
        criterion.bench_function(&format!("pv {minutes} min"), |bench| {
            bench.iter(|| pv_year(black_box(&system), &year, &sun));
        });
        criterion.bench_function(&format!("tracker {minutes} min"), |bench| {
            bench.iter(|| pv_year(black_box(&turning), &year, &sun));
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default();
    targets = weather
}
criterion_main!(benches);
