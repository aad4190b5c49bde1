//! The limits at the main breaker at every step of the year.
//!
//! A load that runs three hours or more may take the continuous share of a breaker (NEC 210.20, 215.3:
//! 80 %). With load management the node gives way at each step; without it the node needs its own room
//! all year by the chosen rule: `house demand + node / share <= rating`.

use crate::scenario::{Management, Service};

use super::Rating;

/// Limits at the main breaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceLimits {
    /// What may flow in for hours, kW.
    pub import_kw: f64,
    /// What may flow out, kW.
    pub export_kw: f64,
    /// The most the node may draw at any time, kW; infinite when managed.
    pub node_kw: f64,
    /// How the node gives way where the room is less than it wants.
    pub gives_way: GivesWay,
    /// Whether the transformer, not the breaker, sets the import limit.
    pub transformer_binds: TransformerBinds,
}

/// How a node gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivesWay {
    /// It takes what is left.
    Throttles,
    /// The panel switches it off for the step.
    Stops,
}

/// Which of the two limits on import is the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransformerBinds {
    /// The main breaker.
    No,
    /// The share of the transformer.
    Yes,
}

/// The limits of a service whose house asks `house_kw` of it: [`demand`](super::demand).
#[must_use]
pub fn service_limits(service: &Service, house_kw: f64) -> ServiceLimits {
    let rating = Rating::of(service);
    let breaker_kw = rating.continuous_kw();
    let share_kw = service.transformer_share_kw;
    let (import_kw, transformer_binds) = if share_kw > 0.0 && share_kw < breaker_kw {
        (share_kw, TransformerBinds::Yes)
    } else {
        (breaker_kw, TransformerBinds::No)
    };
    let (node_kw, gives_way) = match service.management {
        Management::Managed => (f64::INFINITY, GivesWay::Throttles),
        Management::Sheds => (f64::INFINITY, GivesWay::Stops),
        Management::None => {
            (((rating.kw() - house_kw) * rating.continuous_frac).max(0.0), GivesWay::Throttles)
        }
    };
    ServiceLimits { import_kw, export_kw: service.export_limit_kw, node_kw, gives_way, transformer_binds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measured_load_leaves_11_2_kw_on_100_a() {
        // 100 A x 240 V = 24 kW; peak 8 kW: (24 - 10) x 0.8 = 11.2 kW.
        let service = Service { amps: 100.0, management: Management::None, ..Service::default() };
        assert!((service_limits(&service, 10.0).node_kw - 11.2).abs() < 1e-9);
    }

    #[test]
    fn a_125_a_service_carries_24_kw_for_hours() {
        let service = Service { amps: 125.0, ..Service::default() };
        assert!((service_limits(&service, 10.0).import_kw - 24.0).abs() < 1e-9);
    }
}
