//! Sentences of the fleet: placement and sharding.

pub(super) static SENTENCES: &[(&str, &str)] = &[
    ("limit.budget", "the budget"),
    ("limit.target", "the tokens wanted"),
    ("limit.hardware", "the supply of {name}"),
    ("limit.region", "the power of {name}"),
    ("limit.demand", "the demand for {name}"),
    ("limit.homes", "the homes of {name} that agree"),
    ("limit.street_nodes", "the nodes that the streets of {name} may have"),
    ("limit.street_kw", "the transformers of {name}"),
    ("placement.full", "{group}: every home that agrees has a node."),
    ("placement.scarce", "{group}: as many nodes as {limit} leaves room for."),
    ("placement.better_elsewhere", "{group}: none, as {limit} brings more in other groups."),
    ("placement.not_worth_it", "{group}: none or no more, as no option brings in what it costs here."),
    ("placement.not_needed", "{group}: no more, as the tokens wanted are made more cheaply elsewhere."),
    ("placement.link_too_slow", "{group}: none, as every option needs a faster link."),
    ("placement.street_too_weak", "{group}: none, as no option fits what its transformer has left."),
    ("placement.nobody_there", "{group}: none, as no home agrees or no option was given."),
];
