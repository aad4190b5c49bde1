//! The deal of a group: its homes' design and the mean of its nodes' first year.
//!
//! The idle draw is what the year's energy leaves after the hours sold at full power.

use super::GroupYear;
use crate::finance::{FirstYear, Terms};

impl GroupYear {
    /// The deal of all its nodes.
    #[must_use]
    pub fn terms(&self) -> Terms {
        let mean = self.sums.times(1.0 / self.nodes.max(1.0));
        let full_kw = self.homes.full_kw;
        let sold_frac = self.home.workload.sold_frac;
        let share = |sold: f64, lost: f64| if lost > 0.0 { sold / (sold + lost) } else { 1.0 };
        let ready_h = (8760.0 * self.available_frac).max(1e-9);
        let idle_kw = (mean.node_kwh / ready_h - sold_frac * full_kw) / (1.0 - sold_frac).max(1e-9);
        let first = FirstYear {
            full_kw,
            idle_kw: idle_kw.clamp(0.0, full_kw),
            available_frac: self.available_frac,
            gpu_h: mean.gpu_h,
            tok: mean.tok,
            left_frac: share(mean.tok, mean.lost_tok).min(share(mean.gpu_h, mean.lost_gpu_h)),
            demand_response_usd: mean.demand_response_usd,
            more_usd: mean.bill_usd - mean.bill_today_usd,
            household_kwh: mean.household_kwh,
        };
        Terms { nodes: self.nodes, ..Terms::from_first_year(&self.home, &first) }
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        fleet::FleetRun,
        scenario::{Group, preset},
    };

    #[test]
    fn the_first_year_of_the_deal_is_that_of_the_group() {
        let mut scenario = preset(1).unwrap().scenario();
        scenario.fleet.groups = vec![Group { count: 50.0, ..Group::default() }];
        let (year, _) = FleetRun::new(&scenario).run().unwrap();
        let group = &year.groups[0];
        let terms = group.terms();
        let first = terms.node_year(0.0);
        let sums = &group.sums;
        let near = |ours: f64, theirs: f64| (50.0 * ours - theirs).abs() <= 1e-6 * theirs.abs();
        assert!((terms.nodes - 50.0).abs() < 1e-12);
        assert!(near(first.sales_usd, sums.revenue_usd), "{} {}", 50.0 * first.sales_usd, sums.revenue_usd);
        assert!(near(first.power_usd, sums.bill_usd - sums.bill_today_usd), "{}", first.power_usd);
        assert!(near(first.tok, sums.tok), "{} {}", first.tok, sums.tok);
        assert!((50.0 * first.energy_kwh / sums.node_kwh - 1.0).abs() < 0.02, "{}", first.energy_kwh);
        assert!(terms.idle_kw > 0.0 && terms.idle_kw < terms.busy_kw, "{}", terms.idle_kw);
    }
}
