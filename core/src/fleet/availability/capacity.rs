//! What a fleet gives, as a distribution, and what of it is firm.

use super::{Block, Pmf};

/// Cells of the grid where nodes differ.
pub const CELLS: usize = 16_384;
/// The levels that are shown: even odds, nine in ten, and on.
pub const LEVELS: [f64; 4] = [0.5, 0.9, 0.99, 0.999];

/// The most nodes that are counted one by one.
const COUNTED: f64 = 65_536.0;

/// What a fleet gives at a moment taken at random.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    units: Pmf,
    unit: f64,
    most: f64,
}

impl Capacity {
    pub(super) fn new(units: Pmf, (unit, most): (f64, f64)) -> Self {
        Self { units, unit, most }
    }

    /// What a cell stands for: a node where all give the same, else a share of the whole.
    pub(super) fn unit<'a>(blocks: impl Iterator<Item = &'a Block>) -> f64 {
        let (mut total, mut nodes, mut low, mut high) = (0.0, 0.0, f64::INFINITY, 0.0_f64);
        for block in blocks {
            total += block.nodes as f64 * block.each;
            nodes += block.nodes as f64;
            low = low.min(block.each);
            high = high.max(block.each);
        }
        if nodes > 0.0 && high - low <= 1e-12 * high && nodes <= COUNTED {
            high
        } else {
            (total / CELLS as f64).max(f64::MIN_POSITIVE)
        }
    }

    /// Everything up.
    #[must_use]
    pub fn most(&self) -> f64 {
        self.most
    }

    /// The width of a cell: no level is off by more.
    #[must_use]
    pub fn cell(&self) -> f64 {
        self.unit
    }

    /// The mean.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.units.mean() * self.unit
    }

    /// What is reached with a probability.
    #[must_use]
    pub fn firm(&self, level: f64) -> f64 {
        (self.units.reached_with(level) as f64 * self.unit).min(self.most)
    }

    /// The probability of an amount or more.
    #[must_use]
    pub fn at_least(&self, amount: f64) -> f64 {
        let units = (amount / self.unit - 1e-9).max(0.0);
        self.units.at_least(libm::ceil(units) as usize)
    }

    /// What is reached with a probability in a year in which limits leave a share of it at each step.
    ///
    /// `P(C >= c) = mean over steps of P(X >= c / share)`; the shares of a step are taken to be of every node
    /// alike.
    #[must_use]
    pub fn firm_over(&self, level: f64, share_frac: &[f64]) -> f64 {
        let shares = Shares::new(share_frac);
        let tail = self.tail();
        let (mut low, mut high) = (0.0, self.most);
        for _ in 0..48 {
            let middle = 0.5 * (low + high);
            let reached = shares.mean_of(|share| {
                if share <= 0.0 {
                    return 0.0;
                }
                let units = libm::ceil((middle / share / self.unit - 1e-9).max(0.0));
                tail.get(units as usize).copied().unwrap_or(0.0)
            });
            if reached >= level - 1e-12 { low = middle } else { high = middle }
        }
        low
    }

    /// The probability of each number of cells or more.
    fn tail(&self) -> Vec<f64> {
        let mut tail = vec![0.0; self.units.last() + 1];
        for (number, p) in self.units.values() {
            if let Some(to) = tail.get_mut(number) {
                *to = p;
            }
        }
        let mut sum = 0.0;
        for value in tail.iter_mut().rev() {
            sum += *value;
            *value = sum;
        }
        tail
    }
}

/// The shares of a year, alike ones together: the higher of a thousandth.
struct Shares(Vec<(f64, f64)>);

impl Shares {
    fn new(share_frac: &[f64]) -> Self {
        const PARTS: f64 = 2000.0;
        let mut count = vec![(0.0, 0.0); PARTS as usize + 1];
        for share in share_frac.iter().map(|share| share.clamp(0.0, 1.0)) {
            if let Some((sum, steps)) = count.get_mut((share * PARTS) as usize) {
                *sum += share;
                *steps += 1.0;
            }
        }
        let steps = share_frac.len().max(1) as f64;
        let there = count.into_iter().filter(|(_, steps)| *steps > 0.0);
        Self(there.map(|(sum, here)| (sum / here, here / steps)).collect())
    }

    fn mean_of(&self, of: impl Fn(f64) -> f64) -> f64 {
        self.0.iter().map(|(share, weight)| weight * of(*share)).sum()
    }
}
