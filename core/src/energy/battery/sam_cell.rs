//! Ageing of a cell as SAM counts it.
//!
//! Age: `q = q0 - sqrt(sum(k^2 dt))`, `k = a exp(b (1/T - 1/296)) exp(c (SOC/T - 1/296))` a root day, `T`
//! in kelvin. Cycles: each cycle takes the slope of the curve of its own depth at the number of all cycles
//! so far, so a year that repeats takes the mean of the curves, weighted by its depths. The worse of the
//! two counts. Known error: the curves are of one small cell; the year's use does not deepen as
//! the capacity shrinks. Agreement: `core/tests/battery_reference.rs`.

use super::cycles::cycle_depths;

const REFERENCE_KELVIN: f64 = 296.0;

/// The constants of a cell.
#[derive(Debug)]
pub(super) struct CellConstants {
    pub(super) a_per_root_day: f64,
    pub(super) b_kelvin: f64,
    pub(super) c_kelvin: f64,
    pub(super) new_frac: f64,
    pub(super) curves: [Curve; 5],
}

/// Loss of a depth by number of cycles.
#[derive(Debug)]
pub(super) struct Curve {
    pub(super) depth_frac: f64,
    /// Cycles, and what they took, points of a hundred.
    pub(super) points: &'static [(f64, f64)],
}

/// What a year of use does to the cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct SamCell {
    cell: &'static CellConstants,
    /// Sum of `k^2 dt` over a year.
    calendar: f64,
    /// Cycles a year.
    cycles: f64,
    /// The weight of each curve; what is missing to 1 belongs to cycles of no depth.
    weights: [f64; 5],
}

impl SamCell {
    /// From the state of charge and the temperature of the cells over a year that repeats.
    pub(super) fn new(
        cell: &'static CellConstants,
        (soc_frac, cell_c): (&[f64], &[f64]),
        step_h: f64,
    ) -> Self {
        let squares = soc_frac.iter().zip(cell_c).map(|(soc, cell_c)| {
            let kelvin = cell_c + 273.15;
            let power = cell.b_kelvin * (1.0 / kelvin - 1.0 / REFERENCE_KELVIN)
                + cell.c_kelvin * (soc / kelvin - 1.0 / REFERENCE_KELVIN);
            libm::exp(2.0 * power)
        });
        let calendar = squares.sum::<f64>() * cell.a_per_root_day * cell.a_per_root_day * step_h / 24.0;
        let depths = cycle_depths(soc_frac);
        let mut weights = [0.0; 5];
        for depth in &depths {
            share_out(&cell.curves, (*depth, 1.0 / depths.len() as f64), &mut weights);
        }
        Self { cell, calendar, cycles: depths.len() as f64, weights }
    }

    /// What is left by age alone after some years.
    pub(super) fn calendar_frac(&self, years: f64) -> f64 {
        self.cell.new_frac - libm::sqrt(self.calendar * years)
    }

    /// What is left by cycles alone after some years.
    pub(super) fn cycle_frac(&self, years: f64) -> f64 {
        let cycles = self.cycles * years;
        let loss =
            self.cell.curves.iter().zip(&self.weights).map(|(curve, weight)| weight * curve.loss(cycles));
        1.0 - loss.sum::<f64>() / 100.0
    }

    /// What is left after some years.
    pub(super) fn frac(&self, years: f64) -> f64 {
        self.calendar_frac(years).min(self.cycle_frac(years))
    }
}

/// Splits a depth between the two curves about it.
fn share_out(curves: &[Curve; 5], (depth_frac, weight): (f64, f64), weights: &mut [f64; 5]) {
    let mut below = (0.0, None);
    for (index, curve) in curves.iter().enumerate() {
        if depth_frac <= curve.depth_frac || index == curves.len() - 1 {
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
