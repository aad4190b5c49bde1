//! A year as a table of its steps, for spreadsheets and programs.
//!
//! RFC 4180 with one line of names, each ending in its unit. Times are local standard time of the display
//! year, hour beginning: the clock's daylight saving is not in them. Numbers have as many digits as they
//! need to be read back as they were. What is sold is before outages and failures.

use std::fmt::Write as _;

use wattfleet_core::{
    dispatch::Binding,
    scenario::{Home, WorkloadKind},
    simulate::{Year, heat_report},
    time::{TimeAxis, month_of_day},
};

/// The year that stands for all years: it begins on the weekday of [`TimeAxis::hourly`].
const DISPLAY_YEAR: u16 = 2026;

/// A column: its name, which ends in its unit, and a value a step; empty where there is no node.
type Column<'a> = (&'static str, &'a [f64]);

/// The table: a line of names, then a line a step.
pub(crate) fn hourly_csv(year: &Year, home: &Home) -> String {
    let heat = heat_report(home, year);
    let mut columns = columns(year, home.workload.kind);
    columns.push(("useful_heat_kw", &heat.useful_kw));
    let mut out = String::with_capacity(year.axis.len() * (columns.len() + 2) * 10);
    out.push_str("standard_time");
    for (name, _) in &columns {
        out.push(',');
        out.push_str(name);
    }
    out.push_str(",binding\r\n");
    let mut values: Vec<_> = columns.iter().map(|(_, values)| values.iter()).collect();
    let mut binding = year.with_node.flows.binding.iter();
    for step in 0..year.axis.len() {
        out.push_str(&timestamp(&year.axis, step));
        for value in &mut values {
            match value.next() {
                // Adding zero turns -0 into 0; writing to a string cannot fail.
                Some(value) if value.is_finite() => _ = write!(out, ",{}", value + 0.0),
                _ => out.push(','),
            }
        }
        let bound = binding.next().and_then(|code| Binding::from_code(*code)).unwrap_or_default();
        out.push(',');
        out.push_str(bound.key());
        out.push_str("\r\n");
    }
    out
}

fn columns(year: &Year, workload: WorkloadKind) -> Vec<Column<'_>> {
    let (flows, today) = (&year.with_node.flows, &year.today.flows);
    let (capable, sold) = match workload {
        WorkloadKind::Rent | WorkloadKind::Jobs | WorkloadKind::Train => ("capable_gpu", "sold_gpu"),
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => ("capable_tok_s", "sold_tok_s"),
    };
    vec![
        ("pv_available_kw", &year.pv.ac_kw),
        ("pv_kw", &flows.pv_kw),
        ("curtailed_kw", &flows.curtailed_kw),
        ("import_kw", &flows.import_kw),
        ("export_kw", &flows.export_kw),
        ("household_kw", &flows.household_kw),
        ("node_kw", &flows.node_kw),
        ("allowed_kw", &flows.allowed_kw),
        ("charge_kw", &flows.charge_kw),
        ("discharge_kw", &flows.discharge_kw),
        ("loss_kw", &flows.loss_kw),
        ("stored_kwh", &flows.stored_kwh),
        ("today_import_kw", &today.import_kw),
        ("today_export_kw", &today.export_kw),
        ("today_stored_kwh", &today.stored_kwh),
        ("buy_usd_per_kwh", &year.prices.buy_usd_per_kwh),
        ("sell_usd_per_kwh", &year.prices.sell_usd_per_kwh),
        ("dry_bulb_c", &year.weather.dry_bulb_c),
        ("ghi_w_m2", &year.weather.ghi_w_m2),
        (capable, &year.capable),
        (sold, &year.sold),
    ]
}

/// `2026-07-14 15:30`
pub(crate) fn timestamp(axis: &TimeAxis, step: usize) -> String {
    let day = axis.day(step);
    let month = month_of_day(day);
    let first = (0..day).rev().take_while(|earlier| month_of_day(*earlier) == month).count();
    let minutes = (step % axis.steps_per_day()) * axis.step_minutes() as usize;
    format!("{DISPLAY_YEAR}-{:02}-{:02} {:02}:{:02}", month + 1, first + 1, minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wattfleet_core::time::DaylightSaving;

    #[test]
    fn times_are_those_of_a_year_of_365_days() {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        assert_eq!(timestamp(&axis, 0), "2026-01-01 00:00");
        assert_eq!(timestamp(&axis, (31 + 28) * 24), "2026-03-01 00:00");
        assert_eq!(timestamp(&axis, 8759), "2026-12-31 23:00");
    }
}
