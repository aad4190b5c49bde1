//! How far the true output may lie from the figure.
//!
//! The spread seen on reference rows, widened once for each trait that no reference row of this project
//! has: see MODEL.md. Rent is bounded by clocks alone.

use super::{ComputeConstants, Engine, GpuClass, GpuSpec, LlmSpec, Precision};

/// How far the true output may lie from the figure, as factors on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Lowest, <= 1.
    pub low_frac: f64,
    /// Highest, >= 1.
    pub high_frac: f64,
}

impl Band {
    /// Of a GPU rented by the hour.
    pub const RENT: Self = Self { low_frac: 0.94, high_frac: 1.06 };

    /// Of a rate that its owner measured: what one run differs from another.
    pub const MEASURED: Self = Self { low_frac: 0.95, high_frac: 1.05 };
}

/// What the spread depends on.
#[derive(Clone, Copy, Debug)]
pub struct BandAt<'a> {
    /// The GPU.
    pub gpu: &'a GpuSpec,
    /// The model.
    pub llm: &'a LlmSpec,
    /// How its weights are stored.
    pub precision: Precision,
    /// The software.
    pub engine: Engine,
}

/// The band of a figure.
#[must_use]
pub fn band(at: &BandAt<'_>, constants: &ComputeConstants) -> Band {
    let unmeasured = [
        at.gpu.class != GpuClass::DataCentre && at.engine == Engine::Serving,
        at.llm.is_moe(),
        matches!(at.precision, Precision::Fp4 | Precision::Mxfp4 | Precision::Nf4),
    ];
    let wider: f64 = unmeasured.iter().filter(|trait_| **trait_).map(|_| constants.band_wide_frac).product();
    Band { low_frac: constants.band_low_frac / wider, high_frac: constants.band_high_frac * wider }
}
