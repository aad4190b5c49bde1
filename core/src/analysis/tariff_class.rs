//! The same home under three tariff classes: which meter the node is behind decides what it pays.
//!
//! Each is a whole simulation with another `tariff.node_meter`: flows, bill and today's bill are those that the
//! home would have if the user chose it (see [`crate::simulate::meter_of`]).

use crate::{
    scenario::{NodeMeter, Path, Scenario, field_by_key},
    simulate::{SimulateError, Year},
    text::Message,
};

/// The year's bill under one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassBill {
    /// Which.
    pub class: NodeMeter,
    /// Whether the home is billed so now.
    pub is_now: bool,
    /// Its name.
    pub label: Message,
    /// All meters of the home, USD a year.
    pub bill_usd: f64,
    /// More than the same home without the node pays today, USD a year.
    pub more_usd: f64,
    /// What to find out from the utility before relying on it: a row for a checklist.
    pub clause: Message,
}

/// The three bills side by side; `run` simulates the home.
///
/// # Errors
/// What `run` returns, and for a home that is not there.
pub fn tariff_classes(
    scenario: &Scenario,
    home: usize,
    mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
) -> Result<Vec<ClassBill>, SimulateError> {
    let Some(now) = scenario.homes.get(home).map(|home| home.tariff.node_meter) else {
        return Err(SimulateError::NoHome { index: home, homes: scenario.homes.len() });
    };
    let path = field_by_key("tariff.node_meter").map(|field| Path::of_home(field, home));
    NodeMeter::ALL
        .iter()
        .map(|&class| {
            let mut other = scenario.clone();
            if let Some(path) = path {
                // The home is there and takes every class.
                let _before = other.set(path, f64::from(class.code()));
            }
            let year = run(&other)?;
            let bill_usd = year.with_node.totals.bill_usd;
            let [label, clause] = words(class).map(Message::new);
            let more_usd = bill_usd - year.today.totals.bill_usd;
            Ok(ClassBill { class, is_now: class == now, label, bill_usd, more_usd, clause })
        })
        .collect()
}

/// The question to settle with the utility about a class.
pub(super) fn class_clause(class: NodeMeter) -> &'static str {
    words(class)[1]
}

/// Name and clause.
fn words(class: NodeMeter) -> [&'static str; 2] {
    match class {
        NodeMeter::Household => ["class.household", "class.household_clause"],
        NodeMeter::Own => ["class.own_meter", "class.own_meter_clause"],
        NodeMeter::GeneralService => ["class.general", "class.general_clause"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{Metric, SoldResponse},
        catalog::MeterPayer,
        dispatch::conservation,
        scenario::{BatteryInOutage, Dispatch, Role, preset},
        simulate::{Line, Options, Stages},
        tariff::MonthBill,
        text::sentence,
    };

    fn classes(scenario: &Scenario) -> Vec<(ClassBill, Year)> {
        let mut stages = Stages::default();
        let mut years = Vec::new();
        let run = |other: &Scenario| {
            let year = stages.year(other, &Options::default())?;
            years.push(year.clone());
            Ok(year)
        };
        tariff_classes(scenario, 0, run).unwrap().into_iter().zip(years).collect()
    }

    #[test]
    fn today_and_the_node_s_output_do_not_depend_on_the_class() {
        for id in 1..=6 {
            let scenario = preset(id).unwrap().scenario();
            let rows = classes(&scenario);
            for (row, year) in &rows {
                assert_eq!(year.today.totals, rows[0].1.today.totals, "preset {id}");
                assert!((row.bill_usd - row.more_usd - year.today.totals.bill_usd).abs() < 1e-9);
                let worst = conservation(&year.with_node.flows, 1.0);
                assert!(worst.bus_kwh < 1e-9 && worst.storage_kwh < 1e-9, "{worst:?}");
                let texts = [sentence(&row.label), sentence(&row.clause)];
                assert!(texts.iter().all(|text| !text.contains('[')), "{texts:?}");
                assert_eq!(row.is_now, row.class == NodeMeter::Household);
            }
        }
    }

    #[test]
    fn behind_its_own_meter_the_house_lives_as_today_and_the_node_buys_every_kwh() {
        let mut scenario = preset(1).unwrap().scenario();
        let home = &mut scenario.homes[0];
        home.tariff.fixed_usd_month = 20.0;
        home.battery.units = 1.0;
        home.battery.dispatch = Dispatch::SelfConsumption;
        home.battery.node_in_outage = BatteryInOutage::All;
        // Room in the service for both, and none of the battery's standby is refilled late.
        home.service.amps = 400.0;
        home.service.transformer_kva = 100.0;
        home.service.transformer_homes = 1.0;
        assert_eq!(home.node.place, crate::catalog::NodePlace::Outdoors, "no heat comes into the house");
        let (row, year) = classes(&scenario).swap_remove(1);
        let (with_node, today) = (&year.with_node, &year.today);
        let series = [
            (&with_node.flows.export_kw, &today.flows.export_kw),
            (&with_node.flows.stored_kwh, &today.flows.stored_kwh),
        ];
        for (with_node, today) in series {
            let apart = with_node.iter().zip(today).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(apart < 1e-9, "{apart}");
        }
        let flat_usd_per_kwh = year.prices.buy_usd_per_kwh[0];
        let node_usd = with_node.totals.node_kwh * flat_usd_per_kwh + 240.0;
        assert!((row.more_usd - node_usd).abs() < 1e-6, "{} {node_usd}", row.more_usd);
        assert!(year.backup.together_h <= 0.0 && year.backup.carried_frac <= 0.0, "no battery carries it");
    }

    #[test]
    fn general_service_is_hand_arithmetic() {
        let scenario = preset(1).unwrap().scenario();
        let (row, year) = classes(&scenario).swap_remove(2);
        let totals = &year.with_node.totals;
        let mut peaks = [0.0_f64; 12];
        for (kw, month) in year.with_node.flows.import_kw.iter().zip(&year.prices.month) {
            peaks[usize::from(*month)] = peaks[usize::from(*month)].max(*kw);
        }
        let energy = totals.import_kwh * 0.095 - totals.export_kwh * 0.03;
        let expected = energy + 12.0 * 35.0 + 12.0 * peaks.iter().sum::<f64>();
        assert!((row.bill_usd - expected).abs() < 1e-6);
        assert!(year.prices.buy_usd_per_kwh.iter().all(|usd| (usd - 0.095).abs() < 1e-12));
    }

    #[test]
    fn every_class_keeps_every_dollar_and_what_is_sold_moves_it_as_a_simulation_would() {
        for id in [1, 2, 3, 4] {
            for payer in MeterPayer::ALL {
                let mut scenario = preset(id).unwrap().scenario();
                scenario.homes[0].deal.meter_payer = *payer;
                for (row, year) in classes(&scenario) {
                    let mut home = scenario.homes[0].clone();
                    home.tariff.node_meter = row.class;
                    let ledger = &year.with_node.ledger;
                    let bill: MonthBill = year.with_node.bill.year();
                    let meter_usd =
                        [Line::Power, Line::Export, Line::MeterCharges].map(|line| ledger.line_usd(line));
                    assert!((meter_usd.iter().sum::<f64>() + bill.total_usd()).abs() < 1e-6);
                    let nets = Role::ALL.iter().map(|role| ledger.net_usd(*role)).sum::<f64>();
                    assert!(nets.is_finite());
                    let response = SoldResponse::new(&home, &year);
                    let (party, sold) = (home.deal.owner, home.workload.sold_frac);
                    let gap = response.gain_usd(party, sold) - Metric::OwnerGain.read(&year);
                    assert!(gap.abs() < 1e-6, "preset {id}, {:?}, {payer:?}: {gap}", row.class);
                    let mut other = scenario.clone();
                    other.homes[0] = home.clone();
                    other.homes[0].workload.sold_frac = 0.85;
                    let more = Stages::default().year(&other, &Options::default()).unwrap();
                    let gap = Metric::OwnerGain.read(&more) - response.gain_usd(party, 0.85);
                    let sales_usd = response.sales_full_usd();
                    // A battery shaves a demand charge otherwise than the meter read again tells.
                    let of_sales = if row.class == NodeMeter::GeneralService { 0.01 } else { 0.003 };
                    assert!(gap.abs() < of_sales * sales_usd, "preset {id}, {:?}: {gap}", row.class);
                }
            }
        }
    }
}
