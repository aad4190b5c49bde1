//! The panels that are about money, in a line.

use wattfleet_core::{
    catalog::{self, MeterPayer, Party},
    scenario::{Home, NodeMeter},
    simulate::meter_of,
};

use super::summary::unknown;

pub(super) fn tariff(home: &Home) -> String {
    let plan = if home.tariff.market.is_some() {
        "prices of a market".to_owned()
    } else if home.tariff.tables.is_some() {
        "prices of your own".to_owned()
    } else {
        catalog::tariff(home.tariff.plan).map_or_else(unknown, |row| row.name.to_owned())
    };
    match meter_of(home) {
        NodeMeter::Household => plan,
        NodeMeter::Own => format!("two meters, {plan}"),
        NodeMeter::GeneralService => format!("general service, today {plan}"),
    }
}

pub(super) fn deal(home: &Home) -> String {
    let owner = match home.deal.owner {
        Party::Host => "Own node",
        Party::Operator => "Hosted",
    };
    let meter = match home.deal.meter_payer {
        MeterPayer::Host => "host pays meter",
        MeterPayer::OperatorWhole => "operator pays meter",
        MeterPayer::OperatorIncrement => "operator pays the rest",
    };
    format!("{owner}, {meter}")
}
