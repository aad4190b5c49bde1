//! Home batteries: usable energy, power in and out, losses, price installed.
//!
//! Known error: makers publish no standby draw (estimated, 5 to 60 W), and a round trip at one power
//! only; units with an inverter inside are taken as rated at their AC terminals, stacked modules as rated
//! in DC; prices are installer quotes of the United States before incentives.

use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::units::Unit;

/// One battery unit.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Battery {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Usable energy, kWh.
    pub capacity_kwh: f64,
    /// Greatest charging power, kW.
    pub charge_kw: f64,
    /// Greatest continuous discharging power, kW.
    pub discharge_kw: f64,
    /// Energy out over energy in, AC to AC, 0 to 1.
    pub round_trip_frac: f64,
    /// Share of the usable energy that reaches the AC terminals: 1 where it is rated there.
    pub discharge_efficiency_frac: f64,
    /// Standby draw, W.
    pub idle_w: f64,
    /// First unit installed, USD.
    pub price_usd: Range,
    /// An expansion that adds the same energy and no power, installed, USD; `None` where not sold.
    pub expansion_usd: Option<Range>,
    /// Years.
    pub warranty_years: f64,
    /// Who says so.
    pub source: Source,
}

macro_rules! battery {
    (
        $id:literal, $slug:literal, $name:literal, $kwh:literal kWh, in $charge:literal, out $discharge:literal,
        round trip $rt:literal, delivered $delivered:literal, idle $idle:literal W, USD [$p0:literal $p1:literal $p2:literal], expansion $expansion:expr,
        $years:literal years, $status:ident($text:literal, $year:literal)
    ) => {
        Battery {
            id: $id,
            slug: $slug,
            name: $name,
            capacity_kwh: $kwh,
            charge_kw: $charge,
            discharge_kw: $discharge,
            round_trip_frac: $rt,
            discharge_efficiency_frac: $delivered,
            idle_w: $idle,
            price_usd: Range::new($p0, $p1, $p2),
            expansion_usd: $expansion,
            warranty_years: $years,
            source: Source::$status($crate::text::later!($text), $year),
        }
    };
}

#[rustfmt::skip]
/// All batteries, by id.
pub static BATTERIES: &[Battery] = &[
    battery!(1, "powerwall-3", "Tesla Powerwall 3", 13.5 kWh, in 5.0, out 11.5, round trip 0.89, delivered 1.0, idle 20.0 W,
        USD [11_000.0 14_500.0 17_000.0], expansion Some(Range::new(6000.0, 8500.0, 10_500.0)), 10.0 years,
        published("maker's data sheet (48 A in the US; solar to battery to grid 89 %); price and 20 W standby estimated", 2025)),
    battery!(2, "powerwall-2", "Tesla Powerwall 2", 13.5 kWh, in 5.0, out 5.0, round trip 0.9, delivered 1.0, idle 20.0 W,
        USD [7000.0 9500.0 12_500.0], expansion None, 10.0 years,
        published("maker's data sheet; price and 20 W standby estimated", 2019)),
    battery!(3, "franklin-apower", "FranklinWH aPower", 13.6 kWh, in 5.0, out 5.0, round trip 0.89, delivered 1.0, idle 20.0 W,
        USD [10_000.0 13_000.0 16_000.0], expansion Some(Range::new(8000.0, 10_000.0, 12_500.0)), 12.0 years,
        published("franklinwh.com; round trip of a reseller; warranty, price and 20 W standby estimated", 2024)),
    battery!(4, "franklin-apower-2", "FranklinWH aPower 2", 15.0 kWh, in 8.0, out 10.0, round trip 0.9, delivered 1.0, idle 20.0 W,
        USD [12_000.0 15_000.0 18_500.0], expansion Some(Range::new(9500.0, 12_000.0, 14_500.0)), 15.0 years,
        estimated("reseller's figures for energy, power and warranty; charge, round trip, price and 20 W standby estimated", 2025)),
    battery!(5, "enphase-encharge-10", "Enphase Encharge 10", 10.08 kWh, in 3.84, out 3.84, round trip 0.89, delivered 1.0, idle 20.0 W,
        USD [9000.0 12_000.0 15_000.0], expansion None, 10.0 years,
        published("maker's data sheet, AC round trip; price and 20 W standby estimated", 2022)),
    battery!(6, "base-power", "Base Power, leased", 25.0 kWh, in 10.0, out 11.0, round trip 0.89, delivered 1.0, idle 40.0 W,
        USD [695.0 695.0 3000.0], expansion None, 10.0 years,
        estimated("20 to 50 kWh and 11 kW as reported; 40 W standby estimated; the price is the sign-up fee, the monthly fee is in the tariff; the company dispatches it", 2026)),
    battery!(7, "generic-lfp-10", "Generic LFP, 10 kWh", 10.0 kWh, in 5.0, out 5.0, round trip 0.9, delivered 0.95, idle 20.0 W,
        USD [6000.0 8500.0 11_000.0], expansion Some(Range::new(3500.0, 5000.0, 7000.0)), 10.0 years,
        estimated("typical stacked LFP unit with a hybrid inverter, 20 W awake", 2026)),
    battery!(8, "generic-lfp-30", "Generic LFP rack, 30 kWh", 30.0 kWh, in 12.0, out 12.0, round trip 0.9, delivered 0.95, idle 40.0 W,
        USD [12_000.0 17_000.0 24_000.0], expansion None, 10.0 years,
        estimated("typical rack of six LFP modules with a 12 kW inverter, 40 W awake", 2026)),
    battery!(9, "lg-resu-10h", "LG RESU 10H", 9.3 kWh, in 5.0, out 5.0, round trip 0.9, delivered 0.95, idle 20.0 W,
        USD [7000.0 9500.0 12_000.0], expansion None, 10.0 years,
        estimated("maker's data sheet, recalled; price and 20 W standby estimated", 2021)),
    battery!(10, "cabin-lfp-5", "Cabin LFP, 5 kWh", 5.12 kWh, in 2.5, out 3.0, round trip 0.88, delivered 0.94, idle 15.0 W,
        USD [1500.0 2500.0 4000.0], expansion Some(Range::new(1000.0, 1500.0, 2200.0)), 10.0 years,
        estimated("one 48 V 100 Ah LFP module with a small inverter, 15 W awake", 2026)),
];

table_rows!(Battery, BATTERIES, battery, battery_by_slug, |row| [
    Headline::new("Energy", row.capacity_kwh, Unit::Kwh),
    Headline::new("Power out", row.discharge_kw, Unit::Kw)
]);
