//! Which meter the node is behind, and what it changes: the rate, the bill, the flows, who has what in an outage.
//!
//! - *household*: one meter, one rate.
//! - *own*: the same plan twice. The house's meter sees house, sun and battery; the node's sees the node. The
//!   bill is the sum of both, line by line, with two fixed and two minimum charges.
//! - *general service*: one meter; with the node the whole home is billed by another plan, today by its own.

use crate::{
    dispatch::Flows,
    scenario::{BatteryInOutage, Home, NodeMeter, Tariff},
    tariff::{Bill, Prices},
    time::TimeAxis,
    units::Limited,
};

use super::home_bill;

/// The tariff that bills a home with its node.
#[must_use]
pub fn billed_tariff(home: &Home) -> Tariff {
    if meter_of(home) == NodeMeter::GeneralService {
        Tariff::of_plan(home.tariff.general_plan)
    } else {
        home.tariff.clone()
    }
}

/// The meter that counts: without a node nothing is behind another one.
#[must_use]
pub fn meter_of(home: &Home) -> NodeMeter {
    if home.node.gpu_count > 0.0 { home.tariff.node_meter } else { NodeMeter::Household }
}

/// How many bills come to a home with its node.
#[must_use]
pub fn meters(home: &Home) -> f64 {
    if meter_of(home) == NodeMeter::Own { 2.0 } else { 1.0 }
}

/// The bill of a home with its node, under its billed tariff and the prices of that.
pub(super) fn bill_with_node(home: &Home, prices: &Prices, flows: &Flows, axis: &TimeAxis) -> Bill {
    match meter_of(home) {
        NodeMeter::Household => home_bill(&home.tariff, prices, flows, axis),
        NodeMeter::GeneralService => home_bill(&billed_tariff(home), prices, flows, axis),
        NodeMeter::Own => {
            let mut bill = home_bill(&home.tariff, prices, &house_alone(flows), axis);
            bill.add(&home_bill(&home.tariff, prices, &node_alone(flows), axis));
            bill
        }
    }
}

/// What the house's meter sees: everything but the node.
fn house_alone(flows: &Flows) -> Flows {
    let import =
        flows.import_kw.iter().zip(&flows.node_kw).map(|(import, node)| (import - node).at_least(0.0));
    Flows {
        import_kw: import.collect(),
        export_kw: flows.export_kw.clone(),
        pv_kw: flows.pv_kw.clone(),
        ..Flows::default()
    }
}

/// What the node's meter sees.
fn node_alone(flows: &Flows) -> Flows {
    let none = vec![0.0; flows.node_kw.len()];
    Flows { import_kw: flows.node_kw.clone(), export_kw: none.clone(), pv_kw: none, ..Flows::default() }
}

/// What an outage leaves the node of the home's battery: nothing where it hangs on another meter.
pub(super) fn battery_in_outage(home: &Home) -> BatteryInOutage {
    match meter_of(home) {
        NodeMeter::Own => BatteryInOutage::Never,
        NodeMeter::Household | NodeMeter::GeneralService => home.battery.node_in_outage,
    }
}
