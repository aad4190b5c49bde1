//! A year as JSON for programs.

use serde_json::{Map, Value, json};
use wattfleet_core::{
    analysis::KeyFigure,
    dispatch::{Binding, Proof},
    energy::outage::Survival,
    share::{Fingerprint, MODEL_VERSION, fingerprint},
    simulate::{Footprint, Monthly, Totals, battery_health, footprint, heat_report, outage_outlook},
    text::sentence,
};

use crate::run::Run;

/// Everything `simulate --json` says.
pub(crate) fn run_json(run: &Run) -> Value {
    let year = &run.year;
    let Fingerprint { bits, answer } = fingerprint(year);
    let binding: Map<String, Value> = Binding::ALL
        .iter()
        .map(|binding| {
            let share = year.binding_frac.get(usize::from(binding.code())).copied().unwrap_or_default();
            (binding.key().to_owned(), json!(share))
        })
        .collect();
    json!({
        "answer": sentence(&run.answer.headline),
        "role": run.answer.role.key(),
        "verdict": run.answer.verdict.word(),
        "why": run.answer.why.iter().map(sentence).collect::<Vec<_>>(),
        "figures": run.answer.figures.each_ref().map(figure_json),
        "home": run.options.home,
        "step_minutes": year.axis.step_minutes(),
        "totals": totals_json(&year.with_node.totals),
        "today": totals_json(&year.today.totals),
        "monthly": months_json(&year.with_node.monthly),
        "binding": binding,
        "dispatch": dispatch_json(run),
        "demand_response": {
            "kw": year.called.kw,
            "hours": year.called.hours,
            "usd": year.called.usd,
            "lost_tok": year.called.lost_tok,
            "lost_gpu_h": year.called.lost_gpu_h,
        },
        "outage": outage_json(run),
        "battery": battery_json(run),
        "heat": heat_json(run),
        "footprint": footprint_json(run),
        "notes": run.all_notes(),
        "fingerprint": { "bits": format!("{bits:016x}"), "answer": format!("{answer:08x}") },
        "model_version": MODEL_VERSION,
    })
}

/// The battery's rule, and how surely nothing is better than it; null without a battery.
fn dispatch_json(run: &Run) -> Option<Value> {
    let home = run.scenario.homes.get(run.options.home).filter(|home| home.battery.units > 0.0)?;
    let (proof, gap_usd) = match run.year.proof {
        Proof::Exact => ("exact", Some(0.0)),
        Proof::Within(usd) => ("within", Some(usd)),
        Proof::Open => ("open", None),
    };
    Some(json!({ "rule": home.battery.dispatch.key(), "proof": proof, "gap_usd": gap_usd }))
}

/// What the grid does, and what the home does then; hours are at most a week.
fn outage_json(run: &Run) -> Option<Value> {
    let home = run.scenario.homes.get(run.options.home)?;
    let outlook = outage_outlook(home, &run.year);
    let lasts = |hours: &[f64]| {
        json!({
            "least_h": Survival::reached_by(hours, 1.0),
            "nine_in_ten_h": Survival::reached_by(hours, 0.9),
            "median_h": Survival::reached_by(hours, 0.5),
            "ridden_through": Survival::ride_through_frac(hours, &outlook.record),
        })
    };
    Some(json!({
        "per_year": outlook.record.per_year(),
        "hours_per_year": outlook.record.hours_a_year(),
        "node_carried": run.year.backup.carried_frac,
        "critical": lasts(&outlook.critical_h),
        "critical_today": lasts(&outlook.critical_today_h),
        "house": lasts(&outlook.house_h),
        "node": lasts(&outlook.node_h),
    }))
}

/// How the battery ages; null without one.
fn battery_json(run: &Run) -> Option<Value> {
    let home = run.scenario.homes.get(run.options.home)?;
    let health = battery_health(home, &run.year, home.battery.fade, 20)?;
    Some(json!({
        "cycles_per_year": health.cycles_a_year,
        "cell_c": health.mean_cell_c,
        "life_years": health.life_years,
        "soh_by_year": health.kept_frac,
    }))
}

/// What became of the node's heat.
fn heat_json(run: &Run) -> Option<Value> {
    let home = run.scenario.homes.get(run.options.home)?;
    let fate = heat_report(home, &run.year);
    Some(json!({
        "heat_kwh": fate.heat_kwh,
        "useful_kwh": fate.useful_kwh,
        "cooled_kwh": fate.cooled_kwh,
        "left_kwh": fate.left_kwh(),
        "saved_kwh": fate.saved_kwh,
        "cooling_kwh": fate.cooling_kwh,
    }))
}

/// Carbon and water, line by line.
fn footprint_json(run: &Run) -> Option<Value> {
    let home = run.scenario.homes.get(run.options.home)?;
    let (with_node, today) = footprint(home, &run.scenario.constants, &run.year);
    let lines = |of: &Footprint| -> Value {
        of.rows().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect::<Map<_, _>>().into()
    };
    Some(json!({ "with_node": lines(&with_node), "today": lines(&today) }))
}

/// Infinite values (a payback that never comes) are null.
fn figure_json(figure: &KeyFigure) -> Value {
    json!({
        "id": figure.id,
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit.symbol().replace('%', "share"),
        "shown": sentence(&figure.shown),
        "delta_today": figure.delta_today,
    })
}

fn totals_json(totals: &Totals) -> Value {
    totals.rows().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect::<Map<_, _>>().into()
}

/// January to December; a month is that of the clock, which bills.
fn months_json(months: &[Monthly; 12]) -> Vec<Value> {
    let month = |(index, month): (usize, &Monthly)| {
        json!({
            "month": index + 1,
            "pv_kwh": month.pv_kwh,
            "household_kwh": month.household_kwh,
            "node_kwh": month.node_kwh,
            "import_kwh": month.import_kwh,
            "export_kwh": month.export_kwh,
            "curtailed_kwh": month.curtailed_kwh,
            "charge_kwh": month.charge_kwh,
            "discharge_kwh": month.discharge_kwh,
            "bill_usd": month.bill_usd,
            "tok": month.tok,
        })
    };
    months.iter().enumerate().map(month).collect()
}
