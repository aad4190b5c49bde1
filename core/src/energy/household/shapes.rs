//! How end uses spread over day and year.
//!
//! Written for this project after the usual form of US residential load shapes (ANSI/RESNET/ICC 301 has
//! tables of this kind): low at night, a shoulder at breakfast, a peak in the evening; more light in
//! winter. Estimated, 2026. Only their form counts: each is brought to the energy of its end use.

/// How one end use spreads.
pub(super) struct Shape {
    /// Clock hours of a working day.
    pub(super) workday: [f64; 24],
    /// Clock hours of a weekend day, on the same scale.
    pub(super) weekend: [f64; 24],
    /// Months, northern winter first.
    pub(super) month: [f64; 12],
}

/// The year round.
const STEADY: [f64; 12] = [1.0; 12];

pub(super) static LIGHTING: Shape = Shape {
    workday: [
        0.30, 0.22, 0.18, 0.18, 0.25, 0.55, 0.95, 0.85, 0.50, 0.40, 0.38, 0.38, 0.38, 0.38, 0.40, 0.48, 0.75,
        1.20, 1.95, 2.70, 3.00, 2.75, 1.90, 0.90,
    ],
    weekend: [
        0.35, 0.26, 0.20, 0.18, 0.20, 0.32, 0.60, 0.80, 0.70, 0.58, 0.52, 0.50, 0.50, 0.50, 0.50, 0.56, 0.80,
        1.22, 1.92, 2.62, 2.92, 2.72, 1.95, 1.00,
    ],
    month: [1.19, 1.11, 1.02, 0.93, 0.86, 0.82, 0.83, 0.88, 0.96, 1.05, 1.15, 1.20],
};
pub(super) static PLUGS: Shape = Shape {
    workday: [
        0.74, 0.68, 0.64, 0.62, 0.62, 0.67, 0.80, 0.90, 0.88, 0.86, 0.86, 0.88, 0.90, 0.90, 0.92, 0.97, 1.08,
        1.26, 1.42, 1.50, 1.52, 1.45, 1.22, 0.94,
    ],
    weekend: [
        0.78, 0.71, 0.66, 0.63, 0.61, 0.63, 0.72, 0.86, 1.00, 1.08, 1.10, 1.12, 1.12, 1.10, 1.10, 1.10, 1.15,
        1.26, 1.38, 1.46, 1.46, 1.40, 1.20, 0.97,
    ],
    month: [1.05, 1.03, 1.00, 0.98, 0.97, 0.97, 0.98, 0.98, 0.98, 0.99, 1.02, 1.05],
};
pub(super) static KITCHEN: Shape = Shape {
    workday: [
        0.80, 0.78, 0.76, 0.76, 0.78, 0.82, 0.95, 1.08, 1.02, 0.94, 0.94, 1.00, 1.06, 0.98, 0.95, 1.00, 1.12,
        1.30, 1.45, 1.45, 1.30, 1.10, 0.95, 0.86,
    ],
    weekend: [
        0.80, 0.78, 0.76, 0.76, 0.76, 0.78, 0.86, 1.00, 1.10, 1.10, 1.06, 1.10, 1.16, 1.08, 1.02, 1.05, 1.14,
        1.30, 1.42, 1.40, 1.28, 1.10, 0.96, 0.87,
    ],
    month: [0.95, 0.95, 0.97, 0.99, 1.02, 1.05, 1.07, 1.07, 1.03, 1.00, 0.96, 0.95],
};
pub(super) static LAUNDRY: Shape = Shape {
    workday: [
        0.20, 0.12, 0.09, 0.09, 0.14, 0.30, 0.60, 0.95, 1.20, 1.32, 1.30, 1.22, 1.15, 1.08, 1.02, 1.02, 1.10,
        1.28, 1.42, 1.50, 1.42, 1.15, 0.78, 0.40,
    ],
    weekend: [
        0.25, 0.15, 0.10, 0.09, 0.11, 0.20, 0.48, 0.98, 1.65, 2.20, 2.40, 2.32, 2.15, 1.95, 1.78, 1.65, 1.55,
        1.48, 1.40, 1.30, 1.10, 0.88, 0.62, 0.40,
    ],
    month: STEADY,
};
pub(super) static COOKING: Shape = Shape {
    workday: [
        0.02, 0.02, 0.02, 0.02, 0.05, 0.25, 0.80, 0.95, 0.60, 0.45, 0.50, 0.95, 1.15, 0.70, 0.55, 0.90, 2.25,
        4.20, 4.70, 2.65, 1.20, 0.50, 0.20, 0.06,
    ],
    weekend: [
        0.02, 0.02, 0.02, 0.02, 0.04, 0.12, 0.45, 0.95, 1.20, 1.10, 1.00, 1.55, 1.75, 1.10, 0.80, 1.00, 2.20,
        4.00, 4.40, 2.50, 1.15, 0.50, 0.22, 0.08,
    ],
    month: [1.04, 1.03, 1.01, 1.00, 0.98, 0.97, 0.96, 0.96, 0.98, 1.00, 1.03, 1.04],
};
const DRAWS: [f64; 24] = [
    0.15, 0.08, 0.06, 0.08, 0.20, 0.70, 1.80, 2.30, 1.90, 1.50, 1.20, 1.00, 0.90, 0.80, 0.70, 0.75, 0.95,
    1.30, 1.60, 1.70, 1.55, 1.30, 0.90, 0.45,
];
pub(super) static HOT_WATER: Shape = Shape {
    workday: DRAWS,
    weekend: [
        0.18, 0.10, 0.06, 0.06, 0.10, 0.28, 0.80, 1.60, 2.15, 2.20, 1.80, 1.45, 1.20, 1.00, 0.85, 0.85, 1.00,
        1.30, 1.55, 1.62, 1.48, 1.25, 0.90, 0.50,
    ],
    // Warmer water comes in, in late summer.
    month: [1.09, 1.11, 1.10, 1.06, 1.00, 0.94, 0.90, 0.88, 0.90, 0.95, 1.01, 1.06],
};
pub(super) static POOL: Shape = Shape {
    workday: POOL_DAY,
    weekend: POOL_DAY,
    month: [0.6, 0.6, 0.7, 0.9, 1.1, 1.4, 1.5, 1.5, 1.3, 1.0, 0.7, 0.7],
};
/// A pump that runs while the sun is up.
const POOL_DAY: [f64; 24] = {
    let mut day = [0.0; 24];
    let mut hour = 9;
    while hour < 17 {
        day[hour] = 3.0;
        hour += 1;
    }
    day
};
