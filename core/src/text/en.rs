//! The sentences, English. One line a message; names in braces are arguments.

use super::{en_answers, en_compute, en_design, en_fleet, en_import};

/// The sentence with an id.
pub(super) fn template(id: &str) -> Option<&'static str> {
    find(SENTENCES, id).or_else(|| elsewhere(id))
}

/// Those with a file of their own. Not inlined: a first visit seldom needs them, and they come with the rest.
#[inline(never)]
fn elsewhere(id: &str) -> Option<&'static str> {
    find(en_answers::SENTENCES, id)
        .or_else(|| find(en_compute::SENTENCES, id))
        .or_else(|| find(en_design::SENTENCES, id))
        .or_else(|| find(en_fleet::SENTENCES, id))
        .or_else(|| find(en_import::SENTENCES, id))
}

fn find(sentences: &[(&str, &'static str)], id: &str) -> Option<&'static str> {
    sentences.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

static SENTENCES: &[(&str, &str)] = &[
    (
        "answer.host_whole",
        "Hosting saves you {usd} a month, as long as the operator keeps paying its {power} a year of power.",
    ),
    ("node.one_first", "One {gpu}"),
    ("node.one", "one {gpu}"),
    ("of.hours", "hours"),
    ("of.output", "output"),
    (
        "why.service_free",
        "The {amps} service may carry {limit} for hours and never holds the node back: the house draws at most {house}, the node {node}.",
    ),
    (
        "why.outage",
        "The grid is out {outage} a year on average; the battery then runs the house for {house} if the node stops at once.",
    ),
    (
        "why.outage_both",
        "The grid is out {outage} a year on average; the battery then runs the house for {house} if the node stops at once, {both} beside a node at {node}.",
    ),
    (
        "why.stops_whole",
        "If the operator stops paying, the meter is yours: {bill} a year until the node is off (assumed chance: {chance} a year).",
    ),
    ("why.export_lost", "You give up {usd} a year of export credit that your roof earns today."),
    ("note.settle", "{text}"),
    // Figures: the value and what stands below it.
    ("shown.usd_month", "{usd} a month"),
    ("shown.usd_year", "{usd} a year"),
    ("shown.of_hours", "{frac} of hours"),
    ("shown.hours", "{hours}"),
    ("shown.kwh_year", "{kwh} a year"),
    ("shown.kg_year", "{kg} a year"),
    ("shown.years", "{years}"),
    ("shown.none", "none"),
    ("shown.never", "never"),
    ("shown.sold", "{frac} sold"),
    ("shown.a_year", "{output} a year"),
    ("shown.a_kwh", "{output} a kWh"),
    ("under.today_month", "today {today}, {change}"),
    ("under.if_not_them", "if not them, you"),
    ("under.full_power_free", "outages {outage} a year; nothing throttles it"),
    ("under.together", "{hours} if the node runs on"),
    ("under.node_stops", "the node stops at once"),
    ("under.against_today", "{change} against today"),
    ("under.grid", "{grid} g/kWh more from this grid"),
    ("under.sold_range", "{low_usd} at {low} sold, {high_usd} at {high}"),
    ("paid.in", "it takes {years}"),
    ("under.unthrottled", "{full} at full power"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_sentence_has_one_id_and_balanced_braces() {
        let mut seen = BTreeSet::new();
        for (id, text) in [
            SENTENCES,
            en_answers::SENTENCES,
            en_compute::SENTENCES,
            en_design::SENTENCES,
            en_fleet::SENTENCES,
            en_import::SENTENCES,
        ]
        .concat()
        {
            assert!(seen.insert(id), "{id} twice");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{id}");
        }
    }
}
