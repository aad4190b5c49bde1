//! What the house asks of its service, before the node.
//!
//! - *Measured*, NEC 220.87: `1.25 x highest 15 minutes` of twelve months (or of 30 recorded days).
//! - *New dwelling*, NEC 220.82: of lighting (3 VA a square foot), 1,500 VA for each kitchen and laundry
//!   circuit and all nameplates, 10 kVA whole and 40 % of the rest; plus the larger of cooling and heating.
//! - *Existing dwelling*, NEC 220.83(A): all of it together, heating and cooling too, 8 kVA whole and 40 %
//!   of the rest.
//!
//! Known error: a scenario knows no nameplates but those of the car, heating and cooling; stove, water
//! heater and the rest take usual ones.

use crate::{
    catalog::{Cooling, Heating, WaterHeating},
    scenario::{Household, LoadMethod, Service},
};

/// Square metres of a square foot.
const M2_PER_FT2: f64 = 0.092_903_04;
/// Lighting and plugs, VA a square foot (NEC 220.41).
const LIGHTING_VA_PER_FT2: f64 = 3.0;
/// A kitchen or laundry circuit, VA (NEC 220.52).
const SMALL_CIRCUIT_VA: f64 = 1500.0;
/// Two in the kitchen and one for laundry.
const SMALL_CIRCUITS: f64 = 3.0;
/// Nameplate of an electric range (OpenStudio-HPXML default_panels), VA.
const RANGE_VA: f64 = 12_000.0;
/// Nameplate of a water heater's element, VA.
const WATER_HEATER_VA: f64 = 4500.0;

/// The rule a calculated load follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadRule {
    /// NEC 220.82, a dwelling with a new service.
    New,
    /// NEC 220.83(A), an existing dwelling that gets one more load.
    Existing,
}

/// Nameplates of a dwelling.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Nameplates {
    /// Floor, m2.
    pub floor_area_m2: f64,
    /// Kitchen and laundry circuits.
    pub small_circuits: f64,
    /// Everything else that is fixed: range, oven, dryer, water heater, dishwasher, cars, VA.
    pub appliances_va: f64,
    /// Heating and cooling.
    pub conditioning: Conditioning,
}

/// What heats and cools a dwelling.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conditioning {
    /// Air conditioning, VA.
    pub cooling_va: f64,
    /// Heat pump compressor, VA.
    pub heat_pump_va: f64,
    /// Resistive heat that helps the heat pump, VA.
    pub supplement_va: f64,
    /// Electric space heating without a heat pump, VA.
    pub resistive_va: f64,
    /// In how many parts that can be switched.
    pub separate_heaters: f64,
}

impl Conditioning {
    /// The largest of NEC 220.82(C), VA.
    fn largest_va(&self) -> f64 {
        let resistive_frac = if self.separate_heaters >= 4.0 { 0.4 } else { 0.65 };
        let heat_pump_va = self.heat_pump_va + 0.65 * self.supplement_va;
        self.cooling_va.max(heat_pump_va).max(resistive_frac * self.resistive_va)
    }

    /// Everything that can run at once, VA: cooling or heating, whichever is larger.
    fn whole_va(&self) -> f64 {
        self.cooling_va.max(self.heat_pump_va + self.supplement_va).max(self.resistive_va)
    }
}

/// The calculated load of a dwelling, VA.
#[must_use]
pub fn calculated_va(rule: LoadRule, loads: &Nameplates) -> f64 {
    let general_va = loads.floor_area_m2 / M2_PER_FT2 * LIGHTING_VA_PER_FT2
        + loads.small_circuits * SMALL_CIRCUIT_VA
        + loads.appliances_va;
    let reduced = |va: f64, whole_va: f64| va.min(whole_va) + 0.4 * (va - whole_va).max(0.0);
    match rule {
        LoadRule::New => reduced(general_va, 10_000.0) + loads.conditioning.largest_va(),
        LoadRule::Existing => reduced(general_va + loads.conditioning.whole_va(), 8000.0),
    }
}

/// The nameplates of a scenario's house.
#[must_use]
pub fn nameplates(service: &Service, household: &Household) -> Nameplates {
    let range_va = if household.cooking_kwh > 0.0 { RANGE_VA } else { 0.0 };
    let water_va = if household.water_heating == WaterHeating::Gas { 0.0 } else { WATER_HEATER_VA };
    let cars_va = household.ev_count * household.ev_charger_kw * 1000.0;
    let cooled = f64::from(u8::from(household.cooling != Cooling::None));
    let heating_va = |kind| {
        if household.heating == kind { household.heating_kw_max * 1000.0 } else { 0.0 }
    };
    Nameplates {
        floor_area_m2: household.floor_area_m2,
        small_circuits: SMALL_CIRCUITS,
        appliances_va: service.appliances_kva * 1000.0 + range_va + water_va + cars_va,
        conditioning: Conditioning {
            cooling_va: cooled * household.cooling_kw_max * 1000.0,
            heat_pump_va: heating_va(Heating::HeatPump),
            supplement_va: 0.0,
            resistive_va: heating_va(Heating::Resistive),
            separate_heaters: 1.0,
        },
    }
}

/// What the house asks of its service by the scenario's rule, kW. `modelled_peak_kw` stands in for a
/// measured maximum where there is none.
#[must_use]
pub fn demand(service: &Service, household: &Household, modelled_peak_kw: f64) -> f64 {
    let calculated_kw = |rule| calculated_va(rule, &nameplates(service, household)) / 1000.0;
    match service.method {
        LoadMethod::Measured if service.measured_peak_kw > 0.0 => 1.25 * service.measured_peak_kw,
        LoadMethod::Measured => 1.25 * modelled_peak_kw,
        LoadMethod::New => calculated_kw(LoadRule::New),
        LoadMethod::Existing => calculated_kw(LoadRule::Existing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// NEC Annex D2(a): 1,500 square feet, range 12 kVA, water heater 2.5, dishwasher 1.2, dryer 5, and
    /// 9 kW of space heating in five rooms.
    fn annex_d2a() -> Nameplates {
        Nameplates {
            floor_area_m2: 1500.0 * M2_PER_FT2,
            small_circuits: 3.0,
            appliances_va: 12_000.0 + 2500.0 + 1200.0 + 5000.0,
            conditioning: Conditioning {
                resistive_va: 9000.0,
                separate_heaters: 5.0,
                ..Conditioning::default()
            },
        }
    }

    #[test]
    fn annex_d2a_is_21_480_va_and_a_100_a_service() {
        let va = calculated_va(LoadRule::New, &annex_d2a());
        assert!((va - 21_480.0).abs() < 1e-6, "{va}");
        assert!((va / 240.0 - 89.5).abs() < 1e-9);
    }

    #[test]
    fn an_existing_house_counts_everything_past_8_kva_at_40_percent() {
        // 29,700 + 9,000 VA: 8,000 + 0.4 x 30,700.
        let va = calculated_va(LoadRule::Existing, &annex_d2a());
        assert!((va - 20_280.0).abs() < 1e-6, "{va}");
    }

    #[test]
    fn one_more_nameplate_never_lowers_the_load() {
        for rule in [LoadRule::New, LoadRule::Existing] {
            let mut loads = annex_d2a();
            let mut before = calculated_va(rule, &loads);
            for _ in 0..30 {
                loads.appliances_va += 500.0;
                loads.conditioning.cooling_va += 700.0;
                let now = calculated_va(rule, &loads);
                assert!(now >= before);
                before = now;
            }
        }
    }

    #[test]
    fn a_measured_maximum_replaces_the_modelled_one() {
        let mut service = Service::default();
        let household = Household::default();
        assert!((demand(&service, &household, 9.0) - 11.25).abs() < 1e-12);
        service.measured_peak_kw = 8.0;
        assert!((demand(&service, &household, 9.0) - 10.0).abs() < 1e-12);
    }
}
