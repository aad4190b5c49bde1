//! Who owns the node, who pays, who earns.

use super::{Kind, options::option_kind, subject::number};
use crate::{
    catalog::{MeterPayer, Party, Table, deal},
    units::Unit,
};

subject! {
    /// The agreement between host and operator.
    Deal in Deal, "deal", (home deal);
    /// The kind of agreement.
    1001 kind: u16 = 1, "Kind of deal", Kind::Row(Table::Deal),
        Source::assumed("the row chosen", 2026);
    /// Who owns the node.
    1002 owner: Party = Party::Host, "Node belongs to", option_kind!(Party),
        Source::assumed("the kind of deal", 2026),
        follows 1001 |row| deal(row).map(|row| f64::from(row.owner.code()));
    /// Who pays the electricity meter.
    1003 meter_payer: MeterPayer = MeterPayer::Host, "Meter is paid by", option_kind!(MeterPayer),
        Source::assumed("the kind of deal", 2026),
        follows 1001 |row| deal(row).map(|row| f64::from(row.meter_payer.code()));
    /// Who pays the internet line.
    1004 link_payer: Party = Party::Host, "Line is paid by", option_kind!(Party),
        Source::assumed("the kind of deal", 2026),
        follows 1001 |row| deal(row).map(|row| f64::from(row.link_payer.code()));
    /// Who is paid for what flows back to the grid.
    1005 export_owner: Party = Party::Host, "Export credit goes to", option_kind!(Party),
        Source::assumed("the kind of deal", 2026),
        follows 1001 |row| deal(row).map(|row| f64::from(row.export_owner.code()));
    /// Flat payment of the host to the operator.
    1006 host_pays_usd_month: f64 = 0.0, "Host pays", number(Unit::UsdPerMonth, 0.0, 5000.0, 10.0, 100.0),
        Source::published("reports of hosting pilots disagree", 2026),
        plausible (100.0, 200.0),
        follows 1001 |row| deal(row).map(|row| row.host_pays_usd_month);
    /// Flat payment of the operator to the host.
    1007 operator_pays_usd_month: f64 = 0.0, "Operator pays",
        number(Unit::UsdPerMonth, 0.0, 5000.0, 10.0, 100.0),
        Source::published("reports of hosting pilots disagree", 2026),
        plausible (50.0, 300.0),
        follows 1001 |row| deal(row).map(|row| row.operator_pays_usd_month);
    /// The host's share of revenue after the marketplace's fee.
    1008 revenue_share_frac: f64 = 0.0, "Host's share of revenue", number(Unit::Frac, 0.0, 1.0, 0.05, 1000.0),
        Source::assumed("the kind of deal", 2026),
        follows 1001 |row| deal(row).map(|row| row.revenue_share_frac);
    /// Years over which the node is paid off.
    1009 life_years: f64 = 5.0, "Node lasts", number(Unit::Year, 1.0, 15.0, 1.0, 10.0),
        Source::assumed("GPU generations", 2026),
        plausible (3.0, 7.0);
    /// What the node is worth at the end, share of its GPUs' price.
    1010 resale_frac: f64 = 0.1, "Resale value", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("after five years; 0.3 after three", 2026),
        plausible (0.0, 0.3);
    /// What capital costs a year.
    1011 capital_cost_frac: f64 = 0.09, "Cost of capital", number(Unit::Frac, 0.0, 0.5, 0.01, 1000.0),
        Source::assumed("between a mortgage and venture debt", 2026),
        plausible (0.06, 0.14);
    /// Insurance and property tax a year, share of the price.
    1012 insurance_and_tax_frac: f64 = 0.02, "Insurance and tax", number(Unit::Frac, 0.0, 0.2, 0.005, 1000.0),
        Source::assumed("1 % insurance, 1 % property tax", 2026),
        plausible (0.004, 0.04);
    /// Chance a year that the operator stops.
    1013 operator_stops_frac: f64 = 0.05, "Operator stops", number(Unit::Frac, 0.0, 1.0, 0.01, 1000.0),
        Source::assumed("a young business", 2026),
        plausible (0.01, 0.2);
    /// Power that the node gives up when the grid calls; 0: none is offered.
    1014 demand_response_kw: f64 = 0.0, "Power offered to the grid", number(Unit::Kw, 0.0, 1000.0, 1.0, 10.0),
        Source::assumed("none, unless you say so", 2026);
    /// What the grid pays the operator for it: demand response or capacity.
    1015 demand_response_usd_per_kw_year: f64 = 50.0, "Paid for it",
        number(Unit::UsdPerKwYear, 0.0, 1000.0, 5.0, 100.0),
        Source::published("PJM 2027/28 auction 333 USD/MW-day, 121.5 USD/kW-year gross; here less what aggregators keep", 2026),
        plausible (10.0, 122.0);
    /// Hours a year in which it is called.
    1016 demand_response_h: f64 = 40.0, "Hours called", number(Unit::H, 1.0, 2000.0, 5.0, 1.0),
        Source::assumed("summer capacity programmes call a few tens of hours", 2026),
        plausible (5.0, 120.0);
}
