//! Who gets the power at each step.

mod binding;
mod day_ahead;
mod dc_bus;
mod flows;
mod habits;
mod home_case;
mod lifting;
mod node_demand;
pub mod optimal;
mod planned;
mod price_class;
mod rule_power;
mod rules;
mod trace;

pub use binding::Binding;
pub use day_ahead::day_ahead;
pub use dc_bus::{DcBus, dc_conservation};
pub use flows::{Conservation, Flows, conservation};
pub use node_demand::{NodeDemand, NodeSide};
pub use planned::{Planned, Planning, Proof, planned};
pub use price_class::{PriceClass, price_classes};
pub use rules::{PlannedPower, RulesInput, rules};
pub use trace::Trace;
