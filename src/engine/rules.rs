//! The job behind the rules of the battery: one rule a step.

use serde::{Deserialize, Serialize};
use wattfleet_core::analysis::{RuleSearch, RuleWorth};
use wattfleet_core::catalog::Party;
use wattfleet_core::share::decode_link;
use wattfleet_core::simulate::{Options, Stages};

use super::job::Reply;
use super::task::{Step, Task};

/// One rule, as it travels from the worker to the page. Money in USD a year.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleReply {
    /// Code of the rule.
    pub rule: u8,
    /// What it is worth.
    pub usd: f64,
    /// What the best rule is worth more.
    pub regret_usd: f64,
    /// Share of the best rule's worth, where that is worth something.
    pub share_frac: Option<f64>,
}

/// All rules, and whom they serve.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RulesReply {
    /// Whether an operator pays the meter, and the dispatch serves it.
    pub serves_operator: bool,
    /// In the order of the list.
    pub rules: Vec<RuleReply>,
}

/// The search under way.
pub(super) struct RulesTask {
    search: Option<RuleSearch>,
    stages: Stages,
    options: Options,
}

impl RulesTask {
    /// Of a home of a scenario. A link that does not open has no rules.
    pub(super) fn new(link: &str, home: usize, attachments: Vec<(u64, Vec<f64>)>) -> Self {
        let search = decode_link(link).ok().map(|opened| RuleSearch::new(&opened.scenario, home));
        let attachments = attachments.into_iter().map(|(hash, values)| (hash, values.into())).collect();
        let options = Options { home, attachments, ..Options::default() };
        Self { search, stages: Stages::default(), options }
    }
}

impl Task for RulesTask {
    fn step(&mut self) -> Step {
        let Self { search, stages, options } = self;
        let progress = match search {
            Some(search) => search.step(|scenario| stages.year(scenario, options)),
            None => Ok(None),
        };
        match progress {
            Ok(Some(progress)) => {
                Step::More { done_frac: progress.done as f64 / progress.total.max(1) as f64 }
            }
            Ok(None) | Err(_) => Step::Done(Reply::Rules { worths: reply(search.take()) }),
        }
    }
}

fn reply(search: Option<RuleSearch>) -> RulesReply {
    let Some(found) = search.map(RuleSearch::finish) else { return RulesReply::default() };
    let travel = |worth: RuleWorth| RuleReply {
        rule: worth.rule.code(),
        usd: worth.usd,
        regret_usd: worth.regret_usd,
        share_frac: worth.share_frac,
    };
    RulesReply {
        serves_operator: found.party == Party::Operator,
        rules: found.rules.into_iter().map(travel).collect(),
    }
}
