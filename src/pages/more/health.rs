//! What is left of the battery, year by year.

use std::sync::Arc;

use wattfleet_core::{
    energy::battery::Health,
    figure::{HealthLine, HealthSeries, Paint, Stroke, Tone, number::fixed, state_of_health_figure},
    scenario::{FadeModel, Home},
    simulate::{Year, battery_health},
    text::format_number,
};

use super::{Fact, Told};

/// Years ahead.
const YEARS: usize = 20;

/// The chosen way of ageing with its replacements, and all ways without.
pub(in super::super) fn health(home: &Home, year: &Year) -> Told {
    let of = |model| battery_health(home, year, model, YEARS);
    let Some(chosen) = of(home.battery.fade) else {
        let none = Fact::plain("This home has no battery. Give it one under Battery, Units.");
        return Told { picture: None, facts: vec![none] };
    };
    let others: Vec<(&str, Health)> =
        FadeModel::ALL.iter().filter_map(|model| Some((model.label(), of(*model)?))).collect();
    let mut lines = vec![HealthLine {
        label: "in service",
        paint: Paint::line(Tone::Battery),
        stroke: Stroke::Solid,
        frac: &chosen.frac,
    }];
    let tones = [Tone::Battery, Tone::Link, Tone::Bad, Tone::Muted];
    lines.extend(others.iter().zip(tones).map(|((label, health), tone)| HealthLine {
        label,
        paint: Paint::line(tone),
        stroke: Stroke::Dashed,
        frac: &health.kept_frac,
    }));
    let picture = state_of_health_figure(&HealthSeries {
        lines: &lines,
        replace_at_frac: home.battery.replace_at_frac,
        life_years: chosen.life_years,
    });
    let facts = vec![
        Fact::plain(picture.description.clone()),
        Fact::plain(format!(
            "By {}: {} full cycles a year, cells at {}\u{a0}°C on average.",
            home.battery.fade.label(),
            format_number(chosen.cycles_a_year),
            fixed(chosen.mean_cell_c, 0),
        )),
        Fact::plain("Every year is taken to be like this one; dashed lines are other ways to reckon it."),
    ];
    Told { picture: Some(Arc::new(picture)), facts }
}
