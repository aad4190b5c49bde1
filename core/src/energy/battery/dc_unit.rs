//! A unit whose battery and PV share one inverter (DC coupling), such as a Powerwall 3.
//!
//! Sun to AC 97.5 %, sun through the battery to AC 89 %, both from the maker's data sheet (2025); sun and
//! battery together leave at no more than the unit's power out. What the inverter would clip can charge
//! the battery. Known error: one efficiency for all powers, as for the battery itself; charging from the
//! grid takes the round trip of the AC terminals, which the maker does not publish for this way.

use crate::scenario::{Battery, BatteryCoupling};

/// What the sun meets in such a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DcUnit {
    /// The most that sun and battery give together, kW AC.
    pub inverter_kw: f64,
    /// Share of the sun's DC power that arrives as AC.
    pub to_ac_frac: f64,
    /// Usable energy stored for each kWh of the sun's DC energy.
    pub stored_frac: f64,
}

impl DcUnit {
    /// The unit of a home; `None` where the PV has an inverter of its own.
    #[must_use]
    pub fn new(battery: &Battery) -> Option<Self> {
        let shares = battery.coupling == BatteryCoupling::Dc && battery.units > 0.0;
        shares.then(|| Self {
            inverter_kw: battery.units * battery.discharge_kw,
            to_ac_frac: battery.solar_to_ac_frac,
            stored_frac: (battery.solar_round_trip_frac / battery.discharge_efficiency_frac).min(1.0),
        })
    }
}
