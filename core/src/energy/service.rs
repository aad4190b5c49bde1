//! The electrical service: what may flow through the main breaker, and what that leaves for the node.
//!
//! A load that runs three hours or more may take 80 % of a breaker (NEC 210.20, 215.3: the breaker
//! carries 125 % of it). With load management the node gives way at each step; without it the node
//! needs its own room all year by the measured-load rule, NEC 220.87: 1.25 x the highest measured
//! demand + 1.25 x the node <= the rating. An estimate, not a code calculation.

use crate::scenario::{Management, Service};

/// Limits at the main breaker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceLimits {
    /// What may flow in for hours, kW.
    pub import_kw: f64,
    /// What may flow out, kW.
    pub export_kw: f64,
    /// The most the node may draw at any time, kW; infinite when managed.
    pub node_kw: f64,
    /// Whether the transformer, not the breaker, sets the import limit.
    pub transformer_binds: TransformerBinds,
}

/// Which of the two limits on import is the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransformerBinds {
    /// The main breaker.
    No,
    /// The share of the transformer.
    Yes,
}

/// The breaker that the node's circuit needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circuit {
    /// Current that flows for hours, A.
    pub continuous_a: f64,
    /// The next common breaker above 125 % of it, A.
    pub breaker_a: f64,
}

/// The limits of a service for a household with a given highest demand.
#[must_use]
pub fn service_limits(service: &Service, household_peak_kw: f64) -> ServiceLimits {
    let rating_kw = rating_kw(service);
    let breaker_kw = rating_kw * service.continuous_frac;
    let share_kw = service.transformer_share_kw;
    let (import_kw, transformer_binds) = if share_kw > 0.0 && share_kw < breaker_kw {
        (share_kw, TransformerBinds::Yes)
    } else {
        (breaker_kw, TransformerBinds::No)
    };
    let node_kw = match service.management {
        Management::Managed => f64::INFINITY,
        Management::None => ((rating_kw - 1.25 * household_peak_kw) / 1.25).max(0.0),
    };
    ServiceLimits { import_kw, export_kw: service.export_limit_kw, node_kw, transformer_binds }
}

/// The full rating of a service, kW at power factor 1.
#[must_use]
pub fn rating_kw(service: &Service) -> f64 {
    service.amps * service.supply.volts() / 1000.0
}

/// The circuit for a node that draws `node_kw` for hours.
#[must_use]
pub fn node_circuit(service: &Service, node_kw: f64) -> Circuit {
    let continuous_a = node_kw * 1000.0 / service.supply.volts();
    let needed_a = continuous_a * 1.25;
    let breaker_a = BREAKERS_A
        .into_iter()
        .find(|rating_a| *rating_a >= needed_a - 1e-9)
        .unwrap_or_else(|| libm::ceil(needed_a / 100.0) * 100.0);
    Circuit { continuous_a, breaker_a }
}

/// Ratings of NEC 240.6(A) up to 400 A.
const BREAKERS_A: [f64; 24] = [
    15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0, 125.0, 150.0,
    175.0, 200.0, 225.0, 250.0, 300.0, 350.0, 400.0, 450.0,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_12_5_kw_node_needs_a_70_a_breaker() {
        let circuit = node_circuit(&Service::default(), 12.5);
        assert!((circuit.continuous_a - 52.083).abs() < 1e-3);
        assert!((circuit.breaker_a - 70.0).abs() < 1e-9);
    }

    #[test]
    fn measured_load_leaves_11_2_kw_on_100_a() {
        // 100 A x 240 V = 24 kW; peak 8 kW: (24 - 10) / 1.25 = 11.2 kW.
        let service = Service { amps: 100.0, management: Management::None, ..Service::default() };
        assert!((service_limits(&service, 8.0).node_kw - 11.2).abs() < 1e-9);
    }

    #[test]
    fn a_125_a_service_carries_24_kw_for_hours() {
        let service = Service { amps: 125.0, ..Service::default() };
        assert!((service_limits(&service, 8.0).import_kw - 24.0).abs() < 1e-9);
    }
}
