//! State of health: how a year of use, repeated, wears a battery out.
//!
//! Five lines: SAM's LFP cell and its NMC cell; NREL's large LFP cell (BLAST); the warranty, straight to 70 % at its years or
//! cycles, whichever come first; and `1 - a sqrt(years) - b cycles / 1000` with your own numbers. A battery
//! is replaced when it has faded to a share of its first capacity. Its own stage, off the hot path: a
//! year of hours takes under a millisecond. Known error: the simulated year is that of a new battery; use
//! does not change as it fades, and the usable window is taken for the whole cell.

use crate::scenario::{Battery, FadeModel};

use super::{
    blast_lfp::BlastLfp,
    cycles::full_cycles,
    sam_cell::SamCell,
    sam_cells::{LFP, NMC},
};

/// What makers warrant at the end of the warranty.
const WARRANTED_FRAC: f64 = 0.7;
/// A battery that would last longer lasts for ever.
const LONGEST_YEARS: f64 = 60.0;

/// A year of use.
#[derive(Clone, Copy, Debug)]
pub struct BatteryUse<'a> {
    /// State of charge at the end of each step, 0 to 1.
    pub soc_frac: &'a [f64],
    /// Temperature of the cells, °C.
    pub cell_c: &'a [f64],
    /// Hours a step.
    pub step_h: f64,
}

/// How a battery ages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Health {
    /// Full cycles of the same throughput, a year.
    pub cycles_a_year: f64,
    /// Mean temperature of the cells, °C.
    pub mean_cell_c: f64,
    /// What is left of one unit at the end of each year, never replaced; first 1 for year 0.
    pub kept_frac: Vec<f64>,
    /// What is left at the end of each year, with replacements; first 1 for year 0.
    pub frac: Vec<f64>,
    /// Years after which it is replaced for the first time; `None` when it never is.
    pub life_years: Option<f64>,
}

/// What a model makes of a year of use.
enum Wear {
    Sam(SamCell),
    Blast(BlastLfp),
    /// Lost a year.
    Line(f64),
    /// Lost in the root of a year, and in a year.
    Own(f64, f64),
}

impl Wear {
    fn new(battery: &Battery, model: FadeModel, year: &BatteryUse) -> Self {
        let cycles = full_cycles(year.soc_frac);
        match model {
            FadeModel::SamLfp => Self::Sam(SamCell::new(&LFP, (year.soc_frac, year.cell_c), year.step_h)),
            FadeModel::SamNmc => Self::Sam(SamCell::new(&NMC, (year.soc_frac, year.cell_c), year.step_h)),
            FadeModel::BlastLfp => Self::Blast(BlastLfp::new(year.soc_frac, year.cell_c, year.step_h)),
            FadeModel::Warranty => {
                let by_age = 1.0 / battery.warranty_years;
                let by_use =
                    if battery.warranty_cycles > 0.0 { cycles / battery.warranty_cycles } else { 0.0 };
                Self::Line((1.0 - WARRANTED_FRAC) * by_age.max(by_use))
            }
            FadeModel::Own => {
                Self::Own(battery.fade_first_year_frac, battery.fade_per_1000_cycles_frac * cycles / 1000.0)
            }
        }
    }

    /// What is left after some years, 0 to 1.
    fn frac(&self, years: f64) -> f64 {
        let frac = match self {
            Self::Sam(cell) => cell.frac(years),
            Self::Blast(cell) => cell.frac(years),
            Self::Line(a_year) => 1.0 - a_year * years,
            Self::Own(root, a_year) => 1.0 - root * libm::sqrt(years) - a_year * years,
        };
        if years > 0.0 { frac.clamp(0.0, 1.0) } else { 1.0 }
    }

    /// When it has faded to a share.
    fn years_to(&self, at_frac: f64) -> Option<f64> {
        if self.frac(LONGEST_YEARS) > at_frac {
            return None;
        }
        let (mut low, mut high) = (0.0, LONGEST_YEARS);
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if self.frac(middle) > at_frac { low = middle } else { high = middle }
        }
        Some(high)
    }
}

/// How a battery that repeats a year of use ages over some years, by its own fade model or another.
#[must_use]
pub fn health(battery: &Battery, model: FadeModel, year: &BatteryUse, years: usize) -> Health {
    let wear = Wear::new(battery, model, year);
    let life_years = wear.years_to(battery.replace_at_frac);
    let kept_frac = (0..=years).map(|at| wear.frac(at as f64)).collect();
    let in_service = |at: usize| {
        let at = at as f64;
        match life_years {
            Some(life) if life > 0.0 => wear.frac(at - libm::floor(at / life) * life),
            _ => wear.frac(at),
        }
    };
    Health {
        cycles_a_year: full_cycles(year.soc_frac),
        mean_cell_c: year.cell_c.iter().sum::<f64>() / year.cell_c.len().max(1) as f64,
        kept_frac,
        frac: (0..=years).map(in_service).collect(),
        life_years,
    }
}

/// What age alone and cycles alone leave after some years, by the two cell models.
#[must_use]
pub fn age_and_cycles_frac(model: FadeModel, year: &BatteryUse, years: f64) -> Option<(f64, f64)> {
    match model {
        FadeModel::SamLfp | FadeModel::SamNmc => {
            let cell = if model == FadeModel::SamLfp { &LFP } else { &NMC };
            let cell = SamCell::new(cell, (year.soc_frac, year.cell_c), year.step_h);
            Some((cell.calendar_frac(years), cell.cycle_frac(years)))
        }
        FadeModel::BlastLfp => {
            let cell = BlastLfp::new(year.soc_frac, year.cell_c, year.step_h);
            Some((cell.calendar_frac(years), cell.cycle_frac(years)))
        }
        FadeModel::Warranty | FadeModel::Own => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A year of days between two states of charge.
    fn days(low: f64, high: f64, cell_c: f64) -> (Vec<f64>, Vec<f64>) {
        let at = |hour: usize| match hour % 24 {
            0..8 => low,
            hour @ 8..12 => low + (high - low) * (hour - 7) as f64 / 4.0,
            12..18 => high,
            hour => high + (low - high) * (hour - 17) as f64 / 6.0,
        };
        ((0..8760).map(at).collect(), vec![cell_c; 8760])
    }

    fn of(model: FadeModel, low: f64, high: f64, cell_c: f64) -> Health {
        let (soc_frac, cell_c) = days(low, high, cell_c);
        let year = BatteryUse { soc_frac: &soc_frac, cell_c: &cell_c, step_h: 1.0 };
        health(&Battery::default(), model, &year, 25)
    }

    #[test]
    fn the_warranty_s_line_ends_with_the_warranty() {
        let health = of(FadeModel::Warranty, 0.1, 0.9, 25.0);
        assert!((health.kept_frac[10] - 0.7).abs() < 1e-12);
        assert!((health.life_years.unwrap() - 10.0).abs() < 1e-6);
        assert!(health.frac[11] > health.frac[9], "a new unit");
    }

    #[test]
    fn four_thousand_cycles_in_ten_years_end_the_own_line_too() {
        let battery = Battery::default();
        let left =
            1.0 - battery.fade_first_year_frac * 10.0_f64.sqrt() - battery.fade_per_1000_cycles_frac * 4.0;
        assert!((left - 0.7).abs() < 0.01, "{left}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_unit_that_is_not_replaced_never_recovers(
            low in 0.0..0.5_f64, high in 0.5..1.0_f64, cell_c in -10.0..45.0_f64, model in 0..4_usize,
        ) {
            let health = of(FadeModel::ALL[model], low, high, cell_c);
            prop_assert!((health.kept_frac[0] - 1.0).abs() < 1e-12);
            prop_assert!(health.kept_frac.windows(2).all(|pair| pair[1] <= pair[0] && pair[1] >= 0.0));
            prop_assert!(health.frac.iter().all(|frac| *frac >= 0.7 - 1e-6), "replaced at 70 %");
        }

        #[test]
        fn warmer_cells_never_age_slower_by_age(low in 0.0..0.5_f64, cell_c in 0.0..40.0_f64, more in 1.0..10.0_f64) {
            for model in [FadeModel::SamLfp, FadeModel::BlastLfp] {
                let (soc_frac, _) = days(low, 0.9, 0.0);
                let age = |cell_c: f64| {
                    let cell_c = vec![cell_c; 8760];
                    let year = BatteryUse { soc_frac: &soc_frac, cell_c: &cell_c, step_h: 1.0 };
                    age_and_cycles_frac(model, &year, 10.0).unwrap().0
                };
                prop_assert!(age(cell_c + more) < age(cell_c));
            }
        }
    }
}
