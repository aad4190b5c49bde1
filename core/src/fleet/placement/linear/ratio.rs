//! Which column enters: the long step of the dual ratio test.
#![expect(clippy::indexing_slicing, reason = "the kernel of the simplex: indices are the programme's own")]

/// A column that could enter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Which.
    pub(super) column: usize,
    /// Its entry in the leaving row.
    pub(super) alpha: f64,
    /// `|d / alpha|`.
    pub(super) ratio: f64,
    /// How far it may move.
    pub(super) range: f64,
}

/// Passes columns that may flip to their other bound while the row stays violated. Gives the entering
/// column and leaves those that flip before it at the front of the list: their number comes second.
pub(super) fn entering(candidates: &mut [Candidate], violation: f64) -> Option<(Candidate, usize)> {
    if candidates.is_empty() {
        return None;
    }
    candidates.sort_unstable_by(|a, b| {
        a.ratio
            .total_cmp(&b.ratio)
            .then(b.alpha.abs().total_cmp(&a.alpha.abs()))
            .then(a.column.cmp(&b.column))
    });
    let mut slope = violation;
    let mut at = 0;
    while at + 1 < candidates.len() {
        let next = slope - candidates[at].alpha.abs() * candidates[at].range;
        if next < 0.0 {
            break;
        }
        slope = next;
        at += 1;
    }
    // Of those about as good, the largest pivot: small ones spoil the inverse.
    let near = candidates[at].ratio + 1e-9;
    let mut best = at;
    let mut other = at + 1;
    while other < candidates.len() && candidates[other].ratio <= near {
        if candidates[other].alpha.abs() > 10.0 * candidates[best].alpha.abs() {
            best = other;
        }
        other += 1;
    }
    if candidates[best].alpha.abs() < 1e-5 {
        // A step back to a sounder pivot: the dual moves less, which is allowed.
        if let Some(sound) = (0..at).rev().find(|place| candidates[*place].alpha.abs() > 1e-4) {
            return Some((candidates[sound], sound));
        }
    }
    Some((candidates[best], at))
}
