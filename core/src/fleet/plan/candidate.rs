//! What a node could be: the nodes of the designs with what they do, each at a few power caps.

use crate::{
    catalog,
    scenario::{Home, Node, Workload},
    text::format_number,
};

/// Shares of a design's power cap that are tried.
const CAPS: [f64; 3] = [1.0, 0.8, 0.6];

/// A node and what it does.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// In words.
    pub(super) name: String,
    node: Node,
    workload: Workload,
}

impl Candidate {
    /// Those of some homes, each once.
    pub(super) fn all(designs: &[Home]) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for home in designs.iter().filter(|home| home.node.gpu_count > 0.0) {
            for share in CAPS {
                let candidate = Self::at(home, share);
                let known =
                    |other: &Self| other.node == candidate.node && other.workload == candidate.workload;
                if !found.iter().any(known) {
                    found.push(candidate);
                }
            }
        }
        found
    }

    fn at(home: &Home, share: f64) -> Self {
        let row = catalog::gpu(home.node.gpu);
        let least_w = row.map_or(0.0, |row| row.min_cap_w.min(home.node.gpu_tdp_w));
        let power_cap_w = libm::round(share * home.node.power_cap_w).max(least_w).min(home.node.power_cap_w);
        let node = Node { power_cap_w, ..home.node.clone() };
        let gpu = row.map_or("GPU", |row| row.name);
        let work = if home.workload.kind.sells_hours() {
            home.workload.kind.label().to_owned()
        } else {
            catalog::llm(home.workload.llm).map_or_else(String::new, |row| row.name.to_owned())
        };
        let (count, cap) = (format_number(node.gpu_count), format_number(power_cap_w));
        Self { name: format!("{count} x {gpu} at {cap} W, {work}"), node, workload: home.workload.clone() }
    }

    /// A home with this node in place of its own.
    pub(super) fn in_home(&self, home: &Home) -> Home {
        Home { node: self.node.clone(), workload: self.workload.clone(), ..home.clone() }
    }
}
