//! Whether a problem makes sense.

use super::{Group, NodeOption, PlacementError, Problem};

/// The first thing that cannot be.
pub(super) fn check(problem: &Problem) -> Result<(), PlacementError> {
    limit("the budget", "budget_usd", problem.budget_usd)?;
    for supply in &problem.hardware {
        limit(&supply.name, "gpus_at_most", supply.gpus_at_most)?;
    }
    for region in &problem.regions {
        limit(&region.name, "mw_at_most", region.mw_at_most)?;
    }
    for market in &problem.models {
        limit(&market.name, "tok_at_most", market.tok_at_most)?;
        size(&market.name, "usd_per_mtok", market.usd_per_mtok)?;
    }
    if let Some(tok) = problem.objective.target_tok() {
        size("the objective", "tok", tok)?;
    }
    problem.groups.iter().try_for_each(|group| check_group(problem, group))
}

fn check_group(problem: &Problem, group: &Group) -> Result<(), PlacementError> {
    let name = &group.name;
    if !(0.0..=1.0).contains(&group.opt_in_frac) {
        return Err(value(name, "opt_in_frac", group.opt_in_frac, "0 to 1"));
    }
    limit(name, "link_up_mbit_s", group.link_up_mbit_s)?;
    if let Some(street) = group.street {
        if !(street.homes >= 1.0 && street.homes.is_finite()) {
            return Err(value(name, "street.homes", street.homes, "1 and more"));
        }
        limit(name, "street.nodes_at_most", street.nodes_at_most)?;
        limit(name, "street.kw_at_most", street.kw_at_most)?;
    }
    known(name, "region", group.region, problem.regions.len())?;
    group.options.iter().try_for_each(|option| check_option(problem, group, option))
}

fn check_option(problem: &Problem, group: &Group, option: &NodeOption) -> Result<(), PlacementError> {
    let place = format!("{}, {}", group.name, option.name);
    known(&place, "model", option.model, problem.models.len())?;
    for (hardware, count) in &option.gpus {
        known(&place, "hardware", Some(*hardware), problem.hardware.len())?;
        size(&place, "gpus", *count)?;
    }
    size(&place, "capital_usd", option.capital_usd)?;
    size(&place, "kw", option.kw)?;
    size(&place, "tok", option.tok)?;
    size(&place, "firm_tok", option.firm_tok)?;
    size(&place, "carbon_kg", option.carbon_kg)?;
    size(&place, "link_up_mbit_s", option.link_up_mbit_s)?;
    if option.costs_usd.is_finite() {
        Ok(())
    } else {
        Err(value(&place, "costs_usd", option.costs_usd, "finite numbers"))
    }
}

/// Zero or more, infinite for none.
fn limit(place: &str, what: &'static str, found: f64) -> Result<(), PlacementError> {
    if found >= 0.0 { Ok(()) } else { Err(value(place, what, found, "0 and more")) }
}

/// Zero or more and finite.
fn size(place: &str, what: &'static str, found: f64) -> Result<(), PlacementError> {
    if found >= 0.0 && found.is_finite() {
        Ok(())
    } else {
        Err(value(place, what, found, "finite numbers from 0"))
    }
}

fn known(place: &str, what: &'static str, found: Option<usize>, count: usize) -> Result<(), PlacementError> {
    match found {
        Some(found) if found >= count => {
            Err(PlacementError::Unknown { place: place.to_owned(), what, found })
        }
        _ => Ok(()),
    }
}

fn value(place: &str, what: &'static str, found: f64, expected: &'static str) -> PlacementError {
    PlacementError::Value { place: place.to_owned(), what, found, expected }
}
