//! What the answer rests on and no field of the page shows beside it: value, range, who says so.

use super::AssumptionLine;
use crate::{
    finance::{INPUTS, Input, Terms},
    fleet::ramp::{RAMP_INPUTS, RampPlan},
    text::format_number,
};

/// Of the deal.
const OF_TERMS: [&str; 11] = [
    "utilisation_frac",
    "price_decline_frac",
    "site_discount_frac",
    "fee_frac",
    "cost_of_capital_frac",
    "life_years",
    "resale_frac",
    "failures_per_gpu_year",
    "insurance_frac",
    "demand_response_kw",
    "demand_response_usd_per_kw_year",
];
/// Of growth.
const OF_GROWTH: [&str; 2] = ["hardware_decline_frac", "ageing_frac"];

/// The assumptions of a fleet's deal and growth.
pub(super) fn assumptions(terms: &Terms) -> Vec<AssumptionLine> {
    let plan = RampPlan::default();
    let of_terms = OF_TERMS.iter().filter_map(|key| {
        let input = INPUTS.iter().find(|input| input.key == *key)?;
        Some(line(input, terms.number(key)?))
    });
    let of_growth = OF_GROWTH.iter().filter_map(|key| {
        let input = RAMP_INPUTS.iter().find(|input| input.key == *key)?;
        Some(line(input, plan.number(key)?))
    });
    of_terms.chain(of_growth).collect()
}

fn line(input: &Input, value: f64) -> AssumptionLine {
    let (range, source) = (input.range(), input.source());
    let shown = |value: f64| format_number(value * input.unit.display_factor());
    let symbol = input.unit.symbol();
    let is_own = (value - range.value).abs() > 1e-9 * range.value.abs();
    AssumptionLine {
        key: input.key.to_owned(),
        label: input.label.to_owned(),
        value: format!("{} {symbol}", shown(value)).trim().to_owned(),
        range: if range.low < range.high {
            format!("{} to {}", shown(range.low), shown(range.high))
        } else {
            String::new()
        },
        source: format!("{}, {}", source.text(), source.year),
        status: source.status.word().to_owned(),
        default: if is_own {
            format!("{} {symbol}", shown(range.value)).trim().to_owned()
        } else {
            String::new()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_assumption_is_there_with_its_source_and_a_changed_one_says_so() {
        let lines = assumptions(&Terms { site_discount_frac: 0.5, ..Terms::default() });
        assert_eq!(lines.len(), OF_TERMS.len() + OF_GROWTH.len());
        assert!(lines.iter().all(|line| line.source.len() > 10 && !line.status.is_empty()));
        let changed: Vec<&str> =
            lines.iter().filter(|line| !line.default.is_empty()).map(|line| line.key.as_str()).collect();
        assert_eq!(changed, ["site_discount_frac"]);
    }
}
