//! Net billing: import and export are priced apart at every step of the meter.
//!
//! Each counts through its own tiers in the order of time; the count starts anew every month. With carried
//! credit, a month's credit is used from the month after; what is left at the true-up is paid out.

use crate::catalog::Metering;

use super::{
    Prices,
    rate_bill::{RateBill, Settlement},
    tiers::cost_usd,
};

/// Fills energy, credit and true-up of a bill for net energy, kWh a step, export positive.
pub(super) fn net_billing(
    settlement: &Settlement,
    (net_kwh, spot): (&[f64], Option<&Prices>),
    bill: &mut RateBill,
) {
    let mut month_now = u8::MAX;
    let (mut bought_kwh, mut sold_kwh) = (0.0, 0.0);
    let periods = settlement.periods;
    let steps = net_kwh.iter().zip(periods.month.iter().zip(&periods.energy));
    for (index, (net, (month, period))) in steps.enumerate() {
        if *month != month_now {
            (bought_kwh, sold_kwh) = (0.0, 0.0);
            month_now = *month;
        }
        let Some(line) = bill.months.get_mut(usize::from(*month)) else { continue };
        if let Some(prices) = spot {
            let price = |series: &[f64]| series.get(index).copied().unwrap_or(0.0);
            line.energy_usd += (-net).max(0.0) * price(&prices.buy_usd_per_kwh);
            line.credit_usd += net.max(0.0) * price(&prices.sell_usd_per_kwh);
            continue;
        }
        let tiers = settlement.tiers.get(usize::from(*month)).and_then(|all| all.get(usize::from(*period)));
        let Some(tiers) = tiers else { continue };
        if *net < 0.0 {
            line.energy_usd += cost_usd(tiers, (bought_kwh, bought_kwh - net), |tier| tier.buy);
            bought_kwh -= net;
        } else if *net > 0.0 {
            line.credit_usd += cost_usd(tiers, (sold_kwh, sold_kwh + net), |tier| tier.sell);
            sold_kwh += net;
        }
    }
    if settlement.rate.terms.metering == Metering::NetBillingCarry {
        carry(settlement.rate.terms.true_up_month, bill);
    }
}

fn carry(true_up_month: f64, bill: &mut RateBill) {
    let mut waiting_usd = 0.0_f64;
    for (month, line) in bill.months.iter_mut().enumerate() {
        let earned_usd = line.credit_usd;
        line.credit_usd = waiting_usd.min(line.energy_usd);
        waiting_usd = waiting_usd - line.credit_usd + earned_usd;
        if month + 1 == true_up_month as usize {
            line.true_up_usd = waiting_usd;
            waiting_usd = 0.0;
        }
        line.carried_usd = waiting_usd;
    }
}
