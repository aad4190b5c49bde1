//! One size of a home: how many batteries, how much sun, which node.

use serde::{Deserialize, Serialize};

use crate::{
    catalog,
    scenario::{Array, Path, Scenario, SetError},
    text::{Arg, Message},
};

/// The node of a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeChoice {
    /// None.
    Without,
    /// As it stands in the scenario, own columns included.
    Present,
    /// A row of the catalogue.
    Row(u16),
}

/// One size of a home; everything else stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sizing {
    /// Batteries of the home's model.
    pub battery_units: f64,
    /// All modules, kW DC: the arrays grow and shrink together, and their inverter with them.
    pub pv_kw_dc: f64,
    /// The node.
    pub node: NodeChoice,
}

/// DC to AC where a home has no modules yet.
const DC_TO_AC: f64 = 1.2;

impl Sizing {
    /// A home as it stands.
    #[must_use]
    pub fn present(scenario: &Scenario, home: usize) -> Self {
        let home = scenario.homes.get(home);
        Self {
            battery_units: home.map_or(0.0, |home| home.battery.units),
            // The sum of no arrays is -0: adding zero makes it 0.
            pv_kw_dc: home.map_or(0.0, |home| home.solar.kw_dc() + 0.0),
            node: match home {
                Some(home) if home.node.gpu_count > 0.0 => NodeChoice::Present,
                _ => NodeChoice::Without,
            },
        }
    }

    /// Gives a home this size. What is that size already is not touched.
    ///
    /// # Errors
    /// No such home or row; the scenario is then partly changed.
    pub fn apply(&self, scenario: &mut Scenario, home: usize) -> Result<(), SetError> {
        let now = Self::present(scenario, home);
        let mut set = |key: &str, value: f64| -> Result<(), SetError> {
            let text = format!("homes[{home}].{key}");
            let path = Path::parse(&text).map_err(|_| SetError::NoPlace { path: text })?;
            scenario.set(path, value).map(|_| ())
        };
        if (self.battery_units - now.battery_units).abs() > 1e-9 {
            set("battery.units", self.battery_units)?;
        }
        match self.node {
            NodeChoice::Row(row) => set("node.model", f64::from(row))?,
            NodeChoice::Without if now.node != NodeChoice::Without => set("node.gpu_count", 0.0)?,
            NodeChoice::Without | NodeChoice::Present => {}
        }
        if (self.pv_kw_dc - now.pv_kw_dc).abs() > 1e-9 {
            self.apply_sun(scenario, home, now.pv_kw_dc)?;
        }
        Ok(())
    }

    fn apply_sun(&self, scenario: &mut Scenario, home: usize, now_kw_dc: f64) -> Result<(), SetError> {
        let none = || SetError::NoPlace { path: format!("homes[{home}].solar") };
        let solar = &mut scenario.homes.get_mut(home).ok_or_else(none)?.solar;
        if self.pv_kw_dc <= 0.0 {
            solar.arrays.clear();
            return Ok(());
        }
        let (shares, ratio) = if now_kw_dc > 0.0 {
            let shares = solar.arrays.iter().map(|array| array.kw_dc / now_kw_dc).collect();
            (shares, now_kw_dc / solar.inverter_kw_ac.max(0.1))
        } else {
            solar.arrays = vec![Array::default()];
            (vec![1.0], DC_TO_AC)
        };
        let mut set = |key: String, value: f64| {
            let path = Path::parse(&key).map_err(|_| SetError::NoPlace { path: key })?;
            scenario.set(path, value).map(|_| ())
        };
        for (item, share) in shares.into_iter().enumerate() {
            let share: f64 = share;
            set(format!("homes[{home}].solar.arrays[{item}].kw_dc"), share * self.pv_kw_dc)?;
        }
        set(format!("homes[{home}].solar.inverter_kw_ac"), self.pv_kw_dc / ratio)
    }

    /// `2 × Tesla Powerwall 3, 10 kW of modules, DGX Spark`.
    #[must_use]
    pub fn words(&self, scenario: &Scenario, home: usize) -> Message {
        let home = scenario.homes.get(home);
        let battery =
            home.and_then(|home| catalog::battery(home.battery.model)).map_or("battery", |row| row.name);
        let present = home.map_or(0, |home| home.node.model);
        let node = |row: u16| Arg::Text(catalog::node(row).map_or("node", |row| row.name).to_owned());
        let inner = |id| Arg::Message(Box::new(Message::new(id)));
        Message::new("design.words")
            .with(
                "batteries",
                match self.battery_units {
                    none if none <= 0.0 => inner("design.no_battery"),
                    units => Arg::Message(Box::new(
                        Message::new("design.batteries")
                            .with("units", Arg::Plain(units))
                            .with("name", Arg::Text(battery.to_owned())),
                    )),
                },
            )
            .with(
                "sun",
                match self.pv_kw_dc {
                    none if none <= 0.0 => inner("design.no_sun"),
                    kw => Arg::Message(Box::new(Message::new("design.sun").with("kw", Arg::Kw(kw)))),
                },
            )
            .with(
                "node",
                match self.node {
                    NodeChoice::Without => inner("design.no_node"),
                    NodeChoice::Present => node(present),
                    NodeChoice::Row(row) => node(row),
                },
            )
    }
}
