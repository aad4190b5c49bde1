//! The sun beside NREL's solar position algorithm, and the sky on a plane beside Perez as pvlib has it.
//! Vectors and the script that made them: `core/tests/reference/`.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use wattfleet_core::energy::pv::transposition::{PerezSky, Plane, SkyInputs};
use wattfleet_core::weather::{Place, julian_day, sun_position};

const SPA: &str = include_str!("reference/energy/spa.csv");
const PEREZ: &str = include_str!("reference/energy/perez.csv");

fn rows(text: &str) -> impl Iterator<Item = Vec<f64>> {
    text.lines().skip(1).map(|line| line.split(',').map(|field| field.parse().unwrap()).collect())
}

#[test]
fn the_sun_stands_within_two_hundredths_of_a_degree_of_spa() {
    let mut worst = (0.0_f64, 0.0_f64);
    for row in rows(SPA) {
        let place = Place { lat_deg: row[0], lon_deg: row[1], elevation_m: 0.0, utc_offset_h: 0.0 };
        let time = julian_day(row[2] as i32, row[3] as u32, row[4] as u32, row[5] / 60.0);
        let sun = sun_position(time, &place);
        let zenith = (sun.zenith_deg - row[6]).abs();
        let turn = (sun.azimuth_deg - row[7] + 540.0).rem_euclid(360.0) - 180.0;
        // Along the horizon: an azimuth means less the nearer the sun is to the zenith.
        let across = (turn * libm::sin(row[6].to_radians())).abs();
        assert!(zenith < 0.02 && across < 0.02, "{row:?}: {sun:?}");
        worst = (worst.0.max(zenith), worst.1.max(across));
    }
    println!("zenith {:.4}, across {:.4} degrees", worst.0, worst.1);
}

#[test]
fn the_light_on_a_plane_is_that_of_perez_in_pvlib() {
    let mut worst = 0.0_f64;
    for row in rows(PEREZ) {
        let [dni_w_m2, dhi_w_m2, zenith, azimuth, tilt, faces, albedo, above, poa]: [f64; 9] =
            row.clone().try_into().unwrap();
        let (sin_zenith, cos_zenith) = libm::sincos(zenith.to_radians());
        let (east, north) = libm::sincos(azimuth.to_radians());
        let sun = (sin_zenith * east, sin_zenith * north, cos_zenith);
        let sky = PerezSky::new(&SkyInputs { dni_w_m2, dhi_w_m2, cos_zenith, extraterrestrial_w_m2: above });
        let plane = Plane::new(tilt, faces);
        let light = sky.on(&plane, plane.cos_incidence(sun), albedo);
        let off = (light.beam_w_m2 + light.sky_w_m2 + light.ground_w_m2) / poa - 1.0;
        assert!(off.abs() < 0.002, "{row:?}: {off}");
        worst = worst.max(off.abs());
    }
    println!("plane within {:.4} %", 100.0 * worst);
}
