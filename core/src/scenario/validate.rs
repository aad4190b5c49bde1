//! Everything that is wrong with a scenario, at once, each with what to do about it.

use crate::{
    catalog::{self, supply_draw_w},
    text::{Arg, Message},
};

use super::{Home, Management, Path, Place, Scenario, WorkloadKind, field_by_key, fields};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The answer cannot be trusted until it is mended.
    Error,
    /// The answer holds, but the design is probably not meant so.
    Warning,
}

/// A change that would mend an issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fix {
    /// Id of the field.
    pub field: u16,
    /// Where.
    pub place: Place,
    /// To what.
    pub value: f64,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Id of the field.
    pub field: u16,
    /// Where.
    pub place: Place,
    /// How bad.
    pub severity: Severity,
    /// What, and what to do.
    pub message: Message,
    /// One click.
    pub fix: Option<Fix>,
}

/// Every issue of a scenario, homes in order, errors before warnings.
#[must_use]
pub fn validate(scenario: &Scenario) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (index, home) in scenario.homes.iter().enumerate() {
        bounds(scenario, index, &mut issues);
        power_cap(home, index, &mut issues);
        circuit(home, index, &mut issues);
        inverter(home, index, &mut issues);
        offline(home, index, &mut issues);
    }
    groups(scenario, &mut issues);
    issues.sort_by_key(|issue| (issue.place.home, issue.severity));
    issues
}

/// A value that a file or a struct put outside the table's bounds.
fn bounds(scenario: &Scenario, home: usize, issues: &mut Vec<Issue>) {
    for field in fields() {
        for item in 0..field.list.map_or(1, |list| scenario.list_len(list, home)) {
            let place = Place { home, item };
            let Some(value) = (field.read)(scenario, place) else { continue };
            if field.allows(value) {
                continue;
            }
            let mended = if value.is_finite() { field.snap(value) } else { (field.default)() };
            let fix = field.allows(mended).then_some(Fix { field: field.id, place, value: mended });
            let message = Message::new("issue.bounds")
                .with("label", Arg::Text(field.label.to_owned()))
                .with("value", Arg::Plain(value));
            issues.push(Issue { field: field.id, place, severity: Severity::Error, message, fix });
        }
    }
}

/// A cap outside what the card can be set to.
fn power_cap(home: &Home, index: usize, issues: &mut Vec<Issue>) {
    let Some(gpu) = catalog::gpu(home.node.gpu) else { return };
    let cap_w = home.node.power_cap_w;
    let inside = cap_w.max(gpu.min_cap_w).min(gpu.tdp_w);
    if home.node.gpu_count > 0.0 && (inside - cap_w).abs() > 1e-9 {
        let message = Message::new("issue.power_cap")
            .with("gpu", Arg::Text(gpu.name.to_owned()))
            .with("low", Arg::Plain(gpu.min_cap_w))
            .with("high", Arg::Plain(gpu.tdp_w))
            .with("used", Arg::Plain(inside));
        push(issues, index, ("node.power_cap_w", Severity::Warning, message, Some(inside)));
    }
}

/// A node that its service could never carry.
fn circuit(home: &Home, index: usize, issues: &mut Vec<Issue>) {
    let node = &home.node;
    let inside_w = node.gpu_count * node.power_cap_w + node.host_w;
    let box_w = node.gpu_count * node.gpu_tdp_w + node.host_w;
    let node_kw =
        supply_draw_w(inside_w, box_w, node.psu_efficiency_frac) * (1.0 + node.cooling_frac) / 1000.0;
    let limit_kw = home.service.amps * home.service.supply.volts() * home.service.continuous_frac / 1000.0;
    if node_kw > limit_kw {
        let message = Message::new("issue.circuit")
            .with("node_kw", Arg::Kw(node_kw))
            .with("limit_kw", Arg::Kw(limit_kw));
        let severity = match home.service.management {
            Management::None => Severity::Error,
            Management::Managed | Management::Sheds => Severity::Warning,
        };
        let amps =
            libm::ceil(node_kw * 1000.0 / home.service.supply.volts() / home.service.continuous_frac / 25.0)
                * 25.0;
        push(issues, index, ("service.amps", severity, message, Some(amps)));
    }
}

/// An inverter far from its arrays.
fn inverter(home: &Home, index: usize, issues: &mut Vec<Issue>) {
    let kw_dc = home.solar.kw_dc();
    let ratio = kw_dc / home.solar.inverter_kw_ac;
    if kw_dc > 0.0 && !(0.8..=1.6).contains(&ratio) {
        let message = Message::new("issue.inverter")
            .with("ratio", Arg::Plain(libm::round(ratio * 100.0) / 100.0))
            .with("kw_dc", Arg::Kw(kw_dc));
        push(issues, index, ("solar.inverter_kw_ac", Severity::Warning, message, Some(kw_dc / 1.2)));
    }
}

/// A battery as large as the design asks, but rented GPUs on a line with a cap, and the like.
fn offline(home: &Home, index: usize, issues: &mut Vec<Issue>) {
    let capped = home.link.cap_gb_month > 0.0;
    if capped && home.workload.kind == WorkloadKind::Rent && home.node.gpu_count > 0.0 {
        let message = Message::new("issue.rent_cap").with("cap", Arg::Plain(home.link.cap_gb_month));
        push(issues, index, ("link.cap_gb_month", Severity::Warning, message, None));
    }
}

/// A group of a design that is not there.
fn groups(scenario: &Scenario, issues: &mut Vec<Issue>) {
    let Some(field) = field_by_key("fleet.groups[].design") else { return };
    let last = scenario.homes.len().saturating_sub(1);
    for (item, group) in scenario.fleet.groups.iter().enumerate() {
        if usize::from(group.design) > last {
            let place = Place { home: 0, item };
            let fix = Some(Fix { field: field.id, place, value: last as f64 });
            let message = Message::new("issue.group_design")
                .with("group", Arg::Plain(item as f64))
                .with("design", Arg::Plain(f64::from(group.design)))
                .with("last", Arg::Plain(last as f64));
            issues.push(Issue { field: field.id, place, severity: Severity::Error, message, fix });
        }
    }
}

fn push(issues: &mut Vec<Issue>, home: usize, found: (&str, Severity, Message, Option<f64>)) {
    let (key, severity, message, value) = found;
    let Some(field) = field_by_key(key) else { return };
    let place = Place { home, item: 0 };
    let fix =
        value.map(|value| Fix { field: field.id, place, value: Path { field, place }.field.snap(value) });
    issues.push(Issue { field: field.id, place, severity, message, fix });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::preset;

    #[test]
    fn every_issue_is_listed_at_once_and_its_fix_mends_it() {
        let mut scenario = preset(1).unwrap().scenario();
        scenario.homes[0].battery.reserve_frac = 3.0;
        scenario.homes[0].link.up_mbit_s = f64::NAN;
        scenario.homes[0].node.power_cap_w = 100.0;
        scenario.homes[0].solar.inverter_kw_ac = 1.0;
        let issues = validate(&scenario);
        assert!(issues.len() >= 4, "{issues:?}");
        for issue in issues {
            let fix = issue.fix.unwrap();
            let field = crate::scenario::field(fix.field).unwrap();
            scenario.set(Path { field, place: fix.place }, fix.value).unwrap();
        }
        let left = validate(&scenario);
        assert!(left.is_empty(), "{left:?}");
    }
}
