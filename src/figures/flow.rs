//! The flows of a home at one step, and how they are put in words.

use wattfleet_core::figure::{moment_label, number};

use super::FigureData;

/// Below this a flow counts as none, kW.
const LEAST_KW: f64 = 0.005;

/// Everything the picture of the home shows, kW where nothing else is said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flow {
    /// `Wednesday 15 July, 18:00`.
    pub(super) moment: String,
    /// Solar output.
    pub(super) sun_kw: f64,
    /// Out of the battery; negative into it.
    pub(super) battery_kw: f64,
    /// Bought; negative sold.
    pub(super) grid_kw: f64,
    /// The household.
    pub(super) house_kw: f64,
    /// The node.
    pub(super) node_kw: f64,
    /// How full the battery is, 0 to 1; `None` without one.
    pub(super) held_frac: Option<f64>,
    /// What the node sells, with its unit.
    pub(super) output: String,
    /// What the node sends, Mbit/s, where it is known.
    pub(super) up_mbit_s: Option<f64>,
    /// Height of the sun, degrees.
    pub(super) sun_elevation_deg: f64,
    /// What the widest line stands for.
    pub(super) greatest_kw: f64,
    /// The limit that binds, in words; empty for none.
    pub(super) binds: String,
}

impl Flow {
    /// The flows at a step.
    pub(super) fn at(year: &FigureData, step: usize) -> Self {
        let at = |series: &[f64]| FigureData::at(series, step);
        let flows = year.flows();
        let output = at(year.sold());
        let code = flows.binding.get(step).map_or(0, |code| usize::from(*code));
        let limit = year.binding_names.get(code).filter(|name| code != 0 && name.paint.opacity_frac >= 1.0);
        Self {
            moment: moment_label(&year.axis, step),
            sun_kw: at(&flows.pv_kw),
            battery_kw: at(&flows.discharge_kw) - at(&flows.charge_kw),
            grid_kw: at(&flows.import_kw) - at(&flows.export_kw),
            house_kw: at(&flows.household_kw),
            node_kw: at(&flows.node_kw),
            held_frac: (year.capacity_kwh > 0.0)
                .then(|| (at(&flows.stored_kwh) / year.capacity_kwh).clamp(0.0, 1.0)),
            output: format!("{}\u{202f}{}", number::compact(output), year.output.unit.symbol()),
            up_mbit_s: year.link_up_mbit_s(step),
            sun_elevation_deg: year.sun_elevation_deg(step).unwrap_or(-90.0),
            greatest_kw: year.greatest_flow_kw(),
            binds: limit.map_or_else(String::new, |name| format!("{} binds", name.label)),
        }
    }

    /// The picture in one sentence.
    pub(super) fn sentence(&self) -> String {
        let kw = |value: f64| number::fixed(value.abs(), 1) + " kilowatts";
        let mut parts = vec![format!("sun {}", kw(self.sun_kw))];
        if let Some(held) = self.held_frac {
            let held = number::fixed(held * 100.0, 0);
            parts.push(match direction(self.battery_kw) {
                Direction::Forward => format!("battery gives {}, {held} percent full", kw(self.battery_kw)),
                Direction::Back => format!("battery takes {}, {held} percent full", kw(self.battery_kw)),
                Direction::None => format!("battery rests, {held} percent full"),
            });
        }
        parts.push(match direction(self.grid_kw) {
            Direction::Back => format!("{} to the grid", kw(self.grid_kw)),
            _ => format!("{} from the grid", kw(self.grid_kw)),
        });
        parts.push(format!("house takes {}", kw(self.house_kw)));
        parts.push(format!("node takes {} for {}", kw(self.node_kw), self.output));
        if !self.binds.is_empty() {
            parts.push(self.binds.clone());
        }
        format!("{}: {}.", self.moment, parts.join(", "))
    }
}

/// Which way a flow goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// As its name says: from the battery, from the grid.
    Forward,
    /// The other way.
    Back,
    /// Nothing flows.
    None,
}

/// Which way a signed flow goes.
pub(super) fn direction(kw: f64) -> Direction {
    if kw > LEAST_KW {
        Direction::Forward
    } else if kw < -LEAST_KW {
        Direction::Back
    } else {
        Direction::None
    }
}
