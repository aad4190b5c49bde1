//! What keeps a node's output from being higher, in a sentence.

use crate::{
    catalog,
    compute::{BatchBound, ComputeBinds, NodePlan, TimeGoes, Wanted, link_gpus, smallest_node},
    scenario::Home,
    simulate::{Year, node_plan},
    text::{Arg, Message},
};

/// A cap that takes more than this share of the output binds.
const FELT_FRAC: f64 = 0.95;

/// What binds a home's node at full power, its own year aside: memory, arithmetic, bandwidth, link, cap, or
/// that the model does not fit, and then the smallest node that would hold it.
#[must_use]
pub fn node_limit(home: &Home, year: &Year) -> Message {
    let curve = &year.curve;
    if home.node.gpu_count <= 0.0 {
        return Message::new("node.none");
    }
    let Ok(plan) = node_plan(home) else { return Message::new("node.none") };
    let hours = home.workload.kind.sells_hours();
    let through = |id| {
        let could = curve.serving.map_or(0.0, |serving| serving.output_tok_s);
        Message::new(id).with("through", Arg::TokS(curve.full_tok_s)).with("could", Arg::TokS(could))
    };
    match curve.binds {
        ComputeBinds::DoesNotFit => return misfit(home, year, &plan),
        ComputeBinds::LinkUp | ComputeBinds::LinkDown | ComputeBinds::LinkCap if hours => {
            let fed = link_gpus(&plan.link, &plan.workload).map_or(0.0, |(gpus, _)| gpus);
            return Message::new("node.link_gpus")
                .with("gpus", Arg::Plain(fed))
                .with("of", Arg::Plain(plan.gpu_count));
        }
        ComputeBinds::LinkUp => return through("node.link_up"),
        ComputeBinds::LinkDown => return through("node.link_down"),
        ComputeBinds::LinkCap => return through("node.link_cap"),
        ComputeBinds::Gpu | ComputeBinds::Memory => {}
    }
    if curve.full_gpu_frac < FELT_FRAC && plan.power_cap_w < plan.gpu.tdp_w {
        return Message::new("node.cap")
            .with("frac", Arg::Frac(curve.full_gpu_frac))
            .with("watts", Arg::Watts(plan.gpu.tdp_w));
    }
    let Some(serving) = curve.serving else { return Message::new("node.hours") };
    Message::new(match (serving.batch_bound, serving.time_goes) {
        (BatchBound::Latency, _) => "node.latency",
        (_, TimeGoes::Compute) => "node.compute",
        (_, TimeGoes::Exchange) => "node.exchange",
        // Weights and fixed times are shared by the batch: a larger one would pay.
        (BatchBound::Memory, TimeGoes::Bandwidth | TimeGoes::Overhead) => "node.memory",
        (BatchBound::Setting, TimeGoes::Bandwidth) => "node.bandwidth",
        (BatchBound::Setting, TimeGoes::Overhead) => "node.overhead",
    })
}

fn misfit(home: &Home, year: &Year, plan: &NodePlan) -> Message {
    let work = &plan.workload;
    let model = catalog::llm(home.workload.llm).map_or("the model", |row| row.name);
    let (need, have) = year.curve.misfit.map_or((0.0, 0.0), |misfit| (misfit.need_gb, misfit.have_gb));
    let wanted = Wanted {
        llm: &work.llm,
        precision: work.precision,
        context_tok: work.tokens_in + work.tokens_out,
        engine: work.engine,
    };
    let said = |id| {
        Message::new(id)
            .with("model", Arg::Text(model.to_owned()))
            .with("need", Arg::Gb(need))
            .with("have", Arg::Gb(have))
    };
    match smallest_node(&wanted, &plan.constants) {
        Some(node) => said("node.misfit").with("node", Arg::Text(node.name.to_owned())),
        None => said("node.misfit_none"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        analysis::{node_rates, node_rates::net_usd},
        scenario::{PRESETS, Path, Scenario},
        simulate::{Options, Stages},
        text::sentence,
    };

    fn year(scenario: &Scenario) -> Year {
        Stages::default().year(scenario, &Options::default()).unwrap()
    }

    #[test]
    fn every_preset_says_what_binds_in_a_whole_sentence_and_gives_something_for_a_dollar() {
        for preset in PRESETS {
            let scenario = preset.scenario();
            let (home, year) = (&scenario.homes[0], year(&scenario));
            let said = sentence(&node_limit(home, &year));
            assert!(said.ends_with('.') && !said.contains(['[', '{']), "{}: {said}", preset.slug);
            let rates = node_rates(home, &year).unwrap();
            assert!(rates.output > 0.0 && rates.per_kwh > 0.0 && rates.per_usd > 0.0, "{rates:?}");
            let gain = net_usd(&year.with_node.ledger) - net_usd(&year.today.ledger);
            let sold = year.with_node.totals.revenue_usd;
            assert!((sold - rates.cost_usd - gain).abs() < 1e-6 * sold.max(1.0), "{}", preset.slug);
        }
    }

    #[test]
    fn a_model_that_does_not_fit_names_a_node_that_holds_it() {
        let mut scenario = PRESETS[1].scenario();
        for (key, slug) in [("workload.kind", 1.0), ("workload.llm", 0.0)] {
            let path = Path::parse(key).unwrap();
            let value = if slug > 0.0 {
                f64::from(crate::scenario::WorkloadKind::Serve.code())
            } else {
                f64::from(catalog::llm_by_slug("llama-3.1-405b").unwrap().id)
            };
            scenario.set(path, value).unwrap();
        }
        let said = sentence(&node_limit(&scenario.homes[0], &year(&scenario)));
        assert!(said.starts_with("Does not fit: Llama 3.1 405B") && said.contains("smallest node"), "{said}");
    }
}
