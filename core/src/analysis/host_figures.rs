//! The figures that a host asks for.

use crate::{
    catalog::MeterPayer,
    dispatch::Binding,
    text::{Arg, Message},
    units::Unit,
};

use super::{
    KeyFigure, Tone,
    facts::Facts,
    key_figures::{figure, say, tone},
};

pub(super) fn host_pays(facts: &Facts) -> KeyFigure {
    let (usd, today_usd) = facts.pays_usd_month();
    let label = if usd < 0.0 { "You earn" } else { "You pay" };
    let shown = say("shown.usd_month", "usd", Arg::Usd(usd.abs()));
    let note = Message::new("under.today_month")
        .with("today", Arg::Usd(today_usd))
        .with("change", Arg::Signed(Box::new(Arg::Usd(usd - today_usd))));
    KeyFigure {
        delta_today: Some(usd - today_usd),
        tone: tone(today_usd - usd),
        note: Some(note),
        ..figure("host_pays", label, (usd, Unit::UsdPerMonth), shown)
    }
}

pub(super) fn operator_power(facts: &Facts) -> KeyFigure {
    let usd = facts.operator_power_usd();
    let (label, note, tone) = match facts.home.deal.meter_payer {
        _ if facts.home.node.gpu_count <= 0.0 => ("Power for the node", "under.no_node", Tone::Neutral),
        MeterPayer::OperatorWhole => ("Operator pays for power", "under.if_not_them", Tone::Neutral),
        MeterPayer::OperatorIncrement => {
            ("Operator pays for the node's power", "under.if_not_them", Tone::Neutral)
        }
        MeterPayer::Host => ("The node adds to your bill", "under.you_pay_it", tone(-usd)),
    };
    KeyFigure {
        tone,
        note: Some(Message::new(note)),
        ..figure(
            "operator_power",
            label,
            (usd, Unit::UsdPerYear),
            say("shown.usd_year", "usd", Arg::Usd(usd)),
        )
    }
}

pub(super) fn full_power(facts: &Facts) -> KeyFigure {
    let frac = facts.year.with_node.totals.full_power_frac;
    let service_h = facts.binding_h(Binding::Service) + facts.binding_h(Binding::Transformer);
    let id = if service_h > 0.0 { "under.full_power" } else { "under.full_power_free" };
    let note = Message::new(id)
        .with("service", Arg::Hours(service_h))
        .with("outage", Arg::Hours(facts.year.backup.outage_frac * 8760.0));
    KeyFigure {
        note: Some(note),
        ..figure(
            "full_power",
            "Node at full power",
            (frac, Unit::Frac),
            say("shown.of_hours", "frac", Arg::Frac(frac)),
        )
    }
}

/// Beyond this many hours a store is as good as endless.
const ENDLESS_H: f64 = 2000.0;

pub(super) fn backup(facts: &Facts) -> KeyFigure {
    let house_h = facts.year.backup.house_h;
    let today_h = facts.year.backup_today.house_h;
    let shown = if house_h >= ENDLESS_H {
        Message::new("shown.endless")
    } else if house_h <= 0.0 {
        Message::new("shown.none")
    } else {
        say("shown.hours", "hours", Arg::Hours(house_h))
    };
    let note = if facts.home.battery.units <= 0.0 {
        Message::new("under.no_battery")
    } else if facts.year.backup.together_h > 0.0 && facts.home.node.gpu_count > 0.0 {
        say("under.together", "hours", Arg::Hours(facts.year.backup.together_h))
    } else {
        Message::new("under.node_stops")
    };
    KeyFigure {
        delta_today: Some(house_h - today_h),
        tone: if (house_h - today_h).abs() < 0.05 { Tone::Neutral } else { tone(house_h - today_h) },
        note: Some(note),
        ..figure("backup", "Backup of the house", (house_h, Unit::H), shown)
    }
}

pub(super) fn import(facts: &Facts) -> KeyFigure {
    let kwh = facts.year.with_node.totals.import_kwh;
    let delta = kwh - facts.year.today.totals.import_kwh;
    KeyFigure {
        delta_today: Some(delta),
        note: Some(say("under.against_today", "change", Arg::Signed(Box::new(Arg::Kwh(delta))))),
        ..figure(
            "import",
            "Grid energy",
            (kwh, Unit::KwhPerYear),
            say("shown.kwh_year", "kwh", Arg::Kwh(kwh)),
        )
    }
}
