//! The household over a year.

use crate::{
    scenario::{Constants, Household},
    time::TimeAxis,
    units::Limited,
    weather::WeatherYear,
};

use super::{
    EndUse, Meter, NodeHeat, Response, Split,
    cars::Cars,
    end_uses::Daily,
    measured::follow_meter,
    rooms::{Envelope, MASS_H},
};

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
    /// What the meter says of the household, where it was asked.
    pub meter: Option<Meter>,
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
    /// Of which heating, kW.
    pub heating_kw: Vec<f64>,
    /// Of which cooling, kW.
    pub cooling_kw: Vec<f64>,
    /// How it changes with the node's power; empty when the node's heat leaves.
    pub response: Vec<Response>,
    /// The highest of `kw`, kW.
    pub peak_kw: f64,
    daily: Daily,
    axis: TimeAxis,
    /// What the meter makes of the modelled end uses at each step; empty without a meter.
    factors: Vec<f64>,
}

impl HouseholdYear {
    /// The response at a step.
    #[must_use]
    pub fn response(&self, step: usize) -> Response {
        self.response.get(step).copied().unwrap_or_default()
    }

    /// What each end use draws at a step, kW; they add up to `kw`.
    #[must_use]
    pub fn split(&self, step: usize) -> Split {
        self.split_at(step, &self.axis.clock(step))
    }

    /// What each end use takes by month of the clock, kWh, January first.
    #[must_use]
    pub fn monthly_kwh(&self) -> [Split; 12] {
        let mut months = [Split::default(); 12];
        for (step, clock) in self.axis.clocks().enumerate() {
            let split = self.split_at(step, &clock);
            if let Some(month) = months.get_mut(clock.month) {
                EndUse::ALL
                    .iter()
                    .for_each(|end_use| month.add(*end_use, split.of(*end_use) * self.axis.step_h()));
            }
        }
        months
    }

    fn split_at(&self, step: usize, clock: &crate::time::Clock) -> Split {
        let mut split = self.daily.split(clock).scaled(self.factors.get(step).copied().unwrap_or(1.0));
        let of = |series: &[f64]| series.get(step).copied().unwrap_or(0.0);
        split.add(EndUse::Heating, of(&self.heating_kw));
        split.add(EndUse::Cooling, of(&self.cooling_kw));
        split.add(EndUse::Cars, of(&self.ev_kw));
        split
    }

    /// Every part times a factor of its step.
    pub(super) fn scale(&mut self, factors: &[f64]) {
        for series in [&mut self.kw, &mut self.ev_kw, &mut self.heating_kw, &mut self.cooling_kw] {
            series.iter_mut().zip(factors).for_each(|(kw, factor)| *kw *= factor);
        }
        self.response.iter_mut().zip(factors).for_each(|(response, factor)| response.break_kw *= factor);
        if self.factors.is_empty() {
            self.factors = factors.to_vec();
        } else {
            self.factors.iter_mut().zip(factors).for_each(|(all, factor)| *all *= factor);
        }
    }
}

/// The household over the year of a weather.
#[must_use]
pub fn household_year(input: &HouseholdInput, weather: &WeatherYear) -> HouseholdYear {
    let mut year = modelled(input, weather);
    if let Some(meter) = &input.meter {
        follow_meter(&mut year, meter, &input.axis);
    }
    year
}

fn modelled(input: &HouseholdInput, weather: &WeatherYear) -> HouseholdYear {
    let HouseholdInput { household, constants, modem_kw, node_heat, axis, .. } = input;
    let daily = Daily::new(household, (constants, axis, *modem_kw));
    let cars = Cars::new(household);
    let envelope = Envelope::new(household, constants);
    // Outdoors the heat leaves, and there is nothing to be found step by step.
    let node_heat = node_heat.filter(NodeHeat::stays);
    let step_h = axis.step_h();
    let follow = 1.0 - libm::exp(-step_h / MASS_H);
    let len = axis.len();
    let series = || Vec::with_capacity(len);
    let mut year = HouseholdYear {
        kw: series(),
        ev_kw: series(),
        heating_kw: series(),
        cooling_kw: series(),
        response: Vec::new(),
        peak_kw: 0.0,
        daily,
        axis: *axis,
        factors: Vec::new(),
    };
    let mut outside = weather.dry_bulb_c.iter().copied();
    let mut felt_c = weather.dry_bulb_c.first().copied().unwrap_or(15.0);
    let mut step = 0;
    // The clocks are nested loops inside: they run fastest when they lead.
    axis.clocks().for_each(|clock| {
        let outside_c = outside.next().unwrap_or(felt_c);
        felt_c += follow * (outside_c - felt_c);
        let rooms = envelope.rooms(felt_c, outside_c);
        let ev_kw = cars.kw(&clock, step_h);
        let kw = year.daily.kw(&clock) + rooms.heating_kw + rooms.cooling_kw + ev_kw;
        year.peak_kw = year.peak_kw.at_least(kw);
        year.kw.push(kw);
        year.ev_kw.push(ev_kw);
        year.heating_kw.push(rooms.heating_kw);
        year.cooling_kw.push(rooms.cooling_kw);
        if let Some(heat) = &node_heat {
            let response = heat.response(&rooms, year.daily.water(&clock));
            if !year.response.is_empty() || response != Response::default() {
                year.response.resize(step, Response::default());
                year.response.push(response);
            }
        }
        step += 1;
    });
    year
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Insulation, Measured, Scenario};
    use crate::time::DaylightSaving;

    fn mild(axis: &TimeAxis) -> WeatherYear {
        let len = axis.len();
        WeatherYear {
            ghi_w_m2: vec![0.0; len],
            dni_w_m2: vec![0.0; len],
            dhi_w_m2: vec![0.0; len],
            dry_bulb_c: vec![19.0; len],
            wind_m_s: vec![2.0; len],
            albedo_frac: Vec::new(),
        }
    }

    fn input(household: Household) -> HouseholdInput {
        HouseholdInput {
            household,
            constants: Constants::default(),
            modem_kw: 0.0,
            node_heat: None,
            meter: None,
            axis: TimeAxis::hourly(DaylightSaving::None),
        }
    }

    #[test]
    fn each_end_use_takes_the_energy_it_is_said_to() {
        let household = Scenario::default().homes.swap_remove(0).household;
        let household = Household { hot_water_l_day: 0.0, ..household };
        let constants = Constants { tank_loss_w: 0.0, ..Constants::default() };
        let input = HouseholdInput { constants, ..input(household.clone()) };
        let year = household_year(&input, &mild(&input.axis));
        let ev_kwh: f64 = year.ev_kw.iter().sum();
        assert!((ev_kwh / (9.0 * 365.0) - 1.0).abs() < 1e-3, "{ev_kwh}");
        let rest_kwh = year.kw.iter().sum::<f64>() - ev_kwh;
        let said_kwh = household.base_kwh + household.cooking_kwh;
        assert!((rest_kwh / said_kwh - 1.0).abs() < 1e-3, "{rest_kwh} against {said_kwh}");
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

    fn kwh(household: Household) -> f64 {
        let input = input(household);
        household_year(&input, &seasons(&input.axis)).kw.iter().sum()
    }

    /// A cold winter and a hot summer.
    fn seasons(axis: &TimeAxis) -> WeatherYear {
        let len = axis.len() as f64;
        let mut weather = mild(axis);
        for (step, kelvin) in weather.dry_bulb_c.iter_mut().enumerate() {
            *kelvin = 14.0 - 18.0 * libm::cos(std::f64::consts::TAU * step as f64 / len);
        }
        weather
    }

    #[test]
    fn more_people_floor_cars_or_pool_and_less_insulation_never_lower_the_load() {
        let base = Scenario::default().homes.swap_remove(0).household;
        let mut last = 0.0;
        for people in 0..=12 {
            let kwh = kwh(Household { people: f64::from(people), ..base.clone() });
            assert!(kwh > last, "{people} people: {kwh} after {last}");
            last = kwh;
        }
        let as_is = kwh(base.clone());
        for more in [
            Household { floor_area_m2: base.floor_area_m2 + 50.0, ..base.clone() },
            Household { ev_count: 2.0, ..base.clone() },
            Household { pool_kwh_day: 8.0, ..base.clone() },
            Household { insulation: Insulation::Poor, ..base.clone() },
        ] {
            assert!(kwh(more) > as_is);
        }
        assert!(kwh(Household { insulation: Insulation::Passive, ..base.clone() }) < as_is);
        let pool_kwh = kwh(Household { pool_kwh_day: 8.0, ..base }) - as_is;
        assert!((pool_kwh / (8.0 * 365.0) - 1.0).abs() < 1e-3, "{pool_kwh}");
    }

    #[test]
    fn cars_take_no_more_than_their_stay_allows() {
        let base = Scenario::default().homes.swap_remove(0).household;
        let short = Household { ev_kwh_day: 60.0, ev_plug_in_h: 18.0, ev_leave_h: 20.0, ..base };
        let year = household_year(&input(short.clone()), &mild(&input(short.clone()).axis));
        let kwh: f64 = year.ev_kw.iter().sum();
        assert!((kwh / (365.0 * 2.0 * short.ev_charger_kw) - 1.0).abs() < 1e-3, "{kwh}");
    }

    #[test]
    fn the_split_adds_up_to_the_whole_with_and_without_a_meter() {
        let household = Scenario::default().homes.swap_remove(0).household;
        for meter in [None, Some(Meter { measured: Measured::bills([800.0; 12]), kw: None })] {
            let input =
                HouseholdInput { meter, ..input(Household { pool_kwh_day: 3.0, ..household.clone() }) };
            let year = household_year(&input, &seasons(&input.axis));
            for step in (0..8760).step_by(61) {
                assert!((year.split(step).sum() - year.kw[step]).abs() < 1e-9);
            }
            let months: f64 = year.monthly_kwh().iter().map(Split::sum).sum();
            assert!((months - year.kw.iter().sum::<f64>()).abs() < 1e-6);
        }
    }

    #[test]
    fn bills_and_stand_ins_meet_the_twelve_numbers_exactly() {
        let household = Scenario::default().homes.swap_remove(0).household;
        let monthly: [f64; 12] = std::array::from_fn(|month| 700.0 + 50.0 * month as f64);
        let day = Some(std::array::from_fn(|hour| if hour < 7 { 2 } else { 6 }));
        let bills = Measured::bills(monthly);
        for (measured, household) in [
            (bills, household.clone()),
            (Measured { hash: Some(7), day, ..bills }, household.clone()),
            (
                bills,
                Household {
                    base_kwh: 0.0,
                    cooking_kwh: 0.0,
                    ev_count: 0.0,
                    water_heating: crate::catalog::WaterHeating::Gas,
                    ..household
                },
            ),
        ] {
            let meter = Some(Meter { measured, kw: None });
            let axis = TimeAxis::hourly(DaylightSaving::UnitedStates);
            let input = HouseholdInput { meter, axis, ..input(household) };
            let year = household_year(&input, &seasons(&axis));
            let mut found = [0.0; 12];
            year.kw.iter().zip(axis.clocks()).for_each(|(kw, clock)| found[clock.month] += kw);
            for (found, wanted) in found.iter().zip(monthly) {
                assert!((found - wanted).abs() < 1e-9 * wanted, "{found} {wanted}");
            }
        }
    }

    #[test]
    fn readings_stand_as_they_are_on_every_axis() {
        let household = Scenario::default().homes.swap_remove(0).household;
        let kw: Vec<f64> = (0..35_040).map(|quarter| 0.3 + f64::from(quarter % 96) / 50.0).collect();
        let (measured, data) = Measured::year(&kw, DaylightSaving::None).unwrap();
        let meter = Some(Meter { measured, kw: Some(data) });
        let input = HouseholdInput { meter, ..input(household) };
        let year = household_year(&input, &seasons(&input.axis));
        let kwh: f64 = year.kw.iter().sum();
        assert!((kwh - kw.iter().sum::<f64>() / 4.0).abs() < 1e-6);
        assert!((year.kw[5] - kw[20..24].iter().sum::<f64>() / 4.0).abs() < 1e-9);
        let parts = year.ev_kw.iter().zip(&year.heating_kw).zip(&year.cooling_kw);
        assert!(parts.zip(&year.kw).all(|(((ev, heat), cool), kw)| ev + heat + cool <= kw + 1e-9));
    }
}
