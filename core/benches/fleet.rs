//! What a fleet costs: a hundred groups over a year of hours, one changed group, firm capacity; and ten thousand
//! distinct homes, once: `FLEET_HOMES=10000 cargo bench -p wattfleet-core --bench fleet -- homes`.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]

use std::{env, hint::black_box, time::Instant};

use criterion::Criterion;
use wattfleet_core::{
    catalog::Table,
    fleet::{FleetInput, FleetMemory, FleetRun, FleetYear},
    scenario::{FleetRow, Group, Preset, Scenario, preset_by_slug},
};

fn valley() -> Scenario {
    preset_by_slug("valley-8000").map(Preset::scenario).unwrap_or_default()
}

/// So many groups of the preset's designs, each in a climate.
fn groups(count: usize) -> FleetInput {
    let scenario = valley();
    let climates = Table::Climate.rows();
    let rows = (0..count).filter_map(|index| {
        let design = index % scenario.homes.len();
        let group = Group {
            design: design as u16,
            climate: climates.get(index % climates.len())?.id,
            ..Group::default()
        };
        Some(FleetRow { group, home: scenario.homes.get(design)?.clone() })
    });
    FleetInput { rows: rows.collect(), ..FleetInput::new(&scenario) }
}

/// So many different homes, a row each, of one design in one climate.
fn homes(count: usize) -> FleetInput {
    let scenario = valley();
    let home = scenario.homes.first().cloned().unwrap_or_default();
    let rows = (0..count).map(|number| {
        let mut home = home.clone();
        home.household.base_kwh = 2000.0 + (number * 7919 % 10_000) as f64 / 2.0;
        FleetRow { group: Group { count: 1.0, ..Group::default() }, home }
    });
    FleetInput { rows: rows.collect(), ..FleetInput::new(&scenario) }
}

/// Parts on two threads.
fn run_side_by_side(input: &FleetInput) -> f64 {
    let parts = input.parts();
    let half = parts.len().div_ceil(2);
    let work = |parts: &[FleetInput]| {
        let run = |part: &FleetInput| FleetRun::resuming(part.clone(), FleetMemory::default()).run_part();
        parts.iter().filter_map(|part| run(part).ok().map(|(part, _)| part)).collect::<Vec<_>>()
    };
    let (first, last) = parts.split_at(half);
    let done = std::thread::scope(|scope| {
        let other = scope.spawn(|| work(last));
        let mut done = work(first);
        done.extend(other.join().unwrap_or_default());
        done
    });
    FleetYear::of_parts(input, done).sums.import_kwh
}

fn run(input: &FleetInput) -> f64 {
    let run = FleetRun::resuming(input.clone(), FleetMemory::default()).run();
    run.map_or(f64::NAN, |(year, _)| year.sums.import_kwh)
}

fn fleet(criterion: &mut Criterion) {
    let hundred = groups(100);
    criterion
        .bench_function("fleet/100_groups_from_nothing", |bench| bench.iter(|| run(black_box(&hundred))));
    let scenario = valley();
    let input = FleetInput::new(&scenario);
    criterion.bench_function("fleet/valley_8000_from_nothing", |bench| bench.iter(|| run(black_box(&input))));
    // A change of one group's tariff, all else remembered.
    let mut memory = FleetMemory::default();
    let mut input = input;
    let mut turn = 0_u16;
    criterion.bench_function("fleet/valley_8000_one_group_changed", |bench| {
        bench.iter(|| {
            turn = 1 - turn;
            if let Some(row) = input.rows.get_mut(3) {
                row.home.tariff.import_scale_frac = 1.0 + f64::from(turn) / 10.0;
            }
            let run = FleetRun::resuming(input.clone(), std::mem::take(&mut memory)).run();
            if let Ok((year, kept)) = run {
                memory = kept;
                black_box(year);
            }
        });
    });
}

fn main() {
    if env::args().any(|argument| argument == "homes") {
        let count = env::var("FLEET_HOMES").ok().and_then(|text| text.parse().ok()).unwrap_or(10_000);
        let input = homes(count);
        for (name, run) in [("one thread", run as fn(&FleetInput) -> f64), ("two threads", run_side_by_side)]
        {
            let begun = Instant::now();
            let kwh = run(&input);
            let seconds = begun.elapsed().as_secs_f64();
            println!("{count} distinct homes, a year of hours each, {name}: {seconds:.2} s ({kwh:.0} kWh)");
        }
        return;
    }
    let mut criterion = Criterion::default().configure_from_args();
    fleet(&mut criterion);
    criterion.final_summary();
}
