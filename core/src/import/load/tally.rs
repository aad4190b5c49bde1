//! How often each of a few lengths comes.

/// The first kinds that came are counted, later ones are noise.
const KINDS: usize = 32;

/// Lengths of intervals, s, and how often each came.
#[derive(Debug, Default)]
pub(crate) struct Tally(Vec<(i64, usize)>);

impl Tally {
    pub(crate) fn add(&mut self, seconds: i64) {
        match self.0.iter().position(|(known, _)| *known == seconds) {
            Some(at) => self.0.iter_mut().skip(at).take(1).for_each(|(_, count)| *count += 1),
            None if self.0.len() < KINDS => self.0.push((seconds, 1)),
            None => {}
        }
    }

    /// The commonest; an hour when nothing came.
    pub(crate) fn usual_s(&self) -> i64 {
        self.0.iter().max_by_key(|(_, count)| *count).map_or(3600, |(seconds, _)| *seconds)
    }
}
