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
        let season = |hour: usize| libm::cos(std::f64::consts::TAU * (hour / 24) as f64 / 365.0);
        let cells: Vec<f64> = (0..8760).map(|hour| cell_c + swing_c * season(hour)).collect();
        let year = BatteryUse { soc_frac: &soc_frac, cell_c: &cells, step_h: 1.0 };
        let (age, cycles) = age_and_cycles_frac(model, &year, years).unwrap();
        worst.0 = worst.0.max((age - by_age).abs());
        worst.1 = worst.1.max((cycles - by_cycles).abs());
        worst.2 += 1;
    }
    worst
}

/// The largest error of what cycles take after the first year, over the rows of a model.
fn worst_after_the_first_year(model: FadeModel, name: &str) -> f64 {
    let mut first = (0.0, 0.0);
    let mut worst = 0.0_f64;
    for line in FADE.lines().skip(1).filter(|line| line.starts_with(name)) {
        let (words, values) = numbers(line);
        let [cell_c, _, years, _, by_cycles] = values[..] else { panic!("{line}") };
        let (soc_frac, cells) = (year_of(words[1]), vec![cell_c; 8760]);
        let year = BatteryUse { soc_frac: &soc_frac, cell_c: &cells, step_h: 1.0 };
        let (_, cycles) = age_and_cycles_frac(model, &year, years).unwrap();
        if years < 2.0 {
            first = (cycles, by_cycles);
        }
        worst = worst.max(((cycles - first.0) - (by_cycles - first.1)).abs());
    }
    worst
}

#[test]
fn sam_s_lfp_cell_ages_as_in_sam() {
    let (age, cycles, rows) = worst(FadeModel::SamLfp, "sam");
    println!("SAM, {rows} rows: {age:.6} by age, {cycles:.6} by cycles");
    assert_eq!(rows, 36);
    assert!(age < 1e-4, "{age}");
    // The curves are thinned to 0.2 points of a hundred.
    assert!(cycles < 2e-3, "{cycles}");
}

#[test]
fn sam_s_nmc_cell_ages_as_in_sam_and_as_its_equation_says() {
    let (age, cycles, rows) = worst(FadeModel::SamNmc, "nmc");
    println!("SAM NMC, {rows} rows: {age:.6} by age, {cycles:.6} by cycles");
    assert_eq!(rows, 34);
    // SAM's cell does not reach the turns of the fastest profile, which makes its age differ by 0.0007.
    assert!(age < 1e-3, "{age}");
    // At 35 C SAM counts 0.6 points in the first year of one profile that none of its later years repeats.
    assert!(cycles < 7e-3, "{cycles}");
    let later = worst_after_the_first_year(FadeModel::SamNmc, "nmc");
    assert!(later < 2e-3, "{later}");
    // The calendar line worked by hand for ten years at rest, with the constant c of 939 K where SAM has 930 now.
    for (cell_c, soc, left) in
        [(25.0, 0.5, 0.981), (25.0, 0.8, 0.920), (35.0, 0.5, 0.939), (35.0, 0.8, 0.817)]
    {
        let (soc_frac, cells) = (vec![soc; 8760], vec![cell_c; 8760]);
        let year = BatteryUse { soc_frac: &soc_frac, cell_c: &cells, step_h: 1.0 };
        let (age, _) = age_and_cycles_frac(FadeModel::SamNmc, &year, 10.0).unwrap();
        assert!((age - left).abs() < 0.002, "{cell_c} C, {soc}: {age}");
    }
}

#[test]
fn the_large_lfp_cell_ages_as_its_equations_say() {
    let (age, cycles, rows) = worst(FadeModel::BlastLfp, "blast");
    println!("BLAST, {rows} rows: {age:.6} by age, {cycles:.6} by cycles");
    assert_eq!(rows, 54);
    // The reference steps from day to day, this sums the law it steps along: they differ in the first days.
    assert!(age < 2e-4 && cycles < 2e-4, "{age} {cycles}");
}

/// Powers (positive out, kW) and the energy behind the state of charge after them, an hour each.
type Hours = [(f64, f64)];

/// The one-way efficiencies in and out that fit some hours.
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
    (up / in_kwh, out_kwh / down)
}

/// RMSE and largest error of the energy stored over days four to twelve, each from its midnight, as shares
/// of the capacity, with the efficiencies of days one to three.
fn followed(most_kw: &str) -> (f64, f64) {
    let row = |line: &str| {
        let (_, values) = numbers(line);
        (values[1], values[2])
    };
    let rows: Vec<(f64, f64)> = ENERGY.lines().filter(|line| line.starts_with(most_kw)).map(row).collect();
    let (charge_efficiency, discharge_efficiency) = calibrated(&rows[..72]);
    let battery = BatteryLimits {
        capacity_kwh: 13.5,
        charge_kw: 10.0,
        discharge_kw: 10.0,
        charge_efficiency,
        discharge_efficiency,
        idle_kw: 0.0,
        reserve_kwh: 0.0,
    };
    let (mut squares, mut most) = (0.0, 0.0_f64);
    for day in 3..12 {
        let mut stored_kwh = rows[day * 24 - 1].1;
        for (power_kw, energy_kwh) in &rows[day * 24..day * 24 + 24] {
            let power = Power { charge_kw: (-power_kw).max(0.0), discharge_kw: power_kw.max(0.0) };
            stored_kwh = battery.step(stored_kwh, power, 1.0);
            let error = (stored_kwh - energy_kwh) / battery.capacity_kwh;
            squares += error * error;
            most = most.max(error.abs());
        }
    }
    let rmse = (squares / 216.0).sqrt();
    println!(
        "{most_kw} kW: in {charge_efficiency:.4}, out {discharge_efficiency:.4}; RMSE {rmse:.4}, most {most:.4}"
    );
    (rmse, most)
}

#[test]
fn the_store_follows_pysam_s_battery_through_days_of_random_power() {
    let (rmse, most) = followed("2.0");
    assert!(rmse < 0.01 && most < 0.04, "{rmse} {most}");
    // One efficiency for all powers: SAM's voltage sags with the current, and more when nearly empty.
    let (rmse, most) = followed("4.0");
    assert!(rmse < 0.022 && most < 0.08, "{rmse} {most}");
}
