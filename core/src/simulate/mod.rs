//! The road from a home to its year.
//!
//! `Home` -> inputs resolved against catalogue and constants -> arrays over one axis -> [`Year`], always
//! beside today: the same home without the node. [`Stages`] keeps the last input and output of every
//! stage, so that a change downstream never recomputes what is upstream of it.

mod battery_cells;
mod binding_share;
mod capital;
mod carbon;
mod demand_response;
mod dispatching;
mod error;
mod footprint;
mod heat_report;
mod inputs;
mod interest;
mod ledger;
mod market;
mod memory;
mod node_meter;
mod node_output;
mod notes;
mod options;
mod outlook;
mod service_report;
mod sides;
mod slack;
mod stages;
mod totals;
mod transformer_report;
mod whole_bill;
mod year;

pub use capital::yearly_capital_usd;
pub use carbon::carbon_factors;
pub use demand_response::Called;
pub use error::SimulateError;
pub use footprint::{Footprint, footprint};
pub use heat_report::heat_report;
pub use inputs::{demand_curve, node_plan, training_plan};
pub use interest::served_party;
pub use ledger::{Earned, Entry, Ledger, Line, ledger, party_of};
pub use node_meter::{billed_tariff, meter_of, meters};
pub use options::{Attached, Options};
pub use outlook::{OutageOutlook, battery_health, outage_outlook};
pub use service_report::{ServiceReport, service_report};
pub use stages::Stages;
pub use totals::{Monthly, Totals};
pub use transformer_report::{
    TransformerReport, nodes_that_age, street, street_loading, street_shares, transformer_report,
};
pub use whole_bill::home_bill;
pub use year::{Side, Year};
