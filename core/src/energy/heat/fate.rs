//! What became of the node's heat over a year.
//!
//! At each step the share that stays indoors is *useful* up to the need of rooms (and of hot water, where
//! the node stands in a water loop); above it, it is *cooled away* while cooling runs, else vented. Useful
//! heat saves `-relief` of electricity a kW, heat cooled away costs `burden`.

use super::Response;

/// What the fate of the heat follows from.
#[derive(Clone, Copy, Debug)]
pub struct HeatSeries<'a> {
    /// The household's response by step; empty when the heat leaves.
    pub response: &'a [Response],
    /// The node's power by step, kW.
    pub node_kw: &'a [f64],
    /// Share of it that stays, 0 to 1.
    pub recovered_frac: f64,
    /// Hours a step.
    pub step_h: f64,
}

/// The heat of a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatFate {
    /// All of it, kWh.
    pub heat_kwh: f64,
    /// Took the place of other heat, kWh.
    pub useful_kwh: f64,
    /// Had to be cooled away, kWh.
    pub cooled_kwh: f64,
    /// Electricity that heating did not take, kWh.
    pub saved_kwh: f64,
    /// Electricity that cooling took more, kWh.
    pub cooling_kwh: f64,
    /// Useful heat by step, kW; empty when all of it leaves.
    pub useful_kw: Vec<f64>,
}

impl HeatFate {
    /// What left through walls and vents, kWh.
    #[must_use]
    pub fn left_kwh(&self) -> f64 {
        self.heat_kwh - self.useful_kwh - self.cooled_kwh
    }

    /// Share that was useful, 0 to 1.
    #[must_use]
    pub fn useful_frac(&self) -> f64 {
        if self.heat_kwh > 0.0 { self.useful_kwh / self.heat_kwh } else { 0.0 }
    }
}

/// The fate of a node's heat.
#[must_use]
pub fn heat_fate(series: &HeatSeries) -> HeatFate {
    let HeatSeries { recovered_frac, step_h, .. } = *series;
    let mut fate = HeatFate { heat_kwh: series.node_kw.iter().sum::<f64>() * step_h, ..HeatFate::default() };
    if series.response.is_empty() {
        return fate;
    }
    fate.useful_kw = vec![0.0; series.node_kw.len()];
    let steps = series.response.iter().zip(series.node_kw).zip(&mut fate.useful_kw);
    for ((response, &node_kw), useful_kw) in steps {
        let below_kw = node_kw.min(response.break_kw);
        let above_kw = node_kw - below_kw;
        *useful_kw = recovered_frac * below_kw;
        fate.useful_kwh += recovered_frac * below_kw * step_h;
        fate.saved_kwh -= response.relief * below_kw * step_h;
        if response.burden > 0.0 {
            fate.cooled_kwh += recovered_frac * above_kw * step_h;
            fate.cooling_kwh += response.burden * above_kw * step_h;
        }
    }
    fate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_winter_hour_saves_a_summer_hour_costs_and_a_mild_one_vents() {
        let winter = Response { relief: -0.3, break_kw: 4.0, burden: 0.0 };
        let summer = Response { relief: 0.0, break_kw: 0.0, burden: 0.25 };
        let fate = heat_fate(&HeatSeries {
            response: &[winter, summer, Response::default()],
            node_kw: &[6.0, 6.0, 6.0],
            recovered_frac: 0.9,
            step_h: 1.0,
        });
        assert!((fate.useful_kwh - 3.6).abs() < 1e-12 && (fate.saved_kwh - 1.2).abs() < 1e-12);
        assert!((fate.cooled_kwh - 5.4).abs() < 1e-12 && (fate.cooling_kwh - 1.5).abs() < 1e-12);
        assert!((fate.left_kwh() - 9.0).abs() < 1e-12 && (fate.useful_frac() - 0.2).abs() < 1e-12);
        assert_eq!(fate.useful_kw, [3.6, 0.0, 0.0]);
    }
}
