//! Values of a few steps, kept one behind the other: what a plan hands to the day that follows it.

use super::{
    stack::{Piece, Stack},
    value::Value,
};

/// The worth of stored energy after each step of a plan, the last step first.
#[derive(Debug, Default)]
pub(in crate::dispatch) struct Shelf {
    pieces: Vec<Piece>,
    /// Where each value's pieces end, and its least energy, kWh.
    marks: Vec<(usize, f64)>,
    rungs: Vec<(f64, f64)>,
}

impl Shelf {
    /// Keeps a value in front of those kept before.
    pub(in crate::dispatch) fn keep(&mut self, value: &Value) {
        self.pieces.extend_from_slice(value.pieces());
        self.marks.push((self.pieces.len(), value.left_kwh));
    }

    /// The best state after a step with these true pieces, in the eyes of the value kept as `index`.
    pub(in crate::dispatch) fn choose(&mut self, index: usize, rested_kwh: f64, stack: &Stack) -> f64 {
        let from = index.checked_sub(1).and_then(|before| self.marks.get(before)).map_or(0, |mark| mark.0);
        let (to, left_kwh) = self.marks.get(index).copied().unwrap_or((from, 0.0));
        let mut later = self.pieces.get(from..to).unwrap_or(&[]).iter().peekable();
        let mut until_kwh = left_kwh;
        self.rungs.clear();
        for piece in &stack.pieces {
            while let Some(own) = later.next_if(|own| own.slope < piece.slope) {
                until_kwh += own.length_kwh;
            }
            self.rungs.push((piece.length_kwh, until_kwh));
        }
        Value::follow(rested_kwh, stack.loss_kwh, self.rungs.iter().copied())
    }
}
