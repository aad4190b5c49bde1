//! What is asked: groups of homes, what a node could be in each, and what there is to share.
//!
//! Everything is plain numbers of one year; names are for answers. A limit of [`f64::INFINITY`] is none.

/// A fleet to be placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Homes of one kind each.
    pub groups: Vec<Group>,
    /// Capital that may be spent, USD.
    pub budget_usd: f64,
    /// GPUs that can be had, by type.
    pub hardware: Vec<Supply>,
    /// Power that each region's grid has left.
    pub regions: Vec<Region>,
    /// What each model's tokens sell for, and how many.
    pub models: Vec<Market>,
    /// What is wanted.
    pub objective: Objective,
}

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Objective {
    /// The most profit, USD a year: sold tokens at their model's price less [`NodeOption::costs_usd`].
    MaxProfit,
    /// The most tokens served, tok a year: what a model has no demand for is not served.
    MaxTokens,
    /// The most firm tokens, tok a year, up to each model's demand.
    MaxFirmTokens,
    /// The least cost, USD a year, that serves so many tokens a year: so the least cost a token.
    MinCost {
        /// Tokens served, tok a year.
        tok: f64,
    },
    /// The least carbon, kg a year, that serves so many tokens a year.
    MinCarbon {
        /// Tokens served, tok a year.
        tok: f64,
    },
}

impl Objective {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::MaxProfit => "profit",
            Self::MaxTokens => "tokens",
            Self::MaxFirmTokens => "firm_tokens",
            Self::MinCost { .. } => "cost",
            Self::MinCarbon { .. } => "carbon",
        }
    }

    /// Tokens a year that have to be served; none where more is better anyway.
    #[must_use]
    pub fn target_tok(self) -> Option<f64> {
        match self {
            Self::MinCost { tok } | Self::MinCarbon { tok } => Some(tok),
            _ => None,
        }
    }
}

/// GPUs of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// The type.
    pub name: String,
    /// GPUs to be had.
    pub gpus_at_most: f64,
}

/// A region of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// Power for nodes, MW at the meter.
    pub mw_at_most: f64,
}

/// The market of one model's tokens.
#[derive(Clone, Debug, PartialEq)]
pub struct Market {
    /// The model.
    pub name: String,
    /// What a million tokens sold earn, USD, fees taken off.
    pub usd_per_mtok: f64,
    /// Tokens that find a buyer, tok a year; more earn nothing and are not served.
    pub tok_at_most: f64,
}

/// Homes of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// Homes there are.
    pub homes: u32,
    /// Share of them whose owners agree, 0 to 1: at most one node a home, whole homes.
    pub opt_in_frac: f64,
    /// Its region, a position in [`Problem::regions`].
    pub region: Option<usize>,
    /// The transformer its homes share.
    pub street: Option<Street>,
    /// What the homes' links have left for a node, up, Mbit/s: options that need more are out.
    pub link_up_mbit_s: f64,
    /// What a node could be here.
    pub options: Vec<NodeOption>,
}

/// One transformer and its homes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Street {
    /// Homes on a transformer, >= 1.
    pub homes: f64,
    /// Nodes it may have.
    pub nodes_at_most: f64,
    /// Power it has left for nodes, kW: options that draw more are out.
    pub kw_at_most: f64,
}

/// One way to equip a home: a node at a power cap with a model.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeOption {
    /// What it is, in words.
    pub name: String,
    /// The model it serves, a position in [`Problem::models`]; none: its tokens earn nothing.
    pub model: Option<usize>,
    /// GPUs by type: a position in [`Problem::hardware`] and how many.
    pub gpus: Vec<(usize, f64)>,
    /// Price installed, USD.
    pub capital_usd: f64,
    /// What it costs whether or not its tokens are sold, USD a year: power, host, repairs, the yearly share
    /// of its capital; less what it earns besides tokens, so it may be negative.
    pub costs_usd: f64,
    /// Most it draws at the meter, kW.
    pub kw: f64,
    /// Tokens it can make, tok a year.
    pub tok: f64,
    /// Tokens it makes firmly, tok a year.
    pub firm_tok: f64,
    /// Carbon of its power, kg a year.
    pub carbon_kg: f64,
    /// Link it needs, up, Mbit/s.
    pub link_up_mbit_s: f64,
}

impl Group {
    /// Nodes that owners agree to.
    #[must_use]
    pub fn willing_homes(&self) -> f64 {
        whole(f64::from(self.homes) * self.opt_in_frac)
    }

    /// Nodes that its transformers may have.
    #[must_use]
    pub fn street_nodes(&self) -> f64 {
        self.street.map_or(f64::INFINITY, |street| whole(self.streets(&street) * street.nodes_at_most))
    }

    /// Power that its transformers have left for nodes, kW.
    #[must_use]
    pub fn street_kw(&self) -> f64 {
        self.street.map_or(f64::INFINITY, |street| self.streets(&street) * street.kw_at_most)
    }

    /// Nodes of an option that fit on the group's streets alone; 0 if the link or a street rules it out.
    #[must_use]
    pub fn most_of(&self, option: &NodeOption) -> f64 {
        if option.link_up_mbit_s > self.link_up_mbit_s {
            return 0.0;
        }
        let alone = match self.street {
            Some(street) if option.kw > 0.0 => {
                let each = (street.kw_at_most / option.kw * (1.0 + ROUNDING)).floor();
                if each < 1.0 { 0.0 } else { whole((self.streets(&street) * each).max(1.0)) }
            }
            _ => f64::INFINITY,
        };
        alone.min(self.willing_homes()).min(self.street_nodes())
    }

    /// Transformers, in shares: the last may be another group's too.
    fn streets(&self, street: &Street) -> f64 {
        f64::from(self.homes) / street.homes.max(1.0)
    }
}

/// 0.3 x 10 is 3 homes.
const ROUNDING: f64 = 1e-9;

fn whole(value: f64) -> f64 {
    (value * (1.0 + ROUNDING)).floor().max(0.0)
}
