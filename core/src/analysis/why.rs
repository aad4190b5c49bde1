//! The two to four sentences behind an answer.

use crate::{
    catalog::{MeterPayer, Party},
    compute::ComputeBinds,
    dispatch::Binding,
    scenario::Role,
    simulate::Line,
    text::{Arg, Message},
};

use super::facts::{Facts, State};

/// Less than this a year is not worth a sentence, kWh.
const HEAT_KWH: f64 = 20.0;

/// Why the answer is what it is.
pub(super) fn why(facts: &Facts) -> Vec<Message> {
    if facts.state() == State::NoNode {
        return vec![outage(facts)];
    }
    let mut sentences = Vec::new();
    match facts.role {
        Role::Host if !facts.own() => {
            sentences.push(limits(facts));
            sentences.push(outage(facts));
            sentences.extend(if_stopped(facts));
            sentences.extend(export(facts));
        }
        Role::Host => {
            sentences.push(sales(facts));
            sentences.push(limits(facts));
            sentences.extend(heat(facts));
            sentences.push(outage(facts));
        }
        Role::Owner => {
            sentences.push(sales(facts));
            sentences.extend(sold(facts));
            sentences.extend(heat(facts));
            sentences.push(limits(facts));
        }
        Role::Operator => {
            sentences.push(sales(facts));
            sentences.extend(sold(facts));
            sentences.push(availability(facts));
            sentences.push(limits(facts));
        }
    }
    sentences.truncate(4);
    sentences
}

/// What keeps the node from more, by power or by the link.
pub(super) fn limits(facts: &Facts) -> Message {
    let year = facts.year;
    let held_h = facts.binding_h(Binding::Service) + facts.binding_h(Binding::Transformer);
    if held_h > 0.0 {
        let transformer = facts.binding_frac(Binding::Transformer) > 0.0;
        let id = if transformer { "why.transformer_holds" } else { "why.service_holds" };
        return Message::new(id)
            .with("amps", Arg::Amps(facts.home.service.amps))
            .with("share", Arg::Kw(year.service.import_kw))
            .with("hours", Arg::Hours(held_h))
            .with("frac", Arg::Frac(held_output_frac(facts)));
    }
    let dear_h = facts.binding_h(Binding::Price);
    if dear_h > 0.0 {
        return Message::new("why.price_stops")
            .with("hours", Arg::Hours(dear_h))
            .with("limit", Arg::UsdPerKwh(facts.home.workload.stop_above_usd_per_kwh));
    }
    match year.curve.binds {
        ComputeBinds::LinkCap => Message::new("why.link_cap")
            .with("cap", Arg::GbMonth(facts.home.link.cap_gb_month))
            .with("frac", Arg::Frac(link_frac(facts))),
        ComputeBinds::LinkUp => Message::new("why.link_up")
            .with("rate", Arg::MbitS(facts.home.link.up_mbit_s))
            .with("frac", Arg::Frac(link_frac(facts))),
        ComputeBinds::LinkDown => Message::new("why.link_down")
            .with("rate", Arg::MbitS(facts.home.link.down_mbit_s))
            .with("frac", Arg::Frac(link_frac(facts))),
        ComputeBinds::Gpu | ComputeBinds::Memory | ComputeBinds::DoesNotFit => {
            Message::new("why.service_free")
                .with("amps", Arg::Amps(facts.home.service.amps))
                .with("house", Arg::Kw(year.household.peak_kw))
                .with("node", Arg::Kw(year.curve.full_kw))
                .with("limit", Arg::Kw(year.service.import_kw))
        }
    }
}

/// Share of its full output that the node gives in the steps that a breaker holds it.
fn held_output_frac(facts: &Facts) -> f64 {
    let full = facts.year.capable.iter().copied().fold(0.0, f64::max);
    let held = [Binding::Service.code(), Binding::Transformer.code()];
    let steps = facts.year.with_node.flows.binding.iter().zip(&facts.year.capable);
    let (mut count, mut sum) = (0.0, 0.0);
    for (_, output) in steps.filter(|(code, _)| held.contains(code)) {
        count += 1.0;
        sum += output;
    }
    if count > 0.0 && full > 0.0 { sum / count / full } else { 0.0 }
}

/// Share of the GPUs' output that the link lets through.
pub(super) fn link_frac(facts: &Facts) -> f64 {
    match (facts.year.curve.link_tok_s, facts.year.curve.serving) {
        (Some(link_tok_s), Some(serving)) if serving.output_tok_s > 0.0 => {
            (link_tok_s / serving.output_tok_s).min(1.0)
        }
        _ => 1.0,
    }
}

fn outage(facts: &Facts) -> Message {
    let backup = &facts.year.backup;
    let hours = Arg::Hours(backup.outage_frac * 8760.0);
    if backup.house_h <= 0.0 {
        let id = if facts.home.battery.units > 0.0 { "why.battery_too_small" } else { "why.no_battery" };
        return Message::new(id).with("outage", hours);
    }
    let together = facts.home.node.gpu_count > 0.0 && backup.together_h > 0.0;
    Message::new(if together { "why.outage_both" } else { "why.outage" })
        .with("outage", hours)
        .with("house", Arg::Hours(backup.house_h))
        .with("both", Arg::Hours(backup.together_h))
        .with("node", Arg::Kw(backup.node_kw))
}

/// Who owns the meter when the operator stops, and what it then costs.
fn if_stopped(facts: &Facts) -> Option<Message> {
    let deal = &facts.home.deal;
    let id = match deal.meter_payer {
        MeterPayer::OperatorWhole => "why.stops_whole",
        MeterPayer::OperatorIncrement => "why.stops_increment",
        MeterPayer::Host => "why.stops_own_meter",
    };
    let bill = match deal.meter_payer {
        MeterPayer::OperatorWhole => facts.year.with_node.totals.bill_usd,
        MeterPayer::OperatorIncrement | MeterPayer::Host => facts.bill_change_usd(),
    };
    (deal.owner == Party::Operator).then(|| {
        Message::new(id).with("bill", Arg::Usd(bill)).with("chance", Arg::Frac(deal.operator_stops_frac))
    })
}

/// The export credit that a host gives up.
fn export(facts: &Facts) -> Option<Message> {
    let lost_usd = -facts.line_usd(Line::Export);
    (lost_usd > 1.0).then(|| Message::new("why.export_lost").with("usd", Arg::Usd(lost_usd)))
}

/// Where the sales go.
fn sales(facts: &Facts) -> Message {
    let sales_usd = facts.line_usd(Line::Sales);
    let (fee, power, capital) =
        (cost_of(facts, Line::MarketplaceFee), facts.energy_usd(), cost_of(facts, Line::Capital));
    if sales_usd <= 0.0 {
        let message = Message::new("why.no_sales").with("power", Arg::Usd(power));
        return message.with("capital", Arg::Usd(capital));
    }
    let host = cost_of(facts, Line::OperatorPays) + cost_of(facts, Line::RevenueShare);
    let rest = sales_usd - fee - power - capital - facts.gain_usd;
    let (id, rest) = if rest < 0.0 {
        ("why.sales_and_more", -rest)
    } else if host > 0.0 && rest >= host {
        ("why.sales_host", rest - host)
    } else {
        ("why.sales", rest)
    };
    Message::new(id)
        .with("sales", Arg::Usd(sales_usd))
        .with("fee", Arg::Usd(fee))
        .with("host", Arg::Usd(host))
        .with("power", Arg::Usd(power))
        .with("capital", Arg::Usd(capital))
        .with("rest", Arg::Usd(rest))
}

/// What the assumption about sales decides.
fn sold(facts: &Facts) -> Option<Message> {
    let sold = facts.sold?;
    let message = Message::new("why.sold")
        .with("low", Arg::Frac(sold.range.0))
        .with("high", Arg::Frac(sold.range.1))
        .with("low_usd", Arg::Usd(sold.gain_usd.0))
        .with("high_usd", Arg::Usd(sold.gain_usd.1));
    (sold.range.0 < sold.range.1 && sold.sales_full_usd > 0.0).then_some(message)
}

/// What the node's heat does to the house.
fn heat(facts: &Facts) -> Option<Message> {
    let change_kwh = facts.year.with_node.totals.household_kwh - facts.year.today.totals.household_kwh;
    let id = if change_kwh < 0.0 { "why.heat_saves" } else { "why.heat_costs" };
    (change_kwh.abs() > HEAT_KWH).then(|| Message::new(id).with("kwh", Arg::Kwh(change_kwh.abs())))
}

fn availability(facts: &Facts) -> Message {
    let totals = &facts.year.with_node.totals;
    Message::new("why.available")
        .with("available", Arg::Frac(totals.available_frac))
        .with("full", Arg::Frac(totals.full_power_frac))
}

/// What a line of the ledger costs the party, USD a year, positive.
fn cost_of(facts: &Facts, line: Line) -> f64 {
    -facts.line_usd(line)
}
