//! The sentences, English. One line a message; names in braces are arguments.

use super::{en_compute, en_design, en_fleet, en_import};

/// The sentence with an id.
pub(super) fn template(id: &str) -> Option<&'static str> {
    find(SENTENCES, id).or_else(|| elsewhere(id))
}

/// Those with a file of their own. Not inlined: a first visit seldom needs them, and they come with the rest.
#[inline(never)]
fn elsewhere(id: &str) -> Option<&'static str> {
    find(en_compute::SENTENCES, id)
        .or_else(|| find(en_design::SENTENCES, id))
        .or_else(|| find(en_fleet::SENTENCES, id))
        .or_else(|| find(en_import::SENTENCES, id))
}

fn find(sentences: &[(&str, &'static str)], id: &str) -> Option<&'static str> {
    sentences.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

static SENTENCES: &[(&str, &str)] = &[
    // Notes of the simulation.
    ("note.stand_in", "The sender's meter data stayed with them; your copy is approximate."),
    (
        "note.weather_stand_in",
        "The sender's weather file stayed with them; the nearest climate stands in, and your copy is approximate.",
    ),
    ("note.misfit", "The model needs {need} GB of GPU memory and the node has {have} GB."),
    (
        "note.own_meter",
        "The node has a meter of its own on the home's plan: neither the sun nor the home's battery serves it.",
    ),
    (
        "note.general_service",
        "With the node the whole home is billed by the general service plan, today by its own.",
    ),
    ("note.overload", "The house alone exceeds what its service may carry for {hours} a year."),
    ("note.transformer", "The share of the transformer, {share}, is less than the main breaker carries."),
    // Answers: what the role gains, and on what condition.
    ("answer.no_node_host", "There is no node: this home costs you {usd} a month for power and internet."),
    ("answer.no_node", "There is no node here, so there is nothing to earn."),
    (
        "answer.misfit",
        "No: {model} needs {need} of GPU memory and the node has {have}, so it sells nothing and costs you {usd} a year.",
    ),
    ("answer.dark", "No: {limit} leaves this node nothing to run on, so it costs you {usd} a year."),
    (
        "answer.host_whole",
        "Hosting saves you {usd} a month, as long as the operator keeps paying its {power} a year of power.",
    ),
    (
        "answer.host_whole_zero",
        "No: hosting changes nothing for you, while the operator pays {power} a year of power.",
    ),
    (
        "answer.host_whole_no",
        "No: hosting costs you {usd} a month more than today, even while the operator pays its {power} a year of power.",
    ),
    (
        "answer.host_increment",
        "Hosting earns you {usd} a month, as long as the operator keeps paying the {power} a year that its node adds to the bill.",
    ),
    (
        "answer.host_increment_zero",
        "No: hosting changes nothing for you, while the operator pays the {power} a year that its node adds to the bill.",
    ),
    (
        "answer.host_increment_no",
        "No: hosting costs you {usd} a month more than today, even while the operator pays the {power} a year that its node adds to the bill.",
    ),
    (
        "answer.host_share",
        "Hosting leaves you {usd} a month if the node sells {sold} of its {of} (assumed), as long as the operator keeps paying your share and its {power} a year of power.",
    ),
    (
        "answer.host_share_own_meter",
        "Hosting leaves you {usd} a month if the node sells {sold} of its {of} (assumed), as long as the operator keeps paying you {flat} a year against the {power} a year that its node adds to your bill.",
    ),
    (
        "answer.host_own_meter",
        "Hosting leaves you {usd} a month, as long as the operator keeps paying you {flat} a year against the {power} a year that its node adds to your bill.",
    ),
    (
        "answer.host_own_meter_zero",
        "No: hosting leaves you nothing; the operator's {flat} a year only cover the {power} a year that its node adds to your bill.",
    ),
    (
        "answer.host_own_meter_no",
        "No: hosting costs you {usd} a month more than today; the operator pays you {flat} a year and its node adds {power} a year to your bill.",
    ),
    (
        "answer.owner",
        "{node} leaves you {usd} a year after {after}; it must sell {even} of its {of} to break even (assumed: {sold}).",
    ),
    (
        "answer.owner_always",
        "{node} leaves you {usd} a year after {after}, and would even if it sold nothing.",
    ),
    (
        "answer.owner_no",
        "No: {node} costs you {usd} a year after {after}; it must sell {even} of its {of} to break even (assumed: {sold}).",
    ),
    (
        "answer.owner_never",
        "No: {node} costs you {usd} a year after {after}, and would not break even if it sold all of its {of} (assumed: {sold}).",
    ),
    ("answer.operator", "This node earns you {usd} a year after {after}; {unit} (assumed sold: {sold})."),
    (
        "answer.operator_no",
        "No: this node loses you {usd} a year after {after}; {unit} (assumed sold: {sold}).",
    ),
    ("answer.unsold", "No: none of its output is assumed sold, so this node costs you {usd} a year."),
    ("after.own", "power, fees and its own price"),
    ("after.hosted", "power, the host, fees and its own price"),
    ("node.one_first", "One {gpu}"),
    ("node.many_first", "A node of {count} {gpu}"),
    ("node.one", "one {gpu}"),
    ("node.many", "a node of {count} {gpu}"),
    ("of.hours", "hours"),
    ("of.output", "output"),
    ("unit.mtok", "a million answer tokens with their prompts cost you {cost} and sell for {price}"),
    ("unit.gpu_h", "a GPU hour costs you {cost} and sells for {price}"),
    ("limit.price", "the price of power"),
    ("limit.service", "the electrical service"),
    ("limit.transformer", "the share of the transformer"),
    ("limit.heat", "hot weather"),
    ("limit.link", "the internet link"),
    // Reasons.
    (
        "why.service_holds",
        "The {amps} service holds the node back for {hours} a year; it then still gives {frac} of its full output.",
    ),
    (
        "why.transformer_holds",
        "A transformer share of {share} holds the node back for {hours} a year; it then still gives {frac} of its full output.",
    ),
    (
        "why.service_free",
        "The {amps} service may carry {limit} for hours and never holds the node back: the house draws at most {house}, the node {node}.",
    ),
    (
        "why.price_stops",
        "Power costs more than its limit of {limit} for {hours} a year, and the node stands still in them.",
    ),
    ("why.no_sales", "It sells nothing, while power costs {power} and the node itself {capital} a year."),
    (
        "why.sales_host",
        "Of {sales} a year of sales, {fee} stay with the marketplace, {host} with the host, {power} go for power, {capital} for the node itself and {rest} for the rest.",
    ),
    (
        "why.link_cap",
        "The data cap of {cap} a month lets {frac} of what the GPUs could answer out of the house.",
    ),
    ("why.link_up", "The uplink of {rate} lets {frac} of what the GPUs could answer out of the house."),
    ("why.link_down", "The downlink of {rate} brings prompts for {frac} of what the GPUs could answer."),
    (
        "why.outage",
        "The grid is out {outage} a year on average; the battery then runs the house for {house} if the node stops at once.",
    ),
    (
        "why.outage_both",
        "The grid is out {outage} a year on average; the battery then runs the house for {house} if the node stops at once, {both} beside a node at {node}.",
    ),
    (
        "why.no_battery",
        "There is no battery: the house is dark in the {outage} a year that the grid is out on average.",
    ),
    (
        "why.battery_too_small",
        "The battery cannot carry the house in the {outage} a year that the grid is out on average.",
    ),
    (
        "why.stops_whole",
        "If the operator stops paying, the meter is yours: {bill} a year until the node is off (assumed chance: {chance} a year).",
    ),
    (
        "why.stops_increment",
        "If the operator stops paying, the node adds {bill} a year to your bill until it is off (assumed chance: {chance} a year).",
    ),
    (
        "why.stops_own_meter",
        "If the operator stops paying you, its node still adds {bill} a year to your bill until it is off (assumed chance: {chance} a year).",
    ),
    ("why.export_lost", "You give up {usd} a year of export credit that your roof earns today."),
    (
        "why.sales",
        "Of {sales} a year of sales, {fee} stay with the marketplace, {power} go for power, {capital} for the node itself and {rest} for the rest.",
    ),
    (
        "why.sales_and_more",
        "Of {sales} a year of sales, {fee} stay with the marketplace, {power} go for power and {capital} for the node itself; {rest} come in besides.",
    ),
    (
        "why.sold",
        "How much is sold is assumed, not known: at {low} the year ends at {low_usd}, at {high} at {high_usd}.",
    ),
    ("why.heat_saves", "The node's heat spares the house {kwh} a year of heating, cooling counted."),
    ("why.heat_costs", "The node's heat costs the house {kwh} a year of cooling, heating counted."),
    ("why.available", "The node can run in {available} of the hours and runs at full power in {full}."),
    // Notes.
    ("note.binds", "For {hours} a year {limit} holds the node below full power."),
    ("note.link", "The internet link lets {frac} of what the GPUs could answer through."),
    ("note.memory", "More GPU memory would let it answer more requests at once."),
    (
        "note.stops_meter_yours",
        "The operator may stop ({chance} a year, assumed): the meter is then yours until the node is off.",
    ),
    (
        "note.stops_node_stays",
        "The operator may stop ({chance} a year, assumed): its node then draws on your bill until it is off.",
    ),
    ("note.price_doubles", "If power from the grid cost twice as much, you would have {usd} a year less."),
    (
        "note.price_doubles_operator",
        "If power from the grid cost twice as much, the operator would pay {usd} a year more: a reason to stop.",
    ),
    ("note.outages", "The grid is out for {hours} a year on average, {times} times."),
    ("note.data_cap", "The provider may slow or charge beyond {cap} a month, or object to serving others."),
    ("note.noise", "This box makes about {noise} at one metre."),
    (
        "note.sold",
        "Sold is not what the node can do: {sold} is assumed; at {low} the year ends at {low_usd}.",
    ),
    (
        "note.sold_decides",
        "The answer hangs on sales: {sold} is assumed; at {low} the year ends at {low_usd}.",
    ),
    ("note.rent_range", "GPU hours of this kind rent for {low} to {high}."),
    ("note.price_range", "Sources ask {low} to {high} for a million answer tokens of this model."),
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
    ("shown.any", "any share sold"),
    ("shown.not_all", "not even all sold"),
    ("shown.sold", "{frac} sold"),
    ("shown.endless", "no end"),
    ("shown.per_mtok", "{usd} a million"),
    ("shown.per_gpu_h", "{usd} an hour"),
    ("shown.a_year", "{output} a year"),
    ("shown.a_kwh", "{output} a kWh"),
    ("under.today_month", "today {today}, {change}"),
    ("under.if_not_them", "if not them, you"),
    ("under.you_pay_it", "you pay it"),
    ("under.others_pay", "others pay the meter"),
    ("under.no_node", "there is no node"),
    ("under.full_power", "service {service}, outages {outage} a year"),
    ("under.full_power_free", "outages {outage} a year; nothing throttles it"),
    ("under.no_battery", "there is no battery"),
    ("under.together", "{hours} if the node runs on"),
    ("under.node_stops", "the node stops at once"),
    ("under.against_today", "{change} against today"),
    ("under.grid", "{grid} g/kWh more from this grid"),
    ("under.sold_range", "{low_usd} at {low} sold, {high_usd} at {high}"),
    ("under.sold", "{sold} sold, assumed"),
    ("under.assumed", "assumed: {sold}"),
    ("under.energy", "{kwh} for the node, {usd} of it"),
    ("paid.in", "it takes {years}"),
    ("paid.never", "it never does"),
    ("under.life", "it is counted to last {years}"),
    (
        "under.life_falling",
        "it is counted to last {years}; with prices {fall} lower each year {paid}, and all years are worth {usd} today",
    ),
    ("under.sells_for", "sells for {usd}"),
    ("under.unthrottled", "{full} at full power"),
    ("under.of_capable", "of {capable} capable; {sold} sold, assumed"),
    ("under.best_cap", "up to {best} when capped at {cap} and sold out"),
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
