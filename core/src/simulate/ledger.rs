//! Whose money: every dollar of a year has a line and a role.
//!
//! Lines are kept for the roles. Where one party plays several (a host who owns the node also runs it),
//! its net is the sum of them: [`Ledger::party_net_usd`]. Positive is income.

use crate::{
    catalog::{MeterPayer, Party},
    scenario::{Deal, Home, Role},
    tariff::MonthBill,
};

use super::yearly_capital_usd;

/// What a line of the ledger is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the labels say it")]
pub enum Line {
    Power,
    Export,
    MeterCharges,
    InternetLine,
    HostPays,
    OperatorPays,
    Sales,
    MarketplaceFee,
    RevenueShare,
    DemandResponse,
    Repairs,
    InsuranceAndTax,
    Capital,
}

impl Line {
    /// The words on the page.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Power => "Power from the grid",
            Self::Export => "Credit for export",
            Self::MeterCharges => "Fixed, demand and minimum charges",
            Self::InternetLine => "Internet line",
            Self::HostPays => "Flat payment of the host",
            Self::OperatorPays => "Flat payment of the operator",
            Self::Sales => "Sales",
            Self::MarketplaceFee => "Marketplace fee",
            Self::RevenueShare => "Host's share of revenue",
            Self::DemandResponse => "Power given up on call",
            Self::Repairs => "Repairs",
            Self::InsuranceAndTax => "Insurance and property tax",
            Self::Capital => "Node, paid off over its life",
        }
    }
}

/// One line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Whose.
    pub role: Role,
    /// What for.
    pub line: Line,
    /// Income positive, USD a year.
    pub usd: f64,
}

/// The money of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Every line that is not zero.
    pub entries: Vec<Entry>,
}

impl Ledger {
    /// Net of one role, USD a year.
    #[must_use]
    pub fn net_usd(&self, role: Role) -> f64 {
        self.entries.iter().filter(|entry| entry.role == role).map(|entry| entry.usd).sum()
    }

    /// Net of a party: of all the roles it plays under the deal, USD a year.
    #[must_use]
    pub fn party_net_usd(&self, party: Party, deal: &Deal) -> f64 {
        let roles = Role::ALL.iter().filter(|role| party_of(**role, deal) == party);
        roles.map(|role| self.net_usd(*role)).sum()
    }

    /// Sum of one line over all roles, USD a year.
    #[must_use]
    pub fn line_usd(&self, line: Line) -> f64 {
        self.entries.iter().filter(|entry| entry.line == line).map(|entry| entry.usd).sum()
    }

    /// One line of one role, USD a year.
    #[must_use]
    pub fn role_line_usd(&self, role: Role, line: Line) -> f64 {
        let lines = self.entries.iter().filter(|entry| entry.role == role && entry.line == line);
        lines.map(|entry| entry.usd).sum()
    }

    fn add(&mut self, role: Role, line: Line, usd: f64) {
        if usd.abs() > 0.0 {
            self.entries.push(Entry { role, line, usd });
        }
    }

    /// Money from one role to another.
    fn pass(&mut self, roles: (Role, Role), line: Line, usd: f64) {
        let (from, to) = roles;
        if from != to {
            self.add(from, line, -usd);
            self.add(to, line, usd);
        }
    }
}

/// Who plays a role: whoever owns the node also runs it.
#[must_use]
pub fn party_of(role: Role, deal: &Deal) -> Party {
    match role {
        Role::Host => Party::Host,
        Role::Owner | Role::Operator => deal.owner,
    }
}

/// What a node brings in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Earned {
    /// What buyers pay before the marketplace's fee, USD.
    pub sales_usd: f64,
    /// What the grid pays for power given up on call, USD.
    pub demand_response_usd: f64,
}

/// The ledger of a home: `bill` is that of the year, `today` that of the same home without the node.
#[must_use]
pub fn ledger(home: &Home, bill: MonthBill, today: MonthBill, earned: Earned) -> Ledger {
    let Earned { sales_usd, demand_response_usd } = earned;
    let mut ledger = Ledger::default();
    meter(&mut ledger, home, bill, today);
    let deal = &home.deal;
    let link_usd = home.link.usd_month * 12.0;
    ledger.add(party_role(deal.link_payer), Line::InternetLine, -link_usd);
    ledger.pass((Role::Host, Role::Operator), Line::HostPays, deal.host_pays_usd_month * 12.0);
    ledger.pass((Role::Operator, Role::Host), Line::OperatorPays, deal.operator_pays_usd_month * 12.0);
    ledger.add(Role::Operator, Line::Sales, sales_usd);
    let fee_usd = sales_usd * home.workload.platform_fee_frac;
    ledger.add(Role::Operator, Line::MarketplaceFee, -fee_usd);
    let share_usd = (sales_usd - fee_usd) * deal.revenue_share_frac;
    ledger.pass((Role::Operator, Role::Host), Line::RevenueShare, share_usd);
    // The operator, who stops the node when called, is paid for it.
    ledger.add(Role::Operator, Line::DemandResponse, demand_response_usd);
    let node = &home.node;
    let repairs_usd = node.gpu_count * node.failures_per_gpu_year * node.repair_visit_usd;
    ledger.add(Role::Owner, Line::Repairs, -repairs_usd);
    ledger.add(Role::Owner, Line::InsuranceAndTax, -node.price_usd() * deal.insurance_and_tax_frac);
    ledger.add(Role::Owner, Line::Capital, -yearly_capital_usd(node, deal));
    ledger
}

/// The ledger of the same home without the node: the host pays meter and line.
#[must_use]
pub(super) fn ledger_today(home: &Home, today: MonthBill) -> Ledger {
    let mut ledger = Ledger::default();
    bill_lines(&mut ledger, (Role::Host, Role::Host), today);
    ledger.add(Role::Host, Line::InternetLine, -home.link.usd_month * 12.0);
    ledger
}

fn meter(ledger: &mut Ledger, home: &Home, bill: MonthBill, today: MonthBill) {
    let credit_to = party_role(home.deal.export_owner);
    match home.deal.meter_payer {
        MeterPayer::Host => bill_lines(ledger, (Role::Host, credit_to), bill),
        MeterPayer::OperatorWhole => bill_lines(ledger, (Role::Operator, credit_to), bill),
        MeterPayer::OperatorIncrement => {
            // The host pays what it would have paid, credit included; the operator all that differs.
            bill_lines(ledger, (Role::Host, Role::Host), today);
            let more = MonthBill {
                import_usd: bill.import_usd - today.import_usd,
                export_usd: bill.export_usd - today.export_usd,
                fixed_usd: bill.fixed_usd - today.fixed_usd,
                demand_usd: bill.demand_usd - today.demand_usd,
                minimum_usd: bill.minimum_usd - today.minimum_usd,
            };
            bill_lines(ledger, (Role::Operator, Role::Operator), more);
        }
    }
}

fn bill_lines(ledger: &mut Ledger, roles: (Role, Role), bill: MonthBill) {
    let (payer, credit_to) = roles;
    ledger.add(payer, Line::Power, -bill.import_usd);
    ledger.add(credit_to, Line::Export, bill.export_usd);
    ledger.add(payer, Line::MeterCharges, -(bill.fixed_usd + bill.demand_usd + bill.minimum_usd));
}

fn party_role(party: Party) -> Role {
    match party {
        Party::Host => Role::Host,
        Party::Operator => Role::Operator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::preset;

    fn bill(usd: f64) -> MonthBill {
        MonthBill { import_usd: usd, export_usd: usd / 10.0, fixed_usd: 12.0, ..MonthBill::default() }
    }

    #[test]
    fn no_dollar_is_lost_between_the_roles() {
        for id in 1..=6 {
            let mut home = preset(id).unwrap().scenario().homes.remove(0);
            for &payer in MeterPayer::ALL {
                home.deal.meter_payer = payer;
                let earned = Earned { sales_usd: 20_000.0, demand_response_usd: 500.0 };
                let ledger = ledger(&home, bill(9000.0), bill(800.0), earned);
                let roles: f64 = Role::ALL.iter().map(|role| ledger.net_usd(*role)).sum();
                let outside = 500.0 + 20_000.0 * (1.0 - home.workload.platform_fee_frac)
                    - bill(9000.0).total_usd()
                    - home.link.usd_month * 12.0
                    + ledger.line_usd(Line::Repairs)
                    + ledger.line_usd(Line::InsuranceAndTax)
                    + ledger.line_usd(Line::Capital);
                assert!((roles - outside).abs() < 1e-6, "preset {id}, {payer:?}");
            }
        }
    }

    #[test]
    fn a_host_whose_meter_the_operator_pays_does_not_feel_the_node() {
        let home = preset(1).unwrap().scenario().homes.remove(0);
        let small = ledger(&home, bill(2000.0), bill(800.0), Earned::default());
        let earned = Earned { sales_usd: 90_000.0, ..Earned::default() };
        let large = ledger(&home, bill(20_000.0), bill(800.0), earned);
        assert!((small.net_usd(Role::Host) - large.net_usd(Role::Host)).abs() < 1e-9);
    }
}
