//! Constants of the models that a scenario may take differently.

use super::subject::number;
use crate::units::Unit;

subject! {
    /// Constants of the models.
    Constants in Constants, "constants", (scenario constants);
    /// Heat pump: heat for each unit of electricity at 8 °C outside.
    1201 heat_pump_cop_8c: f64 = 3.2, "Heat pump COP at 8 °C", number(Unit::One, 1.0, 8.0, 0.1, 100.0),
        Source::estimated("US ducted heat pumps", 2024),
        plausible (2.6, 4.0);
    /// How the heat pump's COP changes with the outside temperature.
    1202 heat_pump_cop_per_k: f64 = 0.06, "COP slope, heating", number(Unit::PerKelvin, 0.0, 0.3, 0.01, 1000.0),
        Source::estimated("catalogue data of cold-climate units", 2024);
    /// Cooling: heat moved for each unit of electricity at 35 °C outside.
    1203 cooling_cop_35c: f64 = 3.3, "Cooling COP at 35 °C", number(Unit::One, 1.0, 8.0, 0.1, 100.0),
        Source::estimated("SEER 14 to 16 units", 2024),
        plausible (2.6, 4.5);
    /// How the cooling COP falls with the outside temperature.
    1204 cooling_cop_per_k: f64 = 0.07, "COP slope, cooling", number(Unit::PerKelvin, 0.0, 0.3, 0.01, 1000.0),
        Source::estimated("catalogue data", 2024);
    /// Heat-pump water heater: heat for each unit of electricity.
    1205 water_heater_cop: f64 = 3.0, "Water heater COP", number(Unit::One, 1.0, 6.0, 0.1, 100.0),
        Source::estimated("UEF of heat-pump water heaters", 2024);
    /// Water in the main, the year's mean.
    1206 cold_water_c: f64 = 15.0, "Cold water", number(Unit::Celsius, 1.0, 35.0, 1.0, 10.0),
        Source::estimated("US mean; warmer in the south", 2024);
    /// What a hot-water tank loses.
    1207 tank_loss_w: f64 = 60.0, "Tank loss", number(Unit::W, 0.0, 500.0, 5.0, 1.0),
        Source::estimated("a 190 litre tank", 2024);
    /// Making a GPU and its share of the box.
    1250 embodied_kg_per_gpu: f64 = 300.0, "Making a GPU", number(Unit::Kg, 0.0, 5000.0, 25.0, 1.0),
        Source::estimated("NVIDIA's HGX H100 footprint, 164 kg a card, and as much again for host and memory", 2025),
        plausible (150.0, 700.0);
    /// Making a kilowatt hour of home battery.
    1251 embodied_kg_per_battery_kwh: f64 = 75.0, "Making a kWh of battery",
        number(Unit::Kg, 0.0, 500.0, 5.0, 1.0),
        Source::estimated("IVL 2019: 61 to 106 kg a kWh of cells; less with iron phosphate", 2019),
        plausible (50.0, 110.0);
    /// Making a kilowatt of PV with its inverter.
    1252 embodied_kg_per_pv_kw: f64 = 1100.0, "Making a kW of PV", number(Unit::Kg, 0.0, 5000.0, 50.0, 1.0),
        Source::estimated("life-cycle studies of roof systems, 30 to 45 g/kWh over 30 years", 2021),
        plausible (600.0, 1800.0);
    /// How long a home battery serves.
    1253 battery_life_years: f64 = 12.0, "Life of a battery", number(Unit::Year, 1.0, 40.0, 1.0, 1.0),
        Source::estimated("warranties of 10 to 15 years", 2026);
    /// How long PV serves.
    1254 pv_life_years: f64 = 30.0, "Life of PV", number(Unit::Year, 1.0, 60.0, 1.0, 1.0),
        Source::estimated("warranties of 25 years", 2026);
}
