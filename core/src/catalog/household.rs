//! Households: what a home draws apart from the node, as the few numbers that make its year.
//!
//! Base load of lights, plugs, fridge, TV and laundry after ANSI/RESNET/ICC 301-2022 scale (0.91
//! kWh a square foot of plugs, TV 413 + 69 a bedroom, and appliances); heating and cooling need =
//! heat loss (or gain) x (balance temperature - outdoor temperature) and the reverse. Known error:
//! homes of one size differ by a factor of two; fit the row to a bill.

use super::Source;
use super::codes::codes;
use super::row::{Headline, table_rows};
use crate::units::Unit;

codes! {
    /// How water is heated.
    WaterHeating {
        Gas = 1, "gas", "Gas or other fuel";
        Resistive = 2, "resistive", "Electric, resistive";
        HeatPump = 3, "heat-pump", "Heat pump";
    }
}

codes! {
    /// How rooms are heated, as far as electricity goes.
    Heating {
        None = 1, "none", "Gas or other fuel";
        Resistive = 2, "resistive", "Electric, resistive";
        HeatPump = 3, "heat-pump", "Heat pump";
    }
}

codes! {
    /// How rooms are cooled.
    Cooling {
        None = 1, "none", "None";
        Central = 2, "central", "Air conditioning";
    }
}

/// One kind of household.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Household {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Heated floor, m2.
    pub floor_area_m2: f64,
    /// Who lives there.
    pub people: f64,
    /// Lights, plugs, fridge, TV and laundry, kWh a year.
    pub base_kwh: f64,
    /// Electric cooking, kWh a year.
    pub cooking_kwh: f64,
    /// How water is heated.
    pub water: WaterHeating,
    /// Hot water, litres a day.
    pub hot_water_l_day: f64,
    /// How rooms are heated.
    pub heating: Heating,
    /// Heat lost a kelvin below the balance temperature, W.
    pub heat_loss_w_per_k: f64,
    /// Outdoor temperature below which heat is needed, C.
    pub heat_balance_c: f64,
    /// How rooms are cooled.
    pub cooling: Cooling,
    /// Heat gained a kelvin above the balance temperature, sun included, W.
    pub cool_gain_w_per_k: f64,
    /// Outdoor temperature above which cooling is needed, C.
    pub cool_balance_c: f64,
    /// Greatest electric draw of heating, kW.
    pub heating_kw_max: f64,
    /// Greatest electric draw of cooling, kW.
    pub cooling_kw_max: f64,
    /// Electric cars.
    pub ev_count: u32,
    /// Charged a car and day, kWh.
    pub ev_kwh_day: f64,
    /// Power of a charger, kW.
    pub ev_charger_kw: f64,
    /// Clock hour at which cars are plugged in, 0 to 24.
    pub ev_plug_in_h: f64,
    /// Who says so.
    pub source: Source,
}

macro_rules! household {
    (
        $id:literal, $slug:literal, $name:literal, $area:literal m2, $people:literal people,
        base $base:literal, cooking $cooking:literal, water $water:ident $litres:literal,
        heat $heating:ident $loss:literal below $hb:literal max $hmax:literal,
        cool $cooling:ident $gain:literal above $cb:literal max $cmax:literal,
        ev $ev:literal x $ev_kwh:literal at $ev_kw:literal from $ev_h:literal,
        $status:ident($text:literal, $year:literal)
    ) => {
        Household {
            id: $id,
            slug: $slug,
            name: $name,
            floor_area_m2: $area,
            people: $people,
            base_kwh: $base,
            cooking_kwh: $cooking,
            water: WaterHeating::$water,
            hot_water_l_day: $litres,
            heating: Heating::$heating,
            heat_loss_w_per_k: $loss,
            heat_balance_c: $hb,
            cooling: Cooling::$cooling,
            cool_gain_w_per_k: $gain,
            cool_balance_c: $cb,
            heating_kw_max: $hmax,
            cooling_kw_max: $cmax,
            ev_count: $ev,
            ev_kwh_day: $ev_kwh,
            ev_charger_kw: $ev_kw,
            ev_plug_in_h: $ev_h,
            source: Source::$status($crate::text::later!($text), $year),
        }
    };
}

#[rustfmt::skip]
/// All households, by id.
pub static HOUSEHOLDS: &[Household] = &[
    household!(1, "all-electric-ev", "All-electric house with an EV", 200.0 m2, 3.0 people, base 5600.0, cooking 500.0,
        water HeatPump 165.0, heat HeatPump 200.0 below 16.0 max 9.0, cool Central 455.0 above 20.0 max 6.5, ev 1 x 9.0 at 9.6 from 18.0,
        assumed("a Sun Belt house of the 2000s: about 18,200 kWh a year in Phoenix with its car", 2026)),
    household!(2, "gas-heated", "Gas-heated house", 190.0 m2, 3.0 people, base 5400.0, cooking 0.0,
        water Gas 165.0, heat None 220.0 below 16.0 max 0.6, cool Central 300.0 above 20.0 max 4.5, ev 0 x 9.0 at 7.6 from 18.0,
        assumed("a typical American house: electricity for cooling, lights and the furnace fan", 2026)),
    household!(3, "bungalow", "Small bungalow", 100.0 m2, 2.0 people, base 3300.0, cooking 350.0,
        water Gas 100.0, heat None 190.0 below 16.0 max 0.4, cool Central 190.0 above 20.0 max 3.0, ev 0 x 9.0 at 5.7 from 18.0,
        assumed("an old small house with a 100 A service", 2026)),
    household!(4, "apartment", "Apartment", 75.0 m2, 2.0 people, base 2400.0, cooking 300.0,
        water Resistive 90.0, heat Resistive 80.0 below 15.0 max 4.0, cool Central 110.0 above 21.0 max 2.0, ev 0 x 8.0 at 3.8 from 18.0,
        assumed("two rooms between neighbours, all electric", 2026)),
    household!(5, "cabin", "Cabin", 60.0 m2, 2.0 people, base 1700.0, cooking 0.0,
        water Resistive 60.0, heat None 130.0 below 15.0 max 0.1, cool None 100.0 above 24.0 max 0.0, ev 0 x 9.0 at 1.4 from 18.0,
        assumed("wood and bottled gas; electricity for light, pump, fridge and hot water", 2026)),
    household!(6, "cold-climate", "Cold-climate house with an EV", 180.0 m2, 3.0 people, base 5200.0, cooking 500.0,
        water HeatPump 165.0, heat HeatPump 170.0 below 15.5 max 12.0, cool Central 190.0 above 22.0 max 3.0, ev 1 x 10.0 at 7.6 from 18.0,
        assumed("well insulated, heat pump with electric back-up; cars draw more in the cold", 2026)),
    household!(7, "uk-semi", "UK semi-detached", 90.0 m2, 2.4 people, base 2500.0, cooking 300.0,
        water Gas 110.0, heat None 230.0 below 15.5 max 0.15, cool None 150.0 above 24.0 max 0.0, ev 0 x 7.0 at 7.4 from 18.0,
        estimated("Ofgem's typical household, 2,700 kWh a year; heat loss of the English stock", 2024)),
    household!(8, "passive-house", "Passive house", 150.0 m2, 4.0 people, base 2800.0, cooking 350.0,
        water HeatPump 160.0, heat HeatPump 60.0 below 11.0 max 3.0, cool None 90.0 above 24.0 max 0.0, ev 0 x 7.0 at 11.0 from 18.0,
        assumed("10 W/m2 of heat load at -10 C; shaded and ventilated by night", 2026)),
    household!(9, "baseboard-heated", "House with resistive heating", 140.0 m2, 3.0 people, base 4500.0, cooking 450.0,
        water Resistive 150.0, heat Resistive 170.0 below 15.5 max 12.0, cool Central 170.0 above 22.0 max 2.5, ev 0 x 9.0 at 7.6 from 18.0,
        assumed("baseboards in every room: each kWh of node heat saves one", 2026)),
];

table_rows!(Household, HOUSEHOLDS, household, household_by_slug, |row| [
    Headline::new("Floor", row.floor_area_m2, Unit::M2),
    Headline::new("Base load", row.base_kwh, Unit::KwhPerYear)
]);
