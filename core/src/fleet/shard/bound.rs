//! What no chains of an area can exceed.
//!
//! Every token walks `L` layers. Home `i` in a chain of flow `f` holds `n_i <= m_i` layers with `f n_i <= v_i`,
//! so it does `f n_i <= min(v_i, F_i m_i)` layer tokens a second, where `F_i` bounds the flow of any chain with
//! it: its link, one layer on it, and the requests in flight over the shortest step there can be. Their sum
//! over `L` bounds the flow, and so do as many best chains as memory holds.

use super::ShardProblem;

/// Tokens a second of an area's homes at most.
pub(super) fn bound_tok_s(problem: &ShardProblem, homes: &[usize]) -> f64 {
    let known: Vec<_> = homes.iter().filter_map(|at| problem.homes.get(*at)).collect();
    let layers = f64::from(problem.model.layers);
    let most =
        |pick: &dyn Fn(&super::ShardHome) -> f64| known.iter().map(|home| pick(home)).fold(0.0, f64::max);
    let fastest = most(&|home| home.layer_tok_s);
    let roomiest = most(&|home| problem.most_layers(home));
    let widest = most(&|home| problem.link_tok_s(home));
    let held: f64 = known.iter().map(|home| problem.most_layers(home)).sum();
    let Some(area) = known.first().map(|home| home.area) else { return 0.0 };
    if roomiest < 1.0 || held < layers {
        return 0.0;
    }
    let stages = (layers / roomiest).ceil();
    let step_s = problem.batch * layers / fastest
        + (stages + 1.0) * (problem.hop_s(area) + problem.batch / widest.max(f64::MIN_POSITIVE));
    let any = problem.in_flight / step_s;
    let work: f64 = known
        .iter()
        .map(|home| {
            let chain = any.min(problem.link_tok_s(home)).min(home.layer_tok_s);
            home.layer_tok_s.min(chain * problem.most_layers(home))
        })
        .sum();
    let chains = (held / layers).floor();
    (work / layers).min(chains * any.min(widest)) * (1.0 + 1e-12)
}
