//! A year of a transformer.
//!
//! Oil follows its load with its time constant, step after step, from the first step's steady state; the
//! hot spot follows at once; ageing is the mean of the factor over the year. Nights are the days' coolest
//! steps: what a node that never rests takes away.

use super::{NORMAL_LIFE_H, Thermal, ageing_factor};

/// What a transformer carries, a value a step.
#[derive(Clone, Copy, Debug)]
pub struct TransformerLoad<'a> {
    /// Load over the rating.
    pub loading_frac: &'a [f64],
    /// Outside air, C.
    pub ambient_c: &'a [f64],
    /// Hours a step.
    pub step_h: f64,
}

/// What a year did to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TransformerYear {
    /// The highest load over the rating.
    pub peak_loading_frac: f64,
    /// Hours above the rating.
    pub above_rating_h: f64,
    /// The longest run of them.
    pub longest_above_h: f64,
    /// The hottest hot spot, C.
    pub hot_spot_max_c: f64,
    /// Mean of the days' coolest hot spots, C.
    pub night_c: f64,
    /// How many times faster than normal it aged.
    pub ageing_factor: f64,
    /// The hot spot by step, C.
    pub hot_spot_c: Vec<f64>,
}

impl TransformerYear {
    /// Share of a normal life that the year took.
    #[must_use]
    pub fn life_lost_frac(&self) -> f64 {
        self.ageing_factor * 8760.0 / NORMAL_LIFE_H
    }

    /// Years such a load takes to use up a normal life.
    #[must_use]
    pub fn life_years(&self) -> f64 {
        1.0 / self.life_lost_frac()
    }
}

/// The year of a transformer.
#[must_use]
pub fn transformer_year(thermal: &Thermal, load: &TransformerLoad) -> TransformerYear {
    let step_h = load.step_h;
    let follow = 1.0 - libm::exp(-step_h / thermal.oil_h);
    let mut year = TransformerYear { hot_spot_max_c: f64::NEG_INFINITY, ..TransformerYear::default() };
    year.hot_spot_c.reserve(load.loading_frac.len());
    let mut oil_k = thermal.oil_rise_k(load.loading_frac.first().copied().unwrap_or(0.0).abs());
    let mut run_h = 0.0;
    for (&loading_frac, &ambient_c) in load.loading_frac.iter().zip(load.ambient_c) {
        // Export heats the transformer as import does.
        let loading_frac = loading_frac.abs();
        oil_k += follow * (thermal.oil_rise_k(loading_frac) - oil_k);
        let hot_spot_c = ambient_c + oil_k + thermal.gradient_k(loading_frac);
        year.hot_spot_c.push(hot_spot_c);
        year.hot_spot_max_c = year.hot_spot_max_c.max(hot_spot_c);
        year.peak_loading_frac = year.peak_loading_frac.max(loading_frac);
        year.ageing_factor += ageing_factor(hot_spot_c);
        run_h = if loading_frac > 1.0 + 1e-9 { run_h + step_h } else { 0.0 };
        if run_h > 0.0 {
            year.above_rating_h += step_h;
        }
        year.longest_above_h = year.longest_above_h.max(run_h);
    }
    let steps = year.hot_spot_c.len().max(1) as f64;
    year.ageing_factor /= steps;
    let steps_a_day = (libm::round(24.0 / step_h) as usize).max(1);
    let days = year.hot_spot_c.chunks(steps_a_day);
    let count = days.len().max(1) as f64;
    year.night_c = days.map(|day| day.iter().copied().fold(f64::INFINITY, f64::min)).sum::<f64>() / count;
    year
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(loading_frac: &[f64]) -> TransformerYear {
        let ambient_c = vec![30.0; loading_frac.len()];
        transformer_year(
            &Thermal::default(),
            &TransformerLoad { loading_frac, ambient_c: &ambient_c, step_h: 1.0 },
        )
    }

    #[test]
    fn a_year_at_rated_load_in_30_c_air_is_a_normal_year() {
        let year = of(&[1.0; 8760]);
        assert!((year.ageing_factor - 1.0).abs() < 1e-9 && (year.hot_spot_max_c - 110.0).abs() < 1e-9);
        assert!((year.life_years() - 180_000.0 / 8760.0).abs() < 1e-9);
        assert!(year.above_rating_h.abs() < 1e-12);
    }

    #[test]
    fn the_oil_needs_hours_to_follow() {
        let mut load = vec![0.3; 24];
        load.extend([1.5; 24]);
        let year = of(&load);
        let steady_c = Thermal::default().steady_hot_spot_c(1.5, 30.0);
        let at = |hour: usize| year.hot_spot_c[hour];
        assert!(at(24) < steady_c - 20.0 && (at(47) - steady_c).abs() < 1.0, "{} {steady_c}", at(24));
        assert!((year.above_rating_h - 24.0).abs() < 1e-12 && (year.longest_above_h - 24.0).abs() < 1e-12);
    }
}
