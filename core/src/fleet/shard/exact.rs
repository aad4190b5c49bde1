//! The best chains of a small area, over all sets of its homes.
//!
//! `best(S) = max(best(S without its first home), max over chains C in S with that home of flow(C) + best(S \ C))`:
//! `3^n` steps.

use super::{ShardProblem, chain::flow};

/// Homes up to which this is done.
pub(super) const SMALL: usize = 12;

/// Chains of these homes of one area, at most [`SMALL`].
pub(super) fn best_chains(problem: &ShardProblem, homes: &[usize]) -> Vec<Vec<usize>> {
    let sets = 1_usize << homes.len().min(SMALL);
    let of = |set: usize| -> Vec<usize> {
        homes.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1).map(|(_, home)| *home).collect()
    };
    let flows: Vec<f64> = (0..sets).map(|set| if set == 0 { 0.0 } else { flow(problem, &of(set)) }).collect();
    let at = |list: &[f64], set: usize| list.get(set).copied().unwrap_or(0.0);
    let mut best = vec![0.0; sets];
    let mut taken = vec![0_usize; sets];
    for set in 1..sets {
        let first = set & set.wrapping_neg();
        let (mut most, mut chosen) = (at(&best, set & !first), 0);
        // Every subset that holds the first home.
        let rest = set & !first;
        let mut part = rest;
        loop {
            let chain = part | first;
            let total = at(&flows, chain) + at(&best, set & !chain);
            if total > most {
                (most, chosen) = (total, chain);
            }
            if part == 0 {
                break;
            }
            part = (part - 1) & rest;
        }
        if let (Some(best), Some(taken)) = (best.get_mut(set), taken.get_mut(set)) {
            (*best, *taken) = (most, chosen);
        }
    }
    let mut set = sets - 1;
    let mut chains = Vec::new();
    while set != 0 {
        let chosen = taken.get(set).copied().unwrap_or(0);
        if chosen == 0 {
            set &= set - 1;
        } else {
            chains.push(of(chosen));
            set &= !chosen;
        }
    }
    chains
}
