//! What stored energy is worth later: a convex, piecewise-linear function as a list of its pieces.

#![expect(clippy::indexing_slicing, reason = "hot loop: indices run over the list's own length")]

use super::stack::{Piece, Stack};
use crate::units::Limited;

/// Cost of the rest of the year against the energy stored, from `left_kwh` on; only slopes matter.
#[derive(Clone, Debug, Default)]
pub(in crate::dispatch) struct Value {
    /// Least energy from which the rest of the year is possible, kWh.
    pub(in crate::dispatch) left_kwh: f64,
    /// Cost of the rest of the year from `left_kwh`, USD; kept only by who adds each step's cost
    /// (see [`Value::lift`]), otherwise up to a constant that is the same for all states.
    left_usd: f64,
    /// The most energy from which the rest of the year is possible, kWh.
    right_kwh: f64,
    /// In order of rising slope from `head` on; what lies before has been cut off.
    pieces: Vec<Piece>,
    head: usize,
    spare: Vec<Piece>,
}

/// Values are the same where slopes and lengths differ by no more, USD per kWh and kWh.
const SAME: f64 = 1e-12;

/// Pieces that have been cut off are moved out of the way when there are so many, once for all of them.
const CUT_OFF: usize = 64;

impl Value {
    /// Each kWh between `left_kwh` and `right_kwh` worth the same, USD.
    pub(in crate::dispatch) fn sloped(left_kwh: f64, right_kwh: f64, usd_per_kwh: f64) -> Self {
        let mut value = Self::flat(left_kwh, right_kwh);
        for piece in &mut value.pieces {
            piece.slope = -usd_per_kwh;
        }
        value
    }

    /// Indifferent between `left_kwh` and `right_kwh`: the end of a year without a wish.
    pub(in crate::dispatch) fn flat(left_kwh: f64, right_kwh: f64) -> Self {
        let right_kwh = right_kwh.at_least(left_kwh);
        let mut value = Self { left_kwh, right_kwh, ..Self::default() };
        if right_kwh > left_kwh {
            value.pieces.push(Piece { slope: 0.0, length_kwh: right_kwh - left_kwh });
        }
        value
    }

    /// From the slopes of cells of one width, each no less than the one before.
    pub(in crate::dispatch) fn of_cells(left_kwh: f64, width_kwh: f64, slopes: &[f64]) -> Self {
        let right_kwh = left_kwh + width_kwh * slopes.len() as f64;
        let mut value = Self { left_kwh, right_kwh, ..Self::default() };
        for slope in slopes {
            push(&mut value.pieces, Piece { slope: *slope, length_kwh: width_kwh });
        }
        value
    }

    /// The most energy from which the rest of the year is possible, kWh.
    pub(in crate::dispatch) fn right_kwh(&self) -> f64 {
        self.right_kwh
    }

    /// A copy to keep.
    pub(in crate::dispatch) fn kept(&self) -> Self {
        Self { pieces: self.pieces().to_vec(), head: 0, spare: Vec::new(), ..*self }
    }

    /// The pieces, in order of rising slope.
    pub(in crate::dispatch) fn pieces(&self) -> &[Piece] {
        &self.pieces[self.head..]
    }

    /// Slope to the right of a state, USD per kWh stored; infinite at the right end.
    pub(in crate::dispatch) fn slope_after(&self, stored_kwh: f64) -> f64 {
        let mut to = self.left_kwh;
        for piece in self.pieces() {
            to += piece.length_kwh;
            if to > stored_kwh + 1e-12 {
                return piece.slope;
            }
        }
        f64::INFINITY
    }

    /// Slope to the left of a state, USD per kWh stored; minus infinity at the left end.
    pub(in crate::dispatch) fn slope_before(&self, stored_kwh: f64) -> f64 {
        let mut slope = f64::NEG_INFINITY;
        let mut from = self.left_kwh;
        for piece in self.pieces() {
            if from >= stored_kwh - 1e-12 {
                break;
            }
            slope = piece.slope;
            from += piece.length_kwh;
        }
        slope
    }

    /// Goes back over one step whose pieces are `stack`, within `low_kwh..high_kwh`.
    /// Writes for each piece its length and the state up to which it pays (see [`Value::follow`]).
    pub(in crate::dispatch) fn back(
        &mut self,
        stack: &Stack,
        (low_kwh, high_kwh): (f64, f64),
        rungs: &mut Vec<(f64, f64)>,
    ) {
        let mut next = self.head;
        let mut at_kwh = self.left_kwh;
        // What of the own piece that comes next is of this step.
        let mut new_kwh = 0.0;
        for piece in &stack.pieces {
            while next < self.pieces.len() && self.pieces[next].slope < piece.slope {
                at_kwh += self.pieces[next].length_kwh - new_kwh;
                new_kwh = 0.0;
                next += 1;
            }
            rungs.push((piece.length_kwh, at_kwh));
            match self.pieces.get_mut(next) {
                Some(own) if own.slope.to_bits() == piece.slope.to_bits() => {
                    own.length_kwh += piece.length_kwh;
                    new_kwh += piece.length_kwh;
                }
                _ => {
                    self.pieces.insert(next, *piece);
                    next += 1;
                }
            }
        }
        self.left_kwh -= stack.gain_kwh;
        self.right_kwh += stack.loss_kwh;
        self.cut(low_kwh, high_kwh);
    }

    /// Adds a cost to every state: that of the step just gone back over, at its most charging.
    pub(in crate::dispatch) fn lift(&mut self, usd: f64) {
        self.left_usd += usd;
    }

    /// The lower convex hull of points (kWh, USD) in order of rising energy; none of less than two.
    pub(in crate::dispatch) fn hull(points: impl Iterator<Item = (f64, f64)>) -> Option<Self> {
        let mut hull: Vec<(f64, f64)> = Vec::new();
        for point in points {
            while let [.., first, last] = hull.as_slice()
                && (last.1 - first.1) * (point.0 - last.0) >= (point.1 - last.1) * (last.0 - first.0)
            {
                hull.pop();
            }
            hull.push(point);
        }
        let (left_kwh, left_usd) = *hull.first()?;
        let pieces = hull.windows(2).map(|pair| {
            let length_kwh = pair[1].0 - pair[0].0;
            Piece { slope: (pair[1].1 - pair[0].1) / length_kwh, length_kwh }
        });
        let pieces: Vec<Piece> = pieces.collect();
        let right_kwh = hull.last()?.0;
        (!pieces.is_empty()).then(|| Self { left_kwh, left_usd, right_kwh, pieces, ..Self::default() })
    }

    /// Cost of the rest of the year from a state, USD, if every step was lifted.
    pub(in crate::dispatch) fn usd(&self, stored_kwh: f64) -> f64 {
        let mut usd = self.left_usd;
        let mut left_kwh = stored_kwh - self.left_kwh;
        for piece in self.pieces() {
            let part_kwh = left_kwh.at_most(piece.length_kwh).at_least(0.0);
            usd += part_kwh * piece.slope;
            left_kwh -= part_kwh;
        }
        usd
    }

    /// Cuts off what lies outside the store.
    fn cut(&mut self, low_kwh: f64, high_kwh: f64) {
        let mut over_kwh = self.right_kwh - high_kwh;
        if over_kwh > 0.0 {
            self.right_kwh = high_kwh;
        }
        while over_kwh > 0.0 && self.pieces.len() > self.head {
            let end = self.pieces.len() - 1;
            let last = &mut self.pieces[end];
            if last.length_kwh > over_kwh {
                last.length_kwh -= over_kwh;
                break;
            }
            over_kwh -= last.length_kwh;
            self.pieces.pop();
        }
        let mut under_kwh = low_kwh - self.left_kwh;
        if under_kwh <= 0.0 {
            return;
        }
        self.left_kwh = low_kwh;
        while self.head < self.pieces.len() {
            let first = &mut self.pieces[self.head];
            if first.length_kwh > under_kwh {
                first.length_kwh -= under_kwh;
                self.left_usd += first.slope * under_kwh;
                break;
            }
            under_kwh -= first.length_kwh;
            self.left_usd += first.slope * first.length_kwh;
            self.head += 1;
        }
        if self.head >= CUT_OFF {
            self.pieces.drain(..self.head);
            self.head = 0;
        }
    }

    /// Before a rest that keeps `kept_frac` of the energy: the same worth needs more of it.
    pub(in crate::dispatch) fn rest(&mut self, kept_frac: f64, high_kwh: f64) {
        if kept_frac >= 1.0 {
            return;
        }
        self.left_kwh /= kept_frac;
        let mut length_kwh = 0.0;
        for piece in &mut self.pieces[self.head..] {
            piece.slope *= kept_frac;
            piece.length_kwh /= kept_frac;
            length_kwh += piece.length_kwh;
        }
        self.right_kwh = self.left_kwh + length_kwh;
        self.cut(f64::NEG_INFINITY, high_kwh);
    }

    /// Makes every kWh below `line_kwh` worth `penalty` more.
    pub(in crate::dispatch) fn want(&mut self, line_kwh: f64, penalty: f64) {
        self.spare.clear();
        let mut from = self.left_kwh;
        self.left_usd += (line_kwh - from).at_least(0.0) * penalty;
        for piece in &self.pieces[self.head..] {
            let below_kwh = (line_kwh - from).at_least(0.0).at_most(piece.length_kwh);
            if below_kwh > 0.0 {
                self.spare.push(Piece { slope: piece.slope - penalty, length_kwh: below_kwh });
            }
            if piece.length_kwh > below_kwh {
                self.spare.push(Piece { slope: piece.slope, length_kwh: piece.length_kwh - below_kwh });
            }
            from += piece.length_kwh;
        }
        std::mem::swap(&mut self.pieces, &mut self.spare);
        self.head = 0;
    }

    /// Moves slopes of cells of one width, from `low_kwh` on, by `weight` towards this value's mean slopes over them.
    pub(in crate::dispatch) fn mix_into(&self, low_kwh: f64, cells: (f64, &mut [f64]), weight: f64) {
        let (width_kwh, slopes) = cells;
        let per_kwh = weight / width_kwh;
        let mut pieces = self.pieces().iter();
        let mut piece = pieces.next().copied().unwrap_or_default();
        // Below what is possible a kWh is worth as much as the first that is.
        piece.length_kwh += (self.left_kwh - low_kwh).at_least(0.0);
        for cell in slopes {
            let mut left_kwh = width_kwh;
            let mut usd = 0.0;
            while piece.length_kwh < left_kwh {
                usd += piece.length_kwh * piece.slope;
                left_kwh -= piece.length_kwh;
                match pieces.next() {
                    Some(next) => piece = *next,
                    None => piece.length_kwh = f64::INFINITY,
                }
            }
            usd += left_kwh * piece.slope;
            piece.length_kwh -= left_kwh;
            *cell += usd * per_kwh - weight * *cell;
        }
    }

    /// The least state at which one more kWh is worth no more than this, USD.
    pub(in crate::dispatch) fn where_worth(&self, usd_per_kwh: f64) -> f64 {
        let before = self.pieces().iter().take_while(|piece| piece.slope < -usd_per_kwh);
        self.left_kwh + before.map(|piece| piece.length_kwh).sum::<f64>()
    }

    /// Whether energy is worth the same in every state, up to rounding.
    pub(in crate::dispatch) fn is_worth_as(&self, other: &Self) -> bool {
        let close = |one: f64, other: f64| (one - other).abs() <= SAME;
        let both = self.pieces().iter().zip(other.pieces());
        self.pieces().len() == other.pieces().len()
            && close(self.left_kwh, other.left_kwh)
            && both
                .into_iter()
                .all(|(one, other)| close(one.slope, other.slope) && close(one.length_kwh, other.length_kwh))
    }

    /// The best state after a step from `stored_kwh`: each piece of the step, from most discharging to
    /// most charging, is undone while the energy is worth more later.
    pub(in crate::dispatch) fn follow(
        stored_kwh: f64,
        loss_kwh: f64,
        pieces: impl DoubleEndedIterator<Item = (f64, f64)>,
    ) -> f64 {
        let mut state_kwh = stored_kwh - loss_kwh;
        for (length_kwh, until_kwh) in pieces.rev() {
            if state_kwh >= until_kwh {
                break;
            }
            let next_kwh = state_kwh + length_kwh;
            if next_kwh >= until_kwh {
                return until_kwh;
            }
            state_kwh = next_kwh;
        }
        state_kwh
    }
}

/// Adds a piece behind the last, or to it where the slope is the same.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.slope.to_bits() == piece.slope.to_bits() => last.length_kwh += piece.length_kwh,
        _ => pieces.push(piece),
    }
}
