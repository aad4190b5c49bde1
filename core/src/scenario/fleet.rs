//! A fleet: groups of homes, what may be spent and built, and how it grows.

use super::{Group, Kind, Objective, options::option_kind, subject::number};
use crate::{catalog::Table, units::Unit};

subject! {
    /// Homes by the group, and what holds for all of them. Without groups there is no fleet.
    Fleet in Fleet, "fleet", (scenario fleet);
    /// What the placement of nodes is to reach.
    1301 objective: Objective = Objective::Profit, "Best by", option_kind!(Objective),
        Source::assumed("a planner's first question", 2026);
    /// What may be spent on nodes; 0: no limit.
    1302 budget_usd: f64 = 0.0, "Budget", number(Unit::Usd, 0.0, 1e11, 1e6, 1.0),
        Source::assumed("no limit until one is named", 2026);
    /// Nodes that can be had; 0: no limit.
    1303 supply_nodes: f64 = 0.0, "Nodes to be had", number(Unit::One, 0.0, 1e6, 100.0, 1.0),
        Source::assumed("no limit until one is named", 2026);
    /// What the grid of a region has left for nodes; 0: no limit.
    1304 region_kw: f64 = 0.0, "Left in a region", number(Unit::Kw, 0.0, 1e7, 1000.0, 1.0),
        Source::assumed("no limit until one is named", 2026);
    /// Output to reach when cost or carbon is to be least; 0: what the groups give as they are.
    1305 target_tok_s: f64 = 0.0, "Output to reach", number(Unit::TokS, 0.0, 1e10, 10_000.0, 1.0),
        Source::assumed("as much as the fleet gives", 2026);
    /// How surely the fleet must deliver what it promises.
    1306 sure_frac: f64 = 0.99, "Promised with", number(Unit::Frac, 0.5, 0.9999, 0.01, 10_000.0),
        Source::assumed("a common service objective", 2026);
    /// Which of the possible fleets of varied homes; the same number gives the same one everywhere.
    1307 seed: f64 = 1.0, "Draw", number(Unit::One, 0.0, 9999.0, 1.0, 1.0),
        Source::assumed("any draw is as good as another", 2026);
    /// Homes simulated for each group whose homes vary.
    1308 samples: f64 = 8.0, "Homes drawn, a group", number(Unit::One, 2.0, 10_000.0, 1.0, 1.0),
        Source::assumed("quick; the error of the sample is shown", 2026);
    /// Homes of a neighbourhood, which lose the grid together when its feeder fails.
    1309 neighbourhood_homes: f64 = 200.0, "Homes, a neighbourhood", number(Unit::One, 1.0, 100_000.0, 50.0, 1.0),
        Source::estimated("US feeders carry some 500 to 3,000 customers, their protected laterals 20 to 200", 2024);
    /// The share of everyday outage hours that take a whole neighbourhood; the rest takes single homes.
    1310 neighbourhood_frac: f64 = 0.6, "Outages of a neighbourhood", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("feeders and laterals, against services and transformers", 2026);
    /// The share of a region's homes that a storm takes.
    1311 storm_hit_frac: f64 = 0.3, "Homes a storm takes", number(Unit::Frac, 0.01, 1.0, 0.05, 100.0),
        Source::assumed("large storms leave a tenth to nearly all of a region without power", 2026);
    /// Months before the first crew works.
    1312 start_month: f64 = 3.0, "First crew after", number(Unit::Month, 0.0, 120.0, 1.0, 1.0),
        Source::assumed("hiring, first permits", 2026);
    /// Crews that install.
    1313 crews: f64 = 20.0, "Crews", number(Unit::One, 0.0, 10_000.0, 1.0, 1.0),
        Source::assumed("a regional installer", 2026);
    /// Nodes that a crew installs a month.
    1314 crew_nodes_month: f64 = 10.0, "Nodes a crew and month", number(Unit::One, 0.0, 1000.0, 1.0, 10.0),
        Source::assumed("one in two working days", 2026);
    /// Nodes that makers deliver a month; 0: no limit.
    1315 supply_nodes_month: f64 = 0.0, "Delivered a month", number(Unit::One, 0.0, 1e6, 10.0, 1.0),
        Source::assumed("no limit until one is named", 2026);
    /// Months from signing to a permit and a passed inspection.
    1316 permit_months: f64 = 2.0, "Permit takes", number(Unit::Month, 0.0, 60.0, 1.0, 10.0),
        Source::assumed("as for a home battery", 2026);
    /// Months until half of the homes that ever will have agreed.
    1317 opt_in_mid_month: f64 = 18.0, "Half agree after", number(Unit::Month, 0.0, 240.0, 1.0, 1.0),
        Source::assumed("the middle of an S-curve", 2026);
    /// Months from a tenth to nine tenths of those homes.
    1318 opt_in_span_months: f64 = 24.0, "From a tenth to nine tenths",
        number(Unit::Month, 1.0, 240.0, 1.0, 1.0),
        Source::assumed("the width of an S-curve", 2026);
    /// Years shown.
    1319 horizon_years: f64 = 10.0, "Horizon", number(Unit::Year, 1.0, 30.0, 1.0, 1.0),
        Source::assumed("two generations of GPUs", 2026);
    /// The data centre beside it; none: 0.
    1320 datacentre: u16 = 1, "Data centre beside it", Kind::Row(Table::Datacentre),
        Source::assumed("a hyperscale campus: what is mostly built", 2026);
    /// A model that no home may hold alone, for the chains of the fleet page; none: 0.
    1321 shard_llm: u16 = 4, "Model over many homes", Kind::Row(Table::Llm),
        Source::assumed("a large dense model: what chains are said to be for", 2026);
    /// The smaller model whose replicas the chains are set against; 0: what each group serves.
    1322 shard_small_llm: u16 = 0, "Beside replicas of", Kind::Row(Table::Llm),
        Source::assumed("what the node does today", 2026);
    /// Round trip between two homes of a neighbourhood.
    1323 shard_rtt_ms: f64 = 20.0, "Round trip between homes", number(Unit::Ms, 0.1, 500.0, 1.0, 10.0),
        Source::estimated("two homes of one carrier: each line's own delay and the way to its first router", 2026);
    /// Requests in flight in a chain.
    1324 shard_in_flight: f64 = 64.0, "Requests in a chain", number(Unit::One, 1.0, 4096.0, 1.0, 1.0),
        Source::assumed("some users at a time", 2026);
    /// The share of all homes that one internet carrier serves; those of another carrier fail apart.
    1325 carrier_frac: f64 = 0.4, "Homes of one carrier", number(Unit::Frac, 0.02, 1.0, 0.05, 100.0),
        Source::estimated("in most places a cable and a telephone company share the homes", 2024),
        plausible (0.2, 0.7);
    /// Hours a year that a carrier's network is down as one, among those of each link; 0: links fail apart.
    1326 carrier_down_h: f64 = 0.0, "Carrier is down", number(Unit::H, 0.0, 500.0, 0.5, 10.0),
        Source::estimated("Rogers 2022 some 19 h, Optus 2023 some 14 h, AT&T 2024 12 h: each once in years", 2024),
        plausible (0.0, 6.0);
    /// What a feeder carries: the circuit between substation and streets; 0: it is not looked at.
    1327 feeder_kva: f64 = 10_000.0, "Feeder", number(Unit::Kva, 0.0, 100_000.0, 500.0, 1.0),
        Source::estimated("12.47 kV at the 450 A or so that US utilities plan with: 9.7 MVA", 2024),
        plausible (5000.0, 13_000.0);
    /// Homes on a feeder.
    1328 feeder_homes: f64 = 1500.0, "Homes, a feeder", number(Unit::One, 1.0, 20_000.0, 100.0, 1.0),
        Source::estimated("US feeders carry some 500 to 3,000 customers", 2024),
        plausible (500.0, 3000.0);
    /// The peaks of its transformers together over the peak of the feeder.
    1329 feeder_diversity: f64 = 1.3, "Transformers peak apart", number(Unit::One, 1.0, 5.0, 0.05, 100.0),
        Source::estimated("handbooks of distribution: 1.3 between the residential transformers of a feeder", 2014),
        plausible (1.15, 1.6);
    /// What buyers take of each model; 0: all that is made.
    1330 demand_tok_s: f64 = 0.0, "Buyers take of a model", number(Unit::TokS, 0.0, 1e10, 10_000.0, 1.0),
        Source::assumed("no limit until one is named", 2026);
    also {
        /// Homes of one design each; none: no fleet.
        groups: Vec<Group> = Vec::new();
    }
}

impl Fleet {
    /// Nodes of all groups.
    #[must_use]
    pub fn nodes(&self) -> f64 {
        self.groups.iter().map(Group::nodes).sum()
    }
}
