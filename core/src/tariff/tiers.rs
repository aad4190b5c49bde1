//! The tiers of energy of one month, with bounds in kWh.
//!
//! Daily bounds are times the days of the month. Bounds in kWh/kW are times the month's billing demand: a
//! block whose next line is in kWh is refined by those lines up to the block's end (the block and step
//! rates of the US south-east). SAM's order: kWh/kW lines first, or they are read as kWh. The month's fuel adjustment is
//! part of every tier's buying price, so that whatever a kWh from the grid is worth under a rule, it is worth with it.

use crate::catalog::{EnergyTier, Rate, TierUnit};

use super::meter::days;

/// One tier of one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tier {
    /// Where it ends, kWh of the month.
    pub(super) end_kwh: f64,
    pub(super) buy: f64,
    pub(super) sell: f64,
}

/// Tiers by period.
pub(super) type MonthTiers = Vec<Vec<Tier>>;

/// The tiers of each month, for the power that was billed in each.
pub(super) fn tiers(rate: &Rate, billed_kw: &[f64; 12]) -> Vec<MonthTiers> {
    let of_month = |(month, kw): (usize, &f64)| {
        let fuel = rate.tables.fuel_usd_per_kwh.get(month).copied().unwrap_or(0.0);
        rate.tables.energy.iter().map(|period| period_tiers(period, (days(month), fuel), *kw)).collect()
    };
    billed_kw.iter().enumerate().map(of_month).collect()
}

fn period_tiers(period: &[EnergyTier], (days, fuel): (f64, f64), kw: f64) -> Vec<Tier> {
    let bound = |tier: &EnergyTier| match tier.unit {
        TierUnit::Kwh | TierUnit::KwhPerKw => tier.max,
        TierUnit::KwhDaily | TierUnit::KwhPerKwDaily => tier.max * days,
    };
    let is_block = |tier: &EnergyTier| matches!(tier.unit, TierUnit::KwhPerKw | TierUnit::KwhPerKwDaily);
    let made = |tier: &EnergyTier, end_kwh: f64| Tier {
        end_kwh,
        buy: tier.buy_usd_per_kwh + fuel,
        sell: tier.sell_usd_per_kwh,
    };
    let mut result: Vec<Tier> = Vec::with_capacity(period.len());
    if period.first().is_some_and(is_block) {
        let mut block_end = 0.0;
        for (index, tier) in period.iter().enumerate() {
            if is_block(tier) {
                block_end = if tier.max.is_finite() { bound(tier) * kw } else { f64::INFINITY };
                let refined = period.get(index + 1).is_some_and(|next| !is_block(next));
                if !refined {
                    result.push(made(tier, block_end));
                }
            } else if bound(tier) < block_end {
                result.push(made(tier, bound(tier)));
            } else if result.last().is_none_or(|last| last.end_kwh < block_end) {
                result.push(made(tier, block_end));
            }
        }
    } else {
        result.extend(period.iter().map(|tier| made(tier, bound(tier))));
    }
    if let Some(last) = result.last_mut() {
        last.end_kwh = f64::INFINITY;
    }
    result
}

/// What the energy between two marks of a month's count costs (`price` reads the tier).
pub(super) fn cost_usd(tiers: &[Tier], (from, to): (f64, f64), price: fn(&Tier) -> f64) -> f64 {
    let mut start = from;
    let mut usd = 0.0;
    for tier in tiers {
        if start >= to {
            break;
        }
        let end = to.min(tier.end_kwh);
        if end > start {
            usd += (end - start) * price(tier);
            start = end;
        }
    }
    usd
}
