//! How far cost and growth of a fleet move with what the catalogue leaves open.
//!
//! Every assumption of the cost table that has a range is drawn from a triangle as wide, in proportion, as its row says
//! around the plan's own value; likewise what limits growth. Shown are the 10th and the 90th percentile. Known error:
//! assumptions that hang together are drawn apart; the homes' physics is not drawn.

use crate::{
    catalog::Range,
    finance::{INPUTS, Input, Origin, Terms},
    fleet::{
        datacentre::{AccountRange, Grid, fleet_range},
        ramp::{RAMP_INPUTS, RampPlan},
    },
};

/// The range of an input around the value that a plan has; none where it has none, or the plan's value is nothing.
fn around(input: &Input, value: f64) -> Option<Range> {
    let range = input.range();
    if range.low >= range.high || range.value <= 0.0 || value <= 0.0 {
        return None;
    }
    let (least, most) = input.bounds();
    let factor = value / range.value;
    Some(Range::new((range.low * factor).max(least), value, (range.high * factor).min(most)))
}

/// What of a deal the cost table leaves open.
pub(super) fn open_costs(terms: &Terms) -> Vec<(&'static str, Range)> {
    let of_table = INPUTS.iter().filter(|input| matches!(input.origin, Origin::Cost(_)));
    of_table.filter_map(|input| Some((input.key, around(input, terms.number(input.key)?)?))).collect()
}

/// What of a plan to grow is open; a limit that is none stays none.
pub(super) fn open_growth(plan: &RampPlan) -> Vec<(&'static str, Range)> {
    // How many agree is the scenario's own, group by group.
    let own = ["homes_asked", "opt_in_frac", "build_months"];
    let open = RAMP_INPUTS.iter().filter(|input| !own.contains(&input.key));
    let range = |input: &Input| {
        let value = plan.number(input.key).filter(|value| *value < 1e8)?;
        Some((input.key, around(input, value)?))
    };
    open.filter_map(range).collect()
}

/// The range of a deal's account.
pub(super) fn cost_range(terms: &Terms, grid: Grid) -> AccountRange {
    fleet_range(terms, (&open_costs(terms), grid))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_goes_with_the_value_of_the_plan_and_holds_it() {
        let terms = Terms { gpu_usd: 2.0 * Terms::default().gpu_usd, ..Terms::default() };
        let open = open_costs(&terms);
        for (key, range) in &open {
            let value = terms.number(key).unwrap();
            assert!(range.low <= value && value <= range.high && range.low < range.high, "{key}: {range:?}");
        }
        let of = |open: &[(&str, Range)], key: &str| {
            open.iter().find(|(found, _)| *found == key).map(|(_, range)| range.high).unwrap()
        };
        let default = open_costs(&Terms::default());
        assert!((of(&open, "gpu_usd") / of(&default, "gpu_usd") - 2.0).abs() < 1e-9);
        assert!(open.iter().any(|(key, _)| *key == "utilisation_frac"));
        assert!(!open.iter().any(|(key, _)| *key == "tok_s"), "the model's own, not the cost table's");
    }
}
