//! Good chains of a large area: cut lists of homes in several orders, move and swap, then solve windows of
//! a few chains and spare homes exactly, again and again.

use super::{
    ShardProblem,
    chain::flow,
    exact::{SMALL, best_chains},
};
use crate::weather::random::Stream;

/// Chains looked at for an order of an area.
const TRIES: usize = 20_000;
/// Windows of an area solved exactly, and the homes in each.
const WINDOWS: u64 = 120;
const WINDOW: usize = 9;

/// Chains of these homes of one area.
pub(super) fn built_chains(problem: &ShardProblem, homes: &[usize]) -> Vec<Vec<usize>> {
    let key = |at: usize, kind: usize| {
        problem.homes.get(at).map_or(0.0, |home| {
            let layers = problem.most_layers(home);
            match kind {
                0 => home.layer_tok_s,
                1 => layers,
                2 => home.layer_tok_s.min(layers * problem.link_tok_s(home)),
                3 => problem.link_tok_s(home),
                _ => home.layer_tok_s / layers.max(1.0),
            }
        })
    };
    let mut best: (f64, Vec<Vec<usize>>) = (-1.0, Vec::new());
    for kind in 0..5 {
        let mut order: Vec<usize> = homes.iter().copied().filter(|at| key(*at, 1) >= 1.0).collect();
        order.sort_by(|a, b| key(*b, kind).total_cmp(&key(*a, kind)).then(a.cmp(b)));
        let mut chains = cut(problem, &order);
        improve(problem, &mut chains, &order);
        let total = chains.iter().map(|chain| flow(problem, chain)).sum();
        if total > best.0 {
            best = (total, chains);
        }
    }
    best.1.retain(|chain| flow(problem, chain) > 0.0);
    solve_windows(problem, best.1, homes)
}

/// Chains and spare homes drawn by chance are put together anew, as well as can be.
fn solve_windows(problem: &ShardProblem, mut chains: Vec<Vec<usize>>, homes: &[usize]) -> Vec<Vec<usize>> {
    let chance = Stream::new(2, 6);
    for round in 0..WINDOWS {
        let draw = |at: usize| (chance.uniform(round * 4096 + at as u64), at);
        let mut order: Vec<(f64, usize)> = (0..chains.len()).map(draw).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut window = Vec::new();
        let mut taken = Vec::new();
        // One place in the window at least is for a spare home.
        for (_, at) in order {
            let Some(chain) = chains.get(at) else { continue };
            if window.len() + chain.len() < WINDOW && taken.len() < 3 {
                window.extend(chain);
                taken.push(at);
            }
        }
        let used: Vec<usize> = chains.iter().flatten().copied().collect();
        let mut spare: Vec<(f64, usize)> = homes
            .iter()
            .filter(|home| !used.contains(home))
            .map(|home| (chance.uniform(round * 4096 + 2048 + *home as u64), *home))
            .collect();
        spare.sort_by(|a, b| a.0.total_cmp(&b.0));
        window.extend(spare.into_iter().map(|(_, home)| home).take(WINDOW.min(SMALL) - window.len()));
        let before: f64 =
            taken.iter().filter_map(|at| chains.get(*at)).map(|chain| flow(problem, chain)).sum();
        let found = best_chains(problem, &window);
        let after: f64 = found.iter().map(|chain| flow(problem, chain)).sum();
        if after > before * (1.0 + 1e-9) {
            taken.sort_unstable();
            for at in taken.into_iter().rev() {
                chains.swap_remove(at);
            }
            chains.extend(found);
        }
    }
    chains
}

/// Chains of neighbours in the order, each longer while that gives more a home.
fn cut(problem: &ShardProblem, order: &[usize]) -> Vec<Vec<usize>> {
    let mut chains = Vec::new();
    let mut left = order;
    while !left.is_empty() {
        let mut best = (0.0, 0);
        let mut held = 0.0;
        for length in 1..=left.len().min(64) {
            let Some(part) = left.get(..length) else { break };
            held += part
                .last()
                .and_then(|at| problem.homes.get(*at))
                .map_or(0.0, |home| problem.most_layers(home));
            if held < f64::from(problem.model.layers) {
                continue;
            }
            let a_home = flow(problem, part) / length as f64;
            if a_home > best.0 {
                best = (a_home, length);
            } else if best.1 > 0 && length > best.1 + 3 {
                break;
            }
        }
        if best.1 == 0 {
            break;
        }
        let (chain, rest) = left.split_at(best.1);
        chains.push(chain.to_vec());
        left = rest;
    }
    chains
}

/// Homes change places, join or leave while the total rises.
fn improve(problem: &ShardProblem, chains: &mut Vec<Vec<usize>>, order: &[usize]) {
    let used: Vec<usize> = chains.iter().flatten().copied().collect();
    let spare: Vec<usize> = order.iter().copied().filter(|at| !used.contains(at)).collect();
    // The last place holds homes without a chain: its flow is nothing.
    chains.push(spare);
    let count = chains.len();
    let value = |at: usize, homes: &[usize]| if at + 1 == count { 0.0 } else { flow(problem, homes) };
    let mut tries = TRIES;
    let mut better = true;
    while better && tries > 0 {
        better = false;
        for a in 0..count {
            for b in 0..count {
                if a == b || tries == 0 {
                    continue;
                }
                if let Some((one, other)) = exchange(chains, (a, b), &value, &mut tries) {
                    if let Some(place) = chains.get_mut(a) {
                        *place = one;
                    }
                    if let Some(place) = chains.get_mut(b) {
                        *place = other;
                    }
                    better = true;
                }
            }
        }
    }
    chains.pop();
}

/// A pair of lists that is better after one home moved over or two changed places.
fn exchange(
    chains: &[Vec<usize>],
    (a, b): (usize, usize),
    value: &dyn Fn(usize, &[usize]) -> f64,
    tries: &mut usize,
) -> Option<(Vec<usize>, Vec<usize>)> {
    let (one, other) = (chains.get(a)?, chains.get(b)?);
    let now = value(a, one) + value(b, other);
    let least = now * (1.0 + 1e-9) + 1e-12;
    for (at, home) in one.iter().enumerate() {
        let mut without = one.clone();
        without.remove(at);
        let mut with = other.clone();
        with.push(*home);
        *tries = tries.saturating_sub(1);
        if value(a, &without) + value(b, &with) > least {
            return Some((without, with));
        }
        // Each pair once.
        if a < b {
            for (other_at, other_home) in other.iter().enumerate() {
                if *tries == 0 {
                    return None;
                }
                let (mut left, mut right) = (one.clone(), other.clone());
                if let (Some(left), Some(right)) = (left.get_mut(at), right.get_mut(other_at)) {
                    (*left, *right) = (*other_home, *home);
                }
                *tries = tries.saturating_sub(1);
                if value(a, &left) + value(b, &right) > least {
                    return Some((left, right));
                }
            }
        }
    }
    None
}
