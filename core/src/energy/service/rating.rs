//! What a service is rated for.

use crate::scenario::{Service, Supply};

/// Amperes, volts and how much of them may flow for hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    /// Rating of the main breaker, A a phase.
    pub amps: f64,
    /// How the mains arrive.
    pub supply: Supply,
    /// Volts times the phase factor: 240, 230, or 400 times the root of three.
    pub volts: f64,
    /// Share of a breaker that may flow for three hours or more (NEC 210.20 and 215.3: 0.8).
    pub continuous_frac: f64,
}

impl Rating {
    /// The rating of a scenario's service.
    #[must_use]
    pub fn of(service: &Service) -> Self {
        Self {
            amps: service.amps,
            supply: service.supply,
            volts: service.supply.volts(),
            continuous_frac: service.continuous_frac,
        }
    }

    /// All of it, kW at power factor 1.
    #[must_use]
    pub fn kw(&self) -> f64 {
        self.amps * self.volts / 1000.0
    }

    /// What may flow for hours, kW.
    #[must_use]
    pub fn continuous_kw(&self) -> f64 {
        self.kw() * self.continuous_frac
    }

    /// The current of a power, A a phase.
    #[must_use]
    pub fn amps_of(&self, kw: f64) -> f64 {
        kw * 1000.0 / self.volts
    }
}
