//! What can run out.

use super::Problem;
use crate::text::{Arg, Message};

/// A limit of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// The budget, USD.
    Budget,
    /// GPUs of a type, by position.
    Hardware(usize),
    /// Power of a region, by position, MW.
    Region(usize),
    /// Demand for a model, by position, tok a year.
    Demand(usize),
    /// Homes of a group whose owners agree, by position.
    Homes(usize),
    /// Nodes that the transformers of a group may have, by position.
    StreetNodes(usize),
    /// Power that the transformers of a group have left, by position, kW.
    StreetKw(usize),
    /// The tokens that have to be served, tok a year.
    Target,
}

impl Limit {
    /// Kind and name, as `supply:RTX 5090`, used in commands and files.
    #[must_use]
    pub fn key(self, problem: &Problem) -> String {
        let group = |at: usize| problem.groups.get(at).map_or("", |group| group.name.as_str());
        match self {
            Self::Budget => "budget".to_owned(),
            Self::Target => "target".to_owned(),
            Self::Hardware(at) => {
                format!("supply:{}", problem.hardware.get(at).map_or("", |supply| supply.name.as_str()))
            }
            Self::Region(at) => {
                format!("region:{}", problem.regions.get(at).map_or("", |region| region.name.as_str()))
            }
            Self::Demand(at) => {
                format!("demand:{}", problem.models.get(at).map_or("", |market| market.name.as_str()))
            }
            Self::Homes(at) => format!("homes:{}", group(at)),
            Self::StreetNodes(at) => format!("street_nodes:{}", group(at)),
            Self::StreetKw(at) => format!("street_kw:{}", group(at)),
        }
    }

    /// What its shadow price counts one more of.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Budget => "USD",
            Self::Hardware(_) => "GPU",
            Self::Region(_) => "MW",
            Self::Demand(_) | Self::Target => "tok",
            Self::Homes(_) | Self::StreetNodes(_) => "node",
            Self::StreetKw(_) => "kW",
        }
    }

    /// The words for it.
    #[must_use]
    pub fn message(self, problem: &Problem) -> Message {
        let group = |at: usize| problem.groups.get(at).map_or_else(String::new, |group| group.name.clone());
        let (id, name) = match self {
            Self::Budget => ("limit.budget", String::new()),
            Self::Target => ("limit.target", String::new()),
            Self::Hardware(at) => {
                ("limit.hardware", problem.hardware.get(at).map_or_else(String::new, |it| it.name.clone()))
            }
            Self::Region(at) => {
                ("limit.region", problem.regions.get(at).map_or_else(String::new, |it| it.name.clone()))
            }
            Self::Demand(at) => {
                ("limit.demand", problem.models.get(at).map_or_else(String::new, |it| it.name.clone()))
            }
            Self::Homes(at) => ("limit.homes", group(at)),
            Self::StreetNodes(at) => ("limit.street_nodes", group(at)),
            Self::StreetKw(at) => ("limit.street_kw", group(at)),
        };
        Message::new(id).with("name", Arg::Text(name))
    }
}
