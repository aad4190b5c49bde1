//! `sweep`: sizes of battery, modules and node, and the designs that no other beats.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};
use wattfleet_core::{
    analysis::{Against, Aim, DesignPoint, Designs, NodeChoice, Sweep, sweep},
    catalog,
    simulate::Stages,
    text::{format_number, format_usd, sentence},
};

use crate::{
    args::{json as json_flag, with_scenario},
    failure::Failure,
    reply::Reply,
    run::{self, Run},
    text_table::{Side, text_table},
};

pub(super) fn command() -> Command {
    with_scenario(Command::new("sweep").about(
        "Tries sizes of battery, modules and node, each dispatched by the home's rule: which designs no other beats, and the best for profit, self-sufficiency and carbon",
    ))
    .arg(json_flag())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let run = run::run(matches)?;
    let mut stages = Stages::default();
    let search = Sweep::new(&run.scenario, run.options.home);
    let designs = sweep(search, |scenario| stages.year(scenario, &run.options))
        .map_err(|error| Failure::new(format_args!("one of the designs has no year: {error}")))?;
    let reply = if matches.get_flag("json") {
        Reply::json(&as_json(&run, &designs))
    } else {
        Reply::text(report(&run, &designs))
    };
    Ok(reply.with_warnings(run.notes))
}

fn as_json(run: &Run, designs: &Designs) -> Value {
    let point = |point: &DesignPoint| point_json(run, point);
    let best: Map<String, Value> =
        Aim::ALL.iter().map(|aim| (aim.key().to_owned(), json!(designs.best(*aim).map(point)))).collect();
    let frontier = |against| designs.frontier(against).iter().map(point).collect::<Vec<_>>();
    json!({
        "home": run.options.home,
        "designs": designs.points.len(),
        "output_unit": unit(run),
        "present": designs.present().map(point),
        "best": best,
        "frontier_output": frontier(Against::Output),
        "frontier_backup": frontier(Against::Backup),
        "all": designs.points.iter().map(point).collect::<Vec<_>>(),
    })
}

fn point_json(run: &Run, point: &DesignPoint) -> Value {
    let node = match point.sizing.node {
        NodeChoice::Without => json!(null),
        NodeChoice::Present => json!("present"),
        NodeChoice::Row(row) => json!(catalog::node(row).map(|row| row.slug)),
    };
    json!({
        "design": words(run, point),
        "battery_units": point.sizing.battery_units,
        "pv_kw_dc": point.sizing.pv_kw_dc,
        "node": node,
        "cost_usd": point.cost_usd,
        "gain_usd": point.gain_usd,
        "output": point.output,
        "backup_h": point.backup_h,
        "self_sufficiency_frac": point.self_sufficiency_frac,
        "co2_kg": point.co2_kg,
    })
}

fn words(run: &Run, point: &DesignPoint) -> String {
    sentence(&point.sizing.words(&run.scenario, run.options.home))
}

/// What the mean output sold is counted in.
fn unit(run: &Run) -> &'static str {
    let hours = run.home().is_ok_and(|home| home.workload.kind.sells_hours());
    if hours { "GPUs" } else { "tok/s" }
}

/// Numbers, then the design's words.
const SIDES: [Side; 6] = [Side::Right, Side::Right, Side::Right, Side::Right, Side::Right, Side::Left];

fn report(run: &Run, designs: &Designs) -> String {
    let mut out = format!(
        "{} designs; all parties together; batteries and modules at installed prices.\n",
        designs.points.len()
    );
    let named = |name: &str, point: Option<&DesignPoint>| {
        point.map_or_else(String::new, |point| {
            format!("{name}: {}, {} a year of gain\n", words(run, point), format_usd(point.gain_usd))
        })
    };
    out.push_str(&named("Now", designs.present()));
    for (aim, name) in Aim::ALL.into_iter().zip(["Greatest gain", "Least bought", "Least carbon"]) {
        out.push_str(&named(name, designs.best(aim)));
    }
    for (against, name) in
        [(Against::Output, "Cost against output"), (Against::Backup, "Cost against backup")]
    {
        out.push_str(&format!("\n{name}\n"));
        let head = ["a year", unit(run), "backup h", "not bought %", "kg", "design"].map(str::to_owned);
        let rows = designs.frontier(against).into_iter().map(|point| {
            vec![
                format_usd(point.cost_usd),
                format_number(point.output),
                format_number(point.backup_h),
                format_number(point.self_sufficiency_frac * 100.0),
                format_number(point.co2_kg),
                words(run, &point),
            ]
        });
        let rows: Vec<Vec<String>> = std::iter::once(head.to_vec()).chain(rows).collect();
        out.push_str(&text_table(&SIDES, &rows));
    }
    out
}
