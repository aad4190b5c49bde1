//! The bill of a year under a whole rate: the function behind `wattfleet bill`.
//!
//! Agrees with SAM's Utilityrate5 (tests/reference/energy): every month's energy by period and tier, then
//! demand, then the customer charge, then the least a month and a year cost, then the true-up. The least a
//! year costs is compared with the months before their own minimum is added, as SAM does.

use crate::catalog::{Metering, Rate};

use super::{
    coincident::coincident_usd,
    demand::{Demand, demand},
    meter::{MeterYear, Periods, stride},
    net_billing::net_billing,
    net_metering::{net_metering, net_metering_credit},
    tiers::{MonthTiers, tiers},
};

/// The lines of one month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RateMonth {
    /// Energy from the grid, USD.
    pub energy_usd: f64,
    /// Credit used against it, or paid: zero or more, USD.
    pub credit_usd: f64,
    /// Paid out at the true-up, USD.
    pub true_up_usd: f64,
    /// Highest power at any hour, USD.
    pub demand_flat_usd: f64,
    /// Highest power by period, USD.
    pub demand_tou_usd: f64,
    /// Highest power in the hours of the grid's peak, USD.
    pub demand_coincident_usd: f64,
    /// Customer charge, USD.
    pub fixed_usd: f64,
    /// What the minimum charges add, USD.
    pub minimum_usd: f64,
    /// Highest power, kW.
    pub peak_kw: f64,
    /// Surplus that waits for later months, kWh.
    pub carried_kwh: f64,
    /// Credit that waits for later months, USD.
    pub carried_usd: f64,
}

impl RateMonth {
    /// What is paid.
    #[must_use]
    pub fn total_usd(&self) -> f64 {
        self.energy_usd - self.credit_usd - self.true_up_usd
            + self.demand_usd()
            + self.fixed_usd
            + self.minimum_usd
    }

    /// All demand charges.
    #[must_use]
    pub fn demand_usd(&self) -> f64 {
        self.demand_flat_usd + self.demand_tou_usd + self.demand_coincident_usd
    }
}

/// The bill of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RateBill {
    /// January to December.
    pub months: [RateMonth; 12],
    /// Surplus that no period of the month after could take, kWh (see [`super::net_metering`]).
    pub lost_kwh: f64,
}

impl RateBill {
    /// What the year costs.
    #[must_use]
    pub fn total_usd(&self) -> f64 {
        self.months.iter().map(RateMonth::total_usd).sum()
    }

    /// One line over the year.
    #[must_use]
    pub fn year_usd(&self, line: fn(&RateMonth) -> f64) -> f64 {
        self.months.iter().map(line).sum()
    }
}

/// What the settlement rules need to know.
pub(super) struct Settlement<'a> {
    pub(super) rate: &'a Rate,
    pub(super) periods: &'a Periods,
    pub(super) tiers: &'a [MonthTiers],
}

/// The bill of what a meter saw. Series shorter than the axis count as zero beyond their end.
#[must_use]
pub fn rate_bill(rate: &Rate, meter: &MeterYear) -> RateBill {
    let periods = Periods::new(rate, &meter.axis, 1);
    if rate.terms.metering == Metering::BuyAll {
        return buy_all(rate, meter, &periods);
    }
    let net: Vec<f64> = meter.used_kwh.iter().zip(meter.made_kwh).map(|(used, made)| made - used).collect();
    let demand = demand(rate, &periods, &net, &meter.axis);
    let tiers = tiers(rate, &demand.billed_kw);
    let mut bill = RateBill::default();
    let block = stride(&meter.axis, rate.terms.meter_minutes);
    match (rate.terms.metering, meter.spot) {
        (Metering::NetMetering, None) => {
            let settlement = Settlement { rate, periods: &periods, tiers: &tiers };
            net_metering(&settlement, &net, &mut bill);
        }
        (Metering::NetMeteringCredit, None) => {
            let settlement = Settlement { rate, periods: &periods, tiers: &tiers };
            net_metering_credit(&settlement, &net, &mut bill);
        }
        (_, None) if block > 1 => {
            let periods = Periods::new(rate, &meter.axis, block);
            let net: Vec<f64> = net.chunks(block).map(|steps| steps.iter().sum()).collect();
            net_billing(&Settlement { rate, periods: &periods, tiers: &tiers }, (&net, None), &mut bill);
        }
        (_, spot) => {
            let settlement = Settlement { rate, periods: &periods, tiers: &tiers };
            net_billing(&settlement, (&net, spot), &mut bill);
        }
    }
    add_demand(&mut bill, &demand);
    add_coincident(&mut bill, &coincident_usd(rate, &net, &meter.axis));
    add_fixed_and_minimum(rate, &mut bill);
    bill
}

/// Two meters; the second is billed by the tiers of the first, without fixed charge and minimum.
fn buy_all(rate: &Rate, meter: &MeterYear, periods: &Periods) -> RateBill {
    let used: Vec<f64> = meter.used_kwh.iter().map(|kwh| -kwh).collect();
    let demand_of_use = demand(rate, periods, &used, &meter.axis);
    let tiers = tiers(rate, &demand_of_use.billed_kw);
    let settlement = Settlement { rate, periods, tiers: &tiers };
    let mut bill = RateBill::default();
    net_billing(&settlement, (&used, meter.spot), &mut bill);
    add_demand(&mut bill, &demand_of_use);
    add_coincident(&mut bill, &coincident_usd(rate, &used, &meter.axis));
    add_fixed_and_minimum(rate, &mut bill);
    let mut second = RateBill::default();
    net_billing(&settlement, (meter.made_kwh, meter.spot), &mut second);
    add_demand(&mut second, &demand(rate, periods, meter.made_kwh, &meter.axis));
    for (month, other) in bill.months.iter_mut().zip(&second.months) {
        month.energy_usd += other.energy_usd;
        month.credit_usd += other.credit_usd;
        month.demand_flat_usd += other.demand_flat_usd;
        month.demand_tou_usd += other.demand_tou_usd;
    }
    bill
}

fn add_demand(bill: &mut RateBill, demand: &Demand) {
    let lines = demand.flat_usd.iter().zip(&demand.tou_usd).zip(&demand.peak_kw);
    for (month, ((flat, tou), peak)) in bill.months.iter_mut().zip(lines) {
        month.demand_flat_usd = *flat;
        month.demand_tou_usd = *tou;
        month.peak_kw = *peak;
    }
}

fn add_coincident(bill: &mut RateBill, usd: &[f64; 12]) {
    for (month, usd) in bill.months.iter_mut().zip(usd) {
        month.demand_coincident_usd = *usd;
    }
}

fn add_fixed_and_minimum(rate: &Rate, bill: &mut RateBill) {
    let terms = &rate.terms;
    let mut year_usd = 0.0;
    for month in &mut bill.months {
        month.fixed_usd = terms.fixed_usd_month;
        // The true-up is paid after the minimum is settled.
        let usd = (month.total_usd() + month.true_up_usd).max(0.0);
        month.minimum_usd = (terms.min_usd_month - usd).max(0.0);
        year_usd += usd;
    }
    if let Some(december) = bill.months.last_mut() {
        december.minimum_usd += (terms.min_usd_year - year_usd).max(0.0);
    }
}
