//! The sentence that answers, with its number and its condition.

use crate::{
    catalog,
    catalog::MeterPayer,
    scenario::Role,
    simulate::Line,
    text::{Arg, Message},
};

use super::{
    BreakEven, Verdict,
    facts::{Facts, State},
    output_figures::unit_price_usd,
};

/// Less than this a year is nothing, USD.
const NOTHING_USD: f64 = 0.5;
/// Meter left unpaid until a host can switch off, months.
const UNPAID_MONTHS: f64 = 2.0;

/// Headline and verdict.
pub(super) fn headline(facts: &Facts) -> (Message, Verdict) {
    let verdict = verdict(facts);
    let message = match facts.state() {
        State::NoNode => no_node(facts),
        State::Misfit if !facts.hosts() => misfit(facts),
        State::Dark(binding) if !facts.hosts() => Message::new("answer.dark")
            .with("limit", Arg::Message(Box::new(Message::new(limit(binding)))))
            .with("usd", Arg::Usd(-facts.gain_usd)),
        State::Misfit | State::Dark(_) | State::Runs if facts.hosts() => host(facts),
        _ if facts.role == Role::Operator => operator(facts),
        _ => owner(facts),
    };
    (message, verdict)
}

fn verdict(facts: &Facts) -> Verdict {
    if facts.gain_usd < NOTHING_USD || facts.state() == State::NoNode {
        return Verdict::No;
    }
    let low_usd = facts.sold.map_or(facts.gain_usd, |sold| sold.gain_usd.0);
    let at_risk_usd = if facts.hosts() {
        facts.home.deal.operator_stops_frac * UNPAID_MONTHS / 12.0 * facts.operator_power_usd()
    } else {
        0.0
    };
    if low_usd - at_risk_usd > 0.0 { Verdict::Yes } else { Verdict::Depends }
}

fn no_node(facts: &Facts) -> Message {
    if facts.role == Role::Host {
        let (_, usd) = facts.pays_usd_month();
        Message::new("answer.no_node_host").with("usd", Arg::Usd(usd))
    } else {
        Message::new("answer.no_node")
    }
}

fn misfit(facts: &Facts) -> Message {
    let need = facts.year.curve.misfit;
    let name = catalog::llm(facts.home.workload.llm).map_or("the model", |row| row.name);
    Message::new("answer.misfit")
        .with("model", Arg::Text(name.to_owned()))
        .with("need", Arg::Gb(need.map_or(0.0, |misfit| misfit.need_gb)))
        .with("have", Arg::Gb(need.map_or(0.0, |misfit| misfit.have_gb)))
        .with("usd", Arg::Usd(-facts.gain_usd))
}

/// The words for a limit that leaves the node nothing.
pub(super) fn limit(binding: crate::dispatch::Binding) -> &'static str {
    use crate::dispatch::Binding;
    match binding {
        Binding::Price => "limit.price",
        Binding::Service => "limit.service",
        Binding::Transformer => "limit.transformer",
        Binding::Heat => "limit.heat",
        Binding::None | Binding::Link | Binding::Sales | Binding::Gpu => "limit.link",
    }
}

fn host(facts: &Facts) -> Message {
    let month_usd = facts.gain_usd / 12.0;
    let deal = &facts.home.deal;
    let shares = facts.line_usd(Line::RevenueShare) > 0.0;
    let id = match (deal.meter_payer, sign(facts.gain_usd)) {
        (MeterPayer::Host, 1) if shares => "answer.host_share_own_meter",
        (_, 1) if shares => "answer.host_share",
        (MeterPayer::OperatorWhole, 1) => "answer.host_whole",
        (MeterPayer::OperatorWhole, 0) => "answer.host_whole_zero",
        (MeterPayer::OperatorWhole, _) => "answer.host_whole_no",
        (MeterPayer::OperatorIncrement, 1) => "answer.host_increment",
        (MeterPayer::OperatorIncrement, 0) => "answer.host_increment_zero",
        (MeterPayer::OperatorIncrement, _) => "answer.host_increment_no",
        (MeterPayer::Host, 1) => "answer.host_own_meter",
        (MeterPayer::Host, 0) => "answer.host_own_meter_zero",
        (MeterPayer::Host, _) => "answer.host_own_meter_no",
    };
    let from_operator = facts.line_usd(Line::OperatorPays) + facts.line_usd(Line::RevenueShare);
    Message::new(id)
        .with("usd", Arg::Usd(month_usd.abs()))
        .with("power", Arg::Usd(facts.operator_power_usd()))
        .with("flat", Arg::Usd(from_operator))
        .with("sold", Arg::Frac(facts.home.workload.sold_frac))
        .with("of", of(facts))
}

fn sign(usd: f64) -> i8 {
    if usd >= NOTHING_USD {
        1
    } else if usd > -NOTHING_USD {
        0
    } else {
        -1
    }
}

/// "One RTX 5090", "A node of 16 RTX PRO 6000"; in lower case behind the "No" of a loss.
fn node(facts: &Facts) -> Message {
    let gpu = catalog::gpu(facts.home.node.gpu).map_or("GPU", |row| row.name);
    let id = match (facts.home.node.gpu_count < 1.5, sign(facts.gain_usd) > 0) {
        (true, true) => "node.one_first",
        (true, false) => "node.one",
        (false, true) => "node.many_first",
        (false, false) => "node.many",
    };
    Message::new(id)
        .with("count", Arg::Plain(facts.home.node.gpu_count))
        .with("gpu", Arg::Text(gpu.to_owned()))
}

fn nested(id: &'static str) -> Arg {
    Arg::Message(Box::new(Message::new(id)))
}

/// What sales are a share of.
fn of(facts: &Facts) -> Arg {
    nested(if facts.rents() { "of.hours" } else { "of.output" })
}

/// What the gain is after.
fn after(facts: &Facts) -> Arg {
    nested(if facts.own() { "after.own" } else { "after.hosted" })
}

fn owner(facts: &Facts) -> Message {
    let even = facts.sold.map_or(BreakEven::Always, |sold| sold.break_even);
    let id = match (sign(facts.gain_usd) > 0, even) {
        (true, BreakEven::Always) => "answer.owner_always",
        (true, _) => "answer.owner",
        (false, BreakEven::Never) => "answer.owner_never",
        (false, _) => "answer.owner_no",
    };
    Message::new(id)
        .with("node", Arg::Message(Box::new(node(facts))))
        .with("usd", Arg::Usd(facts.gain_usd.abs()))
        .with("after", after(facts))
        .with("even", Arg::Frac(even.frac().min(1.0)))
        .with("of", of(facts))
        .with("sold", Arg::Frac(facts.home.workload.sold_frac))
}

fn operator(facts: &Facts) -> Message {
    if facts.units_sold() <= 0.0 {
        return Message::new("answer.unsold").with("usd", Arg::Usd(-facts.gain_usd));
    }
    let gains = sign(facts.gain_usd) > 0;
    let unit = if facts.rents() { "unit.gpu_h" } else { "unit.mtok" };
    let unit = Message::new(unit)
        .with("cost", Arg::Usd(facts.unit_cost_usd()))
        .with("price", Arg::Usd(unit_price_usd(facts)));
    Message::new(if gains { "answer.operator" } else { "answer.operator_no" })
        .with("usd", Arg::Usd(facts.gain_usd.abs()))
        .with("after", after(facts))
        .with("unit", Arg::Message(Box::new(unit)))
        .with("sold", Arg::Frac(facts.home.workload.sold_frac))
}
