//! Output and power by hour of the year.

use serde::{Deserialize, Serialize};

/// Hours of a year.
pub const HOURS: usize = 8760;

/// Means of an hour, of a home or of a fleet. Empty where they were not kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hours {
    /// From the grid, at the meters, kW.
    pub import_kw: Vec<f64>,
    /// To the grid, at the meters, kW.
    pub export_kw: Vec<f64>,
    /// The houses, kW.
    pub household_kw: Vec<f64>,
    /// The nodes, kW.
    pub node_kw: Vec<f64>,
    /// From the roofs, used or exported, kW.
    pub pv_kw: Vec<f64>,
    /// Out of the batteries less into them, AC, kW.
    pub battery_kw: Vec<f64>,
    /// From the grid without the nodes, kW.
    pub import_today_kw: Vec<f64>,
    /// The most that nodes that are up may draw, kW.
    pub able_kw: Vec<f64>,
    /// Tokens a second that nodes that are up could give.
    pub able_tok_s: Vec<f64>,
    /// GPUs at rated speed, for rent, of nodes that are up.
    pub able_gpu: Vec<f64>,
    /// Tokens a second sold, outages and failures taken off.
    pub sold_tok_s: Vec<f64>,
    /// GPUs rented out, outages and failures taken off.
    pub sold_gpu: Vec<f64>,
}

impl Hours {
    /// Nothing at every hour.
    #[must_use]
    pub fn zeroed() -> Self {
        let mut hours = Self::default();
        hours.clear();
        hours
    }

    /// Nothing at every hour, in the memory that is there.
    pub(super) fn clear(&mut self) {
        for series in self.series_mut() {
            series.clear();
            series.resize(HOURS, 0.0);
        }
    }

    /// No hour at all, the memory kept.
    pub(super) fn forget(&mut self) {
        self.series_mut().into_iter().for_each(Vec::clear);
    }

    /// Names and series, in the order of the table.
    #[must_use]
    pub fn series(&self) -> [(&'static str, &[f64]); 12] {
        [
            ("import_kw", &self.import_kw),
            ("export_kw", &self.export_kw),
            ("household_kw", &self.household_kw),
            ("node_kw", &self.node_kw),
            ("pv_kw", &self.pv_kw),
            ("battery_kw", &self.battery_kw),
            ("import_today_kw", &self.import_today_kw),
            ("able_kw", &self.able_kw),
            ("able_tok_s", &self.able_tok_s),
            ("able_gpu", &self.able_gpu),
            ("sold_tok_s", &self.sold_tok_s),
            ("sold_gpu", &self.sold_gpu),
        ]
    }

    fn series_mut(&mut self) -> [&mut Vec<f64>; 12] {
        [
            &mut self.import_kw,
            &mut self.export_kw,
            &mut self.household_kw,
            &mut self.node_kw,
            &mut self.pv_kw,
            &mut self.battery_kw,
            &mut self.import_today_kw,
            &mut self.able_kw,
            &mut self.able_tok_s,
            &mut self.able_gpu,
            &mut self.sold_tok_s,
            &mut self.sold_gpu,
        ]
    }

    /// Adds so many times another, each hour `later_h` hours later on this clock: the year goes round.
    pub fn add(&mut self, other: &Self, (count, later_h): (f64, i64)) {
        let later = later_h.rem_euclid(HOURS as i64) as usize;
        for (to, (_, from)) in self.series_mut().into_iter().zip(other.series()) {
            let Some((late, early)) = to.split_at_mut_checked(later) else { continue };
            let cut = from.len().saturating_sub(later);
            let (first, last) = from.split_at_checked(cut).unwrap_or((from, &[]));
            for (to, from) in early.iter_mut().zip(first).chain(late.iter_mut().zip(last)) {
                *to += count * from;
            }
        }
    }
}

/// A series from its highest hour to its lowest.
#[must_use]
pub fn duration(series: &[f64]) -> Vec<f64> {
    let mut sorted = series.to_vec();
    sorted.sort_by(|one, other| other.total_cmp(one));
    sorted
}

/// What a duration curve exceeds for a share of the year.
#[must_use]
pub fn exceeded_for(duration: &[f64], frac: f64) -> f64 {
    let at = (frac * duration.len() as f64) as usize;
    duration.get(at.min(duration.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_of_the_west_is_a_later_hour_of_the_east() {
        let mut west = Hours::zeroed();
        west.import_kw[0] = 1.0;
        west.import_kw[HOURS - 1] = 5.0;
        let mut whole = Hours::zeroed();
        whole.add(&west, (2.0, 3));
        assert!((whole.import_kw[3] - 2.0).abs() < 1e-12 && (whole.import_kw[2] - 10.0).abs() < 1e-12);
        whole.add(&west, (1.0, -1));
        assert!((whole.import_kw[HOURS - 1] - 1.0).abs() < 1e-12);
        assert!((whole.import_kw[HOURS - 2] - 5.0).abs() < 1e-12);
        assert!((whole.import_kw.iter().sum::<f64>() - 18.0).abs() < 1e-12);
    }

    #[test]
    fn a_duration_curve_falls() {
        let curve = duration(&[3.0, 9.0, 1.0, 5.0]);
        assert_eq!(curve, [9.0, 5.0, 3.0, 1.0]);
        assert!((exceeded_for(&curve, 0.5) - 3.0).abs() < 1e-12);
        assert!((exceeded_for(&curve, 1.0) - 1.0).abs() < 1e-12);
    }
}
