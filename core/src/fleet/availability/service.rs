//! k of n: how surely enough nodes are up, and how many it takes.

use super::Pmf;

/// The probability that at least `k` of `n` nodes are up, each by itself with `up_frac`.
#[must_use]
pub fn at_least_frac(k: usize, n: usize, up_frac: f64) -> f64 {
    Pmf::binomial(n, up_frac).at_least(k)
}

/// The fewest nodes of which at least `k` are up with the probability of an objective, each by itself with
/// `up_frac`; `None` beyond a million.
#[must_use]
pub fn nodes_for(k: usize, up_frac: f64, objective_frac: f64) -> Option<usize> {
    const MOST: usize = 1_000_000;
    let enough = |n: usize| at_least_frac(k, n, up_frac) >= objective_frac;
    let mut high = k.max(1);
    while !enough(high) {
        high = if high >= MOST { return None } else { (high * 2).min(MOST) };
    }
    let mut low = k.saturating_sub(1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if enough(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_are_enough_and_one_less_is_not() {
        for (k, up, objective) in [(1, 0.9, 0.999), (10, 0.8, 0.99), (1000, 0.97, 0.9999)] {
            let n = nodes_for(k, up, objective).unwrap();
            assert!(at_least_frac(k, n, up) >= objective, "{k} of {n}");
            assert!(n == k || at_least_frac(k, n - 1, up) < objective, "{k} of {n}");
        }
        // 1 - 0.1^3 = 0.999.
        assert_eq!(nodes_for(1, 0.9, 0.998), Some(3));
        assert_eq!(nodes_for(5, 0.0, 0.5), None);
    }
}
