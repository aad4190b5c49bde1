//! One side of the race: boxes by the month they were set up, and what they give and cost.

use super::RampPlan;
use crate::finance::{NodeYear, Terms};

/// Ten years.
pub const MONTHS: usize = 120;

/// A side by month: the value at an index is that at the end of the month.
#[derive(Clone, Debug, PartialEq)]
pub struct RampSide {
    /// Its name.
    pub name: String,
    /// At the facility's meter when all that runs is sold, MW.
    pub mw: Vec<f64>,
    /// Answer tokens sold so far.
    pub tok: Vec<f64>,
    /// Cash so far, before tax, USD.
    pub cash_usd: Vec<f64>,
}

impl RampSide {
    /// The most that was ever spent and not yet earned, USD: capital at risk.
    #[must_use]
    pub fn at_risk_usd(&self) -> f64 {
        -self.cash_usd.iter().copied().fold(0.0, f64::min)
    }

    /// The month in which the first node runs and sells, from 0.
    #[must_use]
    pub fn first_token_month(&self) -> Option<usize> {
        self.mw.iter().position(|mw| *mw > 0.0)
    }
}

/// What makes a side.
#[derive(Clone, Debug)]
pub(super) struct Build<'a> {
    pub(super) name: &'a str,
    /// The deal of one box; `nodes` does not count here.
    pub(super) terms: Terms,
    /// What a box costs a year beyond the deal, USD.
    pub(super) more_usd_year: f64,
    /// Boxes set up in each month.
    pub(super) set_up: &'a [f64],
    /// Spent on the building in each month, USD.
    pub(super) building_usd: &'a [f64],
}

/// Boxes bought in the same month.
#[derive(Clone, Copy, Debug)]
struct Cohort {
    bought: usize,
    boxes: f64,
}

impl Build<'_> {
    /// Runs the months.
    pub(super) fn run(&self, plan: &RampPlan) -> RampSide {
        let terms = self.terms.all_online();
        let mut side = RampSide {
            name: self.name.to_owned(),
            mw: Vec::with_capacity(MONTHS),
            tok: Vec::with_capacity(MONTHS),
            cash_usd: Vec::with_capacity(MONTHS),
        };
        let mut cohorts: Vec<Cohort> = Vec::new();
        let (mut tok, mut cash_usd) = (0.0, 0.0);
        let price_frac = |month: usize| libm::pow(1.0 - plan.hardware_decline_frac, month as f64 / 12.0);
        for month in 0..MONTHS {
            let today = terms.node_year(month as f64 / 12.0);
            cash_usd -= self.building_usd.get(month).copied().unwrap_or_default();
            self.turn_over(&mut cohorts, (plan, month), |old, renews| {
                cash_usd += old.boxes * terms.resale_usd(terms.life_years) * price_frac(old.bought);
                if renews {
                    cash_usd -= old.boxes * terms.hardware_usd() * price_frac(month);
                }
            });
            // What is set up in this month works from the next.
            for cohort in &cohorts {
                let age = month - cohort.bought;
                tok += cohort.boxes * today.tok * left_frac(plan, age) / 12.0;
                let value_usd = terms.hardware_usd() * price_frac(cohort.bought);
                cash_usd +=
                    cohort.boxes * self.year_usd(&today, (left_frac(plan, age), age, value_usd)) / 12.0;
            }
            let running: f64 = cohorts.iter().map(|cohort| cohort.boxes).sum();
            let boxes = self.set_up.get(month).copied().unwrap_or_default();
            if boxes > 0.0 {
                let price_usd =
                    terms.hardware_usd() * price_frac(month) + terms.install_usd + terms.upgrades_usd();
                cash_usd -= boxes * price_usd;
                cohorts.push(Cohort { bought: month, boxes });
            }
            side.mw.push(running * terms.busy_kw / 1000.0);
            side.tok.push(tok);
            side.cash_usd.push(cash_usd);
        }
        side
    }

    /// Megawatts that run at the end of each month, without tokens and cash.
    pub(super) fn running_mw(&self, plan: &RampPlan) -> Vec<f64> {
        let mut cohorts: Vec<Cohort> = Vec::new();
        let run = |month: usize| {
            self.turn_over(&mut cohorts, (plan, month), |_, _| {});
            let running: f64 = cohorts.iter().map(|cohort| cohort.boxes).sum();
            let boxes = self.set_up.get(month).copied().unwrap_or_default();
            if boxes > 0.0 {
                cohorts.push(Cohort { bought: month, boxes });
            }
            running * self.terms.busy_kw / 1000.0
        };
        (0..MONTHS).map(run).collect()
    }

    /// Boxes at the end of their life are sold, and bought anew where the next life earns its price; `sold` hears of
    /// each, and whether it is.
    fn turn_over(
        &self,
        cohorts: &mut [Cohort],
        (plan, month): (&RampPlan, usize),
        mut sold: impl FnMut(Cohort, bool),
    ) {
        let life = (self.terms.life_years * 12.0) as usize;
        let ends = |cohort: &Cohort| month - cohort.bought == life;
        if !cohorts.iter().any(ends) {
            return;
        }
        let renews = self.next_life_usd(plan, month) >= 0.0;
        for old in cohorts.iter_mut().filter(|old| ends(old)) {
            sold(*old, renews);
            if renews { old.bought = month } else { old.boxes = 0.0 }
        }
    }

    /// What a box earns a year at the prices of `today`: with what age leaves of its output, its age in months and
    /// what it was bought for, USD.
    fn year_usd(&self, today: &NodeYear, boxed: (f64, usize, f64)) -> f64 {
        let (output_frac, age, price_usd) = boxed;
        let terms = &self.terms;
        let year = aged(today, output_frac);
        let book_frac = 1.0 - age as f64 / (terms.life_years * 12.0);
        let kept_usd = price_usd * (terms.insurance_frac + terms.property_tax_frac * book_frac);
        let host_pays = terms.supplier_usd_per_kwh() <= 0.0;
        let power_usd = if host_pays { 0.0 } else { year.power_usd };
        terms.supplier_revenue_usd(&year) + year.demand_response_usd
            - power_usd
            - year.repairs_usd
            - kept_usd
            - terms.host_cost_usd(&year)
            - self.more_usd_year
    }

    /// What a box bought in `month` for another life leaves, USD, money of all its years added.
    fn next_life_usd(&self, plan: &RampPlan, month: usize) -> f64 {
        let terms = self.terms.all_online();
        let price_frac = libm::pow(1.0 - plan.hardware_decline_frac, month as f64 / 12.0);
        let price_usd = terms.hardware_usd() * price_frac;
        let earned: f64 = (0..terms.life_years as usize)
            .map(|year| {
                // The middle of the year stands for it.
                let age = 12 * year + 6;
                let today = terms.node_year((month + age) as f64 / 12.0);
                self.year_usd(&today, (left_frac(plan, age), age, price_usd))
            })
            .sum();
        earned + terms.resale_usd(terms.life_years) * price_frac - price_usd
    }
}

/// What age leaves of a box's output.
fn left_frac(plan: &RampPlan, age_months: usize) -> f64 {
    libm::pow(1.0 - plan.ageing_frac, age_months as f64 / 12.0)
}

/// A year of a box that gives less.
fn aged(year: &NodeYear, left_frac: f64) -> NodeYear {
    NodeYear {
        tok: year.tok * left_frac,
        sales_usd: year.sales_usd * left_frac,
        fee_usd: year.fee_usd * left_frac,
        ..*year
    }
}
