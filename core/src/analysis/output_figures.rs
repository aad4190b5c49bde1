//! The figures of what a node gives, and what a unit of it costs.

use crate::{
    text::{Arg, Message},
    units::Unit,
};

use super::{
    KeyFigure,
    availability::Availability,
    break_even::answer_usd_per_mtok,
    facts::Facts,
    key_figures::{figure, say, tone},
};

pub(super) fn unit_cost(facts: &Facts) -> KeyFigure {
    let usd = facts.unit_cost_usd();
    let (label, id, unit) = if facts.rents() {
        ("A GPU hour costs", "shown.per_gpu_h", Unit::UsdPerH)
    } else {
        ("A million tokens cost", "shown.per_mtok", Unit::UsdPerMtok)
    };
    let price_usd = unit_price_usd(facts);
    let shown = if usd.is_finite() { say(id, "usd", Arg::Usd(usd)) } else { Message::new("shown.none") };
    let band = facts.year.curve.band;
    let bands = usd.is_finite() && !facts.rents() && usd > 0.0;
    KeyFigure {
        tone: tone(price_usd - usd),
        note: Some(say("under.sells_for", "usd", Arg::Usd(price_usd))),
        band: bands.then(|| (usd / band.high_frac, usd / band.low_frac)),
        ..figure("unit_cost", label, (usd, unit), shown)
    }
}

/// What buyers pay for a unit, USD: a million answer tokens with their prompts, or a GPU hour.
pub(super) fn unit_price_usd(facts: &Facts) -> f64 {
    let workload = &facts.home.workload;
    let list_usd = if facts.rents() { workload.rent_usd_per_h } else { answer_usd_per_mtok(facts.home) };
    list_usd * (1.0 - workload.site_discount_frac)
}

pub(super) fn available(facts: &Facts) -> KeyFigure {
    let totals = &facts.year.with_node.totals;
    let frac = totals.available_frac;
    KeyFigure {
        note: Some(say("under.unthrottled", "full", Arg::Frac(totals.full_power_frac))),
        ..figure("available", "Available", (frac, Unit::Frac), say("shown.of_hours", "frac", Arg::Frac(frac)))
    }
}

fn output(facts: &Facts, value: f64) -> Arg {
    if facts.rents() { Arg::GpuH(value) } else { Arg::Tok(value) }
}

/// How far the estimate of the output may be off; rented hours are counted, not estimated.
fn output_band(facts: &Facts, value: f64) -> Option<(f64, f64)> {
    let band = facts.year.curve.band;
    (!facts.rents() && value > 0.0).then_some((value * band.low_frac, value * band.high_frac))
}

pub(super) fn sold_output(facts: &Facts) -> KeyFigure {
    let totals = &facts.year.with_node.totals;
    let (value, unit) = if facts.rents() { (totals.gpu_h, Unit::GpuH) } else { (totals.tok, Unit::Tok) };
    let note = Message::new("under.of_capable")
        .with("capable", output(facts, capable_output(facts)))
        .with("sold", Arg::Frac(facts.home.workload.sold_frac));
    KeyFigure {
        note: Some(note),
        band: output_band(facts, value),
        ..figure(
            "sold_output",
            "Output sold",
            (value, unit),
            say("shown.a_year", "output", output(facts, value)),
        )
    }
}

pub(super) fn output_per_kwh(facts: &Facts) -> KeyFigure {
    let totals = &facts.year.with_node.totals;
    let (sold, unit) = if facts.rents() { (totals.gpu_h, Unit::GpuH) } else { (totals.tok, Unit::Tok) };
    let value = if totals.node_kwh > 0.0 { sold / totals.node_kwh } else { 0.0 };
    let curve = &facts.year.curve;
    let note = Message::new("under.best_cap").with("best", output(facts, curve.best_per_kwh));
    KeyFigure {
        note: (curve.best_per_kwh > 0.0).then(|| note.with("cap", Arg::Watts(curve.best_cap_w))),
        band: output_band(facts, value),
        ..figure(
            "output_per_kwh",
            "Sold for each kWh",
            (value, unit),
            say("shown.a_kwh", "output", output(facts, value)),
        )
    }
}

/// Output of a year if all were sold: answer tokens, or GPU hours for rent.
pub(super) fn capable_output(facts: &Facts) -> f64 {
    let steps = facts.year.capable.len().max(1) as f64;
    let mean = facts.year.capable.iter().sum::<f64>() / steps * 8760.0;
    let up = mean * Availability::new(facts.home, facts.year).up_frac() * facts.year.called.left_frac();
    if facts.rents() { up } else { up * 3600.0 }
}
