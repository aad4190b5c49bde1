//! Carriers: against every assignment and state counted one by one, against seeded draws, and what must hold.

use super::*;
use crate::{
    fleet::availability::{Causes, LEVELS},
    scenario::Fleet,
    weather::random::Stream,
};

/// Homes of two kinds, by carrier alone.
fn homes(kinds: [(usize, f64); 2], carrier_down_frac: f64) -> Vec<Block> {
    let block = |(nodes, up_frac): (usize, f64)| Block {
        nodes,
        each: 1.0,
        up_frac,
        area_nodes: 0,
        area_down_frac: 0.0,
        region: 1,
        storm_down_frac: 0.0,
        carrier_down_frac,
    };
    kinds.into_iter().map(block).collect()
}

/// The probability of so many nodes up: every carrier for every home, every state of every carrier and home.
fn enumerated(up: &[f64], shares: &[f64], down_frac: f64) -> Vec<f64> {
    let mut p = vec![0.0; up.len() + 1];
    let carriers = shares.len();
    for state in 0..1_u32 << carriers {
        let is_down = |carrier: usize| state >> carrier & 1 == 1;
        let of_state: f64 =
            (0..carriers).map(|carrier| if is_down(carrier) { down_frac } else { 1.0 - down_frac }).product();
        for mut assigned in 0..carriers.pow(up.len() as u32) {
            let mut weight = of_state;
            let mut some = vec![1.0];
            for up in up {
                let carrier = assigned % carriers;
                assigned /= carriers;
                weight *= shares[carrier];
                let up = if is_down(carrier) { 0.0 } else { *up };
                let mut next = vec![0.0; some.len() + 1];
                for (count, p) in some.iter().enumerate() {
                    next[count] += p * (1.0 - up);
                    next[count + 1] += p * up;
                }
                some = next;
            }
            p.iter_mut().zip(some).for_each(|(to, p)| *to += weight * p);
        }
    }
    p
}

#[test]
fn carriers_take_what_every_assignment_and_state_counted_gives() {
    for (carrier_frac, shares) in [
        (1.0, vec![1.0]),
        (0.5, vec![0.5, 0.5]),
        (0.4, vec![0.4, 0.4, 0.2]),
        (0.7, vec![0.7, 0.3]),
        (0.3, vec![0.3, 0.3, 0.3, 0.1]),
    ] {
        for carrier_down_frac in [0.001, 0.2] {
            let common = Common { storm_hit_frac: 0.3, carrier_frac, carrier_down_frac };
            let capacity = output_of(&homes([(3, 0.9), (2, 0.6)], carrier_down_frac), common);
            let p = enumerated(&[0.9, 0.9, 0.9, 0.6, 0.6], &shares, carrier_down_frac);
            let mut least = 1.0;
            for (count, p) in p.iter().enumerate() {
                let found = capacity.at_least(count as f64);
                assert!((found - least).abs() < 1e-12, "{carrier_frac} {count}: {found} {least}");
                least -= p;
            }
        }
    }
}

#[test]
fn drawn_carriers_and_storms_lie_where_the_distribution_says() {
    let common = Common { storm_hit_frac: 0.3, carrier_frac: 0.4, carrier_down_frac: 0.02 };
    let blocks: Vec<Block> = [(400, 1, 0.02), (300, 2, 0.01)]
        .into_iter()
        .map(|(nodes, region, carrier_down_frac)| Block {
            region,
            storm_down_frac: 0.02,
            carrier_down_frac,
            ..homes([(nodes, 0.97); 2], 0.0)[0]
        })
        .collect();
    let capacity = output_of(&blocks, common);
    let draws = 6000_u64;
    let outputs: Vec<f64> = (0..draws).map(|draw| drawn(&blocks, Stream::new(17, draw))).collect();
    let mean = outputs.iter().sum::<f64>() / draws as f64;
    let variance = outputs.iter().map(|out| (out - mean) * (out - mean)).sum::<f64>() / draws as f64;
    assert!((mean - capacity.mean()).abs() < 4.0 * (variance / draws as f64).sqrt());
    for level in LEVELS {
        let reached = outputs.iter().filter(|out| **out >= capacity.firm(level)).count() as f64;
        let error = 4.0 * (level * (1.0 - level) / draws as f64).sqrt() + 1.0 / draws as f64;
        assert!(reached / draws as f64 >= level - error, "{level}: {reached}");
        let above = outputs.iter().filter(|out| **out > capacity.firm(level) + 1.0).count() as f64;
        assert!(above / draws as f64 <= level + error, "{level}: {above}");
    }
}

/// One moment: carriers of 0.4, 0.4 and 0.2 of the homes, storms, nodes.
fn drawn(blocks: &[Block], stream: Stream) -> f64 {
    let mut index = 0;
    let mut uniform = || {
        index += 1;
        stream.uniform(index)
    };
    let down = [uniform() < 0.02, uniform() < 0.02, uniform() < 0.02];
    let mut output = 0.0;
    for block in blocks {
        let storm = uniform() < 0.02 / 0.3;
        for _ in 0..block.nodes {
            let carrier = uniform();
            let carrier = usize::from(carrier > 0.4) + usize::from(carrier > 0.8);
            let is_off = down[carrier] && uniform() < block.carrier_down_frac / 0.02;
            let is_hit = storm && uniform() < 0.3;
            output += f64::from(u8::from(uniform() < block.up_frac && !is_off && !is_hit));
        }
    }
    output
}

#[test]
fn a_common_carrier_keeps_the_mean_and_lowers_what_is_nearly_sure() {
    let causes = Causes { link_frac: 0.005, ..Causes::default() };
    let of = |carrier_frac: f64, carrier_down_h: f64| {
        let fleet = Fleet { carrier_frac, carrier_down_h, ..Fleet::default() };
        let block = causes.block(&fleet, (2000, 1));
        assert!((block.available_frac() - 0.995).abs() < 1e-12, "hours of the carrier are hours of the link");
        output_of(&[block], Common::of(&fleet))
    };
    let apart = of(0.5, 0.0);
    let mut before = apart.firm(0.999);
    for carrier_frac in [0.05, 0.2, 0.5, 1.0] {
        let common = of(carrier_frac, 30.0);
        assert!((common.mean() - apart.mean()).abs() < 1e-6);
        let firm = common.firm(0.999);
        assert!(firm <= before, "{carrier_frac}: {firm} {before}");
        before = firm;
    }
    assert!(before < 1.0, "one carrier of all, down 0.3 % of the time, leaves nothing at 99.9 %");
    // More hours than the link has: all of the link's, no more.
    assert!((of(0.5, 500.0).mean() - apart.mean()).abs() < 1e-6);
}
