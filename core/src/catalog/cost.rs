//! Costs, terms and rates that decisions hang on, each with the range its sources or judgement allow.
//!
//! United States market, dollars of 2026. A low and a high that are far apart say how little is
//! known: the value is a starting point, never a quote.

use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::units::Unit;

/// One cost, term or rate.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Cost {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Counted in.
    #[serde(serialize_with = "unit_symbol")]
    pub unit: Unit,
    /// Low, value and high.
    pub range: Range,
    /// Who says so.
    pub source: Source,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn unit_symbol<S: serde::Serializer>(unit: &Unit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(unit.symbol())
}

macro_rules! cost {
    (
        $id:literal, $slug:literal, $name:literal, $unit:ident [$low:literal $value:literal $high:literal],
        $status:ident($text:literal, $year:literal)
    ) => {
        Cost {
            id: $id,
            slug: $slug,
            name: $name,
            unit: Unit::$unit,
            range: Range::new($low, $value, $high),
            source: Source::$status($crate::text::later!($text), $year),
        }
    };
}

#[rustfmt::skip]
/// All costs, by id.
pub static COSTS: &[Cost] = &[
    cost!(1, "battery-installed-usd", "Powerwall 3 installed before incentives", Usd [11000.0 14500.0 17000.0],
        estimated("installer quotes 2024-26 vary by region", 2026)),
    cost!(2, "battery-expansion-installed-usd", "Powerwall 3 expansion unit installed", Usd [6000.0 8500.0 10500.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(3, "pv-installed-usd-per-w", "Residential rooftop PV installed", UsdPerW [2.2 2.9 3.8],
        estimated("US residential 2024-26", 2026)),
    cost!(4, "gpu-rtx-pro-6000-usd", "RTX PRO 6000 Blackwell card", Usd [8500.0 12000.0 14500.0],
        published("launch 8500; 12000-14500 mid-2026 (digitalapplied.com 2026-06-28)", 2026)),
    cost!(5, "node-host-usd", "XFRA-class host without GPUs: 4 CPUs, 3 TB RAM, chassis, liquid cooling, enclosure", Usd [40000.0 60000.0 90000.0],
        assumed("memory prices dominate and move", 2026)),
    cost!(6, "node-install-usd", "Pad, 70 A circuit, conduit, commissioning", Usd [3000.0 5000.0 9000.0],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(7, "service-upgrade-usd", "Service upgrade 100 A to 200 A", Usd [2000.0 4500.0 10000.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(8, "service-upgrade-wait-months", "Wait for a service upgrade", Month [1.0 3.0 12.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(9, "transformer-upgrade-usd", "Distribution transformer replaced or added", Usd [5000.0 9000.0 20000.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(10, "transformer-upgrade-wait-months", "Wait for a transformer", Month [3.0 9.0 18.0],
        estimated("transformer supply is short", 2026)),
    cost!(11, "link-fibre-500-usd-month", "Fibre 500/500 residential", UsdPerMonth [45.0 65.0 85.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(12, "link-fibre-business-usd-month", "Fibre business plan", UsdPerMonth [110.0 180.0 350.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(13, "link-cable-usd-month", "Cable 300/20-40", UsdPerMonth [45.0 65.0 95.0],
        estimated("general knowledge of the market, 2025-26", 2026)),
    cost!(14, "link-starlink-usd-month", "Starlink residential", UsdPerMonth [80.0 120.0 120.0],
        estimated("plan and region", 2026)),
    cost!(15, "utilisation-frac", "Share of capable hours that are sold", Frac [0.25 0.5 0.85],
        assumed("marketplaces show headline rates and no utilisation", 2026)),
    cost!(16, "platform-fee-frac", "Marketplace fee on revenue", Frac [0.1 0.25 0.3],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(17, "site-discount-frac", "Price discount for an uncertified site", Frac [0.0 0.2 0.5],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(18, "price-decline-frac-per-year", "Rental price decline", FracPerYear [0.05 0.2 0.4],
        assumed("newest chips rose in 2026; older fell", 2026)),
    cost!(19, "gpu-failure-per-gpu-year", "GPU failures that interrupt work", PerYear [0.03 0.09 0.09],
        published("Llama 3 training: 148 GPU + 72 HBM faults, 16,384 GPUs, 54 days = 0.091 (upper bound)", 2026)),
    cost!(20, "repair-days", "Time to repair", Day [1.0 3.0 7.0],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(21, "repair-visit-usd", "Repair visit", Usd [250.0 500.0 900.0],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(22, "insurance-frac-of-value", "Insurance and theft", FracPerYear [0.004 0.01 0.02],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(23, "property-tax-frac-of-value", "Business personal property tax", FracPerYear [0.0 0.01 0.02],
        estimated("varies by state and county", 2026)),
    cost!(24, "cost-of-capital-frac", "Cost of capital", FracPerYear [0.06 0.09 0.14],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(25, "resale-frac-after-3y", "GPU resale value after 3 years", Frac [0.1 0.3 0.5],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(26, "resale-frac-after-5y", "GPU resale value after 5 years", Frac [0.0 0.1 0.2],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(27, "demand-response-usd-per-kw-year", "Demand response or capacity payment", UsdPerKwYear [0.0 0.0 122.0],
        published("PJM 2027/28 auction 333 USD/MW-day = 121.5 USD/kW-yr gross; default none", 2026)),
    cost!(28, "income-tax-frac", "Marginal tax on host income", Frac [0.0 0.24 0.4],
        assumed("federal 25D credit ended for spending after 2025-12-31", 2026)),
    cost!(29, "contract-years", "Length of the contract", Year [3.0 7.0 15.0],
        assumed("a modelling choice: no figure found", 2026)),
    cost!(30, "operator-stops-frac-per-year", "Chance that the operator stops", FracPerYear [0.0 0.05 0.2],
        assumed("host then owns the meter until switch-off", 2026)),
    cost!(31, "home-insurance-business-property-limit-usd", "Typical homeowner policy limit for business property on premises", Usd [2500.0 2500.0 3000.0],
        published("HO-3 forms; business liability usually excluded", 2026)),
    cost!(32, "noise-db-a-at-1m", "Sound level at 1 m with fans and pump", Db [40.0 55.0 65.0],
        assumed("Lp(d) = L1m - 20 log10(d)", 2026)),
    cost!(33, "datacentre-capex-usd-per-mw", "Data centre all-in with GPUs", UsdPerMw [35000000.0 45000000.0 59000000.0],
        published("Bernstein 35, NVIDIA 50-60, Crusoe 59 (2025-26)", 2026)),
    cost!(34, "datacentre-facility-usd-per-mw", "Data centre, building and power only", UsdPerMw [9000000.0 11000000.0 14000000.0],
        estimated("budgets without IT equipment, 9 to 12 million dollars and more; the source was not kept", 2026)),
    cost!(35, "datacentre-pue", "Data centre energy over IT energy (PUE)", One [1.1 1.3 1.54],
        published("Google 1.1; LBNL 1.4; Uptime 1.54", 2026)),
    cost!(36, "datacentre-wue-l-per-kwh", "Data centre water on site", LPerKwh [0.0 0.37 1.8],
        published("LBNL 2023", 2026)),
    cost!(37, "datacentre-wait-months", "Data centre wait for power", Month [12.0 48.0 84.0],
        published("queue medians 55 months for projects completed 2024 (generation queues); up to 7 years for large loads", 2026)),
];

table_rows!(Cost, COSTS, cost, cost_by_slug, |row| [
    Headline::new("Value", row.range.value, row.unit),
    Headline::new("High", row.range.high, row.unit)
]);
