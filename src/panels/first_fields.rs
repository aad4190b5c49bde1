//! Which fields a panel shows before "More".

use wattfleet_core::scenario::{Field, Subject};

/// The fields that a panel shows first, by key; the rest is behind "More".
#[must_use]
pub(crate) fn first_fields(subject: Subject) -> &'static [&'static str] {
    match subject {
        Subject::Site => &["site.climate", "site.saidi_min"],
        Subject::Household => &["household.kind", "household.base_kwh", "household.ev_count"],
        Subject::Service => &["service.amps", "service.management", "service.export_limit_kw"],
        Subject::Solar => &["solar.inverter_kw_ac"],
        Subject::Battery => &[
            "battery.model",
            "battery.units",
            "battery.dispatch",
            "battery.node_in_outage",
            "battery.reserve_frac",
        ],
        Subject::Tariff => &["tariff.plan", "tariff.import_scale_frac"],
        Subject::Link => &["link.plan", "link.up_mbit_s", "link.cap_gb_month"],
        Subject::Node => &["node.model", "node.gpu_count", "node.power_cap_w"],
        Subject::Workload => {
            &["workload.kind", "workload.llm", "workload.sold_frac", "workload.demand_shape"]
        }
        Subject::Deal => {
            &["deal.kind", "deal.meter_payer", "deal.host_pays_usd_month", "deal.operator_pays_usd_month"]
        }
        Subject::Constants => &["constants.heat_pump_cop_8c", "constants.cooling_cop_35c"],
        Subject::Fleet | Subject::View => &[],
    }
}

/// Whether a field stands beside the data that it belongs to, where there are any, and not behind "More".
#[must_use]
pub(crate) fn is_shown_elsewhere(field: &Field) -> bool {
    field.key.starts_with("tariff.market_")
}
