//! What the sentences and figures of an answer share, worked out once.

use crate::{
    catalog::{MeterPayer, Party},
    dispatch::Binding,
    scenario::{Home, Role, Scenario},
    simulate::{Ledger, Line, Year, billed_tariff, meters, party_of},
    tariff::Bill,
};

use super::{BreakEven, Metric, SoldResponse, plausible};

/// A home, its year, and the role that asks.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) index: usize,
    pub(super) home: &'a Home,
    pub(super) year: &'a Year,
    pub(super) role: Role,
    pub(super) party: Party,
    pub(super) metric: Metric,
    /// The metric, USD a year.
    pub(super) gain_usd: f64,
    /// How money follows the share sold; absent for a host without a stake in sales.
    pub(super) sold: Option<SoldFacts>,
}

/// What another share sold would change.
#[derive(Clone, Copy, Debug)]
pub(super) struct SoldFacts {
    pub(super) sales_full_usd: f64,
    /// Lowest and highest plausible share.
    pub(super) range: (f64, f64),
    /// The party's gain at both.
    pub(super) gain_usd: (f64, f64),
    pub(super) break_even: BreakEven,
}

/// What keeps a node from giving anything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum State {
    NoNode,
    Misfit,
    /// A limit leaves it no power, or the link no output.
    Dark(Binding),
    Runs,
}

impl<'a> Facts<'a> {
    /// Of a home of a scenario and its year; of its first home if there is no such one.
    pub(super) fn new(scenario: &'a Scenario, index: usize, home: &'a Home, year: &'a Year) -> Self {
        let role = scenario.view.role;
        let party = party_of(role, &home.deal);
        let metric = Metric::of_role(role);
        let shares = party == home.deal.owner || home.deal.revenue_share_frac > 0.0;
        let sold =
            (shares && home.node.gpu_count > 0.0).then(|| sold_facts(scenario, (index, home), year, party));
        Self { scenario, index, home, year, role, party, metric, gain_usd: metric.read(year), sold }
    }

    pub(super) fn state(&self) -> State {
        if self.home.node.gpu_count <= 0.0 {
            return State::NoNode;
        }
        if self.year.curve.misfit.is_some() && !self.rents() {
            return State::Misfit;
        }
        if self.year.capable.iter().any(|output| *output > 0.0) {
            return State::Runs;
        }
        let power = [Binding::Price, Binding::Service, Binding::Transformer, Binding::Heat];
        let most = power.into_iter().max_by(|a, b| self.binding_frac(*a).total_cmp(&self.binding_frac(*b)));
        State::Dark(most.filter(|binding| self.binding_frac(*binding) > 0.0).unwrap_or(Binding::Link))
    }

    pub(super) fn rents(&self) -> bool {
        self.home.workload.kind.sells_hours()
    }

    /// Whether the host owns and runs the node.
    pub(super) fn own(&self) -> bool {
        self.home.deal.owner == Party::Host
    }

    /// Whether the question is that of a host of somebody else's node.
    pub(super) fn hosts(&self) -> bool {
        self.role == Role::Host && !self.own()
    }

    pub(super) fn binding_frac(&self, binding: Binding) -> f64 {
        self.year.binding_frac.get(usize::from(binding.code())).copied().unwrap_or(0.0)
    }

    /// Hours a year in which a limit binds.
    pub(super) fn binding_h(&self, binding: Binding) -> f64 {
        self.binding_frac(binding) * 8760.0
    }

    /// One line for the party, with the node less today, USD a year, income positive.
    pub(super) fn line_usd(&self, line: Line) -> f64 {
        self.party_line(&self.year.with_node.ledger, line) - self.party_line(&self.year.today.ledger, line)
    }

    /// One line of a ledger for the party.
    pub(super) fn party_line(&self, ledger: &Ledger, line: Line) -> f64 {
        let deal = &self.home.deal;
        let roles = Role::ALL.iter().filter(|role| party_of(**role, deal) == self.party);
        roles.map(|role| ledger.role_line_usd(*role, line)).sum()
    }

    /// What the party pays for the meter, less credit: USD a year.
    pub(super) fn meter_usd(&self, ledger: &Ledger) -> f64 {
        -[Line::Power, Line::Export, Line::MeterCharges]
            .into_iter()
            .map(|line| self.party_line(ledger, line))
            .sum::<f64>()
    }

    /// What the node adds to the party's meter, USD a year.
    pub(super) fn energy_usd(&self) -> f64 {
        let usd = self.meter_usd(&self.year.with_node.ledger) - self.meter_usd(&self.year.today.ledger);
        // Two sums of equal bills may differ in their last bit.
        if usd.abs() < 1e-9 { 0.0 } else { usd }
    }

    /// What the party would pay more a year if power from the grid cost twice as much, against today's
    /// home at that price too, USD; the battery acting as it does.
    pub(super) fn price_doubles_usd(&self, party: Party) -> f64 {
        let more = |bill: &Bill, least_usd: f64| -> f64 {
            let months = bill.months.iter().map(|month| {
                let without_minimum = month.total_usd() - month.minimum_usd + month.import_usd;
                without_minimum.max(least_usd) - month.total_usd()
            });
            months.sum()
        };
        let least_usd = billed_tariff(self.home).min_usd_month * meters(self.home);
        let with_node = more(&self.year.with_node.bill, least_usd);
        let today = more(&self.year.today.bill, self.home.tariff.min_usd_month);
        match (self.home.deal.meter_payer, party) {
            (MeterPayer::Host, Party::Host) => with_node - today,
            (MeterPayer::OperatorWhole, Party::Host) => -today,
            (MeterPayer::OperatorWhole, Party::Operator) => with_node,
            (MeterPayer::OperatorIncrement, Party::Operator) => with_node - today,
            (MeterPayer::Host, Party::Operator) | (MeterPayer::OperatorIncrement, Party::Host) => 0.0,
        }
    }

    /// What the node adds to the meter, whoever pays, USD a year.
    pub(super) fn bill_change_usd(&self) -> f64 {
        self.year.with_node.totals.bill_usd - self.year.today.totals.bill_usd
    }

    /// What a host's operator pays for power, USD a year: the whole meter or what the node adds.
    pub(super) fn operator_power_usd(&self) -> f64 {
        let totals = &self.year.with_node.totals;
        match self.home.deal.meter_payer {
            MeterPayer::OperatorWhole => {
                let export_usd = self.year.with_node.bill.year().export_usd;
                let credit_usd =
                    if self.home.deal.export_owner == Party::Operator { 0.0 } else { export_usd };
                totals.bill_usd + credit_usd
            }
            MeterPayer::Host | MeterPayer::OperatorIncrement => self.bill_change_usd(),
        }
    }

    /// What the party pays a month, net of what it earns, USD: with the node, and today.
    pub(super) fn pays_usd_month(&self) -> (f64, f64) {
        let deal = &self.home.deal;
        let net = |ledger: &Ledger| -ledger.party_net_usd(self.party, deal) / 12.0;
        (net(&self.year.with_node.ledger), net(&self.year.today.ledger))
    }

    /// Output sold in a year: million answer tokens, or GPU hours for rent.
    pub(super) fn units_sold(&self) -> f64 {
        let totals = &self.year.with_node.totals;
        if self.rents() { totals.gpu_h } else { totals.tok / 1e6 }
    }

    /// What the party's part in the node costs a year, sales aside: `sales - gain`, USD.
    pub(super) fn cost_usd(&self) -> f64 {
        self.line_usd(Line::Sales) - self.gain_usd
    }

    /// Cost of a unit sold, USD; infinite when nothing is sold.
    pub(super) fn unit_cost_usd(&self) -> f64 {
        let units = self.units_sold();
        if units > 0.0 { self.cost_usd() / units } else { f64::INFINITY }
    }

    /// Years until cash pays the price of the node; infinite when it never does.
    pub(super) fn payback_years(&self) -> f64 {
        let cash_usd = self.gain_usd - self.line_usd(Line::Capital);
        if cash_usd > 0.0 { self.home.node.price_usd() / cash_usd } else { f64::INFINITY }
    }
}

fn sold_facts(scenario: &Scenario, place: (usize, &Home), year: &Year, party: Party) -> SoldFacts {
    let (index, home) = place;
    let response = SoldResponse::new(home, year);
    let sold_frac = home.workload.sold_frac;
    let range = crate::scenario::field_by_key("workload.sold_frac")
        .and_then(|field| plausible(scenario, crate::scenario::Path::of_home(field, index)))
        .unwrap_or((sold_frac, sold_frac));
    SoldFacts {
        sales_full_usd: response.sales_full_usd(),
        range,
        gain_usd: (response.gain_usd(party, range.0), response.gain_usd(party, range.1)),
        break_even: response.break_even(party),
    }
}
