//! How far a fleet's growth moves with what limits it.

use super::{MONTHS, RampPlan, growth, side::Build};
use crate::{
    catalog::Range,
    finance::{
        Terms,
        spread::{drawn_from, tenths},
    },
};

/// Draws: the percentiles are known to about 5 points.
const DRAWS: u64 = 60;
/// Streams of growth start here, above those of the deal.
const OWN: u64 = 2000;

/// Megawatts that run at the end of each month, 10th and 90th percentile, each input of `open` drawn from its range.
#[must_use]
pub fn ramp_range(terms: &Terms, plan: &RampPlan, open: &[(&str, Range)]) -> (Vec<f64>, Vec<f64>) {
    let drawn = |draw: u64| {
        let mut other = *plan;
        for (stream, (key, range)) in open.iter().enumerate() {
            if let Some(place) = other.place(key) {
                *place = drawn_from(*range, (OWN + stream as u64, draw));
            }
        }
        let grown = growth(terms, &other);
        let build =
            Build { name: "", terms: *terms, more_usd_year: 0.0, set_up: &grown.nodes, building_usd: &[] };
        build.running_mw(&other)
    };
    let all: Vec<Vec<f64>> = (0..DRAWS).map(drawn).collect();
    let at = |month: usize| {
        let values = all.iter().filter_map(|mw| mw.get(month).copied()).collect();
        tenths(values).unwrap_or_default()
    };
    (0..MONTHS).map(at).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog::datacentre, finance::DealKind, fleet::ramp::race};

    #[test]
    fn without_anything_open_the_range_is_the_fleet_of_the_race_and_with_opt_in_open_it_holds_it() {
        let terms = Terms { deal: DealKind::Host, nodes: 2000.0, ..Terms::default() };
        let plan = RampPlan::default();
        let mw = race(&terms, &plan, datacentre(1).unwrap()).unwrap().fleet.mw;
        let (low, high) = ramp_range(&terms, &plan, &[]);
        assert!(low == mw && high == mw);
        let middle = plan.opt_in_middle_months;
        let open = [("opt_in_middle_months", Range::new(0.5 * middle, middle, 2.0 * middle))];
        let (slow, fast) = ramp_range(&terms, &plan, &open);
        let months = |mw: &[f64]| mw.iter().take(36).sum::<f64>();
        assert!(months(&slow) < months(&mw) && months(&mw) < months(&fast));
    }
}
