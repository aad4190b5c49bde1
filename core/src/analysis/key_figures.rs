//! The six figures of each role.

use crate::{
    scenario::Role,
    simulate::Line,
    text::{Arg, Message},
    units::Unit,
};

use super::{
    BreakEven, KeyFigure, Tone,
    facts::{Facts, State},
    falling_prices::falling,
    host_figures::{backup, full_power, host_pays, import, operator_power},
    output_figures::{available, output_per_kwh, sold_output, unit_cost},
};

/// The figures of the role that asks.
pub(super) fn key_figures(facts: &Facts) -> [KeyFigure; 6] {
    match facts.role {
        Role::Host => [
            host_pays(facts),
            operator_power(facts),
            full_power(facts),
            backup(facts),
            import(facts),
            carbon(facts),
        ],
        Role::Owner => {
            [gain(facts), sales(facts), energy(facts), break_even(facts), payback(facts), carbon(facts)]
        }
        Role::Operator => [
            gain(facts),
            unit_cost(facts),
            available(facts),
            sold_output(facts),
            output_per_kwh(facts),
            energy(facts),
        ],
    }
}

pub(super) fn figure(id: &'static str, label: &'static str, value: (f64, Unit), shown: Message) -> KeyFigure {
    let (value, unit) = value;
    KeyFigure {
        id,
        label,
        value,
        unit,
        shown,
        delta_today: None,
        tone: Tone::Neutral,
        note: None,
        band: None,
    }
}

pub(super) fn say(id: &'static str, name: &'static str, arg: Arg) -> Message {
    Message::new(id).with(name, arg)
}

/// Good when the change helps, bad when it hurts.
pub(super) fn tone(gain: f64) -> Tone {
    if gain > 0.005 {
        Tone::Good
    } else if gain < -0.005 {
        Tone::Bad
    } else {
        Tone::Neutral
    }
}

fn carbon(facts: &Facts) -> KeyFigure {
    let (with_node, today) = (&facts.year.with_node.totals, &facts.year.today.totals);
    let kg = with_node.co2_marginal_kg - today.co2_marginal_kg;
    let shown = say("shown.kg_year", "kg", Arg::Signed(Box::new(Arg::Kg(kg))));
    KeyFigure {
        delta_today: Some(kg),
        tone: tone(-kg),
        note: Some(say("under.grid", "grid", Arg::Plain(facts.home.site.co2_marginal_g_per_kwh))),
        ..figure("co2_marginal", "Carbon, marginal", (kg, Unit::KgPerYear), shown)
    }
}

fn gain(facts: &Facts) -> KeyFigure {
    let label = if facts.role == Role::Operator { "Net against today" } else { "Left for you" };
    let band = facts.sold.map(|sold| {
        let (low, high) = sold.gain_usd;
        (low.min(high).min(facts.gain_usd), low.max(high).max(facts.gain_usd))
    });
    KeyFigure {
        delta_today: Some(facts.gain_usd),
        tone: tone(facts.gain_usd),
        note: sold_note(facts),
        band,
        ..figure(
            "gain",
            label,
            (facts.gain_usd, Unit::UsdPerYear),
            say("shown.usd_year", "usd", Arg::Usd(facts.gain_usd)),
        )
    }
}

fn sold_note(facts: &Facts) -> Option<Message> {
    let sold = facts.sold?;
    let note = Message::new("under.sold_range")
        .with("low", Arg::Frac(sold.range.0))
        .with("high", Arg::Frac(sold.range.1))
        .with("low_usd", Arg::Usd(sold.gain_usd.0))
        .with("high_usd", Arg::Usd(sold.gain_usd.1));
    Some(note)
}

fn sales(facts: &Facts) -> KeyFigure {
    let usd = facts.year.with_node.totals.revenue_usd;
    KeyFigure {
        tone: tone(usd),
        note: Some(say("under.sold", "sold", Arg::Frac(facts.home.workload.sold_frac))),
        band: facts.sold.map(|sold| (sold.sales_full_usd * sold.range.0, sold.sales_full_usd * sold.range.1)),
        ..figure("sales", "Sales", (usd, Unit::UsdPerYear), say("shown.usd_year", "usd", Arg::Usd(usd)))
    }
}

fn energy(facts: &Facts) -> KeyFigure {
    let usd = facts.energy_usd();
    let note = if facts.party_line(&facts.year.with_node.ledger, Line::Power).abs() > 0.0 {
        let kwh = facts.year.with_node.totals.node_kwh;
        let usd_per_kwh = if kwh > 0.0 { usd / kwh } else { 0.0 };
        Message::new("under.energy").with("kwh", Arg::Kwh(kwh)).with("usd", Arg::UsdPerKwh(usd_per_kwh))
    } else {
        Message::new("under.others_pay")
    };
    KeyFigure {
        delta_today: Some(usd),
        tone: tone(-usd),
        note: Some(note),
        ..figure("energy", "Power", (usd, Unit::UsdPerYear), say("shown.usd_year", "usd", Arg::Usd(usd)))
    }
}

fn break_even(facts: &Facts) -> KeyFigure {
    let even = facts.sold.map_or(BreakEven::Always, |sold| sold.break_even);
    let frac = even.frac();
    let sold_frac = facts.home.workload.sold_frac;
    let shown = match even {
        BreakEven::Never => Message::new("shown.not_all"),
        BreakEven::Always => Message::new("shown.any"),
        BreakEven::At(frac) => say("shown.sold", "frac", Arg::Frac(frac)),
    };
    KeyFigure {
        tone: tone(sold_frac - frac),
        note: Some(say("under.assumed", "sold", Arg::Frac(sold_frac))),
        ..figure("break_even", "Breaks even at", (frac, Unit::Frac), shown)
    }
}

fn payback(facts: &Facts) -> KeyFigure {
    let years = facts.payback_years();
    let life = facts.home.deal.life_years;
    let shown = if years.is_finite() {
        say("shown.years", "years", Arg::Years(years))
    } else {
        Message::new("shown.never")
    };
    KeyFigure {
        tone: tone(life - years),
        note: Some(lifetime(facts)),
        ..figure("payback", "Pays for itself in", (years, Unit::Year), shown)
    }
}

/// How long it is counted to last, and what its years come to while prices fall.
fn lifetime(facts: &Facts) -> Message {
    let fall = facts.home.workload.price_decline_frac;
    let life = facts.home.deal.life_years;
    if fall <= 0.0 || facts.state() != State::Runs || facts.home.workload.sold_frac <= 0.0 {
        return say("under.life", "years", Arg::Years(life));
    }
    let found = falling(facts);
    let paid = match found.payback_years {
        Some(years) => say("paid.in", "years", Arg::Years(years)),
        None => Message::new("paid.never"),
    };
    say("under.life_falling", "years", Arg::Years(life))
        .with("fall", Arg::Frac(fall))
        .with("paid", Arg::Message(Box::new(paid)))
        .with("usd", Arg::Usd(found.worth_usd))
}
