//! The same year under three kinds of rate: which meter the node is behind decides what it pays.
//!
//! - behind the household's meter: the home's own tariff, as simulated;
//! - behind its own meter: the household as today, and the node alone under the same tariff;
//! - general service: the whole home under a small commercial rate with a demand charge.
//!
//! Flows are those of the simulation: a node behind its own meter does not get another dispatch here. Known
//! error: it then uses no sun, but the household's bill is today's, without what its heat changes.

use crate::{
    catalog::tariff_by_slug,
    dispatch::Flows,
    scenario::{Home, Tariff},
    simulate::{Year, home_bill},
    tariff::{PriceInput, Prices, prices},
    text::Message,
};

/// The general service that stands in for a utility's own.
const GENERAL_SERVICE: &str = "general-service-us-2025";

/// Which rate the node is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TariffClass {
    /// Behind the household's meter.
    Household,
    /// Behind a meter of its own.
    OwnMeter,
    /// The whole home on general service.
    GeneralService,
}

/// The year's bill under one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassBill {
    /// Which.
    pub class: TariffClass,
    /// Its name.
    pub label: Message,
    /// All meters of the home, USD a year.
    pub bill_usd: f64,
    /// More than the same home without the node pays today, USD a year.
    pub more_usd: f64,
    /// What to find out from the utility before relying on it: a row for a checklist.
    pub clause: Message,
}

/// The three bills side by side.
#[must_use]
pub fn tariff_classes(home: &Home, year: &Year) -> [ClassBill; 3] {
    let today_usd = year.today.totals.bill_usd;
    let flows = &year.with_node.flows;
    let general = general_service();
    let general_prices = prices(&PriceInput { tariff: general.clone(), axis: year.axis, spot: None });
    let general_usd = bill_usd(&general, &general_prices, flows, year);
    let node = node_alone(flows);
    let own_usd = today_usd + bill_usd(&home.tariff, &year.prices, &node, year);
    let row = |class, id: [&'static str; 2], bill_usd: f64| ClassBill {
        class,
        label: Message::new(id[0]),
        bill_usd,
        more_usd: bill_usd - today_usd,
        clause: Message::new(id[1]),
    };
    let household_usd = year.with_node.totals.bill_usd;
    [
        row(TariffClass::Household, ["class.household", "class.household_clause"], household_usd),
        row(TariffClass::OwnMeter, ["class.own_meter", "class.own_meter_clause"], own_usd),
        row(TariffClass::GeneralService, ["class.general", "class.general_clause"], general_usd),
    ]
}

fn bill_usd(tariff: &Tariff, prices: &Prices, flows: &Flows, year: &Year) -> f64 {
    home_bill(tariff, prices, flows, &year.axis).year().total_usd()
}

fn node_alone(flows: &Flows) -> Flows {
    let len = flows.node_kw.len();
    Flows { node_kw: flows.node_kw.clone(), import_kw: flows.node_kw.clone(), ..Flows::zeroed(len) }
}

fn general_service() -> Tariff {
    let Some(row) = tariff_by_slug(GENERAL_SERVICE) else { return Tariff::default() };
    Tariff {
        plan: row.id,
        fixed_usd_month: row.fixed_usd_month,
        min_usd_month: row.min_usd_month,
        demand_usd_per_kw_month: row.demand_usd_per_kw_month,
        ..Tariff::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::preset,
        simulate::{Options, Stages},
        text::sentence,
    };

    #[test]
    fn the_first_is_the_simulation_and_all_are_measured_against_today() {
        for id in 1..=6 {
            let scenario = preset(id).unwrap().scenario();
            let year = Stages::default().year(&scenario, &Options::default()).unwrap();
            let rows = tariff_classes(&scenario.homes[0], &year);
            assert!((rows[0].bill_usd - year.with_node.totals.bill_usd).abs() < 1e-9);
            for row in &rows {
                assert!((row.bill_usd - row.more_usd - year.today.totals.bill_usd).abs() < 1e-9);
                let texts = [sentence(&row.label), sentence(&row.clause)];
                assert!(texts.iter().all(|text| !text.contains('[')), "{texts:?}");
            }
        }
    }

    #[test]
    fn general_service_is_hand_arithmetic() {
        let scenario = preset(1).unwrap().scenario();
        let year = Stages::default().year(&scenario, &Options::default()).unwrap();
        let rows = tariff_classes(&scenario.homes[0], &year);
        let totals = &year.with_node.totals;
        let flows = &year.with_node.flows;
        let mut peaks = [0.0_f64; 12];
        for (kw, month) in flows.import_kw.iter().zip(&year.prices.month) {
            peaks[usize::from(*month)] = peaks[usize::from(*month)].max(*kw);
        }
        let energy = totals.import_kwh * 0.095 - totals.export_kwh * 0.03;
        let expected = energy + 12.0 * 35.0 + 12.0 * peaks.iter().sum::<f64>();
        assert!((rows[2].bill_usd - expected).abs() < 1e-6);
    }
}
