//! How far a year may lie above the best, beside what its steps say: what bills and outages leave open.
//!
//! A plan knows what each step costs at its prices. A bill lies above those costs, or below them by no more than
//! [`relief_usd`](crate::tariff::relief_usd); where export earns more than import costs, a plan counts it at the price of
//! import, and at most what sun and battery could give earned the difference; and a battery that carries the node through
//! outages carries it longest when it is always full. A bill is never below the least charges of its months. The sum bounds what other flows could earn more.

use crate::{
    catalog::Metering,
    compute::NodeCurve,
    dispatch::{Binding, Flows},
    energy::{household::HouseholdYear, pv::PvYear, service::ServiceLimits},
    scenario::{BatteryInOutage, BatteryToGrid, Home, Tariff},
    tariff::{MonthBill, Prices, relief_usd},
    time::TimeAxis,
    units::Limited,
};

use super::{
    interest::Interest,
    node_meter::{battery_in_outage, meters},
    node_output::sales_by_power,
    sides::Parts,
};

/// What a year was billed and planned by.
#[derive(Clone, Copy)]
pub(super) struct Slack<'a> {
    pub(super) home: &'a Home,
    pub(super) tariff: &'a Tariff,
    pub(super) prices: &'a Prices,
    pub(super) pv: &'a PvYear,
    pub(super) household: &'a HouseholdYear,
    pub(super) service: ServiceLimits,
    pub(super) interest: &'a Interest,
    pub(super) axis: TimeAxis,
}

impl Slack<'_> {
    /// What the bill leaves, USD a year; `None` where it has no bound. Not inlined: only perfect foresight asks.
    #[inline(never)]
    pub(super) fn of_bill(&self, flows: &Flows, bill: &MonthBill) -> Option<f64> {
        let is_split = self.interest.credit_frac < 1.0;
        if is_split && !matches!(self.tariff.metering, Metering::NetBilling | Metering::NetBillingCarry) {
            return None;
        }
        let relief_usd = relief_usd(self.tariff, &self.axis)? * meters(self.home);
        let step_h = self.axis.step_h();
        let by_step =
            |kw: &[f64], usd: &[f64]| kw.iter().zip(usd).map(|(kw, usd)| kw * usd).sum::<f64>() * step_h;
        let above_usd = self.above_usd();
        if crate::tariff::is_plain(self.tariff) {
            // Energy and demand are what the plan says they are.
            return Some(bill.minimum_usd + above_usd);
        }
        let energy_usd = by_step(&flows.import_kw, &self.prices.buy_usd_per_kwh);
        let credit_usd = by_step(&flows.export_kw, &self.prices.sell_usd_per_kwh);
        let paid_usd = bill.import_usd + bill.demand_usd + bill.minimum_usd - energy_usd;
        let earned_usd = (bill.export_usd - credit_usd) * self.interest.credit_frac;
        Some((paid_usd - earned_usd + relief_usd).at_least(0.0) + above_usd)
    }

    /// What the bill is above the least charges of its months, USD a year; `None` where the battery also decides over
    /// sales, or who gets the credit does not pay the bill.
    #[inline(never)]
    pub(super) fn of_least(&self, flows: &Flows, bill: &MonthBill) -> Option<f64> {
        let waits = [Binding::Service.code(), Binding::Transformer.code()];
        let is_lifted =
            !self.interest.earns.is_empty() && flows.binding.iter().any(|code| waits.contains(code));
        let least_usd = self.tariff.min_usd_month.at_least(0.0) * 12.0 * meters(self.home);
        let is_plain = crate::tariff::is_plain(self.tariff);
        (is_plain && !is_lifted && self.interest.credit_frac >= 1.0)
            .then(|| (bill.total_usd() - least_usd).at_least(0.0))
    }

    /// What export could earn above the price of import, USD a year, at the most.
    fn above_usd(&self) -> f64 {
        let battery = &self.home.battery;
        let given_kw = match battery.to_grid {
            BatteryToGrid::Allowed => battery.units * battery.discharge_kw,
            BatteryToGrid::Never => 0.0,
        };
        let prices = self.prices.buy_usd_per_kwh.iter().zip(&self.prices.sell_usd_per_kwh);
        let sun = self.pv.ac_kw.iter().zip(&self.household.kw);
        let usd_h = prices.zip(sun).map(|((buy, sell), (pv_kw, house_kw))| {
            let above = sell * self.interest.credit_frac - buy;
            if above <= 0.0 {
                return 0.0;
            }
            above * (pv_kw + given_kw - house_kw).at_least(0.0).at_most(self.service.export_kw)
        });
        usd_h.sum::<f64>() * self.axis.step_h()
    }

    /// What a battery that were always full would earn more by carrying the node through outages, USD a year.
    #[inline(never)]
    pub(super) fn of_outages(&self, parts: &Parts, curve: &NodeCurve, sold_frac: &[f64]) -> f64 {
        if battery_in_outage(self.home) == BatteryInOutage::Never || self.interest.earns.is_empty() {
            return 0.0;
        }
        let node = super::inputs::node_in_outage(self.home, curve);
        let most_usd_h = |stored_kwh: f64| {
            let sales = sales_by_power(self.home, curve, &parts.backup_from(stored_kwh, node));
            sales.last().map_or(0.0, |last| last.1)
        };
        let full_usd_h = most_usd_h(self.home.battery.total_kwh());
        let least_usd_h = most_usd_h(self.home.battery.total_kwh() * self.home.battery.reserve_frac);
        let earned_usd_h = self.interest.earns.last().map_or(0.0, |last| last.1);
        let steps = sold_frac.len().max(1) as f64;
        let sold = if sold_frac.is_empty() {
            self.home.workload.sold_frac
        } else {
            sold_frac.iter().sum::<f64>() / steps
        };
        let more_frac = (full_usd_h / least_usd_h.at_least(1e-12) - 1.0).at_least(0.0);
        earned_usd_h * more_frac * sold * 8760.0
    }
}
