//! The panels that are about money, in a line.

use wattfleet_core::{
    catalog::{self, MeterPayer, Party},
    scenario::Home,
};

use super::summary::unknown;

pub(super) fn tariff(home: &Home) -> String {
    if home.tariff.tables.is_some() {
        return "prices of your own".to_owned();
    }
    catalog::tariff(home.tariff.plan).map_or_else(unknown, |row| row.name.to_owned())
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
