//! The year of a home: with its node, and today without it.

use std::sync::Arc;

use crate::{
    compute::{NodeCurve, TokenTraffic},
    dispatch::{Binding, Flows, Proof},
    energy::{
        household::HouseholdYear,
        outage::Backup,
        pv::PvYear,
        service::{Circuit, ServiceLimits},
    },
    tariff::{Bill, Prices},
    text::Message,
    time::TimeAxis,
    weather::{SunYear, WeatherYear},
};

use super::{Called, Ledger, Monthly, Totals};

/// One side of the comparison.
#[derive(Clone, Debug)]
pub struct Side {
    /// Power by step.
    pub flows: Arc<Flows>,
    /// What the meter costs.
    pub bill: Bill,
    /// Whose money.
    pub ledger: Ledger,
    /// Sums of the year.
    pub totals: Totals,
    /// Sums by month.
    pub monthly: [Monthly; 12],
}

/// Everything that is known of a home's year.
#[derive(Clone, Debug)]
pub struct Year {
    /// What the series lie on.
    pub axis: TimeAxis,
    /// With the node.
    pub with_node: Side,
    /// The same home without the node.
    pub today: Side,
    /// Where the sun stands.
    pub sun: Arc<SunYear>,
    /// Weather.
    pub weather: Arc<WeatherYear>,
    /// PV that was there, AC kW, before curtailment.
    pub pv: Arc<PvYear>,
    /// The household without the node.
    pub household: Arc<HouseholdYear>,
    /// Prices with the node.
    pub prices: Arc<Prices>,
    /// Power against output.
    pub curve: Arc<NodeCurve>,
    /// Bytes of an answer token on the wire; none for rent, whose traffic is the renter's.
    pub traffic: Option<TokenTraffic>,
    /// Output the node could give by step, tok/s for serve and batch, GPUs for rent.
    pub capable: Vec<f64>,
    /// Output that is sold by step, same unit.
    pub sold: Vec<f64>,
    /// Share of the year in each binding, by code.
    pub binding_frac: [f64; Binding::ALL.len()],
    /// Limits at the breaker.
    pub service: ServiceLimits,
    /// The node's own circuit.
    pub circuit: Circuit,
    /// What an outage means, from the mean state of the battery.
    pub backup: Backup,
    /// The same today.
    pub backup_today: Backup,
    /// How surely no other schedule of the battery is cheaper.
    pub proof: Proof,
    /// What calls of the grid come to.
    pub called: Called,
    /// Hours in which household alone exceeds the service.
    pub overload_h: f64,
    /// Whether a stand-in takes the place of readings that stayed with the sender.
    pub approximate: bool,
    /// The same of the records of a weather file.
    pub approximate_weather: bool,
    /// Whether prices are those that stand in for a market's that are not at hand.
    pub approximate_prices: bool,
    /// What the reader should know.
    pub notes: Vec<Message>,
}
