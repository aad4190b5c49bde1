//! `finance`: a deal in money, by role and by year, beside data centres.

use clap::{Arg, ArgMatches, Command};
use wattfleet_core::{
    finance::{Spread, spread},
    text::format_number,
    units::Unit,
};

use crate::{
    args::{json, text},
    failure::Failure,
    finance_file::{FinanceFile, read, schema},
    finance_json::finance_json,
    reply::Reply,
    text_table::{Side, text_table},
};

pub(super) fn command() -> Command {
    Command::new("finance")
        .about("Tells who pays and earns what in a deal, by role and year, beside data centres")
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .help("The deal as JSON; - reads standard input"),
        )
        .arg(json())
        .after_help(schema())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let file = read(text(matches, "file"))?;
    let figures = spread(&file.terms, &file.open);
    Ok(if matches.get_flag("json") {
        Reply::json(&finance_json(&file, &figures))
    } else {
        Reply::text(report(&file, &figures))
    })
}

fn report(file: &FinanceFile, figures: &[Spread]) -> String {
    let terms = &file.terms;
    let mut lines = vec![["figure", "value", "low", "high", "unit"].map(str::to_owned).to_vec()];
    lines.extend(figures.iter().map(|figure| {
        let unit = figure.finding.unit;
        let shown = |value: f64| shown(value, unit);
        let key = figure.finding.key.replace('_', " ").replace('.', ": ");
        vec![key, shown(figure.finding.value), shown(figure.p10), shown(figure.p90), unit.symbol().to_owned()]
    }));
    let head =
        format!("{}; {}; sold by the {}", terms.deal.label(), terms.host_terms.label(), terms.sell.key());
    let table = text_table(&[Side::Left, Side::Right, Side::Right, Side::Right, Side::Left], &lines);
    format!("{head}\n\n{table}")
}

fn shown(value: f64, unit: Unit) -> String {
    if value.is_finite() {
        format_number(value * unit.display_factor())
    } else if value > 0.0 {
        "never".to_owned()
    } else {
        "none".to_owned()
    }
}
