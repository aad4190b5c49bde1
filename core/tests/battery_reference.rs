//! The battery against PySAM's `BatteryStateful` and against NREL's published ageing equations.
//!
//! Vectors by `reference/scripts/battery_fade.py` and `battery_energy.py` (PySAM 7.1.1).

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::{
    energy::battery::{BatteryLimits, BatteryUse, Power, age_and_cycles_frac},
    scenario::FadeModel,
};

const PROFILES: &str = include_str!("reference/energy/battery_profiles.csv");
const FADE: &str = include_str!("reference/energy/battery_fade.csv");
const ENERGY: &str = include_str!("reference/energy/battery_energy.csv");

fn numbers(line: &str) -> (Vec<&str>, Vec<f64>) {
    let words: Vec<&str> = line.split(',').collect();
    let values = words.iter().filter_map(|word| word.parse().ok()).collect();
    (words, values)
}

/// A year of a profile of 24 hours.
fn year_of(profile: &str) -> Vec<f64> {
    let line = PROFILES.lines().find(|line| line.split(',').next() == Some(profile)).unwrap();
    let (_, hours) = numbers(line);
    hours.iter().copied().cycle().take(8760).collect()
}

/// The largest error by age and by cycles over the rows of a model.
fn worst(model: FadeModel, name: &str) -> (f64, f64, usize) {
    let mut worst = (0.0_f64, 0.0_f64, 0);
    for line in FADE.lines().skip(1).filter(|line| line.starts_with(name)) {
        let (words, values) = numbers(line);
        let [cell_c, swing_c, years, by_age, by_cycles] = values[..] else { panic!("{line}") };
        let soc_frac = year_of(words[1]);
        let season = |hour: usize| (std::f64::consts::TAU * (hour / 24) as f64 / 365.0).cos();
        let cells: Vec<f64> = (0..8760).map(|hour| cell_c + swing_c * season(hour)).collect();
        let year = BatteryUse { soc_frac: &soc_frac, cell_c: &cells, step_h: 1.0 };
        let (age, cycles) = age_and_cycles_frac(model, &year, years).unwrap();
        worst.0 = worst.0.max((age - by_age).abs());
        worst.1 = worst.1.max((cycles - by_cycles).abs());
        worst.2 += 1;
    }
    worst
}

#[test]
fn sam_s_lfp_cell_ages_as_in_sam() {
    let (age, cycles, rows) = worst(FadeModel::SamLfp, "sam");
    println!("SAM, {rows} rows: {age:.6} by age, {cycles:.6} by cycles");
    assert_eq!(rows, 36);
    assert!(age < 5e-4, "{age}");
    // The curves are thinned to 0.2 points of a hundred.
    assert!(cycles < 3e-3, "{cycles}");
}

#[test]
fn the_large_lfp_cell_ages_as_its_equations_say() {
    let (age, cycles, rows) = worst(FadeModel::BlastLfp, "blast");
    println!("BLAST, {rows} rows: {age:.6} by age, {cycles:.6} by cycles");
    assert_eq!(rows, 54);
    // The reference steps from day to day, this sums the law it steps along: they differ in the first days.
    assert!(age < 1e-3 && cycles < 1e-3, "{age} {cycles}");
}

/// Powers (positive out, kW) and the state of charge after them, an hour each.
type Hours = [(f64, f64)];

/// Energy behind a full state of charge, and the one-way efficiency, of some hours.
fn calibrated(rows: &Hours) -> (f64, f64) {
    let (mut in_kwh, mut up, mut out_kwh, mut down) = (0.0, 0.0, 0.0, 0.0);
    for pair in rows.windows(2) {
        let ((_, before), (power_kw, after)) = (pair[0], pair[1]);
        if power_kw < 0.0 {
            in_kwh -= power_kw;
            up += after - before;
        } else if power_kw > 0.0 {
            out_kwh += power_kw;
            down += before - after;
        }
    }
    let capacity_kwh = ((in_kwh / up) * (out_kwh / down)).sqrt();
    (capacity_kwh, out_kwh / down / capacity_kwh)
}

#[test]
fn the_store_follows_pysam_s_battery_through_days_of_random_power() {
    let row = |line: &str| {
        let (_, values) = numbers(line);
        (values[0], values[1])
    };
    let rows: Vec<(f64, f64)> = ENERGY.lines().skip(1).map(row).collect();
    // Calibrated on the random days four to six, reported on seven to twelve, each from its midnight.
    let (capacity_kwh, one_way) = calibrated(&rows[72..144]);
    let battery = BatteryLimits {
        capacity_kwh,
        charge_kw: 10.0,
        discharge_kw: 10.0,
        charge_efficiency: one_way,
        discharge_efficiency: one_way,
        idle_kw: 0.0,
        reserve_kwh: 0.0,
    };
    let (mut squares, mut most, mut in_kwh, mut predicted_kwh) = (0.0, 0.0_f64, 0.0, 0.0);
    for day in 6..12 {
        let begin = rows[day * 24 - 1].1;
        let mut stored_kwh = begin * capacity_kwh;
        for (power_kw, soc) in &rows[day * 24..day * 24 + 24] {
            let power = Power { charge_kw: (-power_kw).max(0.0), discharge_kw: power_kw.max(0.0) };
            stored_kwh = battery.step(stored_kwh, power, 1.0);
            let error = stored_kwh / capacity_kwh - soc;
            squares += error * error;
            most = most.max(error.abs());
            in_kwh += power.charge_kw;
            predicted_kwh += power.discharge_kw / (one_way * one_way);
        }
        predicted_kwh += (rows[day * 24 + 23].1 - begin) * capacity_kwh / one_way;
    }
    let rmse = (squares / 144.0).sqrt();
    let energy = predicted_kwh / in_kwh - 1.0;
    println!("{capacity_kwh:.2} kWh, one way {one_way:.4}: RMSE {rmse:.4}, most {most:.4}, energy in {energy:.4}");
    // One efficiency and one voltage for all powers and states: the known error of the model.
    assert!(rmse < 0.02 && most < 0.06, "{rmse} {most}");
    assert!(energy.abs() < 0.02, "{energy}");
}
