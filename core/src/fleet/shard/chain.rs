//! A chain of homes: its split and its flow.

use super::ShardProblem;
use crate::compute::{StageHost, layer_split};

/// Homes that hold a model together.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The homes, by position, in the order of the layers.
    pub homes: Vec<usize>,
    /// Layers of each.
    pub layers: Vec<u32>,
    /// Tokens a second of all requests in flight.
    pub tok_s: f64,
    /// Tokens a second that one stream alone sees.
    pub stream_tok_s: f64,
    /// What would have to be better for more.
    pub binds: ChainBinds,
}

/// What keeps a chain from giving more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainBinds {
    /// The slowest stage computes all the time.
    Stage,
    /// The slowest link is full.
    Link,
    /// Requests in flight wait on round trips and stages: more of them would give more.
    Latency,
}

impl ChainBinds {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Link => "link",
            Self::Latency => "latency",
        }
    }
}

/// The chain of these homes of one area; none if they do not hold the model, or one of them has no use.
pub(super) fn chain(problem: &ShardProblem, homes: &[usize]) -> Option<Chain> {
    let known: Vec<_> = homes.iter().filter_map(|at| problem.homes.get(*at)).collect();
    let area = known.first()?.area;
    let hosts: Vec<StageHost> = known
        .iter()
        .map(|home| StageHost {
            layers_s: home.layer_tok_s,
            memory: home.memory_gb,
            most_layers: problem.most_layers(home),
        })
        .collect();
    let split = layer_split(&hosts, problem.model.layers)?;
    if split.layers.contains(&0) {
        return None;
    }
    let link = known.iter().map(|home| problem.link_tok_s(home)).fold(f64::INFINITY, f64::min);
    let stages_s: f64 =
        hosts.iter().zip(&split.layers).map(|(host, layers)| f64::from(*layers) / host.layers_s).sum();
    let hops = hosts.len() as f64 + 1.0;
    let step_s = |batch: f64| batch * stages_s + hops * (problem.hop_s(area) + batch / link);
    let stage = 1.0 / split.slowest_stage_s;
    let waits = problem.in_flight / step_s(problem.batch);
    let (tok_s, binds) = if waits < stage.min(link) {
        (waits, ChainBinds::Latency)
    } else if link < stage {
        (link, ChainBinds::Link)
    } else {
        (stage, ChainBinds::Stage)
    };
    Some(Chain { homes: homes.to_vec(), layers: split.layers, tok_s, stream_tok_s: 1.0 / step_s(1.0), binds })
}

/// Its flow alone, 0 if there is no such chain.
pub(super) fn flow(problem: &ShardProblem, homes: &[usize]) -> f64 {
    chain(problem, homes).map_or(0.0, |chain| chain.tok_s)
}
