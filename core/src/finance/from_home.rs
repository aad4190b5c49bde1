//! The deal of a designed home: its node, its terms, and what its simulated year gave.
//!
//! One node; hours, tokens, power and sales of the first year are those of the home's year. Its power costs what the meter's
//! bill grew by, lost export credit included. What the home does not say (taxes, upgrades) stays at its default.
//! Known error: terms of a deal that no kind has are taken for the nearest kind.

use super::{DealKind, HostTerms, Sell, Terms};
use crate::{
    catalog::{MeterPayer, Party},
    scenario::{Home, WorkloadKind},
    simulate::Year,
};

/// What the first year of a node was, or the mean of many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FirstYear {
    /// Draw at full power, kW.
    pub full_kw: f64,
    /// Draw when nothing is sold, kW.
    pub idle_kw: f64,
    /// Share of the year in which it could work.
    pub available_frac: f64,
    /// GPU hours sold.
    pub gpu_h: f64,
    /// Answer tokens sold.
    pub tok: f64,
    /// What is left of both after the calls of the grid.
    pub left_frac: f64,
    /// Paid for power given up on call, USD.
    pub demand_response_usd: f64,
    /// What the meter cost more than without it, USD.
    pub more_usd: f64,
    /// The household without it, kWh.
    pub household_kwh: f64,
}

impl FirstYear {
    /// Of a home's year.
    #[must_use]
    pub fn of(year: &Year) -> Self {
        let totals = &year.with_node.totals;
        Self {
            full_kw: year.curve.full_kw,
            idle_kw: year.curve.idle_kw,
            available_frac: totals.available_frac,
            gpu_h: totals.gpu_h,
            tok: totals.tok,
            left_frac: year.called.left_frac(),
            demand_response_usd: year.called.usd,
            more_usd: totals.bill_usd - year.today.totals.bill_usd,
            household_kwh: year.today.totals.household_kwh,
        }
    }
}

impl Terms {
    /// Of a home and its year.
    #[must_use]
    pub fn from_home(home: &Home, year: &Year) -> Self {
        Self::from_first_year(home, &FirstYear::of(year))
    }

    /// Of a home's design and what its node, or the mean of such nodes, gave.
    #[must_use]
    pub fn from_first_year(home: &Home, year: &FirstYear) -> Self {
        let (node, deal, work) = (&home.node, &home.deal, &home.workload);
        let failed_frac = (node.failures_per_gpu_year * node.repair_days / 365.0).min(1.0);
        let mut terms = Self {
            deal: if deal.owner == Party::Host { DealKind::Own } else { DealKind::Host },
            host_terms: host_terms(home),
            sell: if rents(work.kind) { Sell::GpuHour } else { Sell::Token },
            nodes: 1.0,
            gpus_per_node: node.gpu_count,
            node_usd: 0.0,
            gpu_usd: node.gpu_usd,
            node_host_usd: node.host_usd,
            install_usd: node.install_usd,
            service_upgrade_frac: 0.0,
            transformer_upgrade_frac: 0.0,
            busy_kw: year.full_kw,
            idle_kw: year.idle_kw,
            available_frac: (year.available_frac / (1.0 - failed_frac).max(1e-9)).min(1.0),
            utilisation_frac: work.sold_frac,
            gpu_price_usd_per_h: work.rent_usd_per_h,
            token_usd_per_mtok: work.price_out_usd_per_mtok
                + work.price_in_usd_per_mtok * work.tokens_in / work.tokens_out.max(1.0),
            price_decline_frac: work.price_decline_frac,
            site_discount_frac: work.site_discount_frac,
            fee_frac: work.platform_fee_frac,
            failures_per_gpu_year: node.failures_per_gpu_year,
            repair_days: node.repair_days,
            repair_visit_usd: node.repair_visit_usd,
            insurance_frac: deal.insurance_and_tax_frac,
            property_tax_frac: 0.0,
            link_usd_month: home.link.usd_month,
            household_link_usd_month: home.link.usd_month,
            household_kwh_year: year.household_kwh,
            host_usd_per_node_year: 12.0 * deal.operator_pays_usd_month,
            host_meter_usd_per_node_year: 12.0 * deal.operator_pays_usd_month,
            host_bill_usd_per_node_year: 12.0 * deal.host_pays_usd_month,
            host_share_frac: deal.revenue_share_frac,
            operator_stops_frac: deal.operator_stops_frac,
            life_years: deal.life_years.round().max(1.0),
            resale_frac: deal.resale_frac,
            cost_of_capital_frac: deal.capital_cost_frac,
            demand_response_kw: 0.0,
            demand_response_usd_per_kw_year: deal.demand_response_usd_per_kw_year,
            ..Self::default()
        };
        // What it sells in an hour, and what power costs it, so that the first year is that of the home.
        let (sold, left_frac) = (terms.node_year(0.0), year.left_frac.max(1e-9));
        if rents(work.kind) && sold.sold_gpu_h > 0.0 {
            let gpu_h = year.gpu_h / left_frac;
            terms.available_frac = (terms.available_frac * gpu_h / sold.sold_gpu_h).min(1.0);
            // Who rents makes tokens of their own.
            terms.tok_s = 0.0;
        } else {
            terms.tok_s = year.tok / left_frac / (sold.sold_h * 3600.0).max(1e-9);
        }
        // Whole hours of all that is sold, as a deal counts them: the calls of a home may leave a part running.
        if year.demand_response_usd > 0.0 {
            terms.demand_response_kw = year.demand_response_usd / deal.demand_response_usd_per_kw_year;
            terms.demand_response_h = 8760.0 * terms.ready_frac() * (1.0 - year.left_frac);
        }
        terms.price_usd_per_kwh = (year.more_usd / terms.node_year(0.0).energy_kwh.max(1e-9)).max(0.0);
        terms
    }
}

fn rents(kind: WorkloadKind) -> bool {
    match kind {
        WorkloadKind::Rent | WorkloadKind::Jobs | WorkloadKind::Train => true,
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => false,
    }
}

fn host_terms(home: &Home) -> HostTerms {
    let deal = &home.deal;
    match deal.meter_payer {
        MeterPayer::Host => HostTerms::HostPaysMeter,
        MeterPayer::OperatorWhole if deal.host_pays_usd_month > 0.0 => HostTerms::FlatBill,
        MeterPayer::OperatorWhole => HostTerms::FreePower,
        MeterPayer::OperatorIncrement if deal.revenue_share_frac > 0.0 => HostTerms::Share,
        MeterPayer::OperatorIncrement => HostTerms::FlatPayment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::preset,
        simulate::{Options, Stages},
    };

    #[test]
    fn the_first_year_of_the_deal_is_that_of_the_home() {
        for (id, offered_kw) in (1..=6).flat_map(|id| [(id, 0.0), (id, 0.2), (id, 3.0)]) {
            let mut scenario = preset(id).unwrap().scenario();
            scenario.homes[0].deal.demand_response_kw = offered_kw;
            let year = Stages::default().year(&scenario, &Options::default()).unwrap();
            let home = &scenario.homes[0];
            let terms = Terms::from_home(home, &year);
            let first = terms.node_year(0.0);
            let totals = &year.with_node.totals;
            let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= 1e-6 * theirs.abs() + 1e-6;
            if rents(home.workload.kind) {
                assert!(near(first.sold_gpu_h, totals.gpu_h), "{id}: {} {}", first.sold_gpu_h, totals.gpu_h);
            } else {
                assert!(near(first.tok, totals.tok), "{id}: {} {}", first.tok, totals.tok);
            }
            assert!(
                near(first.sales_usd, totals.revenue_usd),
                "{id}: {} {}",
                first.sales_usd,
                totals.revenue_usd
            );
            let called = &year.called;
            assert!(near(first.demand_response_usd, called.usd), "{id}: {}", first.demand_response_usd);
            assert!(offered_kw <= 0.0 || rents(home.workload.kind) || near(first.lost_tok, called.lost_tok));
            let more_usd = totals.bill_usd - year.today.totals.bill_usd;
            assert!(near(first.power_usd, more_usd), "{id}: {} {more_usd}", first.power_usd);
            assert!(near(terms.hardware_usd() + terms.install_usd, home.node.price_usd()), "{id}");
        }
    }
}
