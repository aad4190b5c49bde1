//! The sentences of the node's own panels, English.

pub(super) static SENTENCES: &[(&str, &str)] = &[
    // One model over several homes.
    (
        "pipeline.for_fit",
        "{homes} homes run this model that one cannot. They do not run it faster than one would: {chain} for one stream, against {alone} on one GPU of the same speed with room for it.",
    ),
    (
        "pipeline.for_nothing",
        "One home runs this model alone, faster: {alone} for one stream, against {chain} over {homes} homes.",
    ),
    (
        "pipeline.misfit",
        "{homes} homes do not hold this model: it needs {need} of GPU memory and they have {have}.",
    ),
    ("node.none", "There is no node."),
    ("node.fetches", "The model is {gb}: {down} over this line."),
    (
        "node.trains",
        "Trains {frac} of the time: an exchange takes {sync}. Exchanging after every step it would train {plain} of it. {homes} homes train {tok} a day; a checkpoint of {gb} goes up in {up}.",
    ),
    (
        "node.misfit",
        "Does not fit: {model} needs {need} and this node has {have}. The smallest node that would hold it: {node}.",
    ),
    (
        "node.misfit_none",
        "Does not fit: {model} needs {need} and this node has {have}. No node of the catalogue would hold it.",
    ),
    ("node.link_up", "The link binds: its upload lets {through} of {could} out."),
    ("node.link_down", "The link binds: its download feeds {through} of {could}."),
    ("node.link_cap", "The link binds: its monthly cap lets {through} of {could} out."),
    ("node.link_gpus", "The link binds: it feeds {gpus} of {of} GPUs."),
    ("node.cap", "The power cap binds: {frac} of the output at {watts}."),
    ("node.memory", "Memory binds: more requests at once would give more."),
    ("node.latency", "The promised time a token binds: more at once would give more together."),
    ("node.compute", "Arithmetic binds."),
    ("node.bandwidth", "Memory bandwidth binds."),
    ("node.overhead", "The software's own time binds."),
    ("node.exchange", "Exchange between the GPUs binds."),
    ("node.hours", "The GPUs themselves bind: all their hours are for sale."),
];
