//! The answer: area by area, as chains stay in one.

use super::{
    Chain, ShardError, ShardProblem, Verdict,
    bound::bound_tok_s,
    build::built_chains,
    chain::chain,
    compare::{equal_stage_tok_s, greedy_tok_s},
    exact::{SMALL, best_chains},
    verdict::verdict,
};

/// Chains, and what they are beside.
#[derive(Clone, Debug, PartialEq)]
pub struct Sharding {
    /// The chains, the fastest first.
    pub chains: Vec<Chain>,
    /// Tokens a second of all chains.
    pub tok_s: f64,
    /// No chains give more.
    pub bound_tok_s: f64,
    /// How far the two are apart, as a share of what the chains give.
    pub gap_frac: f64,
    /// What layers spread greedily would give, latency left out, tok/s.
    pub greedy_tok_s: f64,
    /// What stages of equal size would give, latency left out, tok/s.
    pub equal_stage_tok_s: f64,
    /// What a replica of the smaller model in every home gives, tok/s.
    pub replicas_tok_s: f64,
    /// Whether chains are worth it.
    pub verdict: Verdict,
}

/// The chains that give most, each home in one at most.
///
/// # Errors
/// If a number cannot be.
pub fn shard(problem: &ShardProblem) -> Result<Sharding, ShardError> {
    problem.check()?;
    let mut chains = Vec::new();
    let (mut bound, mut greedy, mut equal) = (0.0, 0.0, 0.0);
    for area in 0..problem.areas.len() {
        let homes: Vec<usize> = problem
            .homes
            .iter()
            .enumerate()
            .filter(|(_, home)| home.area == area)
            .map(|(at, _)| at)
            .collect();
        let sets =
            if homes.len() <= SMALL { best_chains(problem, &homes) } else { built_chains(problem, &homes) };
        let found: Vec<Chain> = sets.iter().filter_map(|set| chain(problem, set)).collect();
        let total: f64 = found.iter().map(|chain| chain.tok_s).sum();
        bound += if homes.len() <= SMALL { total } else { bound_tok_s(problem, &homes).max(total) };
        greedy += greedy_tok_s(problem, &homes);
        equal += equal_stage_tok_s(problem, &homes);
        chains.extend(found);
    }
    chains.sort_by(|a, b| b.tok_s.total_cmp(&a.tok_s).then(a.homes.cmp(&b.homes)));
    let tok_s: f64 = chains.iter().map(|chain| chain.tok_s).sum();
    let replicas_tok_s = problem.homes.iter().map(|home| home.replica_tok_s).sum();
    Ok(Sharding {
        tok_s,
        bound_tok_s: bound.max(tok_s),
        gap_frac: if bound > tok_s && tok_s > 0.0 { (bound - tok_s) / tok_s } else { 0.0 },
        greedy_tok_s: greedy,
        equal_stage_tok_s: equal,
        replicas_tok_s,
        verdict: verdict(problem, tok_s, replicas_tok_s),
        chains,
    })
}
