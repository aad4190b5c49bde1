//! What a node's work asks of the line beside its output: the model to fetch, the run to keep in step.

use crate::{
    compute::{checkpoint_upload_s, training, weights_bytes, weights_download_s},
    scenario::{Home, WorkloadKind},
    simulate::{node_plan, training_plan},
    text::{Arg, Message},
};

/// Bytes of a checkpoint for each parameter: weights in 16 bits, master weights and two moments in 32 (Adam).
const CHECKPOINT_BYTES: f64 = 14.0;

/// A sentence for a home that serves a model or trains one; none for work that is the tenant's.
#[must_use]
pub fn node_traffic(home: &Home) -> Option<Message> {
    if home.node.gpu_count <= 0.0 {
        return None;
    }
    let plan = node_plan(home).ok()?;
    match home.workload.kind {
        WorkloadKind::Rent | WorkloadKind::Jobs => None,
        WorkloadKind::Train => {
            let run = training_plan(home);
            let found = training(&run);
            let bytes = CHECKPOINT_BYTES * run.params;
            Some(
                Message::new("node.trains")
                    .with("frac", Arg::Frac(found.utilisation_frac))
                    .with("sync", Arg::Hours(found.sync_s / 3600.0))
                    .with("plain", Arg::Frac(found.data_parallel_frac))
                    .with("homes", Arg::Plain(run.workers))
                    .with("tok", Arg::Tok(found.tok_per_day))
                    .with("gb", Arg::Gb(bytes / 1e9))
                    .with("up", Arg::Hours(checkpoint_upload_s(&plan.link, bytes) / 3600.0)),
            )
        }
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => {
            let bytes = weights_bytes(&plan.workload.llm, plan.workload.precision);
            Some(
                Message::new("node.fetches")
                    .with("gb", Arg::Gb(bytes / 1e9))
                    .with("down", Arg::Hours(weights_download_s(&plan.link, bytes) / 3600.0)),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::{Exchange, preset_by_slug},
        text::sentence,
    };

    fn home(kind: WorkloadKind) -> Home {
        let mut home = preset_by_slug("phoenix-host").unwrap().scenario().homes.remove(0);
        home.workload.kind = kind;
        home
    }

    #[test]
    fn a_home_that_serves_says_how_long_its_model_takes_to_come() {
        let said = sentence(&node_traffic(&home(WorkloadKind::Serve)).unwrap());
        assert!(said.contains("GB") && said.contains("min") && !said.contains('['), "{said}");
        assert_eq!(node_traffic(&home(WorkloadKind::Rent)), None);
    }

    #[test]
    fn exchange_beside_the_work_never_trains_less_of_the_time() {
        let mut home = home(WorkloadKind::Train);
        let blocking = training(&training_plan(&home)).utilisation_frac;
        home.workload.train_exchange = Exchange::Overlapped;
        assert!(training(&training_plan(&home)).utilisation_frac >= blocking);
        let said = sentence(&node_traffic(&home).unwrap());
        assert!(said.contains("checkpoint") && !said.contains('['), "{said}");
    }
}
