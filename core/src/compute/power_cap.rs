//! What a power cap costs in speed, and what a GPU draws under it.
//!
//! `speed = r(cap / TDP)`, linear between measured points, 1 at the rated power; `draw = min(cap, f TDP)`
//! with f the share of rated power the load draws uncapped. Points: RTX PRO 6000 sweeps (vLLM 27B,
//! 2026-04; LTX video, 2026-05) and six RTX 3090 (2026-02); GeForce compute and single stream from the
//! 3090, all else from the PRO 6000. Below the lowest measured point the curve is assumed to fall off
//! the cliff the 3090 shows. Error on points left out of the curves: 5 points of speed or less.

use super::{ComputeConstants, GpuClass, GpuSpec};

/// What keeps the GPU busy, as far as power is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Many sequences decoded at once.
    DecodeBatched,
    /// One stream decoded.
    DecodeSingle,
    /// Prompts, training, rendering: bound by arithmetic.
    Compute,
    /// A rented GPU: planned as compute, at its whole cap.
    Rent,
}

const DECODE_BATCHED: [(f64, f64); 7] =
    [(0.0, 0.0), (0.286, 0.15), (0.43, 0.62), (0.5, 0.765), (0.6667, 0.977), (0.8333, 0.989), (1.0, 1.0)];
const DECODE_SINGLE: [(f64, f64); 6] =
    [(0.0, 0.0), (0.286, 0.17), (0.43, 0.76), (0.5, 0.868), (0.6667, 0.989), (0.8333, 1.0)];
const DECODE_SINGLE_GEFORCE: [(f64, f64); 5] =
    [(0.0, 0.0), (0.2857, 0.167), (0.4286, 0.862), (0.7143, 0.974), (1.0, 1.0)];
const COMPUTE: [(f64, f64); 6] =
    [(0.0, 0.0), (0.286, 0.15), (0.5333, 0.668), (0.6667, 0.789), (0.8333, 0.890), (1.0, 1.0)];
const COMPUTE_GEFORCE: [(f64, f64); 5] =
    [(0.0, 0.0), (0.2857, 0.1405), (0.4286, 0.2577), (0.7143, 0.8527), (1.0, 1.0)];

/// Speed at a power cap against the speed at rated power, 0 to 1.
#[must_use]
pub fn speed_frac(gpu: &GpuSpec, load: Load, cap_w: f64) -> f64 {
    let geforce = gpu.class == GpuClass::GeForce;
    let points: &[(f64, f64)] = match load {
        Load::DecodeBatched => &DECODE_BATCHED,
        Load::DecodeSingle if geforce => &DECODE_SINGLE_GEFORCE,
        Load::DecodeSingle => &DECODE_SINGLE,
        Load::Compute | Load::Rent if geforce => &COMPUTE_GEFORCE,
        Load::Compute | Load::Rent => &COMPUTE,
    };
    along(points, cap_w / gpu.tdp_w)
}

/// Draw of one GPU kept busy by this load under a power cap, W: never below its idle draw.
#[must_use]
pub fn draw_w(gpu: &GpuSpec, load: Load, cap_w: f64, constants: &ComputeConstants) -> f64 {
    let load_frac = match load {
        Load::DecodeBatched => constants.draw_batched_frac,
        Load::DecodeSingle => constants.draw_single_frac,
        Load::Compute => constants.draw_compute_frac,
        Load::Rent => constants.draw_rent_frac,
    };
    cap_w.min(load_frac * gpu.tdp_w).max(gpu.idle_w)
}

/// Straight between points of rising `x`, flat outside them.
fn along(points: &[(f64, f64)], x: f64) -> f64 {
    let mut before: Option<(f64, f64)> = None;
    for &(at, value) in points {
        if x <= at {
            return before.map_or(value, |(x0, y0)| y0 + (value - y0) * (x - x0) / (at - x0));
        }
        before = Some((at, value));
    }
    before.map_or(0.0, |(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::RTX_PRO_6000;
    use super::*;

    #[test]
    fn two_thirds_of_the_power_keep_almost_all_of_decode_but_not_of_compute() {
        assert!(speed_frac(&RTX_PRO_6000, Load::DecodeBatched, 400.0) > 0.95);
        assert!(speed_frac(&RTX_PRO_6000, Load::Compute, 400.0) < 0.82);
    }

    #[test]
    fn batched_decode_draws_what_the_sweep_measured() {
        let constants = ComputeConstants::default();
        for (cap_w, measured_w) in [(600.0, 573.0), (550.0, 547.2), (450.0, 447.7), (300.0, 298.7)] {
            let drawn_w = draw_w(&RTX_PRO_6000, Load::DecodeBatched, cap_w, &constants);
            assert!((drawn_w - measured_w).abs() < 4.0, "{cap_w} W: {drawn_w} against {measured_w}");
        }
    }
}
