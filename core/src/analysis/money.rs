//! Formulas of money: each line of a party's ledger as the expression that makes it.

use crate::{simulate::Line, units::Unit};

use super::{Term, facts::Facts};

/// A formula in the making.
#[derive(Debug, Default)]
pub(super) struct Formula {
    pub(super) text: String,
    pub(super) terms: Vec<Term>,
}

impl Formula {
    /// Adds `expression` with the sign of `value`.
    pub(super) fn add(&mut self, value: f64, expression: &str, terms: impl IntoIterator<Item = Term>) {
        match (value < 0.0, self.text.is_empty()) {
            (true, true) => self.text.push('-'),
            (true, false) => self.text.push_str(" - "),
            (false, true) => {}
            (false, false) => self.text.push_str(" + "),
        }
        self.text.push_str(expression);
        self.terms(terms);
    }

    /// Adds terms that are not there yet.
    pub(super) fn terms(&mut self, terms: impl IntoIterator<Item = Term>) {
        for term in terms {
            if !self.terms.iter().any(|known| known.symbol == term.symbol) {
                self.terms.push(term);
            }
        }
    }

    /// The sum in brackets, then what follows; nothing is `0`.
    pub(super) fn then(mut self, after: &str) -> Self {
        let sum = if self.text.is_empty() { "0" } else { &self.text };
        self.text = if after.is_empty() { sum.to_owned() } else { format!("({sum}) {after}") };
        self
    }
}

/// Lines of the ledger whose sum is the party's net, meter aside.
const LINES: [Line; 10] = [
    Line::Sales,
    Line::MarketplaceFee,
    Line::RevenueShare,
    Line::DemandResponse,
    Line::InternetLine,
    Line::HostPays,
    Line::OperatorPays,
    Line::Repairs,
    Line::InsuranceAndTax,
    Line::Capital,
];

/// The party's gain against today: `sales - fees - ... - (meter - meter_today)`.
pub(super) fn gain(facts: &Facts, sign: f64, skip: Option<Line>) -> Formula {
    let mut formula = Formula::default();
    for line in LINES.into_iter().filter(|line| Some(*line) != skip) {
        add_line(&mut formula, facts, line, sign * facts.line_usd(line));
    }
    if facts.meter_usd(&facts.year.with_node.ledger) != 0.0
        || facts.meter_usd(&facts.year.today.ledger) != 0.0
    {
        formula.add(-sign, "(meter - meter_today)", meter_terms(facts));
    }
    formula
}

/// What the party pays in a year with the node.
pub(super) fn pays(facts: &Facts) -> Formula {
    let mut formula = Formula::default();
    let ledger = &facts.year.with_node.ledger;
    let [meter, _] = meter_terms(facts);
    if meter.value != 0.0 {
        formula.add(1.0, "meter", [meter]);
    }
    for line in LINES {
        add_line(&mut formula, facts, line, -facts.party_line(ledger, line));
    }
    formula
}

/// The party's meter with the node and today.
pub(super) fn meter_terms(facts: &Facts) -> [Term; 2] {
    let with_node = facts.meter_usd(&facts.year.with_node.ledger);
    let today = facts.meter_usd(&facts.year.today.ledger);
    [
        Term::model("meter", "Meter, less export credit", with_node, Unit::UsdPerYear)
            .moved_by("tariff.import_scale_frac", facts.index)
            .noted("explain.meter"),
        Term::model("meter_today", "Meter today", today, Unit::UsdPerYear)
            .moved_by("tariff.import_scale_frac", facts.index)
            .noted("explain.meter_today"),
    ]
}

/// Sales of the year before fees: `units * price * (1 - discount)`.
pub(super) fn sales(facts: &Facts) -> (&'static str, Vec<Term>) {
    let input = |symbol, key| Term::input(facts.scenario, facts.index, symbol, key);
    let totals = &facts.year.with_node.totals;
    let (text, terms) = if facts.rents() {
        let units = Term::model("gpu_h", "GPU hours sold", totals.gpu_h, Unit::GpuH);
        (
            "gpu_h * rent * (1 - discount)",
            [Some(units), input("rent", "workload.rent_usd_per_h"), None, None, None],
        )
    } else {
        let units = Term::model("mtok", "Million answer tokens sold", totals.tok / 1e6, Unit::One);
        (
            "mtok * (price_out + price_in * tokens_in / tokens_out) * (1 - discount)",
            [
                Some(units),
                input("price_out", "workload.price_out_usd_per_mtok"),
                input("price_in", "workload.price_in_usd_per_mtok"),
                input("tokens_in", "workload.tokens_in"),
                input("tokens_out", "workload.tokens_out"),
            ],
        )
    };
    let mut terms: Vec<Term> = terms.into_iter().flatten().collect();
    if let Some(units) = terms.first_mut() {
        *units = units.clone().moved_by("workload.sold_frac", facts.index).noted("explain.units_sold");
    }
    terms.extend(input("discount", "workload.site_discount_frac"));
    (text, terms)
}

fn add_line(formula: &mut Formula, facts: &Facts, line: Line, usd: f64) {
    if usd.abs() < 1e-9 {
        return;
    }
    let input = |symbol, key| Term::input(facts.scenario, facts.index, symbol, key);
    let sales_term = || {
        Term::model("sales", "Sales before fees", facts.year.with_node.totals.revenue_usd, Unit::UsdPerYear)
            .moved_by("workload.sold_frac", facts.index)
            .noted("explain.sales")
    };
    let price_term = || {
        Term::model("price", "Price of the node", facts.home.node.price_usd(), Unit::Usd)
            .moved_by("node.gpu_usd", facts.index)
    };
    let fee = || input("fee", "workload.platform_fee_frac");
    let (expression, terms): (&str, Vec<Option<Term>>) = match line {
        Line::Sales => ("sales", vec![Some(sales_term())]),
        Line::MarketplaceFee => ("sales * fee", vec![Some(sales_term()), fee()]),
        Line::RevenueShare => (
            "sales * (1 - fee) * share",
            vec![Some(sales_term()), fee(), input("share", "deal.revenue_share_frac")],
        ),
        Line::DemandResponse => (
            "given_up * paid",
            vec![
                Some(Term::model("given_up", "Power given up on call", facts.year.called.kw, Unit::Kw)),
                input("paid", "deal.demand_response_usd_per_kw_year"),
            ],
        ),
        Line::InternetLine => ("12 * line", vec![input("line", "link.usd_month")]),
        Line::HostPays => ("12 * host_pays", vec![input("host_pays", "deal.host_pays_usd_month")]),
        Line::OperatorPays => {
            ("12 * operator_pays", vec![input("operator_pays", "deal.operator_pays_usd_month")])
        }
        Line::Repairs => (
            "gpus * failures * visit",
            vec![
                input("gpus", "node.gpu_count"),
                input("failures", "node.failures_per_gpu_year"),
                input("visit", "node.repair_visit_usd"),
            ],
        ),
        Line::InsuranceAndTax => {
            ("price * insurance", vec![Some(price_term()), input("insurance", "deal.insurance_and_tax_frac")])
        }
        Line::Capital => {
            let capital = Term::model(
                "capital",
                "Node, paid off over its life",
                facts.year.with_node.ledger.line_usd(Line::Capital).abs(),
                Unit::UsdPerYear,
            );
            ("capital", vec![Some(capital.moved_by("node.gpu_usd", facts.index).noted("explain.capital"))])
        }
        Line::Power | Line::Export | Line::MeterCharges => return,
    };
    formula.add(usd, expression, terms.into_iter().flatten());
}
