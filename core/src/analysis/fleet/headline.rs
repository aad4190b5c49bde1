//! The fleet's answer: one sentence, what stands behind it, six figures.

use super::{FleetFigure, RampReport};
use crate::{
    catalog,
    finance::{Sell, Terms, findings},
    fleet::{
        FleetYear,
        datacentre::{Account, Supply, campus},
    },
    scenario::Scenario,
    text::{Arg, Message, format_number, format_usd, month_name, sentence},
};

/// A fleet as a whole.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) year: &'a FleetYear,
    pub(super) terms: &'a Terms,
    pub(super) supply: &'a Supply,
}

impl Whole<'_> {
    fn account(&self) -> Account {
        self.supply.account(self.terms.cost_of_capital_frac)
    }

    /// Without the cost of capital: the low end of what an hour costs.
    fn plain_usd_per_gpu_h(&self) -> f64 {
        self.supply.account(0.0).usd_per_gpu_h
    }

    /// The account of the data centre beside it, with its name.
    fn campus(&self) -> Option<(&'static str, Account)> {
        let row = catalog::datacentre(self.scenario.fleet.datacentre)?;
        let site = (self.supply.grid, self.supply.facility_mw, self.scenario.fleet.sure_frac);
        let supply = campus(row, self.terms, site)?;
        Some((row.name, supply.account(self.terms.cost_of_capital_frac)))
    }

    /// The share sold at which the supplier gains nothing, cost of capital paid.
    fn break_even_frac(&self) -> f64 {
        self.finding("break_even_utilisation_frac.annuity")
    }

    fn finding(&self, key: &str) -> f64 {
        findings(self.terms).into_iter().find(|found| found.key == key).map_or(f64::NAN, |found| found.value)
    }
}

/// Nodes, firm power, when, at what cost.
pub(super) fn headline(whole: &Whole, ramp: Option<&RampReport>) -> Message {
    let account = whole.account();
    let base = Message::new("fleet.answer")
        .with("nodes", Arg::Plain(whole.terms.nodes))
        .with("firm", Arg::Text(megawatts(account.firm_mw)))
        .with("sure", Arg::Frac(whole.scenario.fleet.sure_frac))
        .with("low", Arg::Usd(whole.plain_usd_per_gpu_h()))
        .with("high", Arg::Usd(account.usd_per_gpu_h));
    match ramp.and_then(full_month) {
        Some(month) => Message { id: "fleet.answer_by", ..base }.with("month", Arg::Text(month)),
        None => base,
    }
}

/// The month at the end of which the fleet has grown to 99 % of what it ends at.
fn full_month(ramp: &RampReport) -> Option<String> {
    let [fleet, _] = &ramp.kw;
    let most = fleet.iter().copied().fold(0.0, f64::max);
    let month = fleet.iter().position(|kw| *kw >= 0.99 * most).filter(|_| most > 0.0)?;
    let name = month_name(month % 12);
    Some(format!("{name} {}", usize::from(ramp.first_year) + month / 12))
}

/// Whether it pays, and how it stands beside the data centre.
pub(super) fn why(whole: &Whole, ramp: Option<&RampReport>) -> Vec<Message> {
    let mut said = Vec::new();
    let (even_frac, sold_frac) = (whole.break_even_frac(), whole.terms.utilisation_frac);
    let id = if !even_frac.is_finite() || even_frac > 1.0 {
        "fleet.never_even"
    } else if even_frac > sold_frac {
        "fleet.below_even"
    } else {
        "fleet.above_even"
    };
    said.push(Message::new(id).with("even", Arg::Frac(even_frac)).with("sold", Arg::Frac(sold_frac)));
    if let Some((name, campus)) = whole.campus() {
        said.push(
            Message::new("fleet.campus")
                .with("campus", Arg::Text(name.to_owned()))
                .with("months", Arg::Plain(campus.first_token_months))
                .with("cost", Arg::Usd(campus.usd_per_gpu_h))
                .with("capital", Arg::Text(money(campus.capital_usd))),
        );
    }
    if let Some(months) = ramp.and_then(|ramp| ramp.crossings.get(1)) {
        let message = match months.last() {
            Some(month) => Message::new("fleet.tokens_cross").with("years", Arg::Years(month / 12.0)),
            None => Message::new("fleet.tokens_never_cross"),
        };
        said.push(message);
    }
    if let Some(ramp) = ramp {
        let [fleet, _] = &ramp.kw;
        let most_kw = fleet.iter().copied().fold(0.0, f64::max);
        if fleet.last().is_some_and(|kw| *kw < 0.5 * most_kw) {
            said.push(
                Message::new("fleet.no_second_life")
                    .with("decline", Arg::Frac(whole.terms.price_decline_frac))
                    .with("years", Arg::Years(whole.terms.life_years)),
            );
        }
    }
    said
}

/// Firm power, output, cost, break-even, capital, carbon.
pub(super) fn figures(whole: &Whole) -> Vec<FleetFigure> {
    let account = whole.account();
    let campus = whole.campus();
    let beside = |id: &'static str, value: &dyn Fn(&Account) -> Arg| {
        campus.as_ref().map_or_else(String::new, |(name, account)| {
            let campus = Arg::Text((*name).to_owned());
            sentence(&Message::new(id).with("campus", campus).with("value", value(account)))
        })
    };
    let even_frac = whole.break_even_frac();
    let sold_frac = whole.terms.utilisation_frac;
    let gpu_mw = whole.year.groups.iter().map(|group| {
        let node = &group.home.node;
        if node.gpu_count > 0.0 { group.nodes * node.gpu_count * node.power_cap_w / 1e6 } else { 0.0 }
    });
    let gpu_mw: f64 = gpu_mw.sum();
    let output = match whole.terms.sell {
        Sell::Token => {
            let (value, unit) = scaled(whole.supply.tok_s);
            figure("output", "Output sold out", (format_number(value), format!("{unit}tok/s")))
        }
        Sell::GpuHour => {
            let (value, unit) = scaled(whole.supply.gpus);
            figure("output", "GPUs", (format_number(value), format!("{unit}GPUs")))
        }
    };
    let per_k = |account: &Account| {
        1000.0 * account.energy_kwh * whole.supply.grid.marginal_g_per_kwh / 1000.0 / account.sold_gpu_h
    };
    let even = if even_frac.is_finite() {
        (format_number(100.0 * even_frac), "% sold".to_owned())
    } else {
        ("never".to_owned(), String::new())
    };
    vec![
        FleetFigure {
            note: sentence(&Message::new("fleet.note.gpus").with("power", Arg::Text(megawatts(gpu_mw)))),
            ..figure("firm", "Firm power", (format_number(account.firm_mw), "MW".to_owned()))
        },
        FleetFigure {
            note: sentence(&Message::new("fleet.note.sold").with("sold", Arg::Frac(sold_frac))),
            ..output
        },
        FleetFigure {
            note: sentence(
                &Message::new("fleet.note.no_capital").with("cost", Arg::Usd(whole.plain_usd_per_gpu_h())),
            ),
            ..figure("cost", "Per sold GPU-hour", (format_usd(account.usd_per_gpu_h), String::new()))
        },
        FleetFigure {
            note: sentence(&Message::new("fleet.note.assumed").with("sold", Arg::Frac(sold_frac))),
            tone: if even_frac <= sold_frac { 1 } else { -1 },
            ..figure("break_even", "Break-even", even)
        },
        FleetFigure {
            note: beside("fleet.note.at_once", &|account| Arg::Text(money(account.capital_usd))),
            ..figure("capital", "Capital at risk", (money(account.capital_usd), String::new()))
        },
        FleetFigure {
            note: beside("fleet.note.beside", &|account| Arg::Plain(per_k(account))),
            ..figure(
                "carbon",
                "Carbon, marginal",
                (format_number(per_k(&account)), "kg / k GPU-h".to_owned()),
            )
        },
    ]
}

fn figure(id: &str, label: &str, (value, unit): (String, String)) -> FleetFigure {
    FleetFigure { id: id.to_owned(), label: label.to_owned(), value, unit, note: String::new(), tone: 0 }
}

pub(super) fn megawatts(mw: f64) -> String {
    if mw < 1.0 { format!("{} kW", format_number(1000.0 * mw)) } else { format!("{} MW", format_number(mw)) }
}

/// Dollars in thousands, millions, billions.
fn money(usd: f64) -> String {
    let (value, unit) = if usd.abs() >= 1e9 {
        (usd / 1e9, " bn")
    } else if usd.abs() >= 1e6 {
        (usd / 1e6, " M")
    } else {
        (usd, "")
    };
    format!("{}{unit}", format_usd(value))
}

/// A number with k or M.
fn scaled(value: f64) -> (f64, &'static str) {
    if value >= 1e6 {
        (value / 1e6, "M ")
    } else if value >= 1e4 {
        (value / 1e3, "k ")
    } else {
        (value, "")
    }
}
