//! What two known ways of spreading layers would give on the same homes, latency left out in their favour.

use super::ShardProblem;

/// Each home takes as many layers in a row as it holds, where the swarm is weakest so far (the rule of
/// Petals' servers); the weakest layer is what flows.
pub(super) fn greedy_tok_s(problem: &ShardProblem, homes: &[usize]) -> f64 {
    let layers = problem.model.layers as usize;
    let mut served = vec![0.0; layers];
    for home in homes.iter().filter_map(|at| problem.homes.get(*at)) {
        let held = problem.most_layers(home) as usize;
        if held == 0 {
            continue;
        }
        let rate = (home.layer_tok_s / held as f64).min(problem.link_tok_s(home));
        // The weakest layer first, the weakest span where several have it.
        let weakness = |start: usize| {
            let span = served.get(start..start + held).unwrap_or(&[]);
            (span.iter().copied().fold(f64::INFINITY, f64::min), span.iter().sum::<f64>())
        };
        let start = (0..=layers - held)
            .min_by(|a, b| {
                let (a, b) = (weakness(*a), weakness(*b));
                a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
            })
            .unwrap_or(0);
        for served in served.iter_mut().skip(start).take(held) {
            *served += rate;
        }
    }
    served.into_iter().fold(f64::INFINITY, f64::min)
}

/// Stages of equal size, every home in the weakest stage so far (the rule of SWARM), with the number of
/// stages that gives most.
pub(super) fn equal_stage_tok_s(problem: &ShardProblem, homes: &[usize]) -> f64 {
    (1..=homes.len().min(problem.model.layers as usize))
        .map(|stages| {
            let held = (f64::from(problem.model.layers) / stages as f64).ceil();
            let mut served = vec![0.0; stages];
            for home in homes.iter().filter_map(|at| problem.homes.get(*at)) {
                if problem.most_layers(home) < held {
                    continue;
                }
                let weakest = served.iter_mut().min_by(|a: &&mut f64, b: &&mut f64| a.total_cmp(b));
                if let Some(weakest) = weakest {
                    *weakest += (home.layer_tok_s / held).min(problem.link_tok_s(home));
                }
            }
            served.into_iter().fold(f64::INFINITY, f64::min)
        })
        .fold(0.0, f64::max)
}
