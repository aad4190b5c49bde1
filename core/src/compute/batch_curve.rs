//! Output against batch: what more requests at once buy, and what they cost each stream.

use super::{ComputeConstants, Demand, Engine, NodePlan, Serving, ServingQuery, best_serving, node_serving};

/// A point of the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BatchPoint {
    /// Sequences at once in the box.
    pub batch: f64,
    /// Answer tokens a second of the box.
    pub output_tok_s: f64,
    /// Answer tokens a second that one stream sees.
    pub stream_tok_s: f64,
    /// Seconds to the first token.
    pub ttft_s: f64,
}

/// The server's output at 1, 2, 4 ... sequences at once, up to what fits; empty if the model does not.
#[must_use]
pub fn batch_curve(query: &ServingQuery<'_>, constants: &ComputeConstants) -> Vec<BatchPoint> {
    let mut points: Vec<BatchPoint> = Vec::with_capacity(16);
    let mut asked = 1.0;
    while asked <= 65_536.0 {
        let demand = Demand { box_batch: asked, ..query.demand };
        let Some(found) = best_serving(&ServingQuery { demand, ..*query }, constants) else { break };
        let point = point(&found);
        // Memory, the engine or the promised time ends the curve where the batch stops growing.
        if points.last().is_some_and(|last| point.batch <= last.batch) {
            break;
        }
        points.push(point);
        if point.batch < asked {
            break;
        }
        asked *= 2.0;
    }
    points
}

/// The curve of a node as it is set up, the link and the power cap aside; empty for work by the hour, for one
/// user alone, and for a model that does not fit. A measured output scales it.
#[must_use]
pub fn node_batch_curve(plan: &NodePlan) -> Vec<BatchPoint> {
    let work = &plan.workload;
    if work.kind.sells_hours() || work.engine == Engine::Single {
        return Vec::new();
    }
    let query = node_serving::query(plan);
    let mut points = batch_curve(&query, &plan.constants);
    if work.measured_tok_s > 0.0
        && let Some(full) = best_serving(&query, &plan.constants)
    {
        let faster = work.measured_tok_s / full.output_tok_s.max(1e-12);
        for point in &mut points {
            point.output_tok_s *= faster;
            point.stream_tok_s *= faster;
            point.ttft_s /= faster;
        }
    }
    points
}

fn point(found: &Serving) -> BatchPoint {
    BatchPoint {
        batch: found.batch * found.replicas,
        output_tok_s: found.output_tok_s,
        stream_tok_s: 1.0 / found.tpot_s.max(1e-12),
        ttft_s: found.ttft_s,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Precision;
    use super::super::fixtures::{LLAMA_8B, LLAMA_70B, RTX_5090};
    use super::*;

    #[test]
    fn more_at_once_give_more_together_and_less_each() {
        let demand = Demand {
            tokens_in: 1000.0,
            tokens_out: 500.0,
            max_batch: 0.0,
            box_batch: 0.0,
            tpot_limit_s: 0.0,
            cached_frac: 0.0,
        };
        let query = ServingQuery {
            gpu: &RTX_5090,
            gpu_count: 2.0,
            llm: &LLAMA_8B,
            precision: Precision::Fp8,
            demand,
        };
        let constants = ComputeConstants::default();
        let curve = batch_curve(&query, &constants);
        assert!(curve.len() > 5, "{curve:?}");
        for pair in curve.windows(2) {
            assert!(
                pair[1].batch > pair[0].batch && pair[1].output_tok_s >= pair[0].output_tok_s,
                "{pair:?}"
            );
        }
        assert!(curve[0].stream_tok_s > curve[curve.len() - 1].stream_tok_s);
        let full = best_serving(&query, &constants).unwrap();
        assert!((curve[curve.len() - 1].output_tok_s / full.output_tok_s - 1.0).abs() < 1e-9);
        assert!(
            batch_curve(&ServingQuery { llm: &LLAMA_70B, gpu_count: 1.0, ..query }, &constants).is_empty()
        );
    }
}
