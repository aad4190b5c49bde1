//! The answer, what would change it, and why.
//!
//! - [`summary`]: for a role, one sentence with its number and its condition, six figures, notes
//! - [`explain`]: any of those figures as a formula with this scenario's values, units and sources
//! - [`Tornado`]: what would change the answer most
//! - [`RuleSearch`]: what each rule of the battery is worth; [`BatteryReasons`]: why it does what it does
//! - [`Sweep`]: sizes of battery, sun and node, and the [`Designs`] that no other beats
//! - [`FleetReport`]: what a planner reads of a fleet; [`Comparison`]: scenarios and data centres side by side
//! - [`node_rates`], [`node_limit`]: what a node gives a second, a kWh and a dollar, and what holds it
//! - [`provenance`] and [`assumptions`]: where each input comes from
//!
//! All speak of one [`Metric`]: what the party behind a role gains against today.

mod answer;
mod assumptions;
mod availability;
mod battery_reason;
mod break_even;
mod explain;
mod explanation;
mod facts;
mod falling_prices;
mod fleet;
mod frontier;
mod headline;
mod host_figures;
mod key_figures;
mod metric;
mod money;
mod node_limit;
mod node_rates;
mod node_traffic;
mod notes;
mod output_figures;
mod plausible;
mod proof_said;
mod provenance;
mod rule_worth;
mod sizing;
mod sold_steps;
mod summary;
mod sweep;
mod tariff_class;
#[cfg(test)]
mod tests;
mod tornado;
mod why;

pub use crate::finance::BreakEven;
pub use answer::{Answer, KeyFigure, Note, NoteKind, Tone, Verdict};
pub use assumptions::{Assumption, assumptions};
pub use battery_reason::BatteryReasons;
pub use break_even::SoldResponse;
pub use explain::explain;
pub use explanation::{Explanation, Term};
pub use fleet::{
    AssumptionLine, ComparedColumn, ComparedRow, Comparison, FirmLine, FleetFigure, FleetReport, GroupLine,
    PlacedLine, PlacementReport, ProfitPlane, RampReport, ShardLine, ShardReport, StreetLine, as_fleet,
    comparison, fleet_report, neighbourhoods, neighbourhoods_of, placement_report, shard_line, shard_report,
    stand_ins, street_line,
};
pub use frontier::{Against, Aim, DesignPoint, Designs};
pub use metric::Metric;
pub use node_limit::node_limit;
pub use node_rates::{NodeRates, cap_prices, node_rates};
pub use node_traffic::node_traffic;
pub use plausible::plausible;
pub use proof_said::{limit_said, proof_said};
pub use provenance::{Provenance, provenance};
pub use rule_worth::{Limit, OneMore, RuleSearch, RuleWorth, RuleWorths};
pub use sizing::{NodeChoice, Sizing};
pub use summary::summary;
pub use sweep::{Sweep, SweepError, sweep};
pub use tariff_class::{ClassBill, tariff_classes};
pub use tornado::{Bar, Progress, Tornado, tornado};
