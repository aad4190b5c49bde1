//! How often each limit bound.

use crate::dispatch::{Binding, Flows};

/// The share of the steps that each [`Binding`] held, in its order; the shares add to one.
pub(super) fn binding_frac(flows: &Flows) -> [f64; Binding::ALL.len()] {
    let mut counts = [0_u32; Binding::ALL.len()];
    for code in &flows.binding {
        if let Some(count) = counts.get_mut(usize::from(*code)) {
            *count += 1;
        }
    }
    let steps = flows.binding.len().max(1) as f64;
    counts.map(|count| f64::from(count) / steps)
}
