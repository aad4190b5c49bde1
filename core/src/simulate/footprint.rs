//! Carbon and water of a home's year, line by line.
//!
//! Grid: `(import - export) * g/kWh`, with the region's average and with its marginal rate (one figure a
//! year each: known error). Embodied: what making node, battery and PV emitted, spread evenly over their
//! lives. Water: at the power station by import, and at the site by what the node's cooling evaporates.

use crate::scenario::{Constants, Home};

use super::{Side, Year};

/// Carbon and water of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Footprint {
    /// Net grid power at the average rate, kg.
    pub grid_kg: f64,
    /// Net grid power at the marginal rate, kg.
    pub grid_marginal_kg: f64,
    /// Making the node, this year's part, kg.
    pub node_kg: f64,
    /// Making the battery, this year's part, kg.
    pub battery_kg: f64,
    /// Making the PV, this year's part, kg.
    pub pv_kg: f64,
    /// Evaporated at power stations, litres.
    pub source_water_l: f64,
    /// Evaporated at the site, litres.
    pub site_water_l: f64,
}

impl Footprint {
    /// Everything that was made, this year's part, kg.
    #[must_use]
    pub fn embodied_kg(&self) -> f64 {
        self.node_kg + self.battery_kg + self.pv_kg
    }

    /// Names and values.
    #[must_use]
    pub fn rows(&self) -> [(&'static str, f64); 7] {
        [
            ("grid_kg", self.grid_kg),
            ("grid_marginal_kg", self.grid_marginal_kg),
            ("node_kg", self.node_kg),
            ("battery_kg", self.battery_kg),
            ("pv_kg", self.pv_kg),
            ("source_water_l", self.source_water_l),
            ("site_water_l", self.site_water_l),
        ]
    }
}

/// The footprint with the node, and today's.
#[must_use]
pub fn footprint(home: &Home, constants: &Constants, year: &Year) -> (Footprint, Footprint) {
    let today = of_side(home, constants, &year.today);
    let with_node = of_side(home, constants, &year.with_node);
    let node_kg = home.node.gpu_count * constants.embodied_kg_per_gpu / home.deal.life_years;
    let site_water_l = year.with_node.totals.node_kwh * home.node.water_l_per_kwh;
    (Footprint { node_kg, site_water_l, ..with_node }, today)
}

/// What both sides have: the grid, and the PV and battery that stand there already.
fn of_side(home: &Home, constants: &Constants, side: &Side) -> Footprint {
    let battery_kg = home.battery.total_kwh() * constants.embodied_kg_per_battery_kwh;
    Footprint {
        grid_kg: side.totals.co2_kg,
        grid_marginal_kg: side.totals.co2_marginal_kg,
        node_kg: 0.0,
        battery_kg: battery_kg / constants.battery_life_years,
        // The sum of no arrays is -0: adding zero makes it 0.
        pv_kg: (home.solar.kw_dc() + 0.0) * constants.embodied_kg_per_pv_kw / constants.pv_life_years,
        source_water_l: side.totals.water_l,
        site_water_l: 0.0,
    }
}
