//! The answer for a role.

use crate::{scenario::Scenario, simulate::Year};

use super::{Answer, facts::Facts, headline::headline, key_figures::key_figures, notes::notes, why::why};

/// The answer for the role of the scenario's view: headline, reasons, six figures, notes. `year` is
/// that of the home at `home_index`; `None` when there is no such home.
#[must_use]
pub fn summary(scenario: &Scenario, home_index: usize, year: &Year) -> Option<Answer> {
    let home = scenario.homes.get(home_index)?;
    let facts = Facts::new(scenario, home_index, home, year);
    let (headline, verdict) = headline(&facts);
    Some(Answer {
        role: facts.role,
        metric: facts.metric,
        gain_usd: facts.gain_usd,
        verdict,
        headline,
        why: why(&facts),
        figures: key_figures(&facts),
        notes: notes(&facts, verdict),
    })
}
