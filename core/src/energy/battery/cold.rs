//! What temperature takes from a battery: energy that stays in cold cells, and power.
//!
//! *Energy*: SAM's LFP/graphite cell gives 72.3 % of its capacity at -20 C, 81.8 % at -10, 88.8 % at 0, 93 % at 10
//! and 96.7 % at 23 C (PySAM 7.1.1, `BatteryStateful`, 2025); over the last, straight lines between. What is missing stays
//! in the cells: the battery gives no energy below it, and nothing is lost. *Power* (estimated; makers publish only the
//! range, -20 to 50 C): charging full from 10 C up, a tenth at 0 C and none below -20 C (LFP plates lithium below
//! freezing; units warm themselves first, which is not counted); discharging full from 0 C up, half at -20 C, none below;
//! both fall from 45 C to nothing at 55 C. Known error: cells are as warm as their place, without their own heat.

/// SAM's capacity of an LFP cell over that at 23 C, by temperature.
const CAPACITY: [(f64, f64); 5] = [
    (-20.0, 0.7233 / 0.9667),
    (-10.0, 0.818 / 0.9667),
    (0.0, 0.888 / 0.9667),
    (10.0, 0.93 / 0.9667),
    (23.0, 1.0),
];
const CHARGE: [(f64, f64); 5] = [(-20.5, 0.0), (-20.0, 0.1), (0.0, 0.1), (10.0, 1.0), (45.0, 1.0)];
const DISCHARGE: [(f64, f64); 4] = [(-20.5, 0.0), (-20.0, 0.5), (0.0, 1.0), (45.0, 1.0)];
/// No power above, C.
const HOTTEST_C: f64 = 55.0;

/// What is left of a battery at a temperature, shares of its rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TemperatureLimit {
    /// Of its energy, what the cells do not give up.
    pub locked_frac: f64,
    /// Of its charging power.
    pub charge_frac: f64,
    /// Of its discharging power.
    pub discharge_frac: f64,
}

impl TemperatureLimit {
    /// Nothing is taken.
    pub const NONE: Self = Self { locked_frac: 0.0, charge_frac: 1.0, discharge_frac: 1.0 };

    /// The mean of the limits of every step; without steps none.
    #[must_use]
    pub fn mean(cell_c: &[f64]) -> Self {
        if cell_c.is_empty() {
            return Self::NONE;
        }
        let sum = cell_c.iter().map(|cell_c| Self::at(*cell_c)).fold(
            [0.0; 3],
            |[locked, charge, discharge], at| {
                [locked + at.locked_frac, charge + at.charge_frac, discharge + at.discharge_frac]
            },
        );
        let [locked_frac, charge_frac, discharge_frac] = sum.map(|sum| sum / cell_c.len() as f64);
        Self { locked_frac, charge_frac, discharge_frac }
    }

    /// At a cell temperature, C.
    #[must_use]
    pub fn at(cell_c: f64) -> Self {
        // Most steps are mild: their lines need not be looked up.
        if (23.0..=45.0).contains(&cell_c) {
            return Self::NONE;
        }
        if (10.0..23.0).contains(&cell_c) {
            return Self { locked_frac: 1.0 - along(&CAPACITY, cell_c), ..Self::NONE };
        }
        let hot = ((HOTTEST_C - cell_c) / 10.0).clamp(0.0, 1.0);
        Self {
            locked_frac: 1.0 - along(&CAPACITY, cell_c),
            charge_frac: along(&CHARGE, cell_c) * hot,
            discharge_frac: along(&DISCHARGE, cell_c) * hot,
        }
    }

    /// The limits of every step; empty where none is felt: full power, and less locked than the reserve holds back.
    #[must_use]
    pub fn year(cell_c: &[f64], reserve_frac: f64) -> Vec<Self> {
        let is_felt = |limit: Self| {
            limit.locked_frac > reserve_frac || limit.charge_frac < 1.0 || limit.discharge_frac < 1.0
        };
        // Both ends of the year's temperatures tell whether any step between them is limited.
        let low_c = cell_c.iter().copied().fold(f64::INFINITY, f64::min);
        let high_c = cell_c.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if cell_c.is_empty() || !(is_felt(Self::at(low_c)) || is_felt(Self::at(high_c))) {
            return Vec::new();
        }
        cell_c.iter().map(|cell_c| Self::at(*cell_c)).collect()
    }
}

/// A line through points, level beyond its ends.
fn along(points: &[(f64, f64)], at: f64) -> f64 {
    let mut before: Option<(f64, f64)> = None;
    for &(x, y) in points {
        if at <= x {
            return before.map_or(y, |(x0, y0)| y0 + (y - y0) * (at - x0) / (x - x0));
        }
        before = Some((x, y));
    }
    before.map_or(1.0, |(_, y)| y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sam_s_cell_gives_its_table() {
        for (cell_c, percent) in [(-20.0, 72.33), (-10.0, 81.8), (0.0, 88.8), (10.0, 93.0), (23.0, 96.67)] {
            let left = 1.0 - TemperatureLimit::at(cell_c).locked_frac;
            assert!((left * 96.67 - percent).abs() < 0.01, "{cell_c}: {left}");
        }
    }

    #[test]
    fn colder_never_gives_more_and_a_warm_room_takes_nothing() {
        let mut before = TemperatureLimit::at(-30.0);
        for step in -59..=90 {
            let now = TemperatureLimit::at(f64::from(step) / 2.0);
            assert!(now.locked_frac <= before.locked_frac);
            assert!(now.charge_frac >= before.charge_frac && now.discharge_frac >= before.discharge_frac);
            before = now;
        }
        assert!(TemperatureLimit::year(&[22.0; 48], 0.0).len() == 48, "a hundredth stays in at 22 C");
        assert!(TemperatureLimit::year(&[22.0; 48], 0.2).is_empty());
        assert!(TemperatureLimit::year(&[23.0, 44.0], 0.0).is_empty());
        assert_eq!(TemperatureLimit::year(&[22.0, -5.0], 0.2).len(), 2);
    }

    #[test]
    fn the_mean_is_that_of_the_steps_and_none_without_any() {
        assert_eq!(TemperatureLimit::mean(&[]), TemperatureLimit::NONE);
        assert_eq!(TemperatureLimit::mean(&[30.0; 3]), TemperatureLimit::NONE);
        let mean = TemperatureLimit::mean(&[23.0, 0.0]);
        assert!((mean.locked_frac - 0.5 * (1.0 - 0.888 / 0.9667)).abs() < 1e-12);
        assert!((mean.charge_frac - 0.55).abs() < 1e-12 && (mean.discharge_frac - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_mild_step_is_what_its_lines_say() {
        for tenth in 100..=450 {
            let cell_c = f64::from(tenth) / 10.0;
            let lines = TemperatureLimit {
                locked_frac: 1.0 - along(&CAPACITY, cell_c),
                charge_frac: along(&CHARGE, cell_c),
                discharge_frac: along(&DISCHARGE, cell_c),
            };
            assert_eq!(TemperatureLimit::at(cell_c), lines, "{cell_c}");
        }
    }

    #[test]
    fn beyond_its_range_it_does_nothing() {
        for cell_c in [-25.0, 56.0] {
            let limit = TemperatureLimit::at(cell_c);
            assert!(limit.charge_frac <= 0.0 && limit.discharge_frac <= 0.0, "{cell_c}");
        }
    }
}
