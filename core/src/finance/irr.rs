//! The rate of return at which a series of yearly payments is worth nothing.
//!
//! With `v = 1 / (1 + r)` the worth is a polynomial of `v`; its positive roots are found exactly to rounding
//! between the roots of its derivative, and so on down to a constant. Of several rates the one nearest zero
//! is the answer, as spreadsheets have it. Known limit: a root where the curve touches zero without crossing
//! it is not a rate at which anything changes, and is passed over.

use super::npv_usd;

const HALVINGS: usize = 200;

/// Internal rate of return, fraction a year; none where no rate makes the series worth nothing.
#[must_use]
pub fn irr_frac(flows_usd: &[f64]) -> Option<f64> {
    let rates = positive_roots(flows_usd).into_iter().map(|v| 1.0 / v - 1.0);
    let nearest = rates.min_by(|a, b| a.abs().total_cmp(&b.abs()))?;
    Some(polished(nearest, flows_usd))
}

/// Positive roots of `c0 + c1 v + c2 v^2 + ...`, rising.
fn positive_roots(coefficients: &[f64]) -> Vec<f64> {
    let last = coefficients.iter().rposition(|c| c.abs() > 0.0).unwrap_or(0);
    let coefficients = coefficients.get(..=last).unwrap_or_default();
    let Some((highest, lower)) = coefficients.split_last() else { return Vec::new() };
    if lower.is_empty() {
        return Vec::new();
    }
    // Cauchy's bound on the size of any root.
    let bound = 1.0 + lower.iter().map(|c| (c / highest).abs()).fold(0.0, f64::max);
    let derivative: Vec<f64> =
        coefficients.iter().enumerate().skip(1).map(|(power, c)| c * power as f64).collect();
    let mut ends = vec![0.0];
    ends.extend(positive_roots(&derivative).into_iter().filter(|root| *root < bound));
    ends.push(bound);
    let pairs = ends.iter().zip(ends.iter().skip(1));
    pairs.filter_map(|(low, high)| root_between(coefficients, *low, *high)).collect()
}

fn root_between(coefficients: &[f64], low: f64, high: f64) -> Option<f64> {
    let at = |v: f64| coefficients.iter().rev().fold(0.0, |sum, c| sum * v + c);
    let (mut low, mut high) = (low, high);
    let rises = at(high) > 0.0;
    if (at(low) > 0.0) == rises || at(low).abs() <= 0.0 {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if (at(middle) > 0.0) == rises {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(0.5 * (low + high))
}

/// One step of Newton where it helps: the halving is in `v`, the answer in the rate.
fn polished(rate_frac: f64, flows_usd: &[f64]) -> f64 {
    let worth_usd = npv_usd(rate_frac, flows_usd);
    let later: Vec<f64> = flows_usd.iter().enumerate().map(|(year, flow)| -(year as f64) * flow).collect();
    let slope = npv_usd(rate_frac, &later) / (1.0 + rate_frac);
    let better = rate_frac - worth_usd / slope;
    let helps = better.is_finite() && npv_usd(better, flows_usd).abs() < worth_usd.abs();
    if helps { better } else { rate_frac }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_that_comes_back_as_110_earns_ten_percent() {
        assert!((irr_frac(&[-100.0, 110.0]).unwrap() - 0.1).abs() < 1e-12);
        assert!((irr_frac(&[-100.0, 0.0, 121.0]).unwrap() - 0.1).abs() < 1e-12);
        assert!((irr_frac(&[-100.0, 50.0]).unwrap() + 0.5).abs() < 1e-12);
    }

    #[test]
    fn money_that_only_comes_or_only_goes_has_no_rate() {
        assert_eq!(irr_frac(&[100.0, 10.0]), None);
        assert_eq!(irr_frac(&[-100.0, -10.0]), None);
        assert_eq!(irr_frac(&[]), None);
        assert_eq!(irr_frac(&[0.0, 0.0]), None);
    }

    #[test]
    fn of_two_rates_the_one_nearest_zero_is_the_answer() {
        // Worth nothing at 10 % and at 200 %: (1 - 1.1 v)(1 - 3 v).
        let rate = irr_frac(&[-1.0, 4.1, -3.3]).unwrap();
        assert!((rate - 0.1).abs() < 1e-12, "{rate}");
    }
}
