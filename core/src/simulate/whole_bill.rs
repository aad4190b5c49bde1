//! The bill of a home's year at its meter, by the short road or the whole one.

use crate::{
    catalog::Metering,
    dispatch::Flows,
    scenario::Tariff,
    tariff::{Bill, MeterYear, MonthBill, PriceBasis, Prices, RateMonth, bill, is_plain, rate_bill, rate_of},
    time::TimeAxis,
};

/// The bill for flows under a tariff whose prices by step are known.
#[must_use]
pub fn home_bill(tariff: &Tariff, prices: &Prices, flows: &Flows, axis: &TimeAxis) -> Bill {
    let step_h = axis.step_h();
    let rate = if is_plain(tariff) { None } else { rate_of(tariff) };
    match rate {
        None => bill(tariff, prices, (&flows.import_kw, &flows.export_kw), step_h),
        Some(rate) => {
            let kwh = |kw: &f64| kw * step_h;
            let (used_kwh, made_kwh): (Vec<f64>, Vec<f64>) = if rate.terms.metering == Metering::BuyAll {
                // The second meter counts all the sun, and the first what the home draws behind it.
                let nets = flows.import_kw.iter().zip(&flows.export_kw).zip(&flows.pv_kw);
                nets.map(|((import, export), pv)| ((import - export + pv) * step_h, pv * step_h)).unzip()
            } else {
                (flows.import_kw.iter().map(kwh).collect(), flows.export_kw.iter().map(kwh).collect())
            };
            let spot = (prices.basis == PriceBasis::RealTime).then_some(prices);
            let meter = MeterYear { used_kwh: &used_kwh, made_kwh: &made_kwh, axis: *axis, spot };
            Bill { months: rate_bill(&rate, &meter).months.map(month) }
        }
    }
}

fn month(line: RateMonth) -> MonthBill {
    MonthBill {
        import_usd: line.energy_usd,
        export_usd: line.credit_usd + line.true_up_usd,
        fixed_usd: line.fixed_usd,
        demand_usd: line.demand_usd(),
        minimum_usd: line.minimum_usd,
    }
}
