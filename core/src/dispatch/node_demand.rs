//! What the node asks of the bus.

use super::Binding;

/// What the node wants.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NodeDemand {
    /// At full output, kW.
    pub full_kw: f64,
    /// Running but idle, kW.
    pub idle_kw: f64,
    /// Share of the time that its output is sold, mean of the year, 0 to 1.
    pub sold_frac: f64,
    /// Above this price it stops, USD per kWh.
    pub stop_above_usd_per_kwh: f64,
    /// What binds when power does not.
    pub otherwise: Binding,
}

/// Which side of the house's meter the node is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NodeSide {
    /// Behind it: sun and battery serve the node too.
    #[default]
    Shared,
    /// Behind a meter of its own, which only the grid feeds; the service is one for both.
    Apart,
}

impl NodeDemand {
    /// What the node draws over a step that allows it this much and sells this share, and how much of it it runs.
    pub(super) fn mean_kw(&self, allowed_kw: f64, sold_frac: f64) -> (f64, f64) {
        if allowed_kw > self.idle_kw {
            (self.idle_kw + sold_frac * (allowed_kw - self.idle_kw), sold_frac)
        } else {
            (allowed_kw, 1.0)
        }
    }
}
