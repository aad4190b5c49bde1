//! `catalog`: the tables of sourced facts.

use clap::{Arg, ArgMatches, Command};
use serde_json::{Map, Value};
use wattfleet_core::{
    catalog::{Headline, RowHead, Table, to_json},
    text::format_number,
};

use crate::{
    args::json,
    failure::Failure,
    reply::Reply,
    suggest::did_you_mean,
    text_table::{Side, text_table},
};

pub(super) fn command() -> Command {
    Command::new("catalog")
        .about("Lists the catalogue: its tables, or the rows of one with their sources")
        .arg(Arg::new("table").value_name("TABLE").help(format!("One of {}", slugs().join(", "))))
        .arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let table = matches.get_one::<String>("table").map(|name| named(name)).transpose()?;
    Ok(match (table, matches.get_flag("json")) {
        (None, true) => Reply::json(&all_json()),
        (None, false) => Reply::text(tables()),
        (Some(table), true) => Reply::json(&to_json(table)),
        (Some(table), false) => Reply::text(rows(table)),
    })
}

fn slugs() -> Vec<&'static str> {
    Table::ALL.iter().map(|table| table.slug()).collect()
}

fn named(name: &str) -> Result<Table, Failure> {
    Table::from_key(name).ok_or_else(|| {
        Failure::new(format_args!("the catalogue has no table '{name}'"))
            .guess(did_you_mean(name, slugs()))
            .help(format_args!("tables are {}", slugs().join(", ")))
    })
}

fn all_json() -> Value {
    Table::ALL.iter().map(|table| (table.slug().to_owned(), to_json(*table))).collect::<Map<_, _>>().into()
}

fn tables() -> String {
    let mut lines = vec![["table", "rows", "holds"].map(str::to_owned).to_vec()];
    lines.extend(Table::ALL.iter().map(|table| {
        vec![table.slug().to_owned(), table.rows().len().to_string(), table.label().to_owned()]
    }));
    text_table(&[Side::Left, Side::Right, Side::Left], &lines)
}

fn rows(table: Table) -> String {
    let rows = table.rows();
    let [first, second] = rows.first().map_or(["", ""], |row| row.headline.each_ref().map(|head| head.label));
    let mut lines = vec![["slug", "name", first, second, "source"].map(str::to_owned).to_vec()];
    lines.extend(rows.iter().map(line));
    text_table(&[Side::Left, Side::Left, Side::Right, Side::Right, Side::Left], &lines)
}

fn line(row: &RowHead) -> Vec<String> {
    let [first, second] = row.headline.each_ref().map(shown);
    let source = format!("{} {}: {}", row.source.status.word(), row.source.year, row.source.text());
    vec![row.slug.to_owned(), row.name.to_owned(), first, second, source]
}

fn shown(headline: &Headline) -> String {
    let value = format_number(headline.value * headline.unit.display_factor());
    format!("{value} {}", headline.unit.symbol()).trim_end().to_owned()
}
