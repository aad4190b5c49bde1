//! Bounded values moved together until their weighted sum is right.
//!
//! Each value moves by `shift · (value - lower)(upper - value) / (upper - lower)`: nothing leaves its
//! bounds, what is near a bound moves least, and the sum is linear in the shift.

/// A value between bounds, and its weight in the sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounded {
    pub(super) value: f64,
    pub(super) lower: f64,
    pub(super) upper: f64,
    pub(super) weight: f64,
}

impl Bounded {
    fn freedom(&self) -> f64 {
        (self.value - self.lower) * (self.upper - self.value) / (self.upper - self.lower)
    }
}

/// Moves the values until `sum(weight · value)` is the target, if the bounds allow it.
pub(super) fn balance(values: &mut [Bounded], target: f64) {
    for _ in 0..40 {
        let (mut sum, mut slope) = (0.0, 0.0);
        for bounded in &*values {
            sum += bounded.weight * bounded.value;
            slope += bounded.weight * bounded.freedom();
        }
        let missing = target - sum;
        if missing.abs() <= 1e-13 * target.abs() || slope <= 0.0 {
            return;
        }
        let shift = (missing / slope).clamp(-0.9, 0.9);
        for bounded in &mut *values {
            bounded.value += shift * bounded.freedom();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_met_and_no_bound_is_crossed() {
        let start: Vec<Bounded> = (0..10)
            .map(|index| Bounded {
                value: 0.1 + 0.05 * f64::from(index),
                lower: 0.02,
                upper: 0.8,
                weight: 1.0 + f64::from(index % 3),
            })
            .collect();
        let weights: f64 = start.iter().map(|b| b.weight).sum();
        for mean in [0.05, 0.2, 0.5, 0.75] {
            let mut values = start.clone();
            balance(&mut values, mean * weights);
            let sum: f64 = values.iter().map(|b| b.weight * b.value).sum();
            assert!((sum / weights - mean).abs() < 1e-12, "{mean}");
            assert!(values.iter().all(|b| b.value > b.lower && b.value < b.upper));
        }
    }
}
