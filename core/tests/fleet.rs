//! Laws of a fleet: sums scale, energy balances, sampling is honest, memory changes nothing.

#![expect(clippy::unwrap_used, reason = "a failure here is a failed test")]

use wattfleet_core::{
    fleet::{FleetInput, FleetMemory, FleetRun, FleetYear, HOURS, PART_ROWS, duration, exceeded_for},
    scenario::{Group, Path, Scenario, preset, preset_by_slug},
};

/// Three designs in four groups: tokens, rent, a home that drives its own heat.
fn small() -> Scenario {
    let mut scenario = preset_by_slug("valley-8000").unwrap().scenario();
    let design = |design: u16, count: f64| Group { design, count, ..Group::default() };
    scenario.fleet.groups = vec![design(0, 40.0), design(5, 25.0), design(4, 10.0), design(3, 5.0)];
    scenario
}

fn year(scenario: &Scenario) -> FleetYear {
    FleetRun::new(scenario).run().unwrap().0
}

fn set(scenario: &mut Scenario, key: &str, value: f64) {
    scenario.set(Path::parse(key).unwrap(), value).unwrap();
}

#[test]
fn twice_the_homes_are_twice_the_sums() {
    let mut scenario = small();
    let once = year(&scenario);
    for group in &mut scenario.fleet.groups {
        group.count *= 2.0;
    }
    let twice = year(&scenario);
    for ((name, one), (_, two)) in once.sums.rows().into_iter().zip(twice.sums.rows()) {
        assert_eq!((2.0 * one).to_bits(), two.to_bits(), "{name}: {one} {two}");
    }
    for ((name, one), (_, two)) in once.hours.series().into_iter().zip(twice.hours.series()) {
        assert!(one.iter().zip(two).all(|(one, two)| (2.0 * one).to_bits() == two.to_bits()), "{name}");
    }
}

#[test]
fn homes_that_do_not_vary_have_no_sampling_error() {
    for (name, error) in year(&small()).error.rows() {
        assert_eq!(error.to_bits(), 0, "{name}: {error}");
    }
}

#[test]
fn the_whole_is_the_sum_of_its_groups_and_balances_at_every_hour() {
    let mut scenario = small();
    set(&mut scenario, "fleet.groups[0].size_spread_frac", 0.3);
    set(&mut scenario, "fleet.groups[1].owner_off_frac", 0.2);
    set(&mut scenario, "fleet.samples", 3.0);
    let year = year(&scenario);
    let hours = &year.hours;
    for hour in 0..HOURS {
        let gives = hours.pv_kw[hour] + hours.import_kw[hour] + hours.battery_kw[hour];
        let takes = hours.household_kw[hour] + hours.node_kw[hour] + hours.export_kw[hour];
        assert!((gives - takes).abs() < 1e-9 * year.nodes, "hour {hour}: {gives} {takes}");
    }
    let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs().max(1.0);
    assert!(near(hours.import_kw.iter().sum(), year.sums.import_kwh));
    assert!(near(hours.sold_tok_s.iter().sum::<f64>() * 3600.0, year.sums.tok));
    assert!(near(hours.sold_gpu.iter().sum(), year.sums.gpu_h), "{}", year.sums.gpu_h);
    let of_groups: f64 = year.groups.iter().map(|group| group.sums.import_kwh).sum();
    assert!(near(of_groups, year.sums.import_kwh));
    assert!(year.diversity >= 1.0 - 1e-12);
    let curve = duration(&hours.import_kw);
    assert!((exceeded_for(&curve, 0.0) - year.peak_kw).abs() < 1e-9);
}

#[test]
fn a_sample_of_a_few_lies_within_its_error_of_all() {
    let mut scenario = small();
    scenario.fleet.groups.truncate(1);
    set(&mut scenario, "fleet.groups[0].count", 60.0);
    set(&mut scenario, "fleet.groups[0].size_spread_frac", 0.4);
    set(&mut scenario, "fleet.samples", 60.0);
    let all = year(&scenario);
    assert_eq!(all.drawn, 60);
    assert!(all.error.rows().iter().all(|(_, error)| error.abs() < 1e-12), "all were simulated");
    let mut within = 0;
    for seed in 1..=10 {
        set(&mut scenario, "fleet.samples", 8.0);
        set(&mut scenario, "fleet.seed", f64::from(seed));
        let few = year(&scenario);
        assert_eq!(few.drawn, 8);
        assert!(few.error.household_kwh > 0.0);
        // Another seed is another fleet of the same homes: its own error and that of the sixty together.
        let all_error = few.error.household_kwh * (8.0_f64 / 60.0).sqrt();
        let error = libm::hypot(few.error.household_kwh, all_error);
        within += u32::from((few.sums.household_kwh - all.sums.household_kwh).abs() < 2.0 * error);
    }
    // Nineteen in twenty would be; a fluke of three in ten is rarer than one in two hundred.
    assert!(within >= 7, "{within} of 10");
}

#[test]
fn what_is_remembered_is_what_would_be_simulated() {
    let mut scenario = small();
    let (_, memory) = FleetRun::new(&scenario).run().unwrap();
    set(&mut scenario, "fleet.groups[1].count", 70.0);
    set(&mut scenario, "homes[4].battery.units", 2.0);
    let mut run = FleetRun::resuming(FleetInput::new(&scenario), memory);
    let mut progress = run.step().unwrap();
    while !progress.is_done() {
        progress = run.step().unwrap();
    }
    assert_eq!((progress.total, progress.recalled), (4, 3), "only the group whose home changed");
    assert_eq!(run.finish().0, year(&scenario));
}

#[test]
fn alike_groups_are_simulated_once() {
    let mut scenario = small();
    scenario.fleet.groups = vec![Group::default(); 5];
    let mut run = FleetRun::resuming(FleetInput::new(&scenario), FleetMemory::default());
    let mut progress = run.step().unwrap();
    while !progress.is_done() {
        progress = run.step().unwrap();
    }
    assert_eq!((progress.total, progress.recalled), (5, 4));
}

#[test]
fn one_more_group_never_lowers_what_is_firm() {
    let scenario = small();
    let mut before: Option<FleetYear> = None;
    for count in 1..=scenario.fleet.groups.len() {
        let mut some = scenario.clone();
        some.fleet.groups.truncate(count);
        let now = year(&some);
        for pair in now.firm.levels.windows(2) {
            assert!(pair[0].nodes >= pair[1].nodes && pair[0].able_kw >= pair[1].able_kw);
            assert!(pair[0].tok_s >= pair[1].tok_s && pair[0].gpu >= pair[1].gpu);
        }
        if let Some(before) = before {
            for (now, before) in now.firm.levels.iter().zip(&before.firm.levels) {
                assert!(now.nodes >= before.nodes && now.up_kw >= before.up_kw - 0.1, "{now:?} {before:?}");
                assert!(now.tok_s >= before.tok_s * (1.0 - 1e-3) && now.gpu >= before.gpu * (1.0 - 1e-3));
            }
        }
        before = Some(now);
    }
}

#[test]
fn groups_of_other_time_zones_peak_at_other_hours() {
    let mut scenario = preset(1).unwrap().scenario();
    scenario.fleet.groups = vec![Group::default(); 2];
    let here = year(&scenario);
    let honolulu = f64::from(wattfleet_core::catalog::Table::Climate.find("honolulu").unwrap());
    set(&mut scenario, "fleet.groups[1].climate", honolulu);
    let there = year(&scenario);
    assert!((here.utc_offset_h - there.utc_offset_h).abs() < 1e-12);
    let noon = |year: &FleetYear| {
        let pv = &year.groups[1].homes.hours.pv_kw;
        (0..24).max_by(|a, b| {
            let at = |hour: usize| pv.iter().skip(hour).step_by(24).sum::<f64>();
            at(*a).total_cmp(&at(*b))
        })
    };
    // In its own time Honolulu's noon is noon; in Phoenix's it is three hours later.
    assert!(noon(&there).is_some_and(|hour| (11..=13).contains(&hour)));
    let whole = &there.hours.pv_kw;
    let evening: f64 = whole.iter().skip(17).step_by(24).sum();
    let alone: f64 = here.hours.pv_kw.iter().skip(17).step_by(24).sum();
    assert!(evening > 1.5 * alone, "{evening} {alone}");
}

#[test]
fn parts_side_by_side_give_the_bits_of_one_run() {
    let scenario = small();
    let mut rows = Vec::new();
    for number in 0..PART_ROWS + 40 {
        let mut row = scenario.fleet_rows().remove(number % 2);
        row.group.count = 1.0;
        row.home.household.base_kwh = 2000.0 + 10.0 * number as f64;
        rows.push(row);
    }
    let input = FleetInput { rows, ..FleetInput::new(&scenario) };
    let (one, _) = FleetRun::resuming(input.clone(), FleetMemory::default()).run().unwrap();
    let parts = input.parts().into_iter();
    // Whichever is done first.
    let parts = parts.map(|part| FleetRun::resuming(part, FleetMemory::default()).run_part().unwrap().0);
    let whole = FleetYear::of_parts(&input, parts.rev().collect());
    assert_eq!(whole, one);
    assert!((one.nodes - (PART_ROWS + 40) as f64).abs() < 1e-9);
    // Single homes of one region are neighbours: the mean is that of the homes one by one.
    let mean: f64 = one.groups.iter().map(|group| group.nodes * group.available_frac).sum();
    assert!((one.firm.mean_nodes - mean).abs() < 1e-3 * mean, "{} {mean}", one.firm.mean_nodes);
}

#[test]
fn groups_simulated_apart_give_the_bits_of_one_run() {
    let mut scenario = preset_by_slug("valley-8000").unwrap().scenario();
    set(&mut scenario, "fleet.samples", 2.0);
    scenario.fleet.groups.truncate(7);
    let input = FleetInput::new(&scenario);
    let mut run = FleetRun::resuming(input.clone(), FleetMemory::default());
    // The last first, one of them left to the run itself.
    for index in (0..input.rows.len()).rev().filter(|index| *index != 3) {
        let (part, _) = FleetRun::resuming(input.group(index), FleetMemory::default()).run_part().unwrap();
        assert_eq!((part.first_row, part.homes.len()), (index, 1));
        part.homes.into_iter().for_each(|homes| run.learn(index, homes));
    }
    let mut progress = run.step().unwrap();
    while !progress.is_done() {
        progress = run.step().unwrap();
    }
    assert_eq!(progress.total - progress.recalled, 2, "of the fourth group both homes are simulated");
    let (apart, together) = (run.finish().0, year(&scenario));
    let bits = |series: &[f64]| series.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
    for ((name, one), (_, other)) in apart.hours.series().into_iter().zip(together.hours.series()) {
        assert_eq!(bits(one), bits(other), "{name}");
    }
    assert_eq!(apart, together);
}
