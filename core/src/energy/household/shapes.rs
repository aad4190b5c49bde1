//! How end uses spread over day and year.
//!
//! Written for this project after the usual form of US residential load shapes (ANSI/RESNET/ICC 301 has
//! tables of this kind): low at night, a shoulder at breakfast, a peak in the evening; more light in
//! winter. Estimated, 2026. Each day of 24 values is normalised to a mean of 1 by [`normalised`].

/// Lights, plugs, refrigerator, laundry: clock hours of a working day.
pub(super) const BASE_WORKDAY: [f64; 24] = [
    0.62, 0.57, 0.54, 0.53, 0.55, 0.65, 0.86, 1.00, 0.95, 0.90, 0.88, 0.90, 0.92, 0.90, 0.90, 0.95, 1.08,
    1.30, 1.52, 1.62, 1.60, 1.48, 1.20, 0.85,
];
/// Lights, plugs, refrigerator, laundry: clock hours of a weekend day.
pub(super) const BASE_WEEKEND: [f64; 24] = [
    0.66, 0.60, 0.56, 0.54, 0.54, 0.58, 0.70, 0.88, 1.05, 1.15, 1.18, 1.18, 1.18, 1.15, 1.12, 1.12, 1.18,
    1.32, 1.48, 1.55, 1.52, 1.40, 1.15, 0.88,
];
/// Stove and oven.
pub(super) const COOKING: [f64; 24] = [
    0.02, 0.02, 0.02, 0.02, 0.05, 0.25, 0.80, 0.95, 0.70, 0.55, 0.60, 1.10, 1.30, 0.80, 0.60, 0.90, 2.20,
    4.10, 4.60, 2.60, 1.20, 0.50, 0.20, 0.06,
];
/// Hot water.
pub(super) const HOT_WATER: [f64; 24] = [
    0.15, 0.08, 0.06, 0.08, 0.20, 0.70, 1.80, 2.30, 1.90, 1.50, 1.20, 1.00, 0.90, 0.80, 0.70, 0.75, 0.95,
    1.30, 1.60, 1.70, 1.55, 1.30, 0.90, 0.45,
];
/// Lights and plugs by month, northern winter first.
pub(super) const BASE_MONTH: [f64; 12] =
    [1.10, 1.06, 1.01, 0.97, 0.94, 0.94, 0.96, 0.96, 0.95, 0.98, 1.03, 1.10];

/// The shape with a mean of 1.
pub(super) fn normalised<const N: usize>(shape: &[f64; N]) -> [f64; N] {
    let mean = shape.iter().sum::<f64>() / N as f64;
    shape.map(|value| value / mean)
}
