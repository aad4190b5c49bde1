//! Sentences of answers, notes and figures that the page of the first preset does not show.

pub(super) static SENTENCES: &[(&str, &str)] = &[
    // Notes of the simulation.
    ("note.stand_in", "The sender's meter data stayed with them; your copy is approximate."),
    (
        "note.prices_stand_in",
        "The sender's market prices stayed with them; each month's mean and a mean day stand in, and your copy is approximate.",
    ),
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
    (
        "note.called",
        "The node gives up {power} when the grid calls, {hours} a year, is paid {usd} for it, and does not sell {lost} meanwhile.",
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
    ("node.many_first", "A node of {count} {gpu}"),
    ("node.many", "a node of {count} {gpu}"),
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
        "why.no_battery",
        "There is no battery: the house is dark in the {outage} a year that the grid is out on average.",
    ),
    (
        "why.battery_too_small",
        "The battery cannot carry the house in the {outage} a year that the grid is out on average.",
    ),
    (
        "why.stops_increment",
        "If the operator stops paying, the node adds {bill} a year to your bill until it is off (assumed chance: {chance} a year).",
    ),
    (
        "why.stops_own_meter",
        "If the operator stops paying you, its node still adds {bill} a year to your bill until it is off (assumed chance: {chance} a year).",
    ),
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
    ("shown.any", "any share sold"),
    ("shown.not_all", "not even all sold"),
    ("shown.endless", "no end"),
    ("shown.per_mtok", "{usd} a million"),
    ("shown.per_gpu_h", "{usd} an hour"),
    ("under.you_pay_it", "you pay it"),
    ("under.others_pay", "others pay the meter"),
    ("under.no_node", "there is no node"),
    ("under.full_power", "service {service}, outages {outage} a year"),
    ("under.no_battery", "there is no battery"),
    // How surely nothing is better than perfect foresight, and what one more of a limit is counted in.
    ("proof.exact", "Perfect foresight is exact here: no other schedule of this battery does better."),
    ("proof.within", "No schedule of this battery does better than the best here by more than {gap} a year."),
    (
        "proof.open",
        "No bound is known here: the bill, the breaker or the node's heat ties steps together in ways that the plan leaves out.",
    ),
    ("one_more.battery_kwh", "kWh of battery"),
    ("one_more.inverter_kw", "kW of its inverter"),
    ("one_more.service_amp", "ampere of service"),
    ("under.sold", "{sold} sold, assumed"),
    ("under.assumed", "assumed: {sold}"),
    ("under.energy", "{kwh} for the node, {usd} of it"),
    ("paid.never", "it never does"),
    ("under.life", "it is counted to last {years}"),
    (
        "under.life_falling",
        "it is counted to last {years}; with prices {fall} lower each year {paid}, and all years are worth {usd} today",
    ),
    ("under.sells_for", "sells for {usd}"),
    ("under.of_capable", "of {capable} capable; {sold} sold, assumed"),
    ("under.best_cap", "up to {best} when capped at {cap} and sold out"),
];
