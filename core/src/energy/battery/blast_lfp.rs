//! Ageing of a large LFP cell as BLAST-Lite counts it.
//!
//! Loss `= (sum k_cal^(1/p) dt)^p + (sum k_cyc^(1/z) dEFC)^z`, the power laws `y = k x^p` integrated day by day
//! over changing rates: `k_cal = 83,700 exp(-5210/T) exp(-3560 Ua/T)`, `p = 0.526`, days;
//! `k_cyc = (4.38e-8 + 1.55e-8 DOD + 1.68e-7 C) (exp(2190/T) + exp(-155,000/T))`, `z = 0.828`, full cycles; `Ua` the
//! potential of graphite by state of charge (Safari and Delacourt, J. Electrochem. Soc. 158, A562, 2011).
//! Constants: NREL's model of a 250 Ah prismatic cell (Gasper et al., J. Energy Storage, 2023,
//! 10.1016/j.est.2023.109042). Known error: measured between 10 and 45 °C at low charging rates; packs
//! live 20 to 30 % shorter than cells (its authors).

const P_CALENDAR: f64 = 0.526;
const P_CYCLES: f64 = 0.828;

/// What a year of use does to the cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct BlastLfp {
    /// Sum of `k^(1/p) dt` over a year, days.
    calendar: f64,
    /// Sum of `k^(1/z) dEFC` over a year.
    cycles: f64,
}

impl BlastLfp {
    /// From the state of charge and the temperature of the cells over a year that repeats.
    pub(super) fn new(soc_frac: &[f64], cell_c: &[f64], step_h: f64) -> Self {
        let potentials = potentials();
        let a_day = libm::round(24.0 / step_h).max(1.0) as usize;
        let mut year = Self::default();
        let mut before = soc_frac.last().copied().unwrap_or(0.0);
        for (soc, cell_c) in soc_frac.chunks(a_day).zip(cell_c.chunks(a_day)) {
            let steps = soc.len() as f64;
            let (mut calendar, mut warmth) = (0.0, 0.0);
            let (mut low, mut high, mut moved) = (before, before, 0.0);
            for (soc, cell_c) in soc.iter().zip(cell_c) {
                let per_kelvin = 1.0 / (cell_c + 273.15);
                calendar += libm::exp((-5210.0 - 3560.0 * potential(&potentials, *soc)) * per_kelvin);
                warmth += libm::exp(2190.0 * per_kelvin) + libm::exp(-155_000.0 * per_kelvin);
                moved += (soc - before).abs();
                low = low.min(*soc);
                high = high.max(*soc);
                before = *soc;
            }
            let k_calendar = 8.37e4 * calendar / steps;
            let days = steps * step_h / 24.0;
            year.calendar += libm::pow(k_calendar, 1.0 / P_CALENDAR) * days;
            let rate_per_h = moved / (steps * step_h);
            let k_cycles = (4.38e-8 + 1.55e-8 * (high - low) + 1.68e-7 * rate_per_h) * warmth / steps;
            year.cycles += libm::pow(k_cycles, 1.0 / P_CYCLES) * moved / 2.0;
        }
        year
    }

    /// What is left by age alone after some years.
    pub(super) fn calendar_frac(&self, years: f64) -> f64 {
        1.0 - libm::pow(self.calendar * years, P_CALENDAR)
    }

    /// What is left by cycles alone after some years.
    pub(super) fn cycle_frac(&self, years: f64) -> f64 {
        1.0 - libm::pow(self.cycles * years, P_CYCLES)
    }

    /// What is left after some years.
    pub(super) fn frac(&self, years: f64) -> f64 {
        self.calendar_frac(years) + self.cycle_frac(years) - 1.0
    }
}

/// Points of the table of potentials; between them a straight line, 1 mV off at most.
const POINTS: usize = 257;

/// The potential of graphite against lithium, V, from empty to full.
fn potentials() -> Vec<f64> {
    let at = |index: usize| {
        let x = 0.0085 + index as f64 / (POINTS - 1) as f64 * (0.78 - 0.0085);
        0.6379 + 0.5416 * libm::exp(-305.5309 * x) + 0.044 * libm::tanh(-(x - 0.1958) / 0.1088)
            - 0.1978 * libm::tanh((x - 1.0571) / 0.0854)
            - 0.6875 * libm::tanh((x + 0.0117) / 0.0529)
            - 0.0175 * libm::tanh((x - 0.5692) / 0.0875)
    };
    (0..POINTS).map(at).collect()
}

fn potential(table: &[f64], soc_frac: f64) -> f64 {
    let place = soc_frac.clamp(0.0, 1.0) * (POINTS - 1) as f64;
    let index = (place as usize).min(POINTS - 2);
    match table.get(index..index + 2) {
        Some([low, high]) => low + (high - low) * (place - index as f64),
        _ => 0.0,
    }
}
