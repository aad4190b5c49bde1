//! The bill of a year: net billing by step.
//!
//! A month costs `sum(import * buy) - sum(export * sell) + fixed + demand price * highest import`, and at
//! least the minimum charge. Import and export are metered apart at every step; nothing is carried over.

use core::ops::Range;

use crate::{
    scenario::Tariff,
    time::{month_runs, peak, sum_product},
};

use super::Prices;

/// The bill of one month, USD.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MonthBill {
    /// Energy from the grid.
    pub import_usd: f64,
    /// Credit for energy to the grid, zero or more.
    pub export_usd: f64,
    /// Customer charge.
    pub fixed_usd: f64,
    /// Price of the highest power.
    pub demand_usd: f64,
    /// What the minimum charge adds.
    pub minimum_usd: f64,
}

impl MonthBill {
    /// What is paid.
    #[must_use]
    pub fn total_usd(&self) -> f64 {
        self.import_usd - self.export_usd + self.fixed_usd + self.demand_usd + self.minimum_usd
    }

    fn add(&mut self, more: &Self) {
        self.import_usd += more.import_usd;
        self.export_usd += more.export_usd;
        self.fixed_usd += more.fixed_usd;
        self.demand_usd += more.demand_usd;
        self.minimum_usd += more.minimum_usd;
    }
}

/// The bill of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bill {
    /// January to December.
    pub months: [MonthBill; 12],
}

impl Bill {
    /// The year in one line of the same shape.
    #[must_use]
    pub fn year(&self) -> MonthBill {
        let mut sum = MonthBill::default();
        for month in &self.months {
            sum.add(month);
        }
        sum
    }

    /// Adds another meter's bill, line by line.
    pub fn add(&mut self, other: &Self) {
        for (month, more) in self.months.iter_mut().zip(&other.months) {
            month.add(more);
        }
    }
}

/// The bill for power that flows in and out, kW a step of `step_h` hours.
#[must_use]
pub fn bill(tariff: &Tariff, prices: &Prices, flows: (&[f64], &[f64]), step_h: f64) -> Bill {
    let (import_kw, export_kw) = flows;
    let mut bill = Bill::default();
    let mut peak_kw = [0.0_f64; 12];
    for (index, steps) in month_runs(&prices.month) {
        if let (Some(month), Some(highest_kw)) = (bill.months.get_mut(index), peak_kw.get_mut(index)) {
            month.import_usd +=
                sum_product(part(import_kw, &steps), part(&prices.buy_usd_per_kwh, &steps)) * step_h;
            month.export_usd +=
                sum_product(part(export_kw, &steps), part(&prices.sell_usd_per_kwh, &steps)) * step_h;
            *highest_kw = highest_kw.max(peak(part(import_kw, &steps)));
        }
    }
    for (month, peak) in bill.months.iter_mut().zip(peak_kw) {
        month.fixed_usd = tariff.fixed_usd_month;
        month.demand_usd = tariff.demand_usd_per_kw_month * peak;
        month.minimum_usd = (tariff.min_usd_month - month.total_usd()).max(0.0);
    }
    bill
}

/// The steps of a series; none where it ends before.
fn part<'a>(series: &'a [f64], steps: &Range<usize>) -> &'a [f64] {
    series.get(steps.start..steps.end.min(series.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(buy: f64, sell: f64) -> Prices {
        Prices {
            buy_usd_per_kwh: vec![buy; 8760],
            sell_usd_per_kwh: vec![sell; 8760],
            month: (0..8760).map(|hour| crate::time::month_of_day(hour / 24) as u8).collect(),
            basis: crate::tariff::PriceBasis::Plan,
        }
    }

    #[test]
    fn a_flat_year_is_energy_times_price() {
        let bill = bill(&Tariff::default(), &flat(0.1402, 0.0281), (&[1.0; 8760], &[0.5; 8760]), 1.0);
        let year = bill.year();
        assert!((year.import_usd - 8760.0 * 0.1402).abs() < 1e-6);
        assert!((year.export_usd - 4380.0 * 0.0281).abs() < 1e-6);
    }

    #[test]
    fn the_minimum_charge_fills_up_a_small_month_only() {
        let tariff = Tariff { min_usd_month: 20.0, ..Tariff::default() };
        let cheap = bill(&tariff, &flat(0.1, 0.0), (&[0.0; 8760], &[0.0; 8760]), 1.0);
        assert!((cheap.year().total_usd() - 240.0).abs() < 1e-9);
        let dear = bill(&tariff, &flat(0.1, 0.0), (&[10.0; 8760], &[0.0; 8760]), 1.0);
        assert!(dear.year().minimum_usd.abs() < 1e-12);
    }

    #[test]
    fn demand_is_paid_for_each_month_s_highest_hour() {
        let tariff = Tariff { demand_usd_per_kw_month: 10.0, ..Tariff::default() };
        let mut import = vec![1.0; 8760];
        import[5] = 7.0;
        let year = bill(&tariff, &flat(0.0, 0.0), (&import, &[0.0; 8760]), 1.0).year();
        assert!((year.demand_usd - (70.0 + 11.0 * 10.0)).abs() < 1e-9);
    }
}
