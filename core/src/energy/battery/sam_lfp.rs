//! Ageing of an LFP cell as SAM counts it.
//!
//! Age: `q = 0.999 - sqrt(sum(k^2 dt))`, `k = a exp(b (1/T - 1/296)) exp(c (SOC/T - 1/296))` a root day, `T`
//! in kelvin. Cycles: each cycle takes the slope of the curve of its own depth at the number of all cycles
//! so far, so a year that repeats takes the mean of the curves, weighted by its depths. The worse of the
//! two counts. Constants and curves: SAM's cell `LFPGraphite` (`PySAM` 7.1.1, 2025), whose curves are thinned
//! here to 0.2 points. Known error: the curves are of one small cell; the year's use does not deepen as
//! the capacity shrinks. Agreement: `core/tests/battery_reference.rs`.

use super::cycles::cycle_depths;

const A_PER_ROOT_DAY: f64 = 0.003_314_3;
const B_KELVIN: f64 = -3191.0;
const C_KELVIN: f64 = 389.7;
const NEW_FRAC: f64 = 0.999;
const REFERENCE_KELVIN: f64 = 296.0;

/// Loss of a depth by number of cycles.
struct Curve {
    depth_frac: f64,
    /// Cycles, and what they took, points of a hundred.
    points: &'static [(f64, f64)],
}

#[rustfmt::skip]
static CURVES: [Curve; 5] = [
    Curve { depth_frac: 0.1, points: &[(0.0, 0.0), (1341.0, 2.99), (6801.0, 13.24), (10_801.0, 18.17), (14_594.0, 20.81), (19_282.0, 21.74), (74_943.0, 21.96), (93_306.0, 22.47), (118_575.0, 24.38), (131_609.0, 24.82)] },
    Curve { depth_frac: 0.2, points: &[(0.0, 0.0), (322.0, 2.16), (744.0, 3.44), (1030.0, 5.03), (1861.0, 8.66), (3518.0, 15.21), (5462.0, 20.75), (7476.0, 23.07), (27_985.0, 23.07), (31_981.0, 23.36), (47_324.0, 25.01), (57_263.0, 26.86), (63_598.0, 27.66), (67_147.0, 27.78)] },
    Curve { depth_frac: 0.4, points: &[(0.0, 0.0), (489.0, 4.26), (948.0, 7.32), (1323.0, 10.18), (1733.0, 12.22), (2690.0, 16.23), (3623.0, 17.69), (9438.0, 18.46), (10_407.0, 19.41), (12_345.0, 20.72), (13_463.0, 20.72), (28_263.0, 26.1), (33_293.0, 27.46)] },
    Curve { depth_frac: 0.8, points: &[(0.0, 0.0), (448.0, 3.98), (831.0, 5.7), (1276.0, 7.32), (1696.0, 8.43), (2596.0, 10.34), (8678.0, 18.94), (11_534.0, 22.37), (16_019.0, 27.11)] },
    Curve { depth_frac: 1.0, points: &[(0.0, 0.0), (202.0, 2.04), (371.0, 3.37), (666.0, 4.77), (1354.0, 7.07), (2744.0, 10.63), (5000.0, 15.56), (8111.0, 21.39), (8495.0, 22.34), (12_921.0, 30.42)] },
];

/// What a year of use does to the cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct SamLfp {
    /// Sum of `k^2 dt` over a year.
    calendar: f64,
    /// Cycles a year.
    cycles: f64,
    /// The weight of each curve; what is missing to 1 belongs to cycles of no depth.
    weights: [f64; 5],
}

impl SamLfp {
    /// From the state of charge and the temperature of the cells over a year that repeats.
    pub(super) fn new(soc_frac: &[f64], cell_c: &[f64], step_h: f64) -> Self {
        let squares = soc_frac.iter().zip(cell_c).map(|(soc, cell_c)| {
            let kelvin = cell_c + 273.15;
            let power = B_KELVIN * (1.0 / kelvin - 1.0 / REFERENCE_KELVIN)
                + C_KELVIN * (soc / kelvin - 1.0 / REFERENCE_KELVIN);
            libm::exp(2.0 * power)
        });
        let calendar = squares.sum::<f64>() * A_PER_ROOT_DAY * A_PER_ROOT_DAY * step_h / 24.0;
        let depths = cycle_depths(soc_frac);
        let mut weights = [0.0; 5];
        for depth in &depths {
            share_out(*depth, 1.0 / depths.len() as f64, &mut weights);
        }
        Self { calendar, cycles: depths.len() as f64, weights }
    }

    /// What is left by age alone after some years.
    pub(super) fn calendar_frac(&self, years: f64) -> f64 {
        NEW_FRAC - libm::sqrt(self.calendar * years)
    }

    /// What is left by cycles alone after some years.
    pub(super) fn cycle_frac(&self, years: f64) -> f64 {
        let cycles = self.cycles * years;
        let loss = CURVES.iter().zip(&self.weights).map(|(curve, weight)| weight * curve.loss(cycles));
        1.0 - loss.sum::<f64>() / 100.0
    }

    /// What is left after some years.
    pub(super) fn frac(&self, years: f64) -> f64 {
        self.calendar_frac(years).min(self.cycle_frac(years))
    }
}

/// Splits a depth between the two curves about it.
fn share_out(depth_frac: f64, weight: f64, weights: &mut [f64; 5]) {
    let mut below = (0.0, None);
    for (index, curve) in CURVES.iter().enumerate() {
        if depth_frac <= curve.depth_frac || index == CURVES.len() - 1 {
            let part = ((depth_frac - below.0) / (curve.depth_frac - below.0)).min(1.0);
            for (at, share) in [(Some(index), part), (below.1, 1.0 - part)] {
                if let Some(slot) = at.and_then(|at: usize| weights.get_mut(at)) {
                    *slot += weight * share;
                }
            }
            return;
        }
        below = (curve.depth_frac, Some(index));
    }
}

impl Curve {
    /// Points lost after some cycles; beyond the curve its last slope goes on.
    fn loss(&self, cycles: f64) -> f64 {
        let mut loss = 0.0;
        for pair in self.points.windows(2) {
            let [(from, low), (to, high)] = pair else { continue };
            if cycles <= *from {
                break;
            }
            loss = low + (high - low) * (cycles - from) / (to - from);
            if cycles <= *to {
                break;
            }
        }
        loss
    }
}
