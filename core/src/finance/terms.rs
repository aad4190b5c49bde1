//! What a deal is made of: every number of it, with its default, range and source.
//!
//! Costs come from the catalogue's cost table; node, rent and price of power from their rows; the rest is this
//! room's own and says so. [`INPUTS`] is the schema of `wattfleet finance`.

use super::{
    DealKind, HostTerms, LeaseBy, Origin, Sell,
    input::{assumed, estimated, numbers, published},
};
use crate::catalog::{Range, gpu_by_slug, node_by_slug, region_by_slug};

/// The box that the defaults speak of.
const NODE: &str = "xfra-16x-rtx-pro-6000-server";
const GPU: &str = "rtx-pro-6000-server";

#[rustfmt::skip]
numbers! {
    /// A deal in numbers. Money of one node, unless it says otherwise.
    Terms, INPUTS, {
        deal: DealKind = DealKind::Own, "How the nodes earn.";
        host_terms: HostTerms = HostTerms::FlatPayment, "What a host gets and gives, where the operator owns.";
        sell: Sell = Sell::GpuHour, "What buyers pay for.";
        lease_by: LeaseBy = LeaseBy::GpuHour, "What a lessee pays for.";
    }
    /// How many, all alike.
    nodes, "Nodes", One, assumed(1.0, 1.0, 1.0, "one, unless you say so");
    /// GPUs in each.
    gpus_per_node, "GPUs a node", Gpu, Origin::Row(|| node_by_slug(NODE).map(|row| (Range::exact(f64::from(row.gpu_count)), row.source)));
    /// GPUs and host together, USD; 0: the sum of their prices below.
    node_usd, "Node without installation; 0: GPUs and host below", Usd, assumed(0.0, 0.0, 0.0, "the sum of GPUs and host");
    /// One GPU.
    gpu_usd, "A GPU", Usd, Origin::Cost("gpu-rtx-pro-6000-usd");
    /// The box around the GPUs.
    node_host_usd, "Host machine", Usd, Origin::Cost("node-host-usd");
    /// Pad, circuit, commissioning.
    install_usd, "Installation", Usd, Origin::Cost("node-install-usd");
    /// Share of homes whose service must grow.
    service_upgrade_frac, "Homes that need a larger service", Frac, assumed(0.0, 0.2, 0.6, "new homes have 200 A; depends on the group");
    service_upgrade_usd, "Service upgrade", Usd, Origin::Cost("service-upgrade-usd");
    service_upgrade_wait_months, "Wait for it", Month, Origin::Cost("service-upgrade-wait-months");
    /// Share of homes whose transformer must grow.
    transformer_upgrade_frac, "Homes that need a transformer", Frac, assumed(0.0, 0.1, 0.5, "one node in a street usually fits; depends on the group");
    transformer_upgrade_usd, "Transformer", Usd, Origin::Cost("transformer-upgrade-usd");
    transformer_upgrade_wait_months, "Wait for it", Month, Origin::Cost("transformer-upgrade-wait-months");
    /// Draw at work, at the meter.
    busy_kw, "Node at work", Kw, Origin::Row(|| node_by_slug(NODE).map(|row| (Range::exact(row.full_kw()), row.source)));
    /// Draw when nothing is sold.
    idle_kw, "Node at rest", Kw, Origin::Row(|| node_by_slug(NODE).map(|row| (Range::exact(row.idle_kw()), row.source)));
    price_usd_per_kwh, "Power from the grid", UsdPerKwh, Origin::Row(|| region_by_slug("us-az").map(|row| (Range::new(0.1, row.price_usd_per_kwh, 0.25), row.price_source)));
    power_escalator_frac, "Power gets dearer", FracPerYear, assumed(0.0, 0.0, 0.04, "today's price; US homes rose 2 to 4 % a year");
    /// Share of the year in which grid, line and owner let the node run; repairs come on top.
    available_frac, "Grid, line and owner let it run", Frac, assumed(0.95, 0.985, 0.998, "grid 0.999, residential line 0.99, the rest the owner");
    /// Share of capable hours that are sold.
    utilisation_frac, "Sold of what it could", Frac, Origin::Cost("utilisation-frac");
    gpu_price_usd_per_h, "Rent of a GPU", UsdPerH, Origin::Row(|| gpu_by_slug(GPU).map(|row| (row.rent_usd_per_h, row.source)));
    /// A million answer tokens with their prompts.
    token_usd_per_mtok, "Answer tokens with their prompts", UsdPerMtok, published(0.24, 0.24, 1.45, "gpt-oss-120b, lowest to highest list price 2026, two prompt tokens an answer token");
    tok_s, "Answer tokens a second, a node sold out", TokS, estimated(25_700.0, 62_700.0, 153_000.0, "this model: gpt-oss-120b on 16 RTX PRO 6000, 1,000 tokens in, 500 out");
    site_discount_frac, "Discount for an uncertified site", Frac, Origin::Cost("site-discount-frac");
    price_decline_frac, "Prices fall", FracPerYear, Origin::Cost("price-decline-frac-per-year");
    fee_frac, "Marketplace fee", Frac, Origin::Cost("platform-fee-frac");
    failures_per_gpu_year, "Failures, a GPU", PerYear, Origin::Cost("gpu-failure-per-gpu-year");
    repair_days, "Repair takes", Day, Origin::Cost("repair-days");
    repair_visit_usd, "Repair visit", Usd, Origin::Cost("repair-visit-usd");
    insurance_frac, "Insurance, of the price", FracPerYear, Origin::Cost("insurance-frac-of-value");
    property_tax_frac, "Property tax, of the value left", FracPerYear, Origin::Cost("property-tax-frac-of-value");
    link_usd_month, "Line that the node needs", UsdPerMonth, Origin::Cost("link-fibre-500-usd-month");
    household_link_usd_month, "Line that the home has today", UsdPerMonth, Origin::Cost("link-fibre-500-usd-month");
    household_kwh_year, "Household", KwhPerYear, published(6000.0, 10_791.0, 18_000.0, "EIA, mean US residential customer, 2022");
    /// What the operator pays for the household at most, where it pays the meter.
    fair_use_kwh_year, "Fair use of free power", KwhPerYear, assumed(8000.0, 15_000.0, 30_000.0, "no terms are public");
    /// From operator to host: flat payment.
    host_usd_per_node_year, "Operator pays the host (flat-payment)", UsdPerYear, assumed(600.0, 1800.0, 3600.0, "the reported 150 USD a month, turned round");
    /// From operator to host where the host pays the meter.
    host_meter_usd_per_node_year, "Operator pays the host (host-pays-meter)", UsdPerYear, assumed(12_000.0, 18_000.0, 24_000.0, "covers a 12.5 kW node at 16 cents a kWh");
    /// From host to operator in place of meter and line.
    host_bill_usd_per_node_year, "Host pays the operator (flat-bill)", UsdPerYear, published(0.0, 1800.0, 2400.0, "150 USD a month, news pages of 2026, terms unconfirmed");
    /// Of revenue after the fee.
    host_share_frac, "Host's share of revenue (share)", Frac, assumed(0.02, 0.05, 0.15, "reported in 2026 without its size");
    host_escalator_frac, "Payments between host and operator grow", FracPerYear, assumed(0.0, 0.0, 0.03, "no terms are public");
    /// What place, noise and trouble are worth to the host; no cash.
    host_trouble_usd_month, "What the trouble is worth to the host", UsdPerMonth, assumed(0.0, 0.0, 0.0, "none, unless you put a price on noise and place");
    contract_years, "Contract", Year, Origin::Cost("contract-years");
    exit_usd, "Taking the node away", Usd, assumed(500.0, 1500.0, 4000.0, "half an installation");
    operator_stops_frac, "Operator stops", FracPerYear, Origin::Cost("operator-stops-frac-per-year");
    switch_off_months, "Until a dead operator's node is off", Month, assumed(0.5, 2.0, 6.0, "the host pays the idle draw meanwhile");
    life_years, "Node lasts", Year, assumed(3.0, 5.0, 7.0, "GPU generations");
    resale_frac, "Resale after its life, of the GPUs' price", Frac, Origin::Cost("resale-frac-after-5y");
    cost_of_capital_frac, "Cost of capital", FracPerYear, Origin::Cost("cost-of-capital-frac");
    debt_frac, "Share of the price that is lent", Frac, assumed(0.0, 0.0, 0.0, "own money");
    debt_rate_frac, "Interest on it", FracPerYear, estimated(0.06, 0.1, 0.14, "loans secured by GPUs, 2025-26");
    income_tax_frac, "Tax on a household's income", Frac, Origin::Cost("income-tax-frac");
    company_tax_frac, "Tax on a company's profit", Frac, estimated(0.21, 0.25, 0.28, "US federal 21 % and state taxes");
    /// Power that the node gives up when called.
    demand_response_kw, "Power offered to the grid", Kw, assumed(0.0, 0.0, 0.0, "none, unless you say so");
    demand_response_usd_per_kw_year, "Paid for it", UsdPerKwYear, Origin::Cost("demand-response-usd-per-kw-year");
    demand_response_h, "Hours called a year", H, assumed(5.0, 40.0, 120.0, "summer capacity programmes call a few tens of hours");
    lease_usd_per_gpu_h, "Lease of a GPU hour ready", UsdPerH, assumed(0.5, 0.9, 1.57, "below the rent of single hours; the Colossus lease is at most 7.8 for larger GPUs");
    lease_usd_per_mw_year, "Lease of a megawatt and year", UsdPerYear, published(8.5e6, 1.5e7, 5.0e7, "Epoch TCO 8.5, Crusoe-type lease 15, Colossus lease at most 50 million, 2026");
}
