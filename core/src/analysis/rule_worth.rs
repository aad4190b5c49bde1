//! What each rule of the battery is worth to whom the dispatch serves, and what it leaves on the table.
//!
//! The dispatch serves who pays the meter. A rule's worth is what that party nets with it, less what it nets
//! without the battery; regret is the best rule's worth less its own. The plan with perfect foresight is the
//! yardstick: no rule is ahead of it (`core/tests/foresight.rs`); [`Year::proof`] says whether anything could be.
//! Wear that the owner counts is not in it, as no bill has it.

use crate::{
    catalog::{MeterPayer, Party},
    scenario::{Dispatch, Path, Scenario},
    simulate::{SimulateError, Year, served_party},
};

use super::Progress;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleWorth {
    /// The rule.
    pub rule: Dispatch,
    /// What it is worth, USD a year.
    pub usd: f64,
    /// What the best rule is worth more, USD a year.
    pub regret_usd: f64,
    /// Share of the best rule's worth, 1 for the best; none where none is worth anything.
    pub share_frac: Option<f64>,
}

/// All rules and whom they serve.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleWorths {
    /// Who pays the meter.
    pub party: Party,
    /// In the order of the list; none without a battery.
    pub rules: Vec<RuleWorth>,
}

/// A search that goes one rule at a time.
#[derive(Clone, Debug)]
pub struct RuleSearch {
    scenario: Scenario,
    home: usize,
    party: Party,
    /// What the party nets without the battery, USD a year.
    without_usd: Option<f64>,
    found: Vec<(Dispatch, f64)>,
}

/// The least worth that is one, USD a year.
const WORTH_USD: f64 = 0.5;

impl RuleSearch {
    /// Of a home.
    #[must_use]
    pub fn new(scenario: &Scenario, home: usize) -> Self {
        let party = scenario.homes.get(home).map_or(Party::Host, served_party);
        Self { scenario: scenario.clone(), home, party, without_usd: None, found: Vec::new() }
    }

    /// Tries the next rule; `None` when all are done, and at once without a battery. `run` simulates the home.
    ///
    /// # Errors
    /// What `run` returns.
    pub fn step(
        &mut self,
        mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
    ) -> Result<Option<Progress>, SimulateError> {
        let Some(home) = self.scenario.homes.get(self.home).filter(|home| home.battery.units > 0.0) else {
            return Ok(None);
        };
        let rule = Dispatch::ALL.get(self.found.len()).copied();
        if self.without_usd.is_some() && rule.is_none() {
            return Ok(None);
        }
        let deal = home.deal.clone();
        let (key, value) = match (self.without_usd, rule) {
            (Some(_), Some(rule)) => ("battery.dispatch", f64::from(rule.code())),
            _ => ("battery.units", 0.0),
        };
        let mut other = self.scenario.clone();
        if let Ok(path) = Path::parse(&format!("homes[{}].{key}", self.home)) {
            // Every rule and no battery are always allowed.
            let _before = other.set(path, value);
        }
        let year = run(&other)?;
        let mut net_usd = year.with_node.ledger.party_net_usd(self.party, &deal);
        if deal.meter_payer == MeterPayer::OperatorIncrement && deal.owner == Party::Operator {
            // What the host would have paid today is not the operator's to gain.
            net_usd -= year.today.bill.year().total_usd();
        }
        match (self.without_usd, rule) {
            (Some(without_usd), Some(rule)) => self.found.push((rule, net_usd - without_usd)),
            _ => self.without_usd = Some(net_usd),
        }
        Ok(Some(Progress { done: self.found.len() + 1, total: Dispatch::ALL.len() + 1 }))
    }

    /// What was found so far.
    #[must_use]
    pub fn finish(self) -> RuleWorths {
        let best_usd = self.found.iter().map(|(_, usd)| *usd).fold(f64::NEG_INFINITY, f64::max);
        let worth = |(rule, usd): &(Dispatch, f64)| RuleWorth {
            rule: *rule,
            usd: *usd,
            regret_usd: best_usd - usd,
            share_frac: (best_usd > WORTH_USD).then(|| usd / best_usd),
        };
        RuleWorths { party: self.party, rules: self.found.iter().map(worth).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::BatteryReasons,
        scenario::preset,
        simulate::{Options, Stages},
        text::sentence,
    };

    fn worths(id: u16) -> RuleWorths {
        let mut search = RuleSearch::new(&preset(id).unwrap().scenario(), 0);
        let mut stages = Stages::default();
        let options = Options::default();
        while search.step(|scenario| stages.year(scenario, &options)).unwrap().is_some() {}
        search.finish()
    }

    #[test]
    fn no_rule_is_ahead_of_foresight_and_each_knows_its_regret() {
        let found = worths(3);
        assert_eq!(found.party, Party::Host);
        assert_eq!(found.rules.len(), Dispatch::ALL.len());
        let best = found.rules.iter().find(|worth| worth.rule == Dispatch::Optimal).unwrap();
        assert!(best.regret_usd < 1e-6 && best.usd > 0.0, "{found:?}");
        assert!(found.rules.iter().all(|worth| worth.regret_usd >= 0.0));
        assert!(worths(2).rules.is_empty(), "that home has no battery");
    }

    #[test]
    fn every_step_of_every_rule_has_its_reason_in_a_whole_sentence() {
        let mut scenario = preset(3).unwrap().scenario();
        let mut seen = std::collections::BTreeSet::new();
        for rule in Dispatch::ALL {
            let path = Path::parse("battery.dispatch").unwrap();
            scenario.set(path, f64::from(rule.code())).unwrap();
            let year = Stages::default().year(&scenario, &Options::default()).unwrap();
            let reasons = BatteryReasons::new(&year);
            for step in (0..8760).step_by(7) {
                let said = sentence(&reasons.at(&scenario.homes[0], &year, step).unwrap());
                assert!(said.ends_with('.') && !said.contains(['[', '{']), "{said}");
                seen.insert(said.split_whitespace().next().unwrap_or_default().to_owned());
            }
        }
        for word in ["Charging", "Giving:", "Waiting:", "Full:", "Resting:"] {
            assert!(seen.contains(word), "{word} is never said: {seen:?}");
        }
    }
}
