//! One side of the comparison: its bill, ledger, totals and months.

use std::sync::Arc;

use crate::{
    dispatch::Flows,
    energy::{
        battery::{BatteryLimits, TemperatureLimit},
        outage::{Backup, NodeInOutage, OutageInput, OutageRecord, backup},
    },
    scenario::{Home, NodeMeter, Role},
    tariff::{Bill, MonthBill, Prices},
    time::{TimeAxis, month_runs, sum},
};

use super::{
    Side,
    carbon::carbon_kwh,
    ledger::{Ledger, ledger_today, party_of},
    node_meter::{battery_in_outage, bill_with_node, meter_of},
    totals::{self, Totals},
    whole_bill::home_bill,
};

/// What both sides of the comparison share.
pub(super) struct Parts<'a> {
    pub(super) home: &'a Home,
    pub(super) axis: TimeAxis,
    /// Prices with the node.
    pub(super) prices: &'a Prices,
    /// Carbon of each step over the year's mean; empty where only that is known.
    pub(super) carbon: &'a [f64],
    /// Prices today.
    pub(super) prices_today: &'a Prices,
    /// What the year's temperature takes from the home's battery, in the mean.
    pub(super) temperature: TemperatureLimit,
}

impl Parts<'_> {
    pub(super) fn side_today(&self, flows: &Arc<Flows>) -> Side {
        let bill = home_bill(&self.home.tariff, self.prices_today, flows, &self.axis);
        let ledger = ledger_today(self.home, bill.year());
        self.side(flows, bill, ledger)
    }

    pub(super) fn side_with_node(
        &self,
        flows: &Arc<Flows>,
        ledger: impl FnOnce(MonthBill) -> Ledger,
    ) -> Side {
        let bill = bill_with_node(self.home, self.prices, flows, &self.axis);
        let ledger = ledger(bill.year());
        self.side(flows, bill, ledger)
    }

    fn side(&self, flows: &Arc<Flows>, bill: Bill, ledger: Ledger) -> Side {
        let step_h = self.axis.step_h();
        let mut monthly = totals::monthly(flows, &month_runs(&self.prices.month), &self.axis);
        let mut totals = totals::energy(flows, &monthly, step_h);
        let site = &self.home.site;
        let deal = &self.home.deal;
        let net_usd = |role| ledger.party_net_usd(party_of(role, deal), deal);
        let net_kwh = totals.import_kwh - totals.export_kwh;
        totals = Totals {
            bill_usd: bill.year().total_usd(),
            host_net_usd: net_usd(Role::Host),
            owner_net_usd: net_usd(Role::Owner),
            operator_net_usd: net_usd(Role::Operator),
            co2_kg: carbon_kwh(flows, self.carbon, (net_kwh, step_h)) * site.co2_g_per_kwh / 1000.0,
            co2_marginal_kg: net_kwh * site.co2_marginal_g_per_kwh / 1000.0,
            water_l: totals.import_kwh * site.water_l_per_kwh,
            ..totals
        };
        for (month, bill) in monthly.iter_mut().zip(&bill.months) {
            month.bill_usd = bill.total_usd();
        }
        Side { flows: Arc::clone(flows), bill, ledger, totals, monthly }
    }

    pub(super) fn backup(&self, flows: &Flows, node: NodeInOutage) -> Backup {
        let steps = flows.stored_kwh.len().max(1) as f64;
        self.backup_from(sum(&flows.stored_kwh) / steps, node)
    }

    /// From a mean state of the battery.
    pub(super) fn backup_from(&self, stored_kwh: f64, node: NodeInOutage) -> Backup {
        let input = OutageInput {
            record: OutageRecord::new(&self.home.site),
            critical_kw: self.home.household.critical_kw,
            node,
            stored_kwh,
            temperature: self.temperature,
            policy: battery_in_outage(self.home),
        };
        let backup = backup(&BatteryLimits::new(&self.home.battery), &input);
        if meter_of(self.home) == NodeMeter::Own {
            // The home's battery hangs on another meter: it could not carry the node if it should.
            return Backup { together_h: 0.0, node_kw: 0.0, ..backup };
        }
        backup
    }
}

/// Adds what was sold at each step, tok/s, to the months' tokens.
pub(super) fn add_monthly_tok(side: &mut Side, prices: &Prices, sold: &[f64], tok_per_rate: f64) {
    for (month, steps) in month_runs(&prices.month) {
        if let (Some(month), Some(rates)) = (side.monthly.get_mut(month), sold.get(steps)) {
            month.tok += sum(rates) * tok_per_rate;
        }
    }
}
