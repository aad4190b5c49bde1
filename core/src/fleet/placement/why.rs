//! Why a group got what it got, in words.

use super::{Limit, NodeOption, Objective, Problem, counts::Counts, model::Model};
use crate::text::{Arg, Message};

/// Why a group got what it got.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// Every home that agrees has a node.
    Full,
    /// Nodes until something ran out: the scarce thing its best option uses most of, by shadow price.
    Scarce(Limit),
    /// What is scarce brings more in other groups.
    BetterElsewhere(Limit),
    /// No option brings anything here.
    NotWorthIt,
    /// The target is met without it, or without more of it.
    NotNeeded,
    /// No option's link need is met.
    LinkTooSlow,
    /// No option fits on its street.
    StreetTooWeak,
    /// Nobody agrees, or there is nothing to choose.
    NobodyThere,
}

impl Why {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Scarce(_) => "scarce",
            Self::BetterElsewhere(_) => "better_elsewhere",
            Self::NotWorthIt => "not_worth_it",
            Self::NotNeeded => "not_needed",
            Self::LinkTooSlow => "link_too_slow",
            Self::StreetTooWeak => "street_too_weak",
            Self::NobodyThere => "nobody_there",
        }
    }

    /// The limit that is named, if one is.
    #[must_use]
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Self::Scarce(limit) | Self::BetterElsewhere(limit) => Some(*limit),
            _ => None,
        }
    }

    /// The sentence for a group.
    #[must_use]
    pub fn message(&self, problem: &Problem, group: usize) -> Message {
        let name = problem.groups.get(group).map_or_else(String::new, |group| group.name.clone());
        let message = match self {
            Self::Full => Message::new("placement.full"),
            Self::Scarce(limit) => {
                Message::new("placement.scarce").with("limit", Arg::Message(Box::new(limit.message(problem))))
            }
            Self::BetterElsewhere(limit) => Message::new("placement.better_elsewhere")
                .with("limit", Arg::Message(Box::new(limit.message(problem)))),
            Self::NotWorthIt => Message::new("placement.not_worth_it"),
            Self::NotNeeded => Message::new("placement.not_needed"),
            Self::LinkTooSlow => Message::new("placement.link_too_slow"),
            Self::StreetTooWeak => Message::new("placement.street_too_weak"),
            Self::NobodyThere => Message::new("placement.nobody_there"),
        };
        message.with("group", Arg::Text(name))
    }
}

/// The best option of a group at the prices: what it leaves, and what it pays for each scarce row.
struct Best {
    left: f64,
    gain: f64,
    dearest: Option<(Limit, f64)>,
}

pub(super) fn why(problem: &Problem, model: &Model, counts: &Counts<'_>, prices: &[f64]) -> Vec<Why> {
    let groups = problem.groups.len();
    let mut nodes = vec![0.0; groups];
    let mut best: Vec<Option<Best>> = (0..groups).map(|_| None).collect();
    for ((at, (group, _)), column) in model.nodes.iter().enumerate().zip(model.whole_columns()) {
        if let Some(nodes) = nodes.get_mut(*group) {
            *nodes += counts.count(at);
        }
        // What is left at the shared prices, the group's own left aside.
        let mut left = column.gain;
        let mut gain = column.gain;
        let mut dearest: Option<(Limit, f64)> = None;
        for (row, value) in &column.entries {
            let (Some(limit), Some(price)) = (model.limits.get(*row), prices.get(*row)) else { continue };
            let paid = value * price;
            if *limit == Limit::Target {
                gain -= paid;
            }
            if !matches!(limit, Limit::Homes(_) | Limit::StreetNodes(_) | Limit::StreetKw(_)) {
                left -= paid;
            }
            if paid > 0.0 && *limit != Limit::Target && dearest.is_none_or(|(_, most)| paid > most) {
                dearest = Some((*limit, paid));
            }
        }
        match best.get_mut(*group) {
            Some(place) if place.as_ref().is_none_or(|known| left > known.left) => {
                *place = Some(Best { left, gain, dearest });
            }
            _ => {}
        }
    }
    let found = problem.groups.iter().zip(nodes).zip(best);
    found.map(|((group, nodes), best)| reason(problem, group, nodes, best)).collect()
}

fn reason(problem: &Problem, group: &super::Group, nodes: f64, best: Option<Best>) -> Why {
    let Some(best) = best else { return excluded(group) };
    let most = group.willing_homes().min(group.street_nodes());
    if nodes >= most {
        return if group.street_nodes() < group.willing_homes() { street(problem, group) } else { Why::Full };
    }
    let target = matches!(problem.objective, Objective::MinCost { .. } | Objective::MinCarbon { .. });
    if best.gain <= 0.0 && !target {
        return Why::NotWorthIt;
    }
    match best.dearest {
        Some((limit, _)) if nodes > 0.0 => Why::Scarce(limit),
        Some((limit, _)) => Why::BetterElsewhere(limit),
        None if target => Why::NotNeeded,
        None => Why::NotWorthIt,
    }
}

fn street(problem: &Problem, group: &super::Group) -> Why {
    let at = problem.groups.iter().position(|known| std::ptr::eq(known, group));
    at.map_or(Why::Full, |at| Why::Scarce(Limit::StreetNodes(at)))
}

/// Why no option can stand here.
fn excluded(group: &super::Group) -> Why {
    let slow = |option: &NodeOption| option.link_up_mbit_s > group.link_up_mbit_s;
    if group.options.is_empty() || group.willing_homes() < 1.0 {
        Why::NobodyThere
    } else if group.options.iter().all(slow) {
        Why::LinkTooSlow
    } else {
        Why::StreetTooWeak
    }
}
