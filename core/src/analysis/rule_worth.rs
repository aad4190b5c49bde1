//! What each rule of the battery is worth to whom the dispatch serves, what it leaves on the table, and what one more
//! of each limit would earn.
//!
//! The dispatch serves who pays the meter. A rule's worth is what that party nets with it, less what it nets
//! without the battery; regret is the best rule's worth less its own. The plan with perfect foresight is the
//! yardstick: no rule is ahead of it (`core/tests/foresight.rs`); its [`Proof`] says whether anything could be.
//! Shadow prices are those of the year with perfect foresight, once more with a kWh of usable energy, a kW of the
//! battery's inverter or an ampere of service more: what that party nets more. Wear that the owner counts is not in
//! them, as no bill has it.

use crate::{
    catalog::{MeterPayer, Party},
    dispatch::Proof,
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

/// A limit that could be wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A kWh of the battery's usable energy.
    BatteryKwh,
    /// A kW of what the battery takes and gives.
    InverterKw,
    /// An ampere of the main breaker.
    ServiceAmp,
}

impl Limit {
    /// All of them, in the order shown.
    pub const ALL: [Self; 3] = [Self::BatteryKwh, Self::InverterKw, Self::ServiceAmp];
}

/// What one more of a limit earns with perfect foresight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneMore {
    /// The limit.
    pub of: Limit,
    /// USD a year.
    pub usd: f64,
}

/// All rules and whom they serve.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleWorths {
    /// Who pays the meter.
    pub party: Party,
    /// In the order of the list; none without a battery.
    pub rules: Vec<RuleWorth>,
    /// How surely nothing is better than perfect foresight.
    pub proof: Proof,
    /// Shadow prices.
    pub one_more: Vec<OneMore>,
}

/// A search that goes one year at a time.
#[derive(Clone, Debug)]
pub struct RuleSearch {
    scenario: Scenario,
    home: usize,
    party: Party,
    /// What the party nets without the battery, USD a year.
    without_usd: Option<f64>,
    found: Vec<(Dispatch, f64)>,
    proof: Proof,
    one_more: Vec<OneMore>,
}

/// The least worth that is one, USD a year.
const WORTH_USD: f64 = 0.5;
/// Years that are simulated: none without the battery, each rule, each limit.
const YEARS: usize = 1 + Dispatch::ALL.len() + Limit::ALL.len();

impl RuleSearch {
    /// Of a home.
    #[must_use]
    pub fn new(scenario: &Scenario, home: usize) -> Self {
        let party = scenario.homes.get(home).map_or(Party::Host, served_party);
        Self {
            scenario: scenario.clone(),
            home,
            party,
            without_usd: None,
            found: Vec::new(),
            proof: Proof::Open,
            one_more: Vec::new(),
        }
    }

    /// Tries the next year; `None` when all are done, and at once without a battery. `run` simulates the home.
    ///
    /// # Errors
    /// What `run` returns.
    pub fn step(
        &mut self,
        mut run: impl FnMut(&Scenario) -> Result<Year, SimulateError>,
    ) -> Result<Option<Progress>, SimulateError> {
        if self.scenario.homes.get(self.home).is_none_or(|home| home.battery.units <= 0.0) {
            return Ok(None);
        }
        let Some(without_usd) = self.without_usd else {
            let year = run(&self.with(&[("battery.units", 0.0)]))?;
            self.without_usd = Some(self.net_usd(&year));
            return Ok(self.progress());
        };
        if let Some(&rule) = Dispatch::ALL.get(self.found.len()) {
            let year = run(&self.with(&[("battery.dispatch", f64::from(rule.code()))]))?;
            self.found.push((rule, self.net_usd(&year) - without_usd));
            if rule == Dispatch::Optimal {
                self.proof = year.proof;
            }
            return Ok(self.progress());
        }
        let Some(&limit) = Limit::ALL.get(self.one_more.len()) else { return Ok(None) };
        let wider = self.wider(limit);
        // Inputs are whole numbers of their quanta, so that a third of a kWh each is not quite one of all three.
        let more = self.size(&wider, limit) - self.size(&self.scenario, limit);
        let foresight = self.found.iter().find(|(rule, _)| *rule == Dispatch::Optimal);
        let before_usd = foresight.map_or(0.0, |(_, usd)| *usd) + without_usd;
        let usd = (self.net_usd(&run(&wider)?) - before_usd) / more.max(1e-9);
        self.one_more.push(OneMore { of: limit, usd: if more > 0.0 { usd } else { 0.0 } });
        Ok(self.progress())
    }

    fn progress(&self) -> Option<Progress> {
        Some(Progress { done: 1 + self.found.len() + self.one_more.len(), total: YEARS })
    }

    /// The scenario with some fields of the home changed, as far as they may be.
    fn with(&self, fields: &[(&str, f64)]) -> Scenario {
        let mut other = self.scenario.clone();
        for (key, value) in fields {
            if let Ok(path) = Path::parse(&format!("homes[{}].{key}", self.home)) {
                // Every rule and no battery are always allowed; a limit at its highest stays.
                let _before = other.set(path, *value);
            }
        }
        other
    }

    /// With perfect foresight and one more of a limit.
    fn wider(&self, limit: Limit) -> Scenario {
        let Some(home) = self.scenario.homes.get(self.home) else { return self.scenario.clone() };
        let battery = &home.battery;
        let each = 1.0 / battery.units;
        let rule = ("battery.dispatch", f64::from(Dispatch::Optimal.code()));
        match limit {
            Limit::BatteryKwh => self.with(&[rule, ("battery.capacity_kwh", battery.capacity_kwh + each)]),
            Limit::InverterKw => self.with(&[
                rule,
                ("battery.charge_kw", battery.charge_kw + each),
                ("battery.discharge_kw", battery.discharge_kw + each),
            ]),
            Limit::ServiceAmp => self.with(&[rule, ("service.amps", home.service.amps + 1.0)]),
        }
    }

    fn size(&self, scenario: &Scenario, limit: Limit) -> f64 {
        scenario.homes.get(self.home).map_or(0.0, |home| match limit {
            Limit::BatteryKwh => home.battery.total_kwh(),
            Limit::InverterKw => home.battery.units * home.battery.discharge_kw,
            Limit::ServiceAmp => home.service.amps,
        })
    }

    fn net_usd(&self, year: &Year) -> f64 {
        let Some(home) = self.scenario.homes.get(self.home) else { return 0.0 };
        let deal = &home.deal;
        let mut net_usd = year.with_node.ledger.party_net_usd(self.party, deal);
        if deal.meter_payer == MeterPayer::OperatorIncrement && deal.owner == Party::Operator {
            // What the host would have paid today is not the operator's to gain.
            net_usd -= year.today.bill.year().total_usd();
        }
        net_usd
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
        RuleWorths {
            party: self.party,
            rules: self.found.iter().map(worth).collect(),
            proof: self.proof,
            one_more: self.one_more,
        }
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
        assert_eq!(found.proof, Proof::Exact);
        assert!(worths(2).rules.is_empty(), "that home has no battery");
    }

    #[test]
    fn one_more_of_a_limit_never_costs_and_energy_is_what_a_small_battery_lacks() {
        for id in [1, 3] {
            let found = worths(id);
            assert_eq!(found.one_more.len(), Limit::ALL.len());
            assert!(found.one_more.iter().all(|more| more.usd > -1e-6), "{found:?}");
        }
        let usd = |found: &RuleWorths, of| found.one_more.iter().find(|more| more.of == of).unwrap().usd;
        let found = worths(3);
        assert!(
            usd(&found, Limit::BatteryKwh) > 5.0,
            "San Francisco's battery is empty each night: {found:?}"
        );
        let found = worths(1);
        assert!(usd(&found, Limit::ServiceAmp) > 0.01, "Phoenix waits at its breaker: {found:?}");
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
