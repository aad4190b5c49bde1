//! Any figure of an answer as a formula with this scenario's values, units and sources.

use crate::{
    catalog::MeterPayer,
    energy::battery::BatteryLimits,
    scenario::Scenario,
    simulate::{Year, demand_curve},
    units::Unit,
};

use super::{
    BreakEven, Explanation, Term,
    availability::Availability,
    facts::{Facts, State},
    key_figures::key_figures,
    money::{self, Formula},
};

/// The explanation of a figure of the shown role's answer; `None` for an unknown figure or home.
/// A value that never comes about (an infinite one) is explained by the division that has no result.
#[must_use]
pub fn explain(scenario: &Scenario, home_index: usize, year: &Year, figure: &str) -> Option<Explanation> {
    let home = scenario.homes.get(home_index)?;
    let facts = Facts::new(scenario, home_index, home, year);
    let shown = key_figures(&facts).into_iter().find(|known| known.id == figure)?;
    let formula = formula(&facts, shown.id)?;
    Some(Explanation {
        figure: shown.id,
        label: shown.label,
        formula: formula.text,
        terms: formula.terms,
        result: shown.value,
        unit: shown.unit,
        band: shown.band,
    })
}

fn formula(facts: &Facts, figure: &str) -> Option<Formula> {
    let formula = match figure {
        "host_pays" => money::pays(facts).then("/ 12"),
        "operator_power" => operator_power(facts),
        "gain" => money::gain(facts, 1.0, None).then(""),
        "energy" => plain("meter - meter_today", money::meter_terms(facts)),
        "sales" => {
            let (text, terms) = money::sales(facts);
            plain(text, terms)
        }
        "break_even" => break_even(facts),
        "payback" => payback(facts),
        "unit_cost" => unit_cost(facts),
        "available" => availability(facts, "running"),
        "full_power" => availability(facts, "unthrottled"),
        "backup" => backup(facts),
        "import" => import(facts),
        "co2_marginal" => carbon(facts)?,
        "sold_output" => sold_output(facts)?,
        "output_per_kwh" => output_per_kwh(facts),
        _ => return None,
    };
    Some(formula)
}

fn plain(text: &str, terms: impl IntoIterator<Item = Term>) -> Formula {
    let mut formula = Formula { text: text.to_owned(), ..Formula::default() };
    formula.terms(terms);
    formula
}

fn operator_power(facts: &Facts) -> Formula {
    let (with_node, today) = (&facts.year.with_node, &facts.year.today);
    let usd = |symbol, label, value| {
        Term::model(symbol, label, value, Unit::UsdPerYear)
            .moved_by("tariff.import_scale_frac", facts.index)
            .noted("explain.meter")
    };
    let bill = usd("bill", "Bill with the node", with_node.totals.bill_usd);
    match facts.home.deal.meter_payer {
        MeterPayer::OperatorWhole => {
            let credit_usd = facts.operator_power_usd() - with_node.totals.bill_usd;
            plain("bill + credit", [bill, usd("credit", "Export credit that others keep", credit_usd)])
        }
        MeterPayer::Host | MeterPayer::OperatorIncrement => {
            plain("bill - bill_today", [bill, usd("bill_today", "Bill today", today.totals.bill_usd)])
        }
    }
}

fn break_even(facts: &Facts) -> Formula {
    let Some(sold) = facts.sold else { return plain("0", []) };
    let sales =
        Term::model("sales_full", "Sales if everything were sold", sold.sales_full_usd, Unit::UsdPerYear);
    let keeps_frac = kept_frac(facts);
    let keeps = Term::model("keeps", "Share of sales that is kept", keeps_frac, Unit::Frac)
        .moved_by("workload.platform_fee_frac", facts.index);
    let costs = |usd| {
        Term::model("costs", "Costs less other income at that share", usd, Unit::UsdPerYear)
            .noted("explain.costs")
    };
    match sold.break_even {
        BreakEven::At(frac) => {
            let response = super::SoldResponse::new(facts.home, facts.year);
            let kept_usd = sold.sales_full_usd * keeps_frac;
            let usd = kept_usd * frac - response.gain_usd(facts.party, frac);
            plain("costs / (sales_full * keeps)", [costs(usd), sales, keeps])
        }
        BreakEven::Always => plain("0", [costs(0.0)]),
        // More than everything: no share of sales covers the costs.
        BreakEven::Never => plain("1 / nothing", [never("nothing"), sales, keeps]),
    }
}

/// What the party keeps of a dollar sold.
fn kept_frac(facts: &Facts) -> f64 {
    let (fee, share) = (facts.home.workload.platform_fee_frac, facts.home.deal.revenue_share_frac);
    if facts.own() {
        1.0 - fee
    } else if facts.party == facts.home.deal.owner {
        (1.0 - fee) * (1.0 - share)
    } else {
        (1.0 - fee) * share
    }
}

/// A divisor of zero: the figure never comes about.
fn never(symbol: &'static str) -> Term {
    Term::model(symbol, "What there is to divide by", 0.0, Unit::One).noted("explain.never")
}

fn payback(facts: &Facts) -> Formula {
    let capital_usd = -facts.line_usd(crate::simulate::Line::Capital);
    let price = Term::model("price", "Price of the node", facts.home.node.price_usd(), Unit::Usd)
        .moved_by("node.gpu_usd", facts.index);
    let terms = [
        price,
        Term::model("gain", "Gain a year", facts.gain_usd, Unit::UsdPerYear),
        Term::model("capital", "Of it set aside for the node", capital_usd, Unit::UsdPerYear)
            .noted("explain.capital"),
    ];
    if facts.payback_years().is_finite() {
        plain("price / (gain + capital)", terms)
    } else {
        plain("1 / nothing", std::iter::once(never("nothing")).chain(terms))
    }
}

fn unit_cost(facts: &Facts) -> Formula {
    let costs = money::gain(facts, -1.0, Some(crate::simulate::Line::Sales));
    let units = if facts.rents() {
        Term::model("units", "GPU hours sold", facts.units_sold(), Unit::GpuH)
    } else {
        Term::model("units", "Million answer tokens sold", facts.units_sold(), Unit::One)
    };
    if facts.units_sold() <= 0.0 {
        return plain("1 / units", [units]);
    }
    let mut formula = costs.then("/ units");
    formula.terms([units.moved_by("workload.sold_frac", facts.index).noted("explain.units_sold")]);
    formula
}

fn availability(facts: &Facts, first: &'static str) -> Formula {
    if facts.state() == State::NoNode {
        return plain("0", []);
    }
    let parts = Availability::new(facts.home, facts.year);
    let (label, value) = if first == "running" {
        ("Share of the year that limits let it run", parts.running_frac)
    } else {
        ("Share of the year that nothing throttles it", parts.full_frac)
    };
    let frac = |symbol, label, value| Term::model(symbol, label, value, Unit::Frac);
    let first_term = frac(first, label, value).moved_by("service.amps", facts.index);
    plain(
        &format!("{first} * (1 - outage * (1 - carried)) * (1 - failed) * link_up"),
        [
            Some(first_term),
            Some(
                frac("outage", "Share of the year without grid", parts.outage_frac)
                    .moved_by("site.saidi_min", facts.index),
            ),
            Some(
                frac("carried", "Of it, carried by the battery", parts.carried_frac)
                    .moved_by("battery.node_in_outage", facts.index),
            ),
            Some(
                frac("failed", "Share that GPUs stand still", parts.failed_frac)
                    .moved_by("node.failures_per_gpu_year", facts.index),
            ),
            Term::input(facts.scenario, facts.index, "link_up", "link.uptime_frac"),
        ]
        .into_iter()
        .flatten(),
    )
}

fn backup(facts: &Facts) -> Formula {
    let house_h = facts.year.backup.house_h;
    let flows = &facts.year.with_node.flows;
    let mean_kwh = flows.stored_kwh.iter().sum::<f64>() / flows.stored_kwh.len().max(1) as f64;
    let stored = Term::model("stored", "In the battery, mean of the year", mean_kwh, Unit::Kwh)
        .moved_by("battery.units", facts.index);
    let critical = Term::input(facts.scenario, facts.index, "critical", "household.critical_kw");
    if house_h <= 0.0 || facts.home.household.critical_kw <= 0.0 {
        let hours = Term::model("hours", "Hours that the battery carries the house", house_h, Unit::H);
        return plain("hours", [Some(hours), Some(stored), critical].into_iter().flatten());
    }
    let limits = BatteryLimits::new(&facts.home.battery);
    let out = Term::model("out", "Of it, what comes out", limits.discharge_efficiency, Unit::Frac)
        .moved_by("battery.discharge_efficiency_frac", facts.index);
    let idle = Term::model("idle", "The battery's own idle draw", limits.idle_kw, Unit::Kw)
        .moved_by("battery.idle_w", facts.index);
    let locked_kwh = facts.year.backup.locked_kwh;
    if locked_kwh > 0.0 {
        let cold =
            Term::model("cold", "Of it, locked in cold cells, mean of the year", locked_kwh, Unit::Kwh)
                .moved_by("battery.temperature", facts.index);
        let terms = [Some(stored), Some(cold), Some(out), critical, Some(idle)];
        return plain("(stored - cold) * out / (critical + idle * out)", terms.into_iter().flatten());
    }
    plain(
        "stored * out / (critical + idle * out)",
        [Some(stored), Some(out), critical, Some(idle)].into_iter().flatten(),
    )
}

fn import(facts: &Facts) -> Formula {
    let totals = &facts.year.with_node.totals;
    let kwh = |symbol, label, value| Term::model(symbol, label, value, Unit::KwhPerYear);
    plain(
        "house + node + charge + export - sun - discharge",
        [
            kwh("house", "House", totals.household_kwh),
            kwh("node", "Node", totals.node_kwh).moved_by("node.power_cap_w", facts.index),
            kwh("charge", "Into the battery", totals.charge_kwh),
            kwh("export", "To the grid", totals.export_kwh),
            kwh("sun", "From the sun", totals.pv_kwh),
            kwh("discharge", "Out of the battery", totals.discharge_kwh),
        ],
    )
}

fn carbon(facts: &Facts) -> Option<Formula> {
    let (with_node, today) = (&facts.year.with_node.totals, &facts.year.today.totals);
    let kwh = |symbol, label, value| Term::model(symbol, label, value, Unit::KwhPerYear);
    let grid = Term::input(facts.scenario, facts.index, "grid", "site.co2_marginal_g_per_kwh")?;
    Some(plain(
        "((import - export) - (import_today - export_today)) * grid / 1000",
        [
            kwh("import", "From the grid", with_node.import_kwh),
            kwh("export", "To the grid", with_node.export_kwh),
            kwh("import_today", "From the grid today", today.import_kwh),
            kwh("export_today", "To the grid today", today.export_kwh),
            grid,
        ],
    ))
}

fn sold_output(facts: &Facts) -> Option<Formula> {
    let totals = &facts.year.with_node.totals;
    let capable = super::output_figures::capable_output(facts);
    let sold = if demand_curve(facts.home).is_flat() || capable <= 0.0 {
        Term::input(facts.scenario, facts.index, "sold", "workload.sold_frac")?
    } else {
        let sold = if facts.rents() { totals.gpu_h } else { totals.tok };
        Term::model("sold", "Share sold, by the hours of demand", sold / capable, Unit::Frac)
            .moved_by("workload.sold_frac", facts.index)
    };
    let (label, unit) = if facts.rents() {
        ("GPU hours it could give", Unit::GpuH)
    } else {
        ("Tokens it could give", Unit::Tok)
    };
    let capable = Term::model("capable", label, capable, unit).noted("explain.capable");
    Some(plain("capable * sold", [capable, sold]))
}

fn output_per_kwh(facts: &Facts) -> Formula {
    let totals = &facts.year.with_node.totals;
    let output = if facts.rents() {
        Term::model("output", "GPU hours sold", totals.gpu_h, Unit::GpuH)
    } else {
        Term::model("output", "Answer tokens sold", totals.tok, Unit::Tok)
    };
    let node = Term::model("node", "Energy of the node", totals.node_kwh, Unit::KwhPerYear)
        .moved_by("node.power_cap_w", facts.index);
    if totals.node_kwh > 0.0 { plain("output / node", [output, node]) } else { plain("0", [output, node]) }
}
