//! A distribution over whole numbers, kept where it is not nothing.

/// What is less than this is nothing.
const NOTHING: f64 = 1e-18;

/// Probabilities of `from`, `from + 1`, ...; they add to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Pmf {
    from: usize,
    p: Vec<f64>,
}

impl Pmf {
    /// A number for certain.
    #[must_use]
    pub fn certain(number: usize) -> Self {
        Self { from: number, p: vec![1.0] }
    }

    /// Probabilities from a number on; what is nothing at both ends is cut, the rest brought to add to one.
    /// Nothing at all is zero for certain.
    #[must_use]
    pub fn new(from: usize, p: Vec<f64>) -> Self {
        Self { from, p }.trimmed()
    }

    /// How many of `n` are up when each is with probability `up_frac`: outwards from the mode by
    /// `P(k + 1) / P(k) = (n - k) / (k + 1) * a / (1 - a)`.
    #[must_use]
    pub fn binomial(n: usize, up_frac: f64) -> Self {
        if n == 0 || up_frac <= 0.0 {
            return Self::certain(0);
        }
        if up_frac >= 1.0 {
            return Self::certain(n);
        }
        let odds = up_frac / (1.0 - up_frac);
        let mode = (((n + 1) as f64 * up_frac) as usize).min(n);
        let mut below = Vec::new();
        let mut p = 1.0;
        for k in (0..mode).rev() {
            p *= (k + 1) as f64 / ((n - k) as f64 * odds);
            if p < NOTHING {
                break;
            }
            below.push(p);
        }
        let from = mode - below.len();
        below.reverse();
        let mut all = below;
        all.push(1.0);
        p = 1.0;
        for k in mode..n {
            p *= (n - k) as f64 / (k + 1) as f64 * odds;
            if p < NOTHING {
                break;
            }
            all.push(p);
        }
        Self::new(from, all)
    }

    /// How many are up when each is with a probability of its own: one after the other,
    /// `P_i(k) = P_(i-1)(k) (1 - a_i) + P_(i-1)(k - 1) a_i`, where it is not nothing.
    #[must_use]
    pub fn poisson_binomial(up_frac: &[f64]) -> Self {
        const TRIM_EVERY: usize = 16;
        let mut all = Self::certain(0);
        for (index, up) in up_frac.iter().map(|up| up.clamp(0.0, 1.0)).enumerate() {
            all.p.push(0.0);
            let mut before = 0.0;
            for p in &mut all.p {
                let here = *p;
                *p = here * (1.0 - up) + before * up;
                before = here;
            }
            if index % TRIM_EVERY == TRIM_EVERY - 1 {
                all = all.trimmed();
            }
        }
        all.trimmed()
    }

    /// The sum of two independent numbers.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let (outer, inner) = if self.filled() < other.filled() { (self, other) } else { (other, self) };
        let mut p = vec![0.0; outer.p.len() + inner.p.len() - 1];
        for (at, weight) in outer.p.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            for (to, from) in p.iter_mut().skip(at).zip(&inner.p) {
                *to += weight * from;
            }
        }
        Self::new(self.from + other.from, p)
    }

    /// One or the other, each with its weight.
    #[must_use]
    pub fn mixed(parts: &[(f64, Self)]) -> Self {
        let there = || parts.iter().filter(|(weight, _)| *weight > 0.0);
        let from = there().map(|(_, part)| part.from).min().unwrap_or(0);
        let end = there().map(|(_, part)| part.from + part.p.len()).max().unwrap_or(1);
        let mut p = vec![0.0; end - from];
        for (weight, part) in there() {
            for (to, value) in p.iter_mut().skip(part.from - from).zip(&part.p) {
                *to += weight * value;
            }
        }
        Self::new(from, p)
    }

    /// Every number times a factor, shared between the two whole numbers about it.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let from = (self.from as f64 * factor) as usize;
        let last = (self.last() as f64 * factor) as usize;
        let mut p = vec![0.0; last + 2 - from];
        for (number, weight) in self.values() {
            let at = number as f64 * factor;
            let cell = at as usize;
            let above = at - cell as f64;
            let mut cells = p.iter_mut().skip(cell - from);
            for part in [1.0 - above, above] {
                if let Some(to) = cells.next() {
                    *to += weight * part;
                }
            }
        }
        Self::new(from, p)
    }

    /// Numbers with their probabilities.
    pub fn values(&self) -> impl Iterator<Item = (usize, f64)> {
        (self.from..).zip(self.p.iter().copied())
    }

    /// The highest number that can be.
    #[must_use]
    pub fn last(&self) -> usize {
        self.from + self.p.len() - 1
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.values().map(|(number, p)| number as f64 * p).sum()
    }

    /// The variance.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let mean = self.mean();
        self.values().map(|(number, p)| (number as f64 - mean) * (number as f64 - mean) * p).sum()
    }

    /// The probability of a number or more.
    #[must_use]
    pub fn at_least(&self, number: usize) -> f64 {
        self.p.iter().skip(number.saturating_sub(self.from)).sum()
    }

    /// The highest number that is reached with a probability.
    #[must_use]
    pub fn reached_with(&self, level: f64) -> usize {
        // What is below must not be more than the rest; rounding of the sum is no failure.
        let mut below = 0.0;
        for (number, p) in self.values() {
            below += p;
            if below > 1.0 - level + 1e-13 {
                return number;
            }
        }
        self.last()
    }

    fn filled(&self) -> usize {
        self.p.iter().filter(|p| **p > 0.0).count()
    }

    fn trimmed(mut self) -> Self {
        let sum: f64 = self.p.iter().sum();
        let least = NOTHING * sum;
        let Some(last) = self.p.iter().rposition(|p| *p > least) else { return Self::certain(0) };
        let first = self.p.iter().position(|p| *p > least).unwrap_or(0);
        self.p.truncate(last + 1);
        self.p.drain(..first);
        self.from += first;
        let sum: f64 = self.p.iter().sum();
        for p in &mut self.p {
            *p = if *p > least { *p / sum } else { 0.0 };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::weather::random::Stream;

    /// Every state of every node, one by one.
    fn enumerated(up_frac: &[f64]) -> Vec<f64> {
        let mut p = vec![0.0; up_frac.len() + 1];
        for state in 0..1_u32 << up_frac.len() {
            let of = |(bit, up): (usize, &f64)| if state >> bit & 1 == 1 { *up } else { 1.0 - up };
            p[state.count_ones() as usize] += up_frac.iter().enumerate().map(of).product::<f64>();
        }
        p
    }

    #[test]
    fn the_poisson_binomial_is_that_of_all_states_counted() {
        for seed in 0..20 {
            let stream = Stream::new(seed, 1);
            let up: Vec<f64> = (0..13).map(|index| stream.uniform(index)).collect();
            let pmf = Pmf::poisson_binomial(&up);
            for (number, expected) in enumerated(&up).into_iter().enumerate() {
                let found = pmf.values().find(|(at, _)| *at == number).map_or(0.0, |(_, p)| p);
                assert!((found - expected).abs() < 1e-15, "{number}: {found} {expected}");
            }
        }
    }

    #[test]
    fn equal_nodes_are_binomial() {
        for (n, up) in [(1, 0.3), (7, 0.5), (400, 0.99), (3000, 0.02)] {
            let one = Pmf::binomial(n, up);
            let other = Pmf::poisson_binomial(&vec![up; n]);
            for (number, p) in one.values() {
                let found = other.values().find(|(at, _)| *at == number).map_or(0.0, |(_, p)| p);
                assert!((found - p).abs() < 1e-13, "{n} {up} {number}: {found} {p}");
            }
            assert!((one.mean() - n as f64 * up).abs() < 1e-9 * n as f64);
            assert!((one.variance() - n as f64 * up * (1.0 - up)).abs() < 1e-9 * n as f64);
        }
    }

    #[test]
    fn ten_thousand_different_nodes_have_the_mean_and_variance_of_their_sum() {
        let stream = Stream::new(5, 1);
        let up: Vec<f64> = (0..10_000).map(|index| 0.9 + 0.1 * stream.uniform(index)).collect();
        let pmf = Pmf::poisson_binomial(&up);
        let mean: f64 = up.iter().sum();
        let variance: f64 = up.iter().map(|up| up * (1.0 - up)).sum();
        assert!((pmf.mean() - mean).abs() < 1e-8 && (pmf.variance() - variance).abs() < 1e-7);
    }

    #[test]
    fn a_sum_is_the_distribution_of_the_sum() {
        let (one, other) = (Pmf::poisson_binomial(&[0.2, 0.9]), Pmf::binomial(3, 0.4));
        let both = Pmf::poisson_binomial(&[0.2, 0.9, 0.4, 0.4, 0.4]);
        for ((_, found), (_, expected)) in one.plus(&other).values().zip(both.values()) {
            assert!((found - expected).abs() < 1e-15);
        }
    }

    #[test]
    fn scaling_keeps_the_mean() {
        let pmf = Pmf::binomial(500, 0.97);
        for factor in [0.3, 1.0, 1.7, 12.34] {
            assert!((pmf.scaled(factor).mean() - factor * pmf.mean()).abs() < 1e-9);
        }
    }
}
