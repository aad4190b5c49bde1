//! How long the home lasts without the grid.

use std::sync::Arc;

use wattfleet_core::{
    figure::{Paint, Stroke, SurvivalLine, SurvivalSeries, Tone, number::fixed, outage_survival_figure},
    scenario::{BatteryInOutage, Home},
    simulate::{Year, outage_outlook},
    text::format_number,
};

use super::{Fact, Told};

/// How long a home lasts from every hour of its year.
pub(in super::super) fn outages(home: &Home, year: &Year) -> Told {
    let outlook = outage_outlook(home, year);
    let line = |label, tone, stroke, hours| SurvivalLine { label, paint: Paint::line(tone), stroke, hours };
    let mut lines = vec![
        line("critical circuits", Tone::Battery, Stroke::Solid, outlook.critical_h.as_slice()),
        line("whole house", Tone::House, Stroke::Solid, &outlook.house_h),
    ];
    if outlook.node_h.iter().any(|hours| *hours > 0.0) {
        lines.push(line("node", Tone::Node, Stroke::Solid, &outlook.node_h));
    }
    if home.node.gpu_count > 0.0 {
        lines.push(line("critical circuits today", Tone::Muted, Stroke::Dashed, &outlook.critical_today_h));
    }
    let picture = outage_survival_figure(&SurvivalSeries { lines: &lines, record: outlook.record });
    let mut facts = Vec::new();
    if home.battery.units <= 0.0 && home.battery.node_kwh <= 0.0 {
        facts.push(Fact::plain("This home has no battery: it is dark when the grid is."));
    }
    facts.push(Fact::plain(picture.description.clone()));
    let today = median(&outlook.critical_today_h);
    if home.node.gpu_count > 0.0 {
        let may = match home.battery.node_in_outage {
            BatteryInOutage::Never => "The node may not use the home's battery in an outage",
            BatteryInOutage::ToReserve => "The node may use the home's battery down to the reserve",
            BatteryInOutage::All => "The node may use all of the home's battery in an outage",
        };
        facts.push(Fact::plain(format!(
            "{may}; without the node the critical circuits would last {}\u{a0}h from half of all hours.",
            fixed(today, 1),
        )));
    }
    facts.push(Fact::plain(format!(
        "Critical circuits draw {}\u{a0}kW at most. The sun recharges the battery where its inverter can run alone.",
        format_number(home.household.critical_kw),
    )));
    Told { picture: Some(Arc::new(picture)), facts }
}

fn median(hours: &[f64]) -> f64 {
    let mut sorted = hours.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}
