//! Net metering: a month's kWh are netted in each period, and what is left over waits in kWh.
//!
//! Surplus of a period goes to the period that next month's working-day clock shows at the hour where this
//! month's showed the surplus: the first match of the hours 0, 5, 11 and 17, as SAM does. Surplus of a
//! period that none of the four hours show is lost there and here; the bill says how much. What is bought
//! counts through the tiers together, each period by its share. At the true-up the kWh left are paid at
//! the year-end price. Under a non-bypassable part `n` of the price, credit is worth the price less `n`.

use super::{
    meter::period_at,
    rate_bill::{RateBill, Settlement},
    tiers::cost_usd,
};

const CARRY_HOURS: [usize; 4] = [0, 5, 11, 17];

/// Fills energy and true-up of a bill for net energy, kWh a step, export positive.
pub(super) fn net_metering(settlement: &Settlement, net_kwh: &[f64], bill: &mut RateBill) {
    let terms = &settlement.rate.terms;
    let count = settlement.rate.tables.energy.len();
    let true_up = (terms.true_up_month.max(1.0) as usize - 1).min(11);
    let mut months = vec![vec![0.0; count]; 12];
    let mut gross_kwh = [0.0; 12];
    let periods = settlement.periods;
    for (net, (month, period)) in net_kwh.iter().zip(periods.month.iter().zip(&periods.energy)) {
        let month = usize::from(*month);
        if let Some(sum) = months.get_mut(month).and_then(|sums| sums.get_mut(usize::from(*period))) {
            *sum += net;
        }
        if let Some(gross) = gross_kwh.get_mut(month) {
            *gross += (-net).max(0.0);
        }
    }
    let mut waiting_kwh = 0.0_f64;
    let mut before: Vec<f64> = Vec::new();
    for (month, mut sums) in months.into_iter().enumerate() {
        let own_kwh: f64 = sums.iter().sum();
        let anew = month == 0 || month == true_up + 1;
        waiting_kwh = (if anew { own_kwh } else { waiting_kwh + own_kwh }).max(0.0);
        if !anew {
            bill.lost_kwh += carry(settlement, month, &before, &mut sums);
        }
        let bought_kwh: f64 = sums.iter().map(|kwh| (-kwh).max(0.0)).sum();
        let Some(line) = bill.months.get_mut(month) else { continue };
        if let Some(tiers) = settlement.tiers.get(month).filter(|_| bought_kwh > 0.0) {
            for (kwh, tiers) in sums.iter().zip(tiers) {
                let share = (-kwh).max(0.0) / bought_kwh;
                line.energy_usd += share * cost_usd(tiers, (0.0, bought_kwh), |tier| tier.buy);
            }
        }
        let gross = gross_kwh.get(month).copied().unwrap_or(0.0);
        line.energy_usd += terms.non_bypassable_usd_per_kwh * (gross - bought_kwh).max(0.0);
        line.carried_kwh = waiting_kwh;
        if month == true_up {
            line.true_up_usd = waiting_kwh * terms.year_end_usd_per_kwh;
        }
        before = sums;
    }
}

/// Adds the surplus of the month before to this month's periods; gives back what finds no place, kWh.
fn carry(settlement: &Settlement, month: usize, before: &[f64], sums: &mut [f64]) -> f64 {
    let schedule = &settlement.rate.tables.energy_weekday;
    let mut lost_kwh = 0.0;
    for (period, surplus) in before.iter().enumerate().filter(|(_, kwh)| **kwh > 0.0) {
        let hour = CARRY_HOURS
            .iter()
            .find(|hour| usize::from(period_at(schedule, month.saturating_sub(1), **hour)) == period);
        let target = hour.and_then(|hour| sums.get_mut(usize::from(period_at(schedule, month, *hour))));
        match target {
            Some(sum) => *sum += surplus,
            None => lost_kwh += surplus,
        }
    }
    lost_kwh
}
