//! Rows of the reference tables, and the catalogue's own hardware for them.

use std::collections::BTreeMap;

use wattfleet_core::{
    catalog::{gpu_by_slug, llm_by_slug},
    compute::{GpuSpec, LlmSpec, Precision},
};

pub(super) type Row = BTreeMap<&'static str, &'static str>;

pub(super) fn rows(text: &'static str) -> Vec<Row> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    lines.map(|line| names.iter().copied().zip(line.split(',')).collect()).collect()
}

pub(super) fn number(row: &Row, name: &str) -> f64 {
    row[name].parse().unwrap()
}

pub(super) fn gpu(slug: &str) -> GpuSpec {
    gpu_by_slug(slug).unwrap_or_else(|| panic!("no GPU {slug}")).into()
}

pub(super) fn llm(slug: &str) -> LlmSpec {
    llm_by_slug(slug).unwrap_or_else(|| panic!("no model {slug}")).into()
}

pub(super) fn precision(slug: &str) -> Precision {
    Precision::from_key(slug).unwrap()
}
