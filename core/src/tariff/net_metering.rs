//! Net metering: a month's kWh are netted in each period, and what is left over waits in kWh.
//!
//! Surplus of a period goes to the period that next month's working-day clock shows at the hour where this
//! month's showed the surplus: the first match of the hours 0, 5, 11 and 17, as SAM does. Surplus of a
//! period that none of the four hours show is lost there and here; the bill says how much. What is bought
//! counts through the tiers together, each period by its share. At the true-up the kWh left are paid at
//! the year-end price. Under a non-bypassable part `n` of the price, credit is worth the price less `n`.
//!
//! *Credit in dollars*: surplus of a period earns its selling price, through the tiers as what is bought; the
//! dollars are used against the energy of the same and of later months and paid out at the true-up.

use super::{
    meter::period_at,
    rate_bill::{RateBill, Settlement},
    tiers::cost_usd,
};

const CARRY_HOURS: [usize; 4] = [0, 5, 11, 17];

/// Net energy by month and period, export positive, and what was drawn before netting, kWh.
struct Netted {
    months: Vec<Vec<f64>>,
    gross_kwh: [f64; 12],
}

fn netted(settlement: &Settlement, net_kwh: &[f64]) -> Netted {
    let count = settlement.rate.tables.energy.len();
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
    Netted { months, gross_kwh }
}

/// The month whose end settles credit, 0 to 11.
fn true_up(settlement: &Settlement) -> usize {
    (settlement.rate.terms.true_up_month.max(1.0) as usize - 1).min(11)
}

/// What periods of a month cost together, or earn: each takes its share of every tier. Also their kWh.
fn through_tiers(
    (settlement, month): (&Settlement, usize),
    kwh: impl Iterator<Item = f64> + Clone,
    price: fn(&super::tiers::Tier) -> f64,
) -> (f64, f64) {
    let all_kwh: f64 = kwh.clone().sum();
    let mut usd = 0.0;
    if let Some(tiers) = settlement.tiers.get(month).filter(|_| all_kwh > 0.0) {
        for (kwh, tiers) in kwh.zip(tiers) {
            usd += kwh / all_kwh * cost_usd(tiers, (0.0, all_kwh), price);
        }
    }
    (usd, all_kwh)
}

/// Fills energy and true-up of a bill for net energy, kWh a step, export positive.
pub(super) fn net_metering(settlement: &Settlement, net_kwh: &[f64], bill: &mut RateBill) {
    let terms = &settlement.rate.terms;
    let true_up = true_up(settlement);
    let Netted { months, gross_kwh } = netted(settlement, net_kwh);
    let mut waiting_kwh = 0.0_f64;
    let mut before: Vec<f64> = Vec::new();
    for (month, (mut sums, gross_kwh)) in months.into_iter().zip(gross_kwh).enumerate() {
        let own_kwh: f64 = sums.iter().sum();
        let anew = month == 0 || month == true_up + 1;
        waiting_kwh = (if anew { own_kwh } else { waiting_kwh + own_kwh }).max(0.0);
        if !anew {
            bill.lost_kwh += carry(settlement, month, &before, &mut sums);
        }
        let bought = sums.iter().map(|kwh| (-kwh).max(0.0));
        let (energy_usd, bought_kwh) = through_tiers((settlement, month), bought, |tier| tier.buy);
        let Some(line) = bill.months.get_mut(month) else { continue };
        line.energy_usd += energy_usd + terms.non_bypassable_usd_per_kwh * (gross_kwh - bought_kwh).max(0.0);
        line.carried_kwh = waiting_kwh;
        if month == true_up {
            line.true_up_usd = waiting_kwh * terms.year_end_usd_per_kwh;
        }
        before = sums;
    }
}

/// The same with credit in dollars.
pub(super) fn net_metering_credit(settlement: &Settlement, net_kwh: &[f64], bill: &mut RateBill) {
    let terms = &settlement.rate.terms;
    let true_up = true_up(settlement);
    let Netted { months, gross_kwh } = netted(settlement, net_kwh);
    let mut waiting_usd = 0.0_f64;
    for (month, (sums, gross_kwh)) in months.iter().zip(gross_kwh).enumerate() {
        let bought = sums.iter().map(|kwh| (-kwh).max(0.0));
        let (energy_usd, bought_kwh) = through_tiers((settlement, month), bought, |tier| tier.buy);
        let sold = sums.iter().map(|kwh| kwh.max(0.0));
        let (earned_usd, _) = through_tiers((settlement, month), sold, |tier| tier.sell);
        let Some(line) = bill.months.get_mut(month) else { continue };
        waiting_usd += earned_usd;
        line.credit_usd = waiting_usd.min(energy_usd);
        waiting_usd -= line.credit_usd;
        // What cannot be bypassed is paid in any case.
        line.energy_usd = energy_usd + terms.non_bypassable_usd_per_kwh * (gross_kwh - bought_kwh).max(0.0);
        if month == true_up {
            line.true_up_usd = waiting_usd;
            waiting_usd = 0.0;
        }
        line.carried_usd = waiting_usd;
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
