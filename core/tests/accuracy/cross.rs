//! Cross-validation: the constants are fitted again without a GPU or a table, and meet it unseen.
//!
//! The fit is a coordinate descent on the mean error of the rows that are left, inside the range of each
//! constant; it starts from the middle of the ranges, not from the constants in use.

use std::collections::BTreeSet;

use wattfleet_core::compute::ComputeConstants;

use super::{
    rows::{Row, rows},
    spread::{Pair, report},
};

pub(super) struct Known {
    pub(super) table: &'static str,
    pub(super) row: Row,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leave {
    Gpu,
    Table,
}

type At = fn(&mut ComputeConstants) -> &mut f64;
type Model = fn(&Row, &ComputeConstants) -> Pair;

/// What the descent may move.
const FREE: [(&str, At); 11] = [
    ("serving_mem_frac", |c| &mut c.serving_mem_frac),
    ("serving_kv_frac", |c| &mut c.serving_kv_frac),
    ("serving_prefill_frac", |c| &mut c.serving_prefill_frac),
    ("serving_decode_frac", |c| &mut c.serving_decode_frac),
    ("serving_attention_frac", |c| &mut c.serving_attention_frac),
    ("serving_layer_us", |c| &mut c.serving_layer_us),
    ("serving_seq_us", |c| &mut c.serving_seq_us),
    ("starved_board_frac", |c| &mut c.starved_board_frac),
    ("single_mem_frac", |c| &mut c.single_mem_frac),
    ("single_kv_frac", |c| &mut c.single_kv_frac),
    ("single_layer_us", |c| &mut c.single_layer_us),
];

pub(super) fn rows_of(tables: &[(&'static str, &'static str)]) -> Vec<Known> {
    tables.iter().flat_map(|(table, text)| rows(text).into_iter().map(|row| Known { table, row })).collect()
}

/// Prints a line for each left-out key, and the spread of all; returns the worst median.
pub(super) fn leave_out(name: &str, known: &mut [Known], leave: Leave, model: Model) -> f64 {
    let key = |known: &Known| match leave {
        Leave::Gpu => known.row["gpu"],
        Leave::Table => known.table,
    };
    let keys: BTreeSet<&str> = known.iter().map(key).collect();
    let mut worst: f64 = 0.0;
    let mut all = Vec::new();
    for left in keys {
        let rest: Vec<&Row> = known.iter().filter(|row| key(row) != left).map(|known| &known.row).collect();
        let constants = fitted(&rest, model);
        let met: Vec<Pair> =
            known.iter().filter(|row| key(row) == left).map(|known| model(&known.row, &constants)).collect();
        worst = worst.max(report(&format!("{name}: {left}"), "cross", &met).median);
        all.extend(met);
    }
    report(&format!("{name}: all"), "cross", &all);
    worst
}

fn fitted(rows: &[&Row], model: Model) -> ComputeConstants {
    let loss = |constants: &ComputeConstants| {
        rows.iter().map(|row| model(row, constants).error().min(2.0)).sum::<f64>() / rows.len() as f64
    };
    let range = |key: &str| {
        let row = ComputeConstants::ROWS.iter().find(|row| row.key == key).unwrap();
        (row.low, row.high)
    };
    let mut constants = ComputeConstants::default();
    for (key, at) in FREE {
        let (low, high) = range(key);
        *at(&mut constants) = 0.5 * (low + high);
    }
    let mut best = loss(&constants);
    let mut reach = 0.25;
    while reach > 0.01 {
        let before = best;
        for (key, at) in FREE {
            let (low, high) = range(key);
            for step in [-reach, reach] {
                let mut tried = constants;
                *at(&mut tried) = (*at(&mut tried) + step * (high - low)).clamp(low, high);
                let found = loss(&tried);
                if found < best {
                    (best, constants) = (found, tried);
                }
            }
        }
        if best > before * 0.999 {
            reach *= 0.5;
        }
    }
    constants
}
