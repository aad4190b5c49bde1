//! How much higher the air lets a low sun stand.
//!
//! G. G. Bennett, Journal of Navigation 35 (1982), in the form of NREL's solar position algorithm (I. Reda
//! and A. Andreas, NREL/TP-560-34302, 2008): `R = p/1010 · 283/(273 + T) · 1.02 / (60 tan(h + 10.3/(h + 5.11)))`
//! degrees at a height h, p in hPa. 0.5° at the horizon, 0.1° at 8°; above 15° it is left out (0.06°).

/// Sine of 15°.
const SIN_HIGHEST: f64 = 0.258_819_045_102_521;
/// Below this height there is no light to bend, degrees.
const LOWEST_DEG: f64 = -0.8333;

/// The direction (east, north, up) that a low sun is seen in, through air of a pressure, hPa, and a
/// temperature, °C.
#[must_use]
#[inline]
pub fn refracted(sun: (f64, f64, f64), pressure_hpa: f64, dry_bulb_c: f64) -> (f64, f64, f64) {
    let (east, north, up) = sun;
    if up > SIN_HIGHEST {
        return sun;
    }
    let across = (1.0 - up * up).max(1e-12).sqrt();
    let height_deg = libm::atan2(up, across).to_degrees();
    if height_deg < LOWEST_DEG {
        return sun;
    }
    let bend_deg = pressure_hpa / 1010.0 * 283.0 / (273.0 + dry_bulb_c) * 1.02
        / (60.0 * libm::tan((height_deg + 10.3 / (height_deg + 5.11)).to_radians()));
    let bend = bend_deg.to_radians();
    // Bends are below a hundredth: the next terms are below 1e-6.
    let cos_bend = 1.0 - 0.5 * bend * bend;
    let scale = (across * cos_bend - up * bend) / across;
    (east * scale, north * scale, up * cos_bend + across * bend)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sun_is_lifted_by_half_a_degree_at_the_horizon_and_keeps_its_bearing() {
        for (height, bend) in [(0.0_f64, 0.48), (2.0, 0.29), (8.0, 0.105), (14.0, 0.064)] {
            let (sin, cos) = libm::sincos(height.to_radians());
            let (east, north, up) = refracted((0.6 * cos, 0.8 * cos, sin), 1010.0, 10.0);
            assert!((east / north - 0.75).abs() < 1e-12);
            assert!((east * east + north * north + up * up - 1.0).abs() < 1e-6);
            let lifted = libm::asin(up).to_degrees() - height;
            assert!((lifted - bend).abs() < 0.01, "{height}: {lifted}");
        }
        assert_eq!(refracted((0.0, 0.8, 0.6), 1010.0, 10.0), (0.0, 0.8, 0.6));
    }
}
