//! The household over a year.

use crate::{
    scenario::{Constants, Household},
    time::TimeAxis,
    weather::WeatherYear,
};

use super::{NodeHeat, Response, end_uses};

/// Everything the household depends on, apart from the weather.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdInput {
    /// The user's household.
    pub household: Household,
    /// Constants of the models.
    pub constants: Constants,
    /// Modem or dish, kW.
    pub modem_kw: f64,
    /// Where the node's heat goes; `None` without a node.
    pub node_heat: Option<NodeHeat>,
    /// The axis.
    pub axis: TimeAxis,
}

/// The household over a year, a value a step.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdYear {
    /// What it draws without a node, kW.
    pub kw: Vec<f64>,
    /// Of which cars, kW.
    pub ev_kw: Vec<f64>,
    /// Of which rooms, heating and cooling, kW.
    pub rooms_kw: Vec<f64>,
    /// How it changes with the node's power; empty when the node's heat leaves.
    pub response: Vec<Response>,
    /// The highest of `kw`, kW.
    pub peak_kw: f64,
}

impl HouseholdYear {
    /// The response at a step.
    #[must_use]
    pub fn response(&self, step: usize) -> Response {
        self.response.get(step).copied().unwrap_or_default()
    }
}

/// The household over the year of a weather.
#[must_use]
pub fn household_year(input: &HouseholdInput, weather: &WeatherYear) -> HouseholdYear {
    let HouseholdInput { household, constants, modem_kw, node_heat, axis } = input;
    let daily = end_uses::Daily::new(household, constants);
    let cars = Cars::new(household);
    let step_h = axis.step_h();
    let follow = 1.0 - libm::exp(-step_h / end_uses::MASS_H);
    let len = axis.len();
    let mut year = HouseholdYear {
        kw: Vec::with_capacity(len),
        ev_kw: Vec::with_capacity(len),
        rooms_kw: Vec::with_capacity(len),
        response: Vec::new(),
        peak_kw: 0.0,
    };
    let mut felt_c = weather.dry_bulb_c.first().copied().unwrap_or(15.0);
    for ((step, &outside_c), clock) in weather.dry_bulb_c.iter().enumerate().zip(axis.clocks()) {
        felt_c += follow * (outside_c - felt_c);
        let rooms = end_uses::rooms(household, constants, felt_c, outside_c);
        let rooms_kw = rooms.heating_kw + rooms.cooling_kw;
        let ev_kw = cars.kw(&clock, step_h);
        let kw = daily.kw(&clock) + rooms_kw + ev_kw + modem_kw;
        year.peak_kw = year.peak_kw.max(kw);
        year.kw.push(kw);
        year.ev_kw.push(ev_kw);
        year.rooms_kw.push(rooms_kw);
        if let Some(heat) = node_heat {
            let response = heat.response(&rooms, daily.water(&clock));
            if !year.response.is_empty() || response != Response::default() {
                year.response.resize(step, Response::default());
                year.response.push(response);
            }
        }
    }
    year
}

/// Cars that begin to charge at one hour of the clock and stop when they are full.
struct Cars {
    begin_h: f64,
    charge_h: f64,
    power_kw: f64,
}

impl Cars {
    fn new(household: &Household) -> Self {
        Self {
            begin_h: household.ev_plug_in_h,
            charge_h: (household.ev_kwh_day / household.ev_charger_kw).min(24.0),
            power_kw: household.ev_count * household.ev_charger_kw,
        }
    }

    /// Mean power over a step that begins at a clock time, kW.
    fn kw(&self, clock: &crate::time::Clock, step_h: f64) -> f64 {
        if self.power_kw <= 0.0 {
            return 0.0;
        }
        let hour = clock.hour as f64 + f64::from(clock.minute) / 60.0;
        let since_h = hour - self.begin_h;
        let since_h = if since_h < 0.0 { since_h + 24.0 } else { since_h };
        // Overlap of the step with the charging time that began today, or yesterday and runs past 24 h.
        let overlap_h = ((self.charge_h - since_h).min(step_h)).max(0.0)
            + (since_h + step_h - 24.0).max(0.0).min(self.charge_h);
        self.power_kw * overlap_h.min(step_h) / step_h
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DaylightSaving;

    fn mild(axis: &TimeAxis) -> WeatherYear {
        let len = axis.len();
        WeatherYear {
            ghi_w_m2: vec![0.0; len],
            dni_w_m2: vec![0.0; len],
            dhi_w_m2: vec![0.0; len],
            dry_bulb_c: vec![19.0; len],
            wind_m_s: vec![2.0; len],
        }
    }

    fn input(household: Household) -> HouseholdInput {
        HouseholdInput {
            household,
            constants: Constants::default(),
            modem_kw: 0.0,
            node_heat: None,
            axis: TimeAxis::hourly(DaylightSaving::None),
        }
    }

    #[test]
    fn each_end_use_takes_the_energy_it_is_said_to() {
        let household = Household { hot_water_l_day: 0.0, ..Household::default() };
        let constants = Constants { tank_loss_w: 0.0, ..Constants::default() };
        let input = HouseholdInput { constants, ..input(household.clone()) };
        let year = household_year(&input, &mild(&input.axis));
        let ev_kwh: f64 = year.ev_kw.iter().sum();
        assert!((ev_kwh - 9.0 * 365.0).abs() < 1e-6, "{ev_kwh}");
        let rest_kwh = year.kw.iter().sum::<f64>() - ev_kwh;
        let said_kwh = household.base_kwh + household.cooking_kwh;
        assert!((rest_kwh / said_kwh - 1.0).abs() < 5e-3, "{rest_kwh} against {said_kwh}");
    }

    #[test]
    fn a_quarter_hour_axis_gives_the_same_energy() {
        let hourly = input(Household { ev_kwh_day: 23.3, ..Household::default() });
        let mut quarters = hourly.clone();
        quarters.axis =
            TimeAxis::new(15, hourly.axis.first_weekday(), hourly.axis.daylight_saving()).unwrap();
        let coarse: f64 = household_year(&hourly, &mild(&hourly.axis)).kw.iter().sum();
        let fine: f64 = household_year(&quarters, &mild(&quarters.axis)).kw.iter().sum::<f64>() / 4.0;
        assert!((coarse / fine - 1.0).abs() < 1e-9, "{coarse} against {fine}");
    }
}
