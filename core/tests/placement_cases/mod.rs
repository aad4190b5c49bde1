//! The instances of `reference/scripts/placement.py`, drawn again from the same whole numbers.
#![expect(unreachable_pub, reason = "a module of test crates")]
#![allow(dead_code, reason = "each test crate uses a part")]

use serde::Deserialize;
use wattfleet_core::{
    fleet::placement::{Group, Market, NodeOption, Objective, Problem, Region, Street, Supply},
    weather::random::Stream,
};

/// The instances that HiGHS has solved.
pub fn cases() -> Vec<Reference> {
    serde_json::from_str(include_str!("../reference/fleet/placement.json")).unwrap()
}

#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    pub name: String,
    seed: u64,
    pub groups: usize,
    pub options: usize,
    pub homes_most: u64,
    regions: usize,
    models: usize,
    streets: u8,
    objective: String,
    budget_pm: u64,
    supply_pm: u64,
    region_pm: u64,
    demand_pm: u64,
    target_pm: u64,
    /// What HiGHS found, tokens in millions; none where nothing meets the target.
    pub best: Option<f64>,
    /// What it proved.
    pub bound: Option<f64>,
    pub proved: Option<bool>,
    pub seconds: f64,
    check: [u64; 4],
}

const GPU_USD: [u64; 4] = [3500, 9000, 12000, 30000];
const GPU_KW8: [u64; 4] = [5, 4, 5, 6];
const GPU_MTOK: [u64; 4] = [2600, 4200, 6400, 12500];
const COUNTS: [u64; 5] = [1, 2, 4, 8, 16];
const CAP_KW: [u64; 4] = [8, 7, 6, 5];
const CAP_TOK: [u64; 4] = [100, 98, 94, 85];
const MODEL_TOK: [u64; 6] = [100, 60, 35, 20, 150, 80];
const MODEL_PRICE8: [u64; 6] = [9, 14, 25, 40, 6, 11];
const MODEL_LINK: [u64; 6] = [5, 8, 12, 20, 5, 10];

struct Draw {
    stream: Stream,
    index: u64,
}

impl Draw {
    fn pick(&mut self, low: u64, high: u64) -> u64 {
        let bits = self.stream.bits(self.index);
        self.index += 1;
        low + bits % (high - low + 1)
    }
}

struct Drawn {
    group: Group,
    region: usize,
    willing: u64,
    options: Vec<DrawnOption>,
}

struct DrawnOption {
    hardware: usize,
    gpus: u64,
    model: usize,
    mtok: u64,
    capital: u64,
    kw8: u64,
}

impl Reference {
    fn group(&self, at: usize) -> Drawn {
        let mut draw = Draw { stream: Stream::new(self.seed, at as u64 + 1), index: 0 };
        let homes = draw.pick(self.homes_most / 10 + 1, self.homes_most);
        let opt_in = draw.pick(30, 100);
        let energy_cents = draw.pick(8, 30);
        let carbon_g = draw.pick(100, 700);
        let region = draw.pick(0, self.regions as u64 - 1) as usize;
        let link = draw.pick(4, 40);
        let street_nodes = draw.pick(1, 4);
        let street_kw8 = draw.pick(60, 400);
        let mut options = Vec::new();
        let mut drawn = Vec::new();
        for number in 0..self.options {
            let hardware = draw.pick(0, 3) as usize;
            let gpus = COUNTS[draw.pick(0, 4) as usize];
            let cap = draw.pick(0, 3) as usize;
            let model = draw.pick(0, self.models as u64 - 1) as usize;
            let noise = draw.pick(95, 105);
            let firm = draw.pick(60, 98);
            let mtok = GPU_MTOK[hardware] * gpus * CAP_TOK[cap] * MODEL_TOK[model] * noise / 1_000_000;
            let capital = gpus * (GPU_USD[hardware] + 500) + 3000 + draw.pick(0, 2000);
            let kw8 = GPU_KW8[hardware] * gpus * CAP_KW[cap] / 8 + 4;
            options.push(NodeOption {
                name: format!("option {number}"),
                model: Some(model),
                gpus: vec![(hardware, gpus as f64)],
                capital_usd: capital as f64,
                costs_usd: (capital / 4 + kw8 * 8760 * energy_cents / 1600 + 1200) as f64,
                kw: kw8 as f64 / 8.0,
                tok: mtok as f64 * 1e6,
                firm_tok: (mtok * firm / 100) as f64 * 1e6,
                carbon_kg: (kw8 * 8760 * carbon_g / 8000) as f64,
                link_up_mbit_s: MODEL_LINK[model] as f64,
            });
            drawn.push(DrawnOption { hardware, gpus, model, mtok, capital, kw8 });
        }
        let street = (self.streets > 0).then_some(Street {
            homes: 8.0,
            nodes_at_most: street_nodes as f64,
            kw_at_most: street_kw8 as f64 / 8.0,
        });
        let group = Group {
            name: format!("group {at}"),
            homes: homes as u32,
            opt_in_frac: opt_in as f64 / 100.0,
            region: Some(region),
            street,
            link_up_mbit_s: link as f64,
            options,
        };
        Drawn { group, region, willing: homes * opt_in / 100, options: drawn }
    }

    /// The problem, and the sums by which script and test know that they drew the same.
    pub fn problem(&self) -> (Problem, [u64; 4]) {
        let drawn: Vec<Drawn> = (0..self.groups).map(|at| self.group(at)).collect();
        let of = |keep: &dyn Fn(&Drawn, &DrawnOption) -> bool, key: &dyn Fn(&DrawnOption) -> u64| -> u64 {
            let group = |d: &Drawn| d.willing * d.options.iter().filter(|o| keep(d, o)).map(key).sum::<u64>();
            drawn.iter().map(group).sum()
        };
        let share = |total: u64, pm: u64| (total * pm / (1000 * self.options as u64)) as f64;
        let or_none = |pm: u64, value: f64| if pm > 0 { value } else { f64::INFINITY };
        let problem = Problem {
            budget_usd: or_none(self.budget_pm, share(of(&|_, _| true, &|o| o.capital), self.budget_pm)),
            hardware: (0..4)
                .map(|h| Supply {
                    name: format!("hardware {h}"),
                    gpus_at_most: or_none(
                        self.supply_pm,
                        share(of(&|_, o| o.hardware == h, &|o| o.gpus), self.supply_pm),
                    ),
                })
                .collect(),
            regions: (0..self.regions)
                .map(|r| Region {
                    name: format!("region {r}"),
                    mw_at_most: or_none(
                        self.region_pm,
                        share(of(&|d, _| d.region == r, &|o| o.kw8), self.region_pm) / 8000.0,
                    ),
                })
                .collect(),
            models: (0..self.models)
                .map(|m| Market {
                    name: format!("model {m}"),
                    usd_per_mtok: MODEL_PRICE8[m] as f64 / 8.0,
                    tok_at_most: or_none(
                        self.demand_pm,
                        share(of(&|_, o| o.model == m, &|o| o.mtok), self.demand_pm) * 1e6,
                    ),
                })
                .collect(),
            objective: {
                let tok = share(of(&|_, _| true, &|o| o.mtok), self.target_pm) * 1e6;
                match self.objective.as_str() {
                    "profit" => Objective::MaxProfit,
                    "tokens" => Objective::MaxTokens,
                    "firm_tokens" => Objective::MaxFirmTokens,
                    "cost" => Objective::MinCost { tok },
                    _ => Objective::MinCarbon { tok },
                }
            },
            groups: drawn.iter().map(|drawn| drawn.group.clone()).collect(),
        };
        let all = |key: &dyn Fn(&DrawnOption) -> u64| -> u64 {
            drawn.iter().flat_map(|d| &d.options).map(key).sum()
        };
        let most = problem
            .groups
            .iter()
            .flat_map(|group| group.options.iter().map(|option| group.most_of(option)))
            .map(|most| most as u64)
            .sum();
        (problem, [all(&|o| o.mtok), all(&|o| o.capital), all(&|o| o.kw8), most])
    }

    /// The script's numbers in the unit of the objective.
    pub fn unit(&self) -> f64 {
        if self.objective.ends_with("tokens") { 1e6 } else { 1.0 }
    }

    /// Whether less is better.
    pub fn is_cost(&self) -> bool {
        matches!(self.objective.as_str(), "cost" | "carbon")
    }

    /// The sums of the script.
    pub fn check(&self) -> [u64; 4] {
        self.check
    }
}
