//! When what was spent has come back.
//!
//! The first time at which the sum of the flows is no longer negative; within a year the flow is even, so a
//! straight line between the year ends.

/// Years until the money is back; none when it never is, 0 when none was spent.
#[must_use]
pub fn payback_years(flows_usd: &[f64]) -> Option<f64> {
    let mut sum_usd = 0.0;
    for (year, flow) in flows_usd.iter().enumerate() {
        let before_usd = sum_usd;
        sum_usd += flow;
        if sum_usd >= 0.0 && flow.is_finite() {
            if year == 0 || before_usd >= 0.0 {
                return Some(year.saturating_sub(1) as f64);
            }
            return Some((year - 1) as f64 - before_usd / flow);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lies_within_the_year_that_brings_the_rest() {
        assert!((payback_years(&[-100.0, 40.0, 40.0, 40.0]).unwrap() - 2.5).abs() < 1e-12);
        assert!((payback_years(&[-100.0, 100.0]).unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn money_that_does_not_come_back_has_no_payback() {
        assert_eq!(payback_years(&[-100.0, 40.0]), None);
        assert_eq!(payback_years(&[0.0, 10.0]), Some(0.0));
        assert_eq!(payback_years(&[]), None);
    }
}
