//! What a series of yearly payments is worth at its start.
//!
//! `NPV = sum of flow_y / (1 + r)^y`, the first flow today, the others at the ends of years 1, 2, ...

/// Net present value, USD; `rate_frac` above -1.
#[must_use]
pub fn npv_usd(rate_frac: f64, flows_usd: &[f64]) -> f64 {
    // Horner's rule from the last year back: one division a year, no powers.
    flows_usd.iter().rev().fold(0.0, |worth, flow| worth / (1.0 + rate_frac) + flow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_interest_it_is_the_sum() {
        assert!((npv_usd(0.0, &[-100.0, 60.0, 70.0]) - 30.0).abs() < 1e-12);
        assert!(npv_usd(0.1, &[]).abs() < 1e-12);
    }

    #[test]
    fn a_year_later_is_a_year_of_interest_less() {
        assert!((npv_usd(0.25, &[0.0, 100.0]) - 80.0).abs() < 1e-12);
        assert!((npv_usd(0.25, &[0.0, 0.0, 100.0]) - 64.0).abs() < 1e-12);
    }
}
