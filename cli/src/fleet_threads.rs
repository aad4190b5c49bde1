//! A large fleet on all cores: its parts are jobs of their own, and the whole has the bits of one run.

use std::{
    num::NonZero,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use wattfleet_core::fleet::{FleetError, FleetInput, FleetMemory, FleetPart, FleetRun, FleetYear};

/// The year of a fleet; threads take its parts one after the other.
pub(crate) fn fleet_year(input: FleetInput) -> Result<FleetYear, FleetError> {
    // A table by its parts, a fleet by its groups.
    let is_table = input.part_count() > 1;
    let pieces = if is_table { input.part_count() } else { input.rows.len() };
    let piece = |index: usize| if is_table { input.part(index) } else { input.group(index) };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(pieces);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        let mut memory = FleetMemory::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= pieces {
                return done;
            }
            // Weather and sun of the last part serve the next.
            let run = FleetRun::resuming(piece(index), std::mem::take(&mut memory)).run_part();
            done.push(run.map(|(part, kept)| {
                memory = kept;
                part
            }));
        }
    };
    let done: Vec<Result<FleetPart, FleetError>> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    let (done, mut failed): (Vec<_>, Vec<_>) = done.into_iter().partition(Result::is_ok);
    // The first row that failed, whichever thread met it.
    failed.sort_by_key(|part| part.as_ref().err().map(|error| error.group));
    match failed.into_iter().find_map(Result::err) {
        Some(error) => Err(error),
        None if is_table => Ok(FleetYear::of_parts(&input, done.into_iter().flatten().collect())),
        None => {
            let mut run = FleetRun::resuming(input, FleetMemory::default());
            for part in done.into_iter().flatten() {
                part.homes.into_iter().for_each(|homes| run.learn(part.first_row, homes));
            }
            run.run().map(|(year, _)| year)
        }
    }
}
