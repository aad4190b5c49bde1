//! What a planner reads of a fleet: plain data, small enough to travel from a worker to a page.

use serde::{Deserialize, Serialize};

use crate::fleet::{FeederYear, StreetHour};

/// One of the six figures of the answer, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FleetFigure {
    /// A stable name.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The number, as shown.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// What to know about it.
    pub note: String,
    /// Whether the note is good news: above zero, bad: below, neither: zero.
    pub tone: i8,
}

/// A group of homes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupLine {
    /// Its name.
    pub name: String,
    /// Homes asked.
    pub homes: f64,
    /// Nodes as the fleet stands.
    pub nodes: f64,
    /// The node, in words: `16 × RTX PRO 6000 Server`.
    pub node: String,
    /// Power cap, W a GPU.
    pub cap_w: f64,
    /// The model it serves; empty where it sells hours.
    pub model: String,
    /// Drawn by all nodes, mean over the year, kW.
    pub power_kw: f64,
    /// Of that firm with the probability promised, kW.
    pub firm_kw: f64,
    /// Answer tokens a second when sold out, mean over the year.
    pub tok_s: f64,
    /// Everything it costs its supplier with the cost of capital, USD a sold GPU hour.
    pub usd_per_gpu_h: f64,
    /// The same, USD a million answer tokens; not finite where none are sold.
    pub usd_per_mtok: f64,
    /// What its output costs, USD a million tokens or a GPU hour, 10th and 90th percentile of what the cost table leaves open.
    pub cost_range: (f64, f64),
    /// What binds it most of the year, in words.
    pub binds: String,
    /// Share of the hours in which that binds.
    pub binds_frac: f64,
    /// Its street.
    pub street: StreetLine,
}

/// A street of a group: one transformer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StreetLine {
    /// Homes on the transformer.
    pub homes: f64,
    /// Homes of them with a node.
    pub nodes: f64,
    /// Rating, kVA.
    pub kva: f64,
    /// Highest load of the year as a share of the rating.
    pub peak_frac: f64,
    /// Hours a year above the rating.
    pub hours_above: f64,
    /// Nodes it takes without a new transformer.
    pub nodes_most: f64,
    /// The mean day of each month: 24 hours of January in standard time, then of February.
    pub days: Vec<StreetHour>,
    /// The feeder above it; where it was looked at.
    pub feeder: Option<FeederYear>,
}

/// How surely the fleet delivers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FirmLine {
    /// Probability, 0 to 1.
    pub sure_frac: f64,
    /// Power of the nodes delivered at least, kW.
    pub kw: f64,
}

/// What placement found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlacementReport {
    /// What was sought, in words: `profit`.
    pub objective: String,
    /// What the placement reaches, in the unit of the objective.
    pub reached: f64,
    /// What no placement exceeds.
    pub bound: f64,
    /// Unit of both.
    pub unit: String,
    /// Distance to the bound, as a share of it.
    pub gap_frac: f64,
    /// Limits that bind, and what one more unit of each is worth a year, in words.
    pub worth: Vec<String>,
    /// By group: what was chosen and why, in words.
    pub groups: Vec<PlacedLine>,
}

/// What a group was given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlacedLine {
    /// The group.
    pub name: String,
    /// The choice in words: `1,600 × 16 GPUs at 500 W`; `none`.
    pub choice: String,
    /// Why, in words.
    pub why: String,
}

/// Growth beside a data centre, by month.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RampReport {
    /// Year of the first month.
    pub first_year: u16,
    /// Name of the data centre.
    pub campus: String,
    /// Fleet and campus at the end of each month, kW at the meter.
    pub kw: [Vec<f64>; 2],
    /// The fleet's power where what limits its growth is drawn from its ranges, kW: 10th and 90th percentile.
    pub range_kw: [Vec<f64>; 2],
    /// Tokens sold so far.
    pub tok: [Vec<f64>; 2],
    /// Cash so far, USD.
    pub cash_usd: [Vec<f64>; 2],
    /// When the lead changes, months: power, tokens, cash.
    pub crossings: [Vec<f64>; 3],
    /// The wait for power, months, earliest and latest.
    pub wait_months: (f64, f64),
}

/// Profit as a straight line of the share sold and of what a node costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProfitPlane {
    /// With nothing sold and nodes for nothing, USD a year.
    pub base_usd: f64,
    /// For all that is sold, USD a year.
    pub sold_usd: f64,
    /// For each dollar that a node costs, USD a year.
    pub per_node_usd: f64,
    /// Share sold, as the plan has it.
    pub sold_frac: f64,
    /// What a node costs, as the plan has it, USD.
    pub node_usd: f64,
}

impl ProfitPlane {
    /// Profit, USD a year.
    #[must_use]
    pub fn profit_usd(&self, sold_frac: f64, node_usd: f64) -> f64 {
        self.base_usd + self.sold_usd * sold_frac + self.per_node_usd * node_usd
    }
}

/// A large model over the homes of a group. Tokens a second of all its neighbourhoods.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShardLine {
    /// Name of the group.
    pub name: String,
    /// Chains.
    pub chains: f64,
    /// Homes of the shortest and of the longest chain.
    pub homes: (usize, usize),
    /// Homes in chains.
    pub homes_used: f64,
    /// What one stream alone sees.
    pub stream_tok_s: f64,
    /// What the chains give.
    pub tok_s: f64,
    /// What no chains could exceed.
    pub bound_tok_s: f64,
    /// What layers spread greedily would give, latency left out.
    pub greedy_tok_s: f64,
    /// What stages of equal size would give, latency left out.
    pub equal_stage_tok_s: f64,
    /// What replicas of the smaller model give.
    pub replicas_tok_s: f64,
    /// What keeps a chain from more, in words.
    pub binds: String,
    /// Whether chains are worth it, in words.
    pub verdict: String,
}

/// A large model over the homes of a fleet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ShardReport {
    /// The model.
    pub model: String,
    /// A line a group with a node.
    pub lines: Vec<ShardLine>,
}

/// Something that the answer rests on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AssumptionLine {
    /// A stable name.
    pub key: String,
    /// Its name.
    pub label: String,
    /// As the fleet has it, with its unit: the mean over its nodes.
    pub value: String,
    /// From and to; empty without a range.
    pub range: String,
    /// Who says so, and the year.
    pub source: String,
    /// How it is known, in a word.
    pub status: String,
    /// The source's value where the scenario has its own; empty otherwise.
    pub default: String,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FleetReport {
    /// The answer in one sentence.
    pub headline: String,
    /// What stands behind it.
    pub why: Vec<String>,
    /// Six figures.
    pub figures: Vec<FleetFigure>,
    /// Groups in the fleet's order.
    pub groups: Vec<GroupLine>,
    /// Power that all nodes may draw while they are up, kW, each hour of the year.
    pub able_kw: Vec<f64>,
    /// From the grid at all meters, kW, each hour of the year.
    pub drawn_kw: Vec<f64>,
    /// To the grid at all meters, kW.
    pub exported_kw: Vec<f64>,
    /// Tokens a second that nodes that are up could give; zeros where hours are sold.
    pub able_tok_s: Vec<f64>,
    /// Of these, sold.
    pub sold_tok_s: Vec<f64>,
    /// Firm power at some levels.
    pub firm: Vec<FirmLine>,
    /// What a million tokens or a GPU hour sells at.
    pub price: f64,
    /// Whether tokens are sold; hours otherwise.
    pub sells_tokens: bool,
    /// Growth beside a data centre.
    pub ramp: Option<RampReport>,
    /// Profit of the supplier.
    pub profit: ProfitPlane,
    /// What it rests on.
    pub assumptions: Vec<AssumptionLine>,
    /// What placement found; none until it was asked.
    pub placement: Option<PlacementReport>,
    /// What to know, a sentence each.
    pub notes: Vec<String>,
}
