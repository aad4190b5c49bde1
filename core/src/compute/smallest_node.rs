//! The smallest node of the catalogue that would hold a model.

use super::{ComputeConstants, Engine, GpuSpec, LlmSpec, Placement, Precision, max_batch};
use crate::catalog::{NODES, Node};

/// What must fit.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The model.
    pub llm: &'a LlmSpec,
    /// How its weights are stored.
    pub precision: Precision,
    /// Prompt and answer of the longest request, tokens.
    pub context_tok: f64,
    /// The software.
    pub engine: Engine,
}

/// The node with the least GPU memory that holds it, the cheaper of two alike; none if no node does.
#[must_use]
pub fn smallest_node(wanted: &Wanted<'_>, constants: &ComputeConstants) -> Option<&'static Node> {
    let size =
        |node: &Node| node.gpu_row().map_or(f64::INFINITY, |gpu| gpu.vram_gb * f64::from(node.gpu_count));
    let price = |node: &Node| node.gpu_usd.value * f64::from(node.gpu_count) + node.host_usd.value;
    NODES
        .iter()
        // The row for hardware of one's own is no box that can be had.
        .filter(|node| node.slug != "custom" && holds(node, wanted, constants))
        .min_by(|a, b| size(a).total_cmp(&size(b)).then(price(a).total_cmp(&price(b))))
}

fn holds(node: &Node, wanted: &Wanted<'_>, constants: &ComputeConstants) -> bool {
    let Some(gpu) = node.gpu_row().map(GpuSpec::from) else { return false };
    let place = Placement {
        gpu: &gpu,
        gpus: f64::from(node.gpu_count),
        llm: wanted.llm,
        precision: wanted.precision,
        engine: wanted.engine,
    };
    max_batch(&place, wanted.context_tok, constants) >= 1.0
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{LLAMA_8B, LLAMA_70B};
    use super::*;

    #[test]
    fn a_bigger_model_needs_a_node_no_smaller_and_a_huge_one_none() {
        let constants = ComputeConstants::default();
        let node = |llm: &LlmSpec| {
            let wanted =
                Wanted { llm, precision: Precision::Fp8, context_tok: 4000.0, engine: Engine::Serving };
            smallest_node(&wanted, &constants)
        };
        let gb = |node: &Node| node.gpu_row().unwrap().vram_gb * f64::from(node.gpu_count);
        let (small, large) = (node(&LLAMA_8B).unwrap(), node(&LLAMA_70B).unwrap());
        assert!(gb(small) < gb(large) && gb(large) >= 70.55, "{} {}", small.slug, large.slug);
        let huge = LlmSpec { total_params: 5e13, active_params: 5e13, ..LLAMA_70B };
        assert!(node(&huge).is_none());
    }
}
