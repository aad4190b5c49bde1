//! A panel in a line.

use wattfleet_core::{
    catalog,
    scenario::{Home, Management, Subject, WorkloadKind},
    text::format_number,
};

use super::summary_money::{deal, tariff};

/// A panel in a line, from what it holds.
#[must_use]
pub(crate) fn summary(subject: Subject, home: &Home) -> String {
    match subject {
        Subject::Site => site(home),
        Subject::Household => household(home),
        Subject::Service => service(home),
        Subject::Solar => solar(home),
        Subject::Battery => battery(home),
        Subject::Tariff => tariff(home),
        Subject::Link => link(home),
        Subject::Node => node(home),
        Subject::Workload => workload(home),
        Subject::Deal => deal(home),
        Subject::Constants => "of the model".to_owned(),
        Subject::Fleet | Subject::View => String::new(),
    }
}

pub(super) fn unknown() -> String {
    "not known".to_owned()
}

fn site(home: &Home) -> String {
    let name = catalog::climate(home.site.climate).map_or_else(unknown, |row| row.name.to_owned());
    if home.weather.is_some() { format!("{name}, own weather") } else { name }
}

fn household(home: &Home) -> String {
    if let Some(measured) = home.measured {
        let from = if measured.hash.is_some() { "metered" } else { "by bills" };
        return format!("{} kWh, {from}", format_number(measured.year_kwh()));
    }
    let cars = match home.household.ev_count as u16 {
        0 => "no car".to_owned(),
        1 => "one EV".to_owned(),
        many => format!("{many} EVs"),
    };
    format!("{} m², {cars}", format_number(home.household.floor_area_m2))
}

fn service(home: &Home) -> String {
    let control = match home.service.management {
        Management::None => "not managed",
        Management::Managed => "managed",
        Management::Sheds => "switched off by the panel",
    };
    format!("{} A, {control}", format_number(home.service.amps))
}

fn solar(home: &Home) -> String {
    let Some(largest) = home.solar.arrays.iter().max_by(|a, b| a.kw_dc.total_cmp(&b.kw_dc)) else {
        return "none".to_owned();
    };
    let kw_dc = format_number(home.solar.kw_dc());
    match home.solar.arrays.len() {
        1 => format!("{kw_dc} kW, {}° {}", format_number(largest.tilt_deg), compass(largest.azimuth_deg)),
        many => format!("{kw_dc} kW, {many} arrays"),
    }
}

fn compass(azimuth_deg: f64) -> &'static str {
    const NAMES: [&str; 8] =
        ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
    let index = (azimuth_deg / 45.0).round() as usize % NAMES.len();
    NAMES.get(index).copied().unwrap_or("south")
}

fn battery(home: &Home) -> String {
    if home.battery.units <= 0.0 {
        return "none".to_owned();
    }
    let name = catalog::battery(home.battery.model).map_or("battery", |row| row.name);
    let short = name.strip_prefix("Tesla ").unwrap_or(name);
    format!("{short} × {}", format_number(home.battery.units))
}

fn link(home: &Home) -> String {
    let name = catalog::link(home.link.plan).map_or_else(unknown, |row| row.name.to_owned());
    let rates = format!("{} / {}", format_number(home.link.down_mbit_s), format_number(home.link.up_mbit_s));
    if name.contains('/') { name } else { format!("{name}, {rates}") }
}

fn node(home: &Home) -> String {
    let name = catalog::node(home.node.model).map_or("Node", |row| row.name);
    let box_name = name.split(',').next().unwrap_or(name);
    match home.node.gpu_count as u32 {
        0 => "no node".to_owned(),
        1 => format!("{box_name}, one GPU"),
        many => format!("{box_name}, {many} GPUs"),
    }
}

fn workload(home: &Home) -> String {
    let llm = catalog::llm(home.workload.llm).map_or("a model", |row| row.name);
    match home.workload.kind {
        WorkloadKind::Serve => format!("Serve {llm}"),
        WorkloadKind::Batch => format!("Batch, {llm}"),
        WorkloadKind::Agents => format!("Agents on {llm}"),
        WorkloadKind::Rent => format!("Rent at ${:.2} an hour", home.workload.rent_usd_per_h),
        WorkloadKind::Jobs => format!("Jobs at ${:.2} an hour", home.workload.rent_usd_per_h),
        WorkloadKind::Train => format!("Train at ${:.2} an hour", home.workload.rent_usd_per_h),
    }
}
