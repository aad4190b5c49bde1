//! `training`: what links leave of training that seldom talks.

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::json;
use wattfleet_core::compute::{Exchange, TrainingPlan, training};

use crate::{
    args::{json as json_flag, number, number_or},
    failure::Failure,
    reply::Reply,
};

/// No optimiser step of a home lasts this long: more than this for several steps is the time of all.
const LONGEST_STEP_S: f64 = 300.0;

pub(super) fn command() -> Command {
    Command::new("training")
        .about("Tells what share of the time low-communication training trains; JSON")
        .args([
            number("params", "N", "Parameters").required(true),
            number("inner-steps", "H", "Inner steps between exchanges").required(true),
            number(
                "inner-s",
                "T",
                "Seconds of one inner step; above 300 with several steps, seconds of all of them",
            ),
            number("inner-phase-s", "T", "Seconds of all inner steps between two exchanges"),
            number("payload-bytes-per-param", "B", "Bytes exchanged a parameter [default: 1]"),
            number("sync-mbit-s", "X", "The slowest worker's uplink").required(true),
            number("workers", "W", "Workers [default: 2]"),
            number("rtt-ms", "Y", "Round trip between workers [default: 0]"),
        ])
        .arg(
            Arg::new("overlap")
                .long("overlap")
                .action(ArgAction::SetTrue)
                .help("Work goes on during the exchange"),
        )
        .arg(json_flag())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let inner_steps = number_or(matches, "inner-steps", 1.0).max(1.0);
    let mut notes = Vec::new();
    let inner_step_s = match (matches.get_one::<f64>("inner-phase-s"), matches.get_one::<f64>("inner-s")) {
        (Some(phase_s), _) => phase_s / inner_steps,
        (None, Some(step_s)) if *step_s > LONGEST_STEP_S && inner_steps > 1.0 => {
            notes.push(format!("--inner-s {step_s}: taken as all {inner_steps} inner steps together"));
            step_s / inner_steps
        }
        (None, Some(step_s)) => *step_s,
        (None, None) => {
            return Err(
                Failure::new("how long do the inner steps last?").help("--inner-s T, or --inner-phase-s T")
            );
        }
    };
    let found = training(&TrainingPlan {
        params: number_or(matches, "params", 0.0),
        inner_steps,
        inner_step_s,
        tokens_per_step: 0.0,
        payload_bytes_per_param: number_or(matches, "payload-bytes-per-param", 1.0),
        sync_mbit_s: number_or(matches, "sync-mbit-s", 0.0),
        workers: number_or(matches, "workers", 2.0),
        rtt_ms: number_or(matches, "rtt-ms", 0.0),
        exchange: if matches.get_flag("overlap") { Exchange::Overlapped } else { Exchange::Blocking },
    });
    let answer = json!({ "sync_s": found.sync_s, "utilisation_frac": found.utilisation_frac });
    Ok(Reply::json(&answer).with_warnings(notes))
}
