//! The money of a deal, year by year, each line with its owner.
//!
//! Year 0 is the purchase; what happens in a year is paid at its end. With [`Certainty::Expected`] every line is
//! weighted with the chance that the operator is still there (`(1 - p)^(y-1)` in year y); where it stops, the
//! host pays the node's idle draw until switch-off and takes the node away, and the owner sells it.

use super::{CashKind, CashLine, DealKind, HostTerms, Loan, Role, Terms, books::Books, tax::add_taxes};
use crate::catalog::{MeterPayer, Party};

/// Hours a month of a year.
const MONTH_H: f64 = 730.0;
const HOST: Option<Role> = Some(Role::Host);
const OWNER: Option<Role> = Some(Role::Owner);
const OPERATOR: Option<Role> = Some(Role::Operator);
const LESSEE: Option<Role> = Some(Role::Lessee);

/// Whether the operator may stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The deal runs its term.
    RunsItsTerm,
    /// Weighted with the chance that the operator stops.
    Expected,
}

/// All money of a deal, the whole fleet.
#[derive(Clone, Debug, PartialEq)]
pub struct CashFlow {
    /// Who plays what.
    pub deal: DealKind,
    /// Years after the purchase.
    pub years: usize,
    /// Every line that is not zero.
    pub lines: Vec<CashLine>,
}

impl CashFlow {
    /// Of a deal.
    #[must_use]
    pub fn new(terms: &Terms, certainty: Certainty) -> Self {
        Self::with_flat_payment(terms, (certainty, terms.flat_payment_usd()))
    }

    /// The same with another flat payment to the host, USD a node and year.
    pub(super) fn with_flat_payment(terms: &Terms, how: (Certainty, f64)) -> Self {
        let (certainty, flat_usd) = how;
        let may_stop = certainty == Certainty::Expected && terms.deal != DealKind::Own;
        let mut books = Books::new(terms, if may_stop { terms.operator_stops_frac } else { 0.0 });
        buy_and_sell(&mut books, terms);
        earn(&mut books, terms);
        run(&mut books, terms);
        if terms.deal != DealKind::Own {
            pay_host(&mut books, terms, flat_usd);
            leave(&mut books, terms);
        }
        add_taxes(&mut books, terms);
        Self { deal: terms.deal, years: terms.years(), lines: books.lines }
    }

    /// Net of a role, year by year, USD.
    #[must_use]
    pub fn role_usd(&self, role: Role) -> Vec<f64> {
        self.net_usd(|one| one == role, |_| true)
    }

    /// Net of a party over all the roles it plays, year by year, of the lines that count, USD.
    #[must_use]
    pub fn party_usd(&self, party: Role, counts: impl Fn(CashKind) -> bool) -> Vec<f64> {
        self.net_usd(|role| self.deal.party(role) == party, counts)
    }

    fn net_usd(&self, is_one: impl Fn(Role) -> bool, counts: impl Fn(CashKind) -> bool) -> Vec<f64> {
        let mut net = vec![0.0; self.years + 1];
        for line in self.lines.iter().filter(|line| counts(line.kind)) {
            let sign =
                f64::from(i8::from(line.to.is_some_and(&is_one)) - i8::from(line.from.is_some_and(&is_one)));
            for (sum, usd) in net.iter_mut().zip(&line.usd) {
                *sum += sign * usd;
            }
        }
        net
    }
}

fn buy_and_sell(books: &mut Books, terms: &Terms) {
    books.at_start(CashKind::Hardware, (OWNER, None), terms.hardware_usd());
    books.at_start(CashKind::Installation, (OWNER, None), terms.install_usd);
    books.at_start(CashKind::Upgrades, (OWNER, None), terms.upgrades_usd());
    books.at_end(CashKind::Resale, (None, OWNER), |year| terms.resale_usd(year as f64));
    let years = terms.years();
    let loan =
        Loan { amount_usd: terms.debt_frac * terms.capital_usd(), rate_frac: terms.debt_rate_frac, years };
    if loan.amount_usd > 0.0 {
        let schedule: Vec<_> = loan.schedule().collect();
        let paid = |year: usize| schedule.get(year - 1).copied().unwrap_or_default();
        books.at_start(CashKind::DebtDrawn, (None, OWNER), loan.amount_usd);
        books.yearly(CashKind::Interest, (OWNER, None), |year| paid(year).interest_usd);
        books.yearly(CashKind::Principal, (OWNER, None), |year| paid(year).principal_usd);
        // Where the operator stops, the rest is due at once.
        books.at_end(CashKind::Principal, (OWNER, None), |year| paid(year).owed_usd);
    }
}

fn earn(books: &mut Books, terms: &Terms) {
    let of = |year: usize| terms.node_year((year - 1) as f64);
    let seller = if terms.deal == DealKind::Lease { LESSEE } else { OPERATOR };
    books.yearly(CashKind::Sales, (None, seller), |year| of(year).sales_usd);
    books.yearly(CashKind::MarketplaceFee, (seller, None), |year| of(year).fee_usd);
    if terms.deal == DealKind::Lease {
        books.yearly(CashKind::LeasePayment, (LESSEE, OPERATOR), |year| terms.lease_usd(of(year).ready_h));
    }
    books.yearly(CashKind::DemandResponse, (None, OPERATOR), |year| of(year).demand_response_usd);
}

fn run(books: &mut Books, terms: &Terms) {
    let of = |year: usize| terms.node_year((year - 1) as f64);
    let host_pays = terms.deal == DealKind::Own || terms.host_terms.meter_payer() == MeterPayer::Host;
    let payer = if host_pays { HOST } else { OPERATOR };
    books.yearly(CashKind::Power, (payer, None), |year| of(year).power_usd);
    let host_has_line = terms.deal == DealKind::Own || terms.host_terms.link_payer() == Party::Host;
    let more_usd = 12.0 * (terms.link_usd_month - terms.household_link_usd_month);
    books.yearly(CashKind::Line, (if host_has_line { HOST } else { OPERATOR }, None), |_| more_usd);
    books.yearly(CashKind::Repairs, (OWNER, None), |year| of(year).repairs_usd);
    let price_usd = terms.hardware_usd();
    books.yearly(CashKind::Insurance, (OWNER, None), |_| price_usd * terms.insurance_frac);
    let left_frac = |year: usize| (1.0 - (year - 1) as f64 / terms.life_years).max(0.0);
    books.yearly(CashKind::PropertyTax, (OWNER, None), |year| {
        price_usd * terms.property_tax_frac * left_frac(year)
    });
}

fn pay_host(books: &mut Books, terms: &Terms, flat_usd: f64) {
    let grown = |frac: f64, year: usize| libm::pow(1.0 + frac, (year - 1) as f64);
    if terms.host_terms.meter_payer() == MeterPayer::OperatorWhole {
        let free_kwh = terms.household_kwh_year.min(terms.fair_use_kwh_year);
        books.yearly(CashKind::HouseholdPower, (OPERATOR, HOST), |year| {
            free_kwh * terms.price_usd_per_kwh * grown(terms.power_escalator_frac, year)
        });
    }
    if terms.host_terms.link_payer() == Party::Operator {
        books.yearly(CashKind::HouseholdLine, (OPERATOR, HOST), |_| 12.0 * terms.household_link_usd_month);
    }
    let escalated = |year: usize| grown(terms.host_escalator_frac, year);
    books.yearly(CashKind::FlatPayment, (OPERATOR, HOST), |year| flat_usd * escalated(year));
    if terms.host_terms == HostTerms::FlatBill {
        let bill_usd = terms.host_bill_usd_per_node_year;
        books.yearly(CashKind::FlatBill, (HOST, OPERATOR), |year| bill_usd * escalated(year));
    }
    if terms.host_terms == HostTerms::Share {
        books.yearly(CashKind::RevenueShare, (OPERATOR, HOST), |year| {
            let of = terms.node_year((year - 1) as f64);
            let is_lease = terms.deal == DealKind::Lease;
            let revenue_usd = if is_lease { terms.lease_usd(of.ready_h) } else { of.sales_usd - of.fee_usd };
            revenue_usd * terms.host_share_frac
        });
    }
}

/// The end: in time the operator takes the node away; where it stops before, the host does.
fn leave(books: &mut Books, terms: &Terms) {
    books.in_last_year(CashKind::Removal, (OPERATOR, None), terms.exit_usd);
    books.at_stop(CashKind::Removal, (HOST, None), |_| terms.exit_usd);
    let left_h = terms.switch_off_months * MONTH_H;
    books.at_stop(CashKind::LeftMeter, (HOST, None), |year| {
        let price = libm::pow(1.0 + terms.power_escalator_frac, year as f64);
        terms.idle_kw * left_h * terms.price_usd_per_kwh * price
    });
}
