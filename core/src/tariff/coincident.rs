//! What power costs in the hours in which the grid's own peak may fall.
//!
//! The peak of a grid is known when its month is over, so a coincident charge is told here by the clock hours in which it
//! may fall: a month pays, for each period with a price, for the highest import of those hours, the mean over the demand
//! window, on any day. The Utility Rate Database says the same by period and hour; REopt by time steps. Known error: the
//! hour of the peak itself is one, and a home may be lower then; look-backs do not count.

use crate::catalog::Rate;
use crate::time::TimeAxis;

use super::{demand::tiered_usd, meter::period_at, meter::stride};

/// The charges of a year for net energy, kWh a step, export positive, USD a month.
pub(super) fn coincident_usd(rate: &Rate, net_kwh: &[f64], axis: &TimeAxis) -> [f64; 12] {
    let tables = &rate.tables;
    let count = tables.coincident.len();
    let mut usd = [0.0; 12];
    if count == 0 {
        return usd;
    }
    let block = stride(axis, rate.terms.demand_minutes);
    let block_h = axis.step_h() * block as f64;
    let mut peak_kw = vec![[0.0_f64; 12]; count];
    for (steps, clock) in net_kwh.chunks(block).zip(axis.clocks().step_by(block)) {
        let kw = steps.iter().map(|kwh| (-kwh).max(0.0)).sum::<f64>() / block_h;
        let period = usize::from(period_at(&tables.coincident_hours, clock.month, clock.hour));
        if let Some(peak) = peak_kw.get_mut(period).and_then(|months| months.get_mut(clock.month)) {
            *peak = kw.max(*peak);
        }
    }
    for (tiers, peaks) in tables.coincident.iter().zip(&peak_kw) {
        for (month, peak) in usd.iter_mut().zip(peaks) {
            *month += tiered_usd(tiers, *peak);
        }
    }
    usd
}

#[cfg(test)]
mod tests {
    use crate::{
        catalog::{DemandTier, Rate, RateTables, RateTerms},
        tariff::{MeterYear, rate_bill},
        time::{DaylightSaving, TimeAxis, Weekday},
    };

    /// 2 USD a kW from 16 to 18 in summer, 1 USD from 7 to 8 in January; else nothing.
    fn rate() -> Rate {
        let tier = |usd_per_kw| vec![DemandTier { max_kw: f64::INFINITY, usd_per_kw }];
        let mut tables = RateTables::flat(0.1, 0.0);
        tables.coincident = vec![tier(0.0), tier(2.0), tier(1.0)];
        for hours in &mut tables.coincident_hours[5..9] {
            hours[16..18].fill(1);
        }
        tables.coincident_hours[0][7] = 2;
        Rate { tables, terms: RateTerms::default() }
    }

    #[test]
    fn only_the_hours_of_the_grid_s_peak_are_paid_for_and_by_the_month() {
        let axis = TimeAxis::new(60, Weekday::Monday, DaylightSaving::None).unwrap();
        let mut used = vec![1.0; 8760];
        used[12] = 50.0; // 1 January at noon: no such hour.
        used[7] = 4.0;
        let july_first = 181 * 24;
        used[july_first + 24 * 9 + 17] = 6.0;
        used[july_first + 24 * 9 + 18] = 30.0;
        let bill =
            rate_bill(&rate(), &MeterYear { used_kwh: &used, made_kwh: &[0.0; 8760], axis, spot: None });
        let paid: Vec<f64> = bill.months.iter().map(|month| month.demand_coincident_usd).collect();
        assert_eq!(paid, [4.0, 0.0, 0.0, 0.0, 0.0, 2.0, 12.0, 2.0, 2.0, 0.0, 0.0, 0.0]);
        let month = bill.months[6];
        assert!((month.total_usd() - month.energy_usd - 12.0).abs() < 1e-12);
    }

    #[test]
    fn shifting_power_out_of_those_hours_lowers_the_bill_and_windows_average() {
        let axis = TimeAxis::new(15, Weekday::Monday, DaylightSaving::None).unwrap();
        let mut used = vec![0.25; 35_040];
        let at = 181 * 96 + 16 * 4;
        used[at..at + 4].copy_from_slice(&[2.25, 0.25, 0.25, 0.25]);
        let july = |rate: &Rate| {
            let made = vec![0.0; 35_040];
            rate_bill(rate, &MeterYear { used_kwh: &used, made_kwh: &made, axis, spot: None }).months[6]
                .demand_coincident_usd
        };
        assert!((july(&rate()) - 18.0).abs() < 1e-9);
        let mut windowed = rate();
        windowed.terms.demand_minutes = 60.0;
        assert!((july(&windowed) - 6.0).abs() < 1e-9);
    }
}
