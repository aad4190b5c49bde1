//! Sums of a year and of its months, under the names that the command line prints.

use core::ops::Range;

use crate::{
    dispatch::Flows,
    time::{TimeAxis, sum},
};

/// Sums of a year. Energy in kWh, money in USD.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "each name says what it is, and its unit")]
pub struct Totals {
    pub pv_kwh: f64,
    pub household_kwh: f64,
    pub node_kwh: f64,
    pub import_kwh: f64,
    pub export_kwh: f64,
    pub curtailed_kwh: f64,
    pub charge_kwh: f64,
    pub discharge_kwh: f64,
    pub battery_loss_kwh: f64,
    pub bill_usd: f64,
    pub revenue_usd: f64,
    pub host_net_usd: f64,
    pub owner_net_usd: f64,
    pub operator_net_usd: f64,
    pub tok: f64,
    pub gpu_h: f64,
    pub available_frac: f64,
    pub full_power_frac: f64,
    pub co2_kg: f64,
    pub co2_marginal_kg: f64,
    pub water_l: f64,
}

impl Totals {
    /// Names and values, in the order of the command line.
    #[must_use]
    pub fn rows(&self) -> [(&'static str, f64); 21] {
        [
            ("pv_kwh", self.pv_kwh),
            ("household_kwh", self.household_kwh),
            ("node_kwh", self.node_kwh),
            ("import_kwh", self.import_kwh),
            ("export_kwh", self.export_kwh),
            ("curtailed_kwh", self.curtailed_kwh),
            ("charge_kwh", self.charge_kwh),
            ("discharge_kwh", self.discharge_kwh),
            ("battery_loss_kwh", self.battery_loss_kwh),
            ("bill_usd", self.bill_usd),
            ("revenue_usd", self.revenue_usd),
            ("host_net_usd", self.host_net_usd),
            ("owner_net_usd", self.owner_net_usd),
            ("operator_net_usd", self.operator_net_usd),
            ("tok", self.tok),
            ("gpu_h", self.gpu_h),
            ("available_frac", self.available_frac),
            ("full_power_frac", self.full_power_frac),
            ("co2_kg", self.co2_kg),
            ("co2_marginal_kg", self.co2_marginal_kg),
            ("water_l", self.water_l),
        ]
    }
}

/// Sums of a month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(missing_docs, reason = "each name says what it is, and its unit")]
pub struct Monthly {
    pub pv_kwh: f64,
    pub household_kwh: f64,
    pub node_kwh: f64,
    pub import_kwh: f64,
    pub export_kwh: f64,
    pub curtailed_kwh: f64,
    pub charge_kwh: f64,
    pub discharge_kwh: f64,
    pub bill_usd: f64,
    pub tok: f64,
}

/// Energy of each month of the clock.
#[must_use]
pub(super) fn monthly(flows: &Flows, runs: &[(usize, Range<usize>)], axis: &TimeAxis) -> [Monthly; 12] {
    let mut months = [Monthly::default(); 12];
    let step_h = axis.step_h();
    let mut add = |series: &[f64], of: fn(&mut Monthly) -> &mut f64| {
        for (month, steps) in runs {
            let values = series.get(steps.clone()).unwrap_or_default();
            if let Some(month) = months.get_mut(*month) {
                *of(month) += sum(values) * step_h;
            }
        }
    };
    add(&flows.pv_kw, |month| &mut month.pv_kwh);
    add(&flows.household_kw, |month| &mut month.household_kwh);
    add(&flows.node_kw, |month| &mut month.node_kwh);
    add(&flows.import_kw, |month| &mut month.import_kwh);
    add(&flows.export_kw, |month| &mut month.export_kwh);
    add(&flows.curtailed_kw, |month| &mut month.curtailed_kwh);
    add(&flows.charge_kw, |month| &mut month.charge_kwh);
    add(&flows.discharge_kw, |month| &mut month.discharge_kwh);
    months
}

/// Energy sums of a year: those of its months.
#[must_use]
pub(super) fn energy(flows: &Flows, months: &[Monthly], step_h: f64) -> Totals {
    let kwh = |of: fn(&Monthly) -> f64| months.iter().map(of).sum::<f64>();
    Totals {
        pv_kwh: kwh(|month| month.pv_kwh),
        household_kwh: kwh(|month| month.household_kwh),
        node_kwh: kwh(|month| month.node_kwh),
        import_kwh: kwh(|month| month.import_kwh),
        export_kwh: kwh(|month| month.export_kwh),
        curtailed_kwh: kwh(|month| month.curtailed_kwh),
        charge_kwh: kwh(|month| month.charge_kwh),
        discharge_kwh: kwh(|month| month.discharge_kwh),
        battery_loss_kwh: sum(&flows.loss_kw) * step_h,
        ..Totals::default()
    }
}
