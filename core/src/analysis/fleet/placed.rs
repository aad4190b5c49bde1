//! What a plan of the fleet comes to, in words: gap, worth of what is scarce, and each group's choice with its reason.

use super::{PlacedLine, PlacementReport};
use crate::{
    fleet::{placement::Objective, plan::Plan},
    text::{format_number, format_usd, sentence},
};

/// The report of a plan.
#[must_use]
pub fn placement_report(plan: &Plan) -> PlacementReport {
    let Plan { problem, placement } = plan;
    let (objective, unit) = match problem.objective {
        Objective::MaxProfit => ("profit", "USD a year"),
        Objective::MaxTokens => ("tokens", "tok a year"),
        Objective::MaxFirmTokens => ("firm tokens", "tok a year"),
        Objective::MinCost { .. } => ("cost", "USD a year"),
        Objective::MinCarbon { .. } => ("carbon", "kg a year"),
    };
    let is_money = matches!(problem.objective, Objective::MaxProfit | Objective::MinCost { .. });
    let worth = placement.binds.iter().take(3).map(|bind| {
        // Dollars of a budget are counted by the million, everything else by its own unit.
        let (count, each) = match bind.limit.unit() {
            "USD" => (1e6, "million dollars"),
            unit => (1.0, unit),
        };
        let price = bind.shadow_price.abs() * count;
        let price = if is_money { format_usd(price) } else { format!("{} {unit}", format_number(price)) };
        format!("One more {each} of {} is worth {price} a year.", sentence(&bind.limit.message(problem)))
    });
    let groups = problem.groups.iter().enumerate().map(|(index, group)| {
        let chosen = placement.counts.iter().filter(|count| count.group == index && count.nodes > 0.0);
        let chosen: Vec<String> = chosen
            .filter_map(|count| {
                let option = group.options.get(count.option)?;
                Some(format!("{} × {}", format_number(count.nodes), option.name))
            })
            .collect();
        let why = placement.why.get(index).map(|why| sentence(&why.message(problem, index)));
        PlacedLine {
            name: group.name.clone(),
            choice: if chosen.is_empty() { "none".to_owned() } else { chosen.join(", ") },
            why: why.unwrap_or_default(),
        }
    });
    PlacementReport {
        objective: objective.to_owned(),
        reached: placement.objective,
        bound: placement.bound,
        unit: unit.to_owned(),
        gap_frac: placement.gap_frac,
        worth: worth.collect(),
        groups: groups.collect(),
    }
}
