//! A fleet's year for people, and by hour for spreadsheets.

use std::fmt::Write as _;

use wattfleet_core::{
    fleet::{FleetYear, GroupYear, HOURS},
    text::{Arg, Message, format_number, format_usd, sentence},
    time::{DaylightSaving, TimeAxis},
};

use crate::{
    hourly::timestamp,
    text_table::{Side, text_table},
};

/// The whole, its groups, and what is firm.
pub(crate) fn fleet_report(year: &FleetYear) -> String {
    let sums = &year.sums;
    let mw = |kw: f64| format!("{} MW", format_number(kw / 1000.0));
    let mut text = format!(
        "{} nodes, {} at full power; peak of all meters {}, diversity {}\n",
        format_number(year.nodes),
        mw(year.full_kw()),
        mw(year.peak_kw),
        format_number(year.diversity),
    );
    _ = writeln!(
        text,
        "{} GWh drawn, {} GWh exported; {} and {} GPU hours sold for {} a year; {} left for all roles",
        format_number(sums.import_kwh / 1e6),
        format_number(sums.export_kwh / 1e6),
        tokens(sums.tok),
        format_number(sums.gpu_h),
        format_usd(sums.revenue_usd),
        format_usd(sums.net_usd()),
    );
    text.push('\n');
    text.push_str(&groups(year));
    text.push('\n');
    text.push_str(&firm(year));
    _ = writeln!(
        text,
        "\nPromised with {} %: {} of {} nodes",
        format_number(year.firm.sure_frac * 100.0),
        format_number(year.firm.promised_nodes),
        format_number(year.nodes),
    );
    text
}

fn tokens(tok: f64) -> String {
    sentence(&Message::new("fleet.tok").with("tok", Arg::Tok(tok)))
}

fn groups(year: &FleetYear) -> String {
    const MOST: usize = 40;
    let head = [
        "group",
        "nodes",
        "kW each",
        "up %",
        "left USD/yr",
        "street takes",
        "above rating h",
        "feeder takes",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(year.groups.iter().take(MOST).enumerate().map(|(index, group)| line(index, group)));
    let mut text = text_table(
        &[
            Side::Left,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
            Side::Right,
        ],
        &rows,
    );
    if year.groups.len() > MOST {
        _ = writeln!(text, "and {} more", year.groups.len() - MOST);
    }
    text
}

fn line(index: usize, group: &GroupYear) -> Vec<String> {
    let street = group.homes.street.as_ref();
    let feeder = street.and_then(|street| street.feeder);
    vec![
        group.name(index),
        format_number(group.nodes),
        format_number(group.homes.full_kw),
        format_number(group.available_frac * 100.0),
        format_usd(group.sums.net_usd()),
        street.map_or_else(String::new, |street| format_number(street.takes_rated)),
        street.map_or_else(String::new, |street| format_number(street.above_rating_h)),
        feeder.map_or_else(String::new, |feeder| format_number(feeder.takes_rated)),
    ]
}

fn firm(year: &FleetYear) -> String {
    let mut rows =
        vec![["firm with", "nodes", "MW up", "MW with limits", "tok/s", "GPUs"].map(str::to_owned).to_vec()];
    rows.extend(year.firm.levels.iter().map(|level| {
        vec![
            format!("{} %", format_number(level.level * 100.0)),
            format_number(level.nodes),
            format_number(level.up_kw / 1000.0),
            format_number(level.able_kw / 1000.0),
            format_number(level.tok_s),
            format_number(level.gpu),
        ]
    }));
    text_table(&[Side::Right; 6], &rows)
}

/// The sum of all homes by hour: a line of names, then a line an hour.
pub(crate) fn fleet_hourly_csv(year: &FleetYear) -> String {
    let axis = TimeAxis::hourly(DaylightSaving::None);
    let series = year.hours.series();
    let mut out = String::with_capacity(HOURS * series.len() * 10);
    out.push_str("standard_time");
    for (name, _) in series {
        out.push(',');
        out.push_str(name);
    }
    out.push_str("\r\n");
    for hour in 0..HOURS {
        out.push_str(&timestamp(&axis, hour));
        for (_, values) in series {
            // Adding zero turns -0 into 0; writing to a string cannot fail.
            _ = write!(out, ",{}", values.get(hour).copied().unwrap_or_default() + 0.0);
        }
        out.push_str("\r\n");
    }
    out
}
