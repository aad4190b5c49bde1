//! Rows that stand in each other's light.
//!
//! Beam: the shadow of the row in front (J. Appelbaum and J. Bany, Solar Energy 23, 1979), in proportion
//! to its area. Sky: the share of the dome that the row in front leaves, mean over the height of the
//! panel. Ground: what the rows let fall between them (C. Deline, A. Dobos, S. Janzou, J. Meydbray and
//! M. Donovan, Solar Energy 96, 2013). Rows, modules a row and their size are those that PVWatts version 8
//! assumes: 300 W modules of 1.7 times their width, two upright over each other on racks, one on trackers,
//! in a field as deep as it is wide. Known error: strings and diodes are not followed; the shade of a beam
//! costs no more than its area.

use super::transposition::Plane;
use crate::units::Limited;

/// Samples over the height of a panel.
const SAMPLES: usize = 100;
/// Steps of the table over the tilt from 0 to 90°.
const NODES: usize = 90;
/// Power of a module, W.
const MODULE_W: f64 = 300.0;
/// Length of a module over its width.
const ASPECT: f64 = 1.7;
/// Modules of a string.
const STRING: f64 = 7.0;

/// What the rows of an array need to know.
#[derive(Clone, Copy, Debug)]
pub struct RowInputs {
    /// Rated power, kW.
    pub kw_dc: f64,
    /// Share of the ground that is covered, above 0, below 1.
    pub gcr_frac: f64,
    /// Modules over each other: 2 on racks, 1 on trackers.
    pub stacked: f64,
}

/// Rows of an array.
#[derive(Clone, Debug)]
pub struct Rows {
    rows: f64,
    /// Distance of rows over their height along the slope.
    pitch: f64,
    /// Length of a row over its height; 0 where strings run along it and its ends do not count.
    length: f64,
    ends: f64,
    sky_frac: Vec<f64>,
}

/// What the rows leave of the light, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RowsLeave {
    /// Of the sky.
    pub sky_frac: f64,
    /// Of the ground.
    pub ground_frac: f64,
}

impl Rows {
    /// The rows of an array.
    #[must_use]
    pub fn new(inputs: &RowInputs) -> Self {
        let modules = (inputs.kw_dc * 1000.0 / MODULE_W).ceil().at_least(1.0);
        let rows = (modules / inputs.stacked).sqrt().ceil().at_least(1.0);
        let along = (modules / (rows * inputs.stacked)).ceil().at_least(1.0);
        // In units of the row's height: `stacked` module lengths.
        let length = along / (ASPECT * inputs.stacked);
        let ends = if (along / STRING).floor() > 1.0 { 0.0 } else { 1.0 };
        Self {
            rows,
            pitch: 1.0 / inputs.gcr_frac,
            length,
            ends,
            sky_frac: (0..=NODES)
                .map(|node| sky_frac(90.0 * node as f64 / NODES as f64, inputs.gcr_frac))
                .collect(),
        }
    }

    /// Share of the beam that the rows in front of a fixed panel leave, at a sun of (east, north, up).
    #[must_use]
    #[inline]
    pub fn beam_frac(&self, plane: &Plane, sun: (f64, f64, f64)) -> f64 {
        let Some((forward, aside)) = plane.bearing_of(sun) else { return 1.0 };
        if forward <= 0.0 || sun.2 <= 0.0 {
            return 1.0;
        }
        let reach = plane.cos_tilt() + plane.sin_tilt() * forward / sun.2;
        let shaded = (1.0 - self.pitch / reach).clamp(0.0, 1.0);
        if shaded <= 0.0 {
            return 1.0;
        }
        let offset = self.pitch * plane.sin_tilt() * aside / sun.2 / reach;
        let lit_end = self.ends * offset.clamp(0.0, self.length);
        1.0 - shaded * (self.length - lit_end) / self.length
    }

    /// What is left of the sky and of the ground's light, at a panel's tilt.
    #[must_use]
    #[inline]
    pub fn leave(&self, plane: &Plane, light: &GroundLight) -> RowsLeave {
        let position = plane.tilt_deg() * NODES as f64 / 90.0;
        let below = position.floor();
        let node = |index: f64| self.sky_frac.get(index as usize).copied().unwrap_or(1.0);
        let sky_frac = node(below) + (node(below + 1.0) - node(below)) * (position - below);
        RowsLeave { sky_frac, ground_frac: self.ground_frac(plane, light) }
    }

    fn ground_frac(&self, plane: &Plane, light: &GroundLight) -> f64 {
        let (beam, diffuse) = (light.beam_w_m2, light.diffuse_w_m2);
        let open = 0.5 * (1.0 - plane.cos_tilt());
        if open <= 0.0 || beam + diffuse <= 0.0 {
            return 1.0;
        }
        let seen = |gap: f64| 0.5 * (1.0 + gap - (gap * gap + 2.0 * gap * plane.cos_tilt() + 1.0).sqrt());
        let height = light.cos_zenith.clamp(1e-6, 1.0);
        // sin(height + tilt) / sin(height)
        let shadow = plane.cos_tilt() + plane.sin_tilt() * (1.0 - height * height).sqrt() / height;
        let lit = seen((self.pitch - shadow).at_least(1e-5));
        let part = |behind: f64| (open + (self.rows - 1.0) * behind) / self.rows;
        (part(lit) * beam + part(seen(self.pitch)) * diffuse) / (open * (beam + diffuse))
    }
}

/// What falls on the ground.
#[derive(Clone, Copy, Debug)]
pub struct GroundLight {
    /// Beam on the horizontal, W/m².
    pub beam_w_m2: f64,
    /// Diffuse on the horizontal, W/m².
    pub diffuse_w_m2: f64,
    /// Cosine of the zenith angle of the sun.
    pub cos_zenith: f64,
}

/// Share of the sky that a panel behind another sees, mean over its height.
fn sky_frac(tilt_deg: f64, gcr_frac: f64) -> f64 {
    let (sin, cos) = libm::sincos(tilt_deg.to_radians());
    if sin < 1e-9 {
        return 1.0;
    }
    let open = 1.0 + cos;
    let mut sum = 0.0;
    for sample in 0..SAMPLES {
        let height = sample as f64 / SAMPLES as f64;
        let slope = cos / sin - 1.0 / (gcr_frac * sin * (1.0 - height));
        let root = (1.0 + slope * slope).sqrt();
        // The edge of the row in front stands at an angle x from the panel's horizon.
        let cos_edge = (sin + cos * slope) / root;
        let sin_edge = -(cos - sin * slope) / root;
        let seen = if cos_edge < 0.0 && sin_edge > 0.0 { 1.0 - cos_edge.abs() } else { 1.0 + cos_edge.abs() };
        sum += seen / open;
    }
    (sum / SAMPLES as f64).at_most(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(gcr_frac: f64) -> Rows {
        Rows::new(&RowInputs { kw_dc: 8.0, gcr_frac, stacked: 2.0 })
    }

    #[test]
    fn closer_rows_leave_less_and_flat_ones_leave_all() {
        let light = GroundLight { beam_w_m2: 200.0, diffuse_w_m2: 100.0, cos_zenith: 0.4 };
        let mut last = (1.0, 1.0, 1.0);
        for gcr in [0.01, 0.2, 0.3, 0.5, 0.8] {
            let rows = rows(gcr);
            let plane = Plane::new(35.0, 180.0);
            let (sin, cos) = libm::sincos(80.0_f64.to_radians());
            let beam = rows.beam_frac(&plane, (0.0, -sin, cos));
            let left = rows.leave(&plane, &light);
            assert!(beam <= last.0 && left.sky_frac <= last.1 && left.ground_frac <= last.2, "{gcr}");
            assert!(beam >= 0.0 && left.sky_frac > 0.5 && left.ground_frac > 0.0);
            last = (beam, left.sky_frac, left.ground_frac);
            let flat = rows.leave(&Plane::new(0.0, 180.0), &light);
            assert!((flat.sky_frac - 1.0).abs() < 1e-9 && (flat.ground_frac - 1.0).abs() < 1e-9);
        }
        assert!(last.0 < 0.6);
    }
}
