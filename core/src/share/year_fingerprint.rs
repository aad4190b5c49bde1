//! Both fingerprints of a home's year.

use std::fmt;

use crate::simulate::{Side, Year};

use super::{answer, bits};

/// The two fingerprints of a year; shown as `bits-answer` in hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of every series: the same build gives the same bits natively and in a browser.
    pub bits: u64,
    /// Of the totals to six digits: a release that keeps it keeps the answer.
    pub answer: u32,
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}-{:08x}", self.bits, self.answer)
    }
}

/// The fingerprints of a year, with the node and today.
#[must_use]
pub fn fingerprint(year: &Year) -> Fingerprint {
    let mut series: Vec<&[f64]> = vec![
        &year.weather.ghi_w_m2,
        &year.weather.dni_w_m2,
        &year.weather.dhi_w_m2,
        &year.weather.dry_bulb_c,
        &year.pv.ac_kw,
        &year.household.kw,
        &year.prices.buy_usd_per_kwh,
        &year.prices.sell_usd_per_kwh,
        &year.capable,
        &year.sold,
    ];
    series.extend(flows(&year.with_node));
    series.extend(flows(&year.today));
    Fingerprint { bits: bits(&series), answer: year_answer(year) }
}

/// The `answer` fingerprint alone, which links carry: cheap, as it reads totals only.
#[must_use]
pub fn year_answer(year: &Year) -> u32 {
    let totals: Vec<(&str, f64)> =
        year.with_node.totals.rows().into_iter().chain(year.today.totals.rows()).collect();
    answer(&totals)
}

fn flows(side: &Side) -> [&[f64]; 9] {
    let flows = &side.flows;
    [
        &flows.pv_kw,
        &flows.curtailed_kw,
        &flows.import_kw,
        &flows.export_kw,
        &flows.household_kw,
        &flows.node_kw,
        &flows.charge_kw,
        &flows.discharge_kw,
        &flows.stored_kwh,
    ]
}
