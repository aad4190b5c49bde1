//! `wattfleet`: the model of the page on the command line, on files.
//!
//! Answers go to standard output, warnings and errors to standard error. Exit code 0 for an answer, 2 for
//! anything that could not be done. Each error says what is wrong, where, and what to do.

mod args;
mod commands;
mod failure;
mod finance_compare;
mod finance_file;
mod finance_json;
mod fleet_json;
mod fleet_plan;
mod fleet_report;
mod fleet_threads;
mod hardware;
mod hourly;
mod json;
mod load_file;
mod node_pictures;
mod object;
mod picture;
mod placement_file;
mod placement_json;
mod prices_file;
mod problem_file;
mod reply;
mod report;
mod run;
mod scenario_source;
mod set_value;
mod shard_file;
mod suggest;
mod text_table;
mod tornado;
mod weather_file;

use std::process::ExitCode;

const REFUSED: u8 = 2;

fn main() -> ExitCode {
    let matches = match args::root().try_get_matches() {
        Ok(matches) => matches,
        // Help and version come this way too, with exit code 0.
        Err(error) => {
            let shown = error.print();
            let code = u8::try_from(error.exit_code()).unwrap_or(REFUSED);
            return if shown.is_ok() { ExitCode::from(code) } else { ExitCode::from(REFUSED) };
        }
    };
    match commands::run(&matches).and_then(|reply| reply.print()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(REFUSED)
        }
    }
}
