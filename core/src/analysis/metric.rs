//! The number that an answer speaks of and a sensitivity moves.

use crate::{scenario::Role, simulate::Year};

/// What the party behind a role nets in a year, less what it nets today: USD a year, a gain positive.
/// Where one party plays several roles its metrics are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// Of who lives there.
    HostGain,
    /// Of who owns the node.
    OwnerGain,
    /// Of who runs the node.
    OperatorGain,
}

impl Metric {
    /// The metric of a role's answer.
    #[must_use]
    pub fn of_role(role: Role) -> Self {
        match role {
            Role::Host => Self::HostGain,
            Role::Owner => Self::OwnerGain,
            Role::Operator => Self::OperatorGain,
        }
    }

    /// The words on the page.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::HostGain => "What the host gains a year",
            Self::OwnerGain => "What the owner gains a year",
            Self::OperatorGain => "What the operator gains a year",
        }
    }

    /// Its value in a year, USD.
    #[must_use]
    pub fn read(self, year: &Year) -> f64 {
        let (with_node, today) = (&year.with_node.totals, &year.today.totals);
        match self {
            Self::HostGain => with_node.host_net_usd - today.host_net_usd,
            Self::OwnerGain => with_node.owner_net_usd - today.owner_net_usd,
            Self::OperatorGain => with_node.operator_net_usd - today.operator_net_usd,
        }
    }
}
