//! What binds, what could stop it, what is assumed, and what to settle before signing.

use crate::{
    catalog::{self, MeterPayer, Party},
    compute::ComputeBinds,
    dispatch::Binding,
    scenario::Role,
    text::{Arg, Message},
};

use super::{
    Note, NoteKind, Verdict, facts::Facts, headline::limit, plausible, tariff_class::class_clause,
    why::link_frac,
};
use crate::{
    scenario::{NodeMeter, Path, field_by_key},
    simulate::meter_of,
};

/// The notes of an answer, the gravest first.
pub(super) fn notes(facts: &Facts, verdict: Verdict) -> Vec<Note> {
    let mut found: Vec<Note> =
        facts.year.notes.iter().map(|message| note(NoteKind::Broken, message.clone())).collect();
    if facts.home.node.gpu_count <= 0.0 {
        return found;
    }
    binds(facts, &mut found);
    stops(facts, &mut found);
    assumed(facts, verdict, &mut found);
    let class = match meter_of(facts.home) {
        NodeMeter::Household => None,
        NodeMeter::Own => Some("note.own_meter"),
        NodeMeter::GeneralService => Some("note.general_service"),
    };
    if let Some(id) = class {
        found.push(note(NoteKind::Assumed, Message::new(id)));
        found.push(note(NoteKind::Settle, Message::new(class_clause(meter_of(facts.home)))));
    }
    if let Some(deal) = catalog::deal(facts.home.deal.kind) {
        found.extend(deal.checklist.iter().map(|question| {
            note(
                NoteKind::Settle,
                Message::new("note.settle").with("text", Arg::Text((*question).to_owned())),
            )
        }));
    }
    found
}

fn note(kind: NoteKind, message: Message) -> Note {
    Note { kind, message }
}

fn binds(facts: &Facts, found: &mut Vec<Note>) {
    for binding in [Binding::Price, Binding::Service, Binding::Transformer, Binding::Heat] {
        let hours = facts.binding_h(binding);
        if hours > 0.0 {
            let message = Message::new("note.binds")
                .with("limit", Arg::Message(Box::new(Message::new(limit(binding)))))
                .with("hours", Arg::Hours(hours));
            found.push(note(NoteKind::Binds, message));
        }
    }
    let curve = &facts.year.curve;
    if matches!(curve.binds, ComputeBinds::LinkCap | ComputeBinds::LinkUp | ComputeBinds::LinkDown) {
        let message = Message::new("note.link").with("frac", Arg::Frac(link_frac(facts)));
        found.push(note(NoteKind::Binds, message));
    }
    if curve.binds == ComputeBinds::Memory && !facts.hosts() {
        found.push(note(NoteKind::Binds, Message::new("note.memory")));
    }
}

fn stops(facts: &Facts, found: &mut Vec<Note>) {
    let deal = &facts.home.deal;
    let mut add = |message: Message| found.push(note(NoteKind::Stops, message));
    if deal.owner == Party::Operator && facts.role == Role::Host && deal.operator_stops_frac > 0.0 {
        let id = match deal.meter_payer {
            MeterPayer::OperatorWhole => "note.stops_meter_yours",
            MeterPayer::OperatorIncrement | MeterPayer::Host => "note.stops_node_stays",
        };
        add(Message::new(id).with("chance", Arg::Frac(deal.operator_stops_frac)));
    }
    let own_usd = facts.price_doubles_usd(facts.party);
    if own_usd > 1.0 {
        add(Message::new("note.price_doubles").with("usd", Arg::Usd(own_usd)));
    } else if facts.hosts() && deal.meter_payer != MeterPayer::Host {
        let usd = facts.price_doubles_usd(Party::Operator);
        add(Message::new("note.price_doubles_operator").with("usd", Arg::Usd(usd)));
    }
    let site = &facts.home.site;
    if site.saidi_min > 0.0 {
        add(Message::new("note.outages")
            .with("hours", Arg::Hours(site.saidi_min / 60.0))
            .with("times", Arg::Plain(site.saifi)));
    }
    if facts.home.link.cap_gb_month > 0.0 {
        add(Message::new("note.data_cap").with("cap", Arg::GbMonth(facts.home.link.cap_gb_month)));
    }
    if let Some(row) = catalog::node(facts.home.node.model) {
        add(Message::new("note.noise").with("noise", Arg::Db(row.noise_db)));
    }
}

fn assumed(facts: &Facts, verdict: Verdict, found: &mut Vec<Note>) {
    let Some(sold) = facts.sold.filter(|sold| sold.sales_full_usd > 0.0) else { return };
    let sold_frac = facts.home.workload.sold_frac;
    let id = if verdict == Verdict::Depends { "note.sold_decides" } else { "note.sold" };
    let message = Message::new(id)
        .with("sold", Arg::Frac(sold_frac))
        .with("low", Arg::Frac(sold.range.0))
        .with("low_usd", Arg::Usd(sold.gain_usd.0));
    found.push(note(NoteKind::Assumed, message));
    let key = if facts.rents() { "workload.rent_usd_per_h" } else { "workload.price_out_usd_per_mtok" };
    let price = field_by_key(key).map(|field| Path::of_home(field, facts.index));
    if let Some((low, high)) = price.and_then(|path| plausible(facts.scenario, path)) {
        let id = if facts.rents() { "note.rent_range" } else { "note.price_range" };
        found.push(note(
            NoteKind::Assumed,
            Message::new(id).with("low", Arg::Usd(low)).with("high", Arg::Usd(high)),
        ));
    }
}
