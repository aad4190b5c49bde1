//! Better whole numbers from good ones: fill what is free, drop what does not pay, swap one for another.

use super::counts::Counts;
use crate::weather::random::Stream;

/// How much may be tried.
pub(super) const TRIES: usize = 400_000;

/// Adds nodes while any pays, the best first by what the prices of the relaxation leave of its gain.
pub(super) fn fill(counts: &mut Counts<'_>, order: &[usize]) {
    loop {
        let mut changed = 0.0;
        for at in order {
            // Demand and target bend the gain: go in halves until one more does not pay.
            let mut nodes = counts.room(*at);
            while nodes >= 1.0 {
                match (counts.change(*at, 1.0), counts.change(*at, nodes)) {
                    (Some(one), Some(all)) if one > 0.0 && all > 0.0 && all >= one => {
                        counts.add(*at, nodes);
                        changed += all;
                        nodes = counts.room(*at).min(nodes);
                    }
                    (Some(one), _) if one > 0.0 => nodes = (nodes / 2.0).floor(),
                    _ => break,
                }
            }
        }
        if changed <= 0.0 {
            return;
        }
    }
}

/// Takes away nodes that cost more than they bring.
pub(super) fn trim(counts: &mut Counts<'_>) {
    for at in 0..counts.columns().len() {
        while counts.count(at) >= 1.0 && counts.change(at, -1.0).is_some_and(|gain| gain > 0.0) {
            counts.add(at, -1.0);
        }
    }
}

/// One out, the best in, while that is better; gives the tries used.
pub(super) fn swap(counts: &mut Counts<'_>, order: &[usize], tries: usize) -> usize {
    let mut used = 0;
    loop {
        let mut better = false;
        for out in 0..counts.columns().len() {
            if counts.count(out) < 1.0 {
                continue;
            }
            let Some(lost) = counts.change(out, -1.0) else { continue };
            counts.add(out, -1.0);
            let least = 1e-9 * (1.0 + lost.abs());
            let best = order
                .iter()
                .filter(|at| **at != out)
                .filter_map(|at| counts.change(*at, 1.0).map(|gain| (*at, gain + lost)))
                .filter(|(_, gain)| *gain > least)
                .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
            used += order.len();
            match best {
                Some((at, _)) => {
                    counts.add(at, 1.0);
                    fill(counts, &[at, out]);
                    better = true;
                }
                None => counts.add(out, 1.0),
            }
            if used > tries {
                return used;
            }
        }
        if !better {
            return used;
        }
    }
}

/// Takes a few nodes away, puts one in by chance and fills up; keeps what is better. Gives the tries used.
pub(super) fn shake(counts: &mut Counts<'_>, order: &[usize], tries: usize) -> usize {
    let chance = Stream::new(1, 6);
    let mut drawn = 0;
    let mut pick = |count: usize| {
        drawn += 1;
        (chance.bits(drawn) % count.max(1) as u64) as usize
    };
    let mut best = counts.score();
    let mut used = 0;
    while used < tries && !order.is_empty() {
        let placed: Vec<usize> = (0..counts.columns().len()).filter(|at| counts.count(*at) >= 1.0).collect();
        let before = counts.nodes().to_vec();
        for _ in 0..=pick(3) {
            match placed.get(pick(placed.len())) {
                Some(at) if counts.count(*at) >= 1.0 => counts.add(*at, -1.0),
                _ => {}
            }
        }
        match order.get(pick(order.len())) {
            Some(at) if counts.change(*at, 1.0).is_some() => counts.add(*at, 1.0),
            _ => {}
        }
        fill(counts, order);
        used += order.len() + placed.len();
        let score = counts.score();
        if score > best + 1e-9 * best.abs() {
            best = score;
        } else {
            counts.reset(&before);
        }
    }
    used
}
