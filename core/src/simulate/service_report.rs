//! The service of a home's year: whether the node fits, and what happened hour by hour.

use crate::{
    energy::service::{
        Backfeed, Rating, ServiceCheck, ServiceHours, ServiceQuestion, ServiceSeries, backfeed, demand,
        service_check, service_hours,
    },
    scenario::{BatteryCoupling, Home},
};

use super::Year;

/// Everything there is to say of a home's service; an estimate, not a code calculation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceReport {
    /// The service.
    pub rating: Rating,
    /// What the house asks of it, kW.
    pub house_kw: f64,
    /// Whether the node fits.
    pub check: ServiceCheck,
    /// What the inverters feed into the busbar.
    pub backfeed: Backfeed,
    /// What happened.
    pub hours: ServiceHours,
}

/// The service of a home over its year.
#[must_use]
pub fn service_report(home: &Home, year: &Year) -> ServiceReport {
    let rating = Rating::of(&home.service);
    let house_kw = demand(&home.service, &home.household, year.household.peak_kw);
    let node_kw = year.curve.full_kw;
    let check =
        service_check(&ServiceQuestion { rating, house_kw, node_kw, management: home.service.management });
    // With a shared inverter the battery's is the only one.
    let own_inverter = home.battery.coupling == BatteryCoupling::Ac || home.battery.units <= 0.0;
    let solar_kw = if own_inverter && home.solar.kw_dc() > 0.0 { home.solar.inverter_kw_ac } else { 0.0 };
    let battery_kw = home.battery.units * home.battery.discharge_kw;
    let flows = &year.with_node.flows;
    ServiceReport {
        rating,
        house_kw,
        check,
        backfeed: backfeed(&rating, home.service.busbar_amps, solar_kw + battery_kw),
        hours: service_hours(&ServiceSeries {
            import_kw: &flows.import_kw,
            allowed_kw: &flows.allowed_kw,
            limit_kw: year.service.import_kw,
            full_kw: if home.node.gpu_count > 0.0 { node_kw } else { 0.0 },
            step_h: year.axis.step_h(),
        }),
    }
}
