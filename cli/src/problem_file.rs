//! Commands on a problem in a JSON file: `place` and `shard`.

use std::time::Instant;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::Value;

use crate::{
    args::{json, text},
    failure::Failure,
    object::read_json,
};

/// The arguments of such a command: the file, and a whole one to start from.
pub(crate) fn on_problem(command: Command, file: &'static str) -> Command {
    command
        .args([
            Arg::new("file").value_name("FILE").required_unless_present("example").help(file),
            Arg::new("example")
                .long("example")
                .action(ArgAction::SetTrue)
                .help("Prints a problem to start from"),
        ])
        .arg(json())
}

/// The file's JSON; none where an example is asked for.
pub(crate) fn given(matches: &ArgMatches) -> Result<Option<Value>, Failure> {
    if matches.get_flag("example") { Ok(None) } else { read_json(text(matches, "file")).map(Some) }
}

/// What was found, and how long it took, ms.
#[expect(clippy::disallowed_methods, reason = "the command line has a clock, and says how long it took")]
pub(crate) fn timed<T>(find: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let found = find();
    (found, start.elapsed().as_secs_f64() * 1e3)
}
