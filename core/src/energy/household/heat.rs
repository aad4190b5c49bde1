//! Where the node's heat goes, as a piecewise-linear change of the household at each step.
//!
//! Outdoors it leaves. Indoors a share of it stays: up to the need it replaces heating (saving `1 / COP`
//! of electricity for each unit of heat), of the rooms, and of the hot water too where the node stands in
//! a water loop (one mean COP for both: known error); beyond, it must be cooled away when cooling runs
//! (costing `1 / COP`), and is vented otherwise. So the household's draw is linear in the node's power
//! on two pieces, and nothing runs in a circle.

use crate::{catalog::NodePlace, units::Limited};

use super::rooms::Rooms;

/// How much of the node's heat stays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeHeat {
    /// Where the node stands.
    pub place: NodePlace,
    /// Share of its power that warms rooms or water, 0 to 1.
    pub recovered_frac: f64,
}

/// Two slopes and the node power between them: kW of household for each kW of node.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Response {
    /// Slope below the break, zero or negative: heating saved.
    pub relief: f64,
    /// Node power at which the rooms have all the heat they need, kW.
    pub break_kw: f64,
    /// Slope above the break, zero or positive: cooling added.
    pub burden: f64,
}

impl Response {
    /// Change of the household when the node draws `node_kw`.
    #[must_use]
    pub fn change_kw(&self, node_kw: f64) -> f64 {
        let below_kw = node_kw.at_most(self.break_kw);
        self.relief * below_kw + self.burden * (node_kw - below_kw)
    }

    /// The node power at which node and change together draw `total_kw`, zero or more.
    #[must_use]
    pub fn node_kw_within(&self, total_kw: f64) -> f64 {
        let low = 1.0 + self.relief;
        let at_break_kw = self.break_kw * low;
        // Dividing by one takes as long as by any number.
        if total_kw <= at_break_kw && low > 0.0 {
            if self.relief < 0.0 { (total_kw / low).at_least(0.0) } else { total_kw.at_least(0.0) }
        } else {
            let above_kw = total_kw - at_break_kw;
            let more_kw = if self.burden > 0.0 { above_kw / (1.0 + self.burden) } else { above_kw };
            (self.break_kw + more_kw).at_least(0.0)
        }
    }
}

impl NodeHeat {
    /// Whether any of it stays in the house.
    pub(super) fn stays(&self) -> bool {
        self.place != NodePlace::Outdoors && self.recovered_frac > 0.0
    }

    /// The response at one step: of the rooms, and of the hot water (electricity, COP) where the node
    /// stands in a water loop.
    pub(super) fn response(&self, rooms: &Rooms, water: (f64, f64)) -> Response {
        if self.place == NodePlace::Outdoors || self.recovered_frac <= 0.0 {
            return Response::default();
        }
        let burden = if rooms.cooling_kw > 0.0 { self.recovered_frac / rooms.cooling_cop } else { 0.0 };
        let (water_kw, water_cop) = if self.place == NodePlace::IndoorsWater { water } else { (0.0, 1.0) };
        let heating_kw = rooms.heating_kw + water_kw;
        // Heat that takes the place of a fuel is useful, and saves no electricity.
        let heat_kw = rooms.heating_kw * rooms.heating_cop + rooms.fuel_heat_kw + water_kw * water_cop;
        if heat_kw <= 0.0 {
            return Response { relief: 0.0, break_kw: 0.0, burden };
        }
        Response {
            relief: -self.recovered_frac * heating_kw / heat_kw,
            break_kw: heat_kw / self.recovered_frac,
            burden,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_water_loop_saves_hot_water_in_summer_and_air_does_not() {
        let summer = Rooms { cooling_kw: 2.0, cooling_cop: 3.0, ..Rooms::default() };
        let of = |place| NodeHeat { place, recovered_frac: 0.9 }.response(&summer, (0.4, 3.0));
        assert!(of(NodePlace::IndoorsWater).change_kw(1.0) < 0.0);
        assert!(of(NodePlace::IndoorsAir).change_kw(1.0) > 0.0);
    }

    #[test]
    fn a_gas_house_uses_the_heat_and_saves_no_electricity() {
        let winter = Rooms { fuel_heat_kw: 4.5, ..Rooms::default() };
        let response =
            NodeHeat { place: NodePlace::IndoorsAir, recovered_frac: 0.9 }.response(&winter, (0.4, 3.0));
        assert!((response.break_kw - 5.0).abs() < 1e-12 && response.change_kw(12.0).abs() < 1e-12);
    }

    #[test]
    fn heat_that_is_needed_saves_and_heat_beyond_costs() {
        let response = Response { relief: -0.3, break_kw: 4.0, burden: 0.25 };
        assert!((response.change_kw(2.0) + 0.6).abs() < 1e-12);
        assert!((response.change_kw(6.0) - (-1.2 + 0.5)).abs() < 1e-12);
    }

    #[test]
    fn the_power_within_a_total_is_the_inverse_of_the_change() {
        let response = Response { relief: -0.3, break_kw: 4.0, burden: 0.25 };
        for node_kw in [0.0, 1.0, 4.0, 5.5, 12.5] {
            let total_kw = node_kw + response.change_kw(node_kw);
            assert!((response.node_kw_within(total_kw) - node_kw).abs() < 1e-12);
        }
    }
}
