use proptest::prelude::*;

use super::{
    Area, ShardHome, ShardModel, ShardProblem, Verdict,
    bound::bound_tok_s,
    build::built_chains,
    chain::{chain, flow},
    shard,
};
use crate::weather::random::Stream;

fn home(memory_gb: f64, layer_tok_s: f64, mbit_s: f64) -> ShardHome {
    ShardHome {
        name: "home".to_owned(),
        area: 0,
        memory_gb,
        layer_tok_s,
        up_mbit_s: mbit_s,
        down_mbit_s: 2.0 * mbit_s,
        replica_tok_s: 100.0,
    }
}

fn problem(homes: Vec<ShardHome>, layers: u32) -> ShardProblem {
    ShardProblem {
        model: ShardModel { name: "large".to_owned(), layers, layer_gb: 1.0, activation_bytes: 8192.0 },
        homes,
        areas: vec![Area { name: "street".to_owned(), rtt_ms: 20.0 }],
        batch: 1.0,
        in_flight: 16.0,
        hop_ms: 5.0,
        smaller: "small".to_owned(),
    }
}

/// Every way to put homes into chains, by putting each home into a chain that is there, a new one or none.
fn tried(problem: &ShardProblem, at: usize, chains: &mut Vec<Vec<usize>>) -> f64 {
    if at == problem.homes.len() {
        return chains.iter().map(|chain| flow(problem, chain)).sum();
    }
    let mut best = tried(problem, at + 1, chains);
    for place in 0..chains.len() {
        chains[place].push(at);
        best = best.max(tried(problem, at + 1, chains));
        chains[place].pop();
    }
    chains.push(vec![at]);
    best = best.max(tried(problem, at + 1, chains));
    chains.pop();
    best
}

fn homes(most: usize) -> impl Strategy<Value = Vec<ShardHome>> {
    prop::collection::vec((1.0..12.0_f64, 50.0..2000.0_f64, 2.0..60.0_f64), 1..most)
        .prop_map(|drawn| drawn.into_iter().map(|(memory, speed, link)| home(memory, speed, link)).collect())
}

#[test]
fn a_slow_home_with_much_memory_gets_fewer_layers() {
    let found =
        chain(&problem(vec![home(24.0, 900.0, 100.0), home(24.0, 300.0, 100.0)], 20), &[0, 1]).unwrap();
    assert_eq!(found.layers, [15, 5]);
    assert!((found.tok_s - 60.0).abs() < 1e-9, "{found:?}");
}

#[test]
fn a_model_that_nobody_holds_has_no_chain() {
    let found = shard(&problem(vec![home(4.0, 900.0, 100.0); 3], 20)).unwrap();
    assert_eq!((found.chains.len(), found.verdict), (0, Verdict::NoChain));
    assert!(found.bound_tok_s.abs() < 1e-12);
}

#[test]
fn replicas_of_a_smaller_model_give_more_and_the_verdict_says_so() {
    let of = problem(vec![home(12.0, 900.0, 100.0); 4], 20);
    let found = shard(&of).unwrap();
    assert_eq!(found.chains.len(), 2);
    let Verdict::Replicas { times } = found.verdict else { panic!("{found:?}") };
    assert!((times - 400.0 / found.tok_s).abs() < 1e-9);
    let words = crate::text::sentence(&found.verdict.message(&of));
    assert!(words.contains("small") && words.contains("large") && !words.contains('['), "{words}");
}

#[test]
fn chains_stay_in_their_area() {
    let mut of = problem(vec![home(12.0, 900.0, 100.0); 4], 20);
    of.areas.push(Area { name: "far".to_owned(), rtt_ms: 80.0 });
    of.homes[2].area = 1;
    let found = shard(&of).unwrap();
    assert_eq!(found.chains.len(), 1);
    assert!(found.chains[0].homes.iter().all(|at| of.homes[*at].area == 0));
}

#[test]
fn building_comes_within_a_twentieth_of_the_best_where_that_is_known() {
    let chance = Stream::new(3, 6);
    let mut shares = Vec::new();
    for seed in 0..20 {
        let at = |index: u64, low: f64, high: f64| low + (high - low) * chance.uniform(seed * 100 + index);
        let drawn = (0..12)
            .map(|n| home(at(3 * n, 2.0, 12.0), at(3 * n + 1, 50.0, 2000.0), at(3 * n + 2, 2.0, 60.0)));
        let of = problem(drawn.collect(), 12);
        let all: Vec<usize> = (0..12).collect();
        let built: f64 = built_chains(&of, &all).iter().map(|chain| flow(&of, chain)).sum();
        shares.push(built / shard(&of).unwrap().tok_s);
    }
    println!("{shares:?}");
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    assert!(mean > 0.95 && shares.iter().all(|share| *share <= 1.0 + 1e-9), "{shares:?}");
}

proptest! {
    #[test]
    fn no_way_to_form_chains_gives_more(drawn in homes(8), layers in 4_u32..16) {
        let of = problem(drawn, layers);
        let found = shard(&of).unwrap();
        let best = tried(&of, 0, &mut Vec::new());
        prop_assert!((found.tok_s - best).abs() <= 1e-9 * best.max(1.0), "{} {best}", found.tok_s);
    }

    #[test]
    fn no_chains_exceed_the_bound_of_large_areas(drawn in homes(10), layers in 4_u32..16) {
        let of = problem(drawn, layers);
        let all: Vec<usize> = (0..of.homes.len()).collect();
        let best = shard(&of).unwrap().tok_s;
        prop_assert!(bound_tok_s(&of, &all) >= best * (1.0 - 1e-9));
    }

    #[test]
    fn one_more_home_never_gives_less(drawn in homes(8), layers in 4_u32..16) {
        let more = problem(drawn.clone(), layers);
        let fewer = problem(drawn[1..].to_vec(), layers);
        prop_assert!(shard(&more).unwrap().tok_s >= shard(&fewer).unwrap().tok_s * (1.0 - 1e-9));
    }

    #[test]
    fn each_home_is_in_one_chain_and_within_its_memory(drawn in homes(20), layers in 4_u32..16) {
        let of = problem(drawn, layers);
        let found = shard(&of).unwrap();
        let mut seen: Vec<usize> = found.chains.iter().flat_map(|chain| chain.homes.clone()).collect();
        seen.sort_unstable();
        let count = seen.len();
        seen.dedup();
        prop_assert_eq!(seen.len(), count);
        for chain in &found.chains {
            prop_assert_eq!(chain.layers.iter().sum::<u32>(), layers);
            for (at, layers) in chain.homes.iter().zip(&chain.layers) {
                prop_assert!(f64::from(*layers) <= of.homes[*at].memory_gb);
            }
        }
        prop_assert!(found.bound_tok_s >= found.tok_s);
    }
}
