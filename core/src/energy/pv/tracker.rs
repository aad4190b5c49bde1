//! One axis that follows the sun.
//!
//! The axis lies in the vertical plane of a bearing at a tilt; the panel turns about it to the smallest
//! angle of incidence, at most 45° to either side, and turns back at low sun until its row no longer
//! shades the next one: `turn - sign(turn) acos(|cos(turn)| / gcr)` (K. Anderson and M. Mikofski,
//! NREL/TP-5K00-76626, 2020, on level ground). As PVWatts version 8 does for 1-axis backtracking.

use super::incidence::Cover;
use super::transposition::Plane;

/// The furthest turn: 45°.
const MOST_TURN_RAD: f64 = core::f64::consts::FRAC_PI_4;
/// Steps of the table over the tilt from 0 to 90°.
const NODES: usize = 60;

/// An axis and what follows from it.
#[derive(Clone, Debug)]
pub struct Tracker {
    /// The panel's normal without a turn, and the direction it turns to, as (east, north, up).
    level: (f64, f64, f64),
    across: (f64, f64),
    gcr_frac: f64,
    covers: Vec<Cover>,
}

impl Tracker {
    /// An axis of a tilt and a bearing, degrees, in rows that cover a share of the ground.
    #[must_use]
    pub fn new(tilt_deg: f64, azimuth_deg: f64, gcr_frac: f64) -> Self {
        let (sin_tilt, cos_tilt) = libm::sincos(tilt_deg.to_radians());
        let (sin_azimuth, cos_azimuth) = libm::sincos(azimuth_deg.to_radians());
        Self {
            level: (sin_tilt * sin_azimuth, sin_tilt * cos_azimuth, cos_tilt),
            across: (cos_azimuth, -sin_azimuth),
            gcr_frac,
            covers: (0..=NODES).map(|node| Cover::of_tilt(90.0 * node as f64 / NODES as f64)).collect(),
        }
    }

    /// The plane towards a sun at (east, north, up).
    #[must_use]
    #[inline]
    pub fn plane(&self, sun: (f64, f64, f64)) -> Plane {
        let forward = sun.0 * self.level.0 + sun.1 * self.level.1 + sun.2 * self.level.2;
        let aside = sun.0 * self.across.0 + sun.1 * self.across.1;
        let mut turn = libm::atan2(aside, forward);
        let reach = libm::cos(turn).abs();
        if reach < self.gcr_frac {
            turn -= libm::copysign(libm::acos(reach / self.gcr_frac), turn);
        }
        let (sin, cos) = libm::sincos(turn.clamp(-MOST_TURN_RAD, MOST_TURN_RAD));
        Plane::of_normal((
            cos * self.level.0 + sin * self.across.0,
            cos * self.level.1 + sin * self.across.1,
            cos * self.level.2,
        ))
    }

    /// The glass at a tilt, degrees.
    #[inline]
    pub(super) fn cover(&self, tilt_deg: f64) -> Option<&Cover> {
        self.covers.get((tilt_deg * NODES as f64 / 90.0 + 0.5) as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sun(zenith_deg: f64, azimuth_deg: f64) -> (f64, f64, f64) {
        let (sin, cos) = libm::sincos(zenith_deg.to_radians());
        let (east, north) = libm::sincos(azimuth_deg.to_radians());
        (sin * east, sin * north, cos)
    }

    #[test]
    fn a_level_axis_faces_the_sun_to_forty_five_degrees_and_turns_back_at_low_sun() {
        let tracker = Tracker::new(0.0, 180.0, 0.3);
        // At noon it lies flat, in the morning it turns east.
        assert!((tracker.plane(sun(30.0, 180.0)).tilt_deg()).abs() < 1e-6);
        let morning = tracker.plane(sun(40.0, 90.0));
        assert!(
            (morning.tilt_deg() - 40.0).abs() < 1e-9 && morning.cos_incidence(sun(40.0, 90.0)) > 1.0 - 1e-12
        );
        assert!((tracker.plane(sun(60.0, 270.0)).tilt_deg() - 45.0).abs() < 1e-9);
        // Sun 5° above the horizon: 85° - acos(cos 85° / 0.3) = 11.9°.
        let low = tracker.plane(sun(85.0, 90.0)).tilt_deg();
        assert!((low - 11.9).abs() < 0.1, "{low}");
        // A single row does not turn back.
        assert!((Tracker::new(0.0, 180.0, 0.0).plane(sun(85.0, 90.0)).tilt_deg() - 45.0).abs() < 1e-9);
    }

    #[test]
    fn no_fixed_plane_of_its_reach_sees_the_sun_at_a_smaller_angle() {
        let tracker = Tracker::new(20.0, 200.0, 0.0);
        for zenith in [10.0, 30.0, 50.0] {
            for azimuth in [90.0, 150.0, 200.0, 260.0] {
                let towards = sun(zenith, azimuth);
                let best = tracker.plane(towards).cos_incidence(towards);
                assert!(best >= Plane::new(20.0, 200.0).cos_incidence(towards) - 1e-12);
            }
        }
    }
}
