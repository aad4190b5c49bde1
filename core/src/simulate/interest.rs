//! In whose eyes the battery is dispatched: who pays the meter, and what that party earns.
//!
//! The dispatch serves the party that pays the meter with the node. What it keeps of sales: the owner's party all
//! but the marketplace's fee and the host's share, the host its share. Credit for export counts if it is that
//! party's.

use crate::{
    catalog::{MeterPayer, Party},
    compute::NodeCurve,
    dispatch::optimal::DemandCharge,
    energy::outage::Backup,
    scenario::{Home, Role, Tariff},
    tariff::Prices,
    time::month_runs,
};

use super::{ledger::party_of, node_meter::billed_tariff, node_output::sales_by_power};

/// What the party that a dispatch serves pays and earns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Interest {
    /// Share of the export credit that it gets.
    pub(super) credit_frac: f64,
    /// What it earns at a power of the node: kW, USD an hour; empty: nothing, or no node.
    pub(super) earns: Vec<(f64, f64)>,
    /// What a kW of a month's highest import costs it, USD.
    pub(super) demand_usd_per_kw: f64,
}

/// The party that pays the meter of a home with its node.
#[must_use]
pub fn served_party(home: &Home) -> Party {
    match home.deal.meter_payer {
        // Who owns the node also runs it.
        MeterPayer::OperatorWhole | MeterPayer::OperatorIncrement => party_of(Role::Operator, &home.deal),
        MeterPayer::Host => Party::Host,
    }
}

impl Interest {
    /// With the node. Not inlined: only plans ask.
    #[inline(never)]
    pub(super) fn with_node(home: &Home, curve: &NodeCurve, backup: &Backup) -> Self {
        if home.node.gpu_count <= 0.0 {
            return Self::today(&home.tariff);
        }
        let deal = &home.deal;
        let party = served_party(home);
        let credited = match deal.export_owner {
            Party::Host => Party::Host,
            Party::Operator => party_of(Role::Operator, deal),
        };
        let keeps_credit = deal.meter_payer == MeterPayer::OperatorIncrement || credited == party;
        let share = deal.revenue_share_frac;
        let of_sales = match (deal.owner == party, party) {
            (true, Party::Host) => 1.0,
            (true, Party::Operator) => 1.0 - share,
            (false, Party::Host) => share,
            (false, Party::Operator) => 0.0,
        } * (1.0 - home.workload.platform_fee_frac);
        let earns = if of_sales > 0.0 {
            let sales = sales_by_power(home, curve, backup);
            sales.into_iter().map(|(kw, usd)| (kw, usd * of_sales)).collect()
        } else {
            Vec::new()
        };
        Self { credit_frac: f64::from(u8::from(keeps_credit)), earns, ..Self::today(&billed_tariff(home)) }
    }

    /// The same home without it: the host pays and earns all.
    pub(super) fn today(tariff: &Tariff) -> Self {
        Self { credit_frac: 1.0, earns: Vec::new(), demand_usd_per_kw: tariff.demand_usd_per_kw_month }
    }

    /// The demand charges of a year, for steps of `step_h` hours.
    pub(super) fn demand(&self, prices: &Prices, step_h: f64) -> Vec<DemandCharge> {
        if self.demand_usd_per_kw <= 0.0 {
            return Vec::new();
        }
        let mut months: Vec<DemandCharge> = (0..12)
            .map(|_| DemandCharge { steps: Vec::new(), usd_per_kwh_step: self.demand_usd_per_kw / step_h })
            .collect();
        for (month, steps) in month_runs(&prices.month) {
            if let Some(charge) = months.get_mut(month) {
                charge.steps.extend(steps.map(|step| step as u32));
            }
        }
        months.retain(|charge| !charge.steps.is_empty());
        months
    }
}
