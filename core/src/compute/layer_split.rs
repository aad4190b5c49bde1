//! Which stage takes how many layers: the split whose slowest stage is fastest, exactly.
//!
//! `min over n of max_i n_i / v_i` with `sum n_i = L` and `n_i <= m_i`, all layers alike: giving each
//! next layer to the stage that would be done with it first is optimal, since every stage's time only
//! rises with its layers. Beside it the split in proportion to memory that most LAN runtimes use, which
//! leaves a slow machine with much memory in everyone's way (a 2.05-fold spread of GB/s for each GB is
//! reported in exo issue 957, 2026).

/// One machine of a chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageHost {
    /// Layers a second, > 0.
    pub layers_s: f64,
    /// Memory, any unit: only shares count, unless `most_layers` is given.
    pub memory: f64,
    /// Most layers its memory holds; infinite where that is not asked.
    pub most_layers: f64,
}

/// A split and the one it is compared with.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerSplit {
    /// Layers of each stage, in the order given; the next layer follows on the next stage.
    pub layers: Vec<u32>,
    /// Time of the slowest stage, s.
    pub slowest_stage_s: f64,
    /// Layers in proportion to memory.
    pub proportional_layers: Vec<u32>,
    /// Time of the slowest stage of that split, s.
    pub proportional_slowest_stage_s: f64,
}

/// The best split of `layers` over machines in a fixed order, or none if they do not hold them.
#[must_use]
pub fn layer_split(hosts: &[StageHost], layers: u32) -> Option<LayerSplit> {
    let usable = hosts.iter().all(|host| host.layers_s > 0.0 && host.memory >= 0.0);
    if hosts.is_empty() || !usable {
        return None;
    }
    let best = fastest(hosts, layers)?;
    let proportional_layers = proportional(hosts, layers);
    Some(LayerSplit {
        slowest_stage_s: slowest_s(hosts, &best),
        proportional_slowest_stage_s: slowest_s(hosts, &proportional_layers),
        layers: best,
        proportional_layers,
    })
}

fn fastest(hosts: &[StageHost], layers: u32) -> Option<Vec<u32>> {
    let mut given = vec![0_u32; hosts.len()];
    for _ in 0..layers {
        let (_, next) = hosts
            .iter()
            .zip(given.iter_mut())
            .filter(|(host, given)| f64::from(**given) + 1.0 <= host.most_layers)
            .map(|(host, given)| ((f64::from(*given) + 1.0) / host.layers_s, given))
            .min_by(|a, b| a.0.total_cmp(&b.0))?;
        *next += 1;
    }
    Some(given)
}

/// Whole layers by the largest remainder; equal shares if nobody has memory.
fn proportional(hosts: &[StageHost], layers: u32) -> Vec<u32> {
    let total: f64 = hosts.iter().map(|host| host.memory).sum();
    let share = |host: &StageHost| {
        let part = if total > 0.0 { host.memory / total } else { 1.0 / hosts.len() as f64 };
        part * f64::from(layers)
    };
    let mut given: Vec<u32> = hosts.iter().map(|host| share(host).floor() as u32).collect();
    let mut rest: Vec<(f64, usize)> =
        hosts.iter().enumerate().map(|(at, host)| (share(host) - share(host).floor(), at)).collect();
    rest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let missing = layers.saturating_sub(given.iter().sum());
    for (_, at) in rest.iter().cycle().take(missing as usize) {
        if let Some(given) = given.get_mut(*at) {
            *given += 1;
        }
    }
    given
}

fn slowest_s(hosts: &[StageHost], layers: &[u32]) -> f64 {
    hosts.iter().zip(layers).map(|(host, layers)| f64::from(*layers) / host.layers_s).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn host(layers_s: f64, memory: f64) -> StageHost {
        StageHost { layers_s, memory, most_layers: f64::INFINITY }
    }

    /// Every split there is.
    fn tried(hosts: &[StageHost], layers: u32) -> f64 {
        let Some((first, rest)) = hosts.split_first() else {
            return if layers == 0 { 0.0 } else { f64::INFINITY };
        };
        (0..=layers)
            .filter(|taken| f64::from(*taken) <= first.most_layers)
            .map(|taken| (f64::from(taken) / first.layers_s).max(tried(rest, layers - taken)))
            .fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn a_slow_machine_with_much_memory_gets_fewer_layers_than_its_memory_would_say() {
        let split = layer_split(&[host(264.0, 36.0), host(178.0, 36.0)], 48).unwrap();
        assert_eq!(split.layers, [29, 19]);
        assert_eq!(split.proportional_layers, [24, 24]);
        assert!(split.slowest_stage_s < split.proportional_slowest_stage_s);
    }

    #[test]
    fn machines_that_cannot_hold_the_layers_get_no_split() {
        let small = StageHost { most_layers: 5.0, ..host(1.0, 8.0) };
        assert_eq!(layer_split(&[small, small], 11), None);
        assert_eq!(layer_split(&[small, small], 10).unwrap().layers, [5, 5]);
        assert_eq!(layer_split(&[], 10), None);
        assert_eq!(layer_split(&[host(0.0, 8.0)], 10), None);
    }

    proptest! {
        #[test]
        fn no_other_split_is_faster(
            hosts in proptest::collection::vec((0.1..10.0_f64, 1.0..100.0_f64, 1_u32..12), 1..4),
            layers in 1_u32..14,
        ) {
            let hosts: Vec<StageHost> = hosts
                .iter()
                .map(|&(speed, memory, most)| StageHost { most_layers: f64::from(most), ..host(speed, memory) })
                .collect();
            let best = tried(&hosts, layers);
            match layer_split(&hosts, layers) {
                Some(split) => {
                    prop_assert!((split.slowest_stage_s - best).abs() < 1e-12);
                    prop_assert_eq!(split.layers.iter().sum::<u32>(), layers);
                    prop_assert_eq!(split.proportional_layers.iter().sum::<u32>(), layers);
                }
                None => prop_assert!(best.is_infinite()),
            }
        }
    }
}
