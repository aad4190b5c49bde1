//! The job behind the rules of the battery: one rule a step.

use serde::{Deserialize, Serialize};
use wattfleet_core::analysis::{Progress, RuleSearch, RuleWorth, limit_said, proof_said};
use wattfleet_core::catalog::Party;
use wattfleet_core::scenario::Scenario;
use wattfleet_core::text::sentence;

use super::home_search::{Run, Search};
use super::job::Reply;

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
    /// How surely nothing is better than perfect foresight, in a sentence.
    pub proof: String,
    /// What one more of each limit is counted in, and what it earns with perfect foresight, USD a year.
    pub one_more: Vec<(String, f64)>,
}

impl Search for RuleSearch {
    fn begin(scenario: &Scenario, home: usize) -> Self {
        Self::new(scenario, home)
    }

    fn advance(&mut self, run: &mut Run<'_>) -> Option<Progress> {
        self.step(run).ok().flatten()
    }

    fn reply(self) -> Reply {
        let found = self.finish();
        let worths = RulesReply {
            serves_operator: found.party == Party::Operator,
            rules: found.rules.into_iter().map(travel).collect(),
            proof: sentence(&proof_said(found.proof)),
            one_more: found.one_more.iter().map(|more| (sentence(&limit_said(more.of)), more.usd)).collect(),
        };
        Reply::Rules { worths }
    }

    fn nothing() -> Reply {
        Reply::Rules { worths: RulesReply::default() }
    }
}

fn travel(worth: RuleWorth) -> RuleReply {
    RuleReply {
        rule: worth.rule.code(),
        usd: worth.usd,
        regret_usd: worth.regret_usd,
        share_frac: worth.share_frac,
    }
}
