//! What is asked: a model, and homes with their links.

/// Homes, and a model that no one of them may hold.
#[derive(Clone, Debug, PartialEq)]
pub struct ShardProblem {
    /// The model to be spread.
    pub model: ShardModel,
    /// The homes.
    pub homes: Vec<ShardHome>,
    /// Neighbourhoods or regions: a chain stays in one.
    pub areas: Vec<Area>,
    /// Tokens that go through a stage together, >= 1.
    pub batch: f64,
    /// Requests in flight in a chain, >= 1.
    pub in_flight: f64,
    /// Time a message takes in the software of each hop, ms.
    pub hop_ms: f64,
    /// The smaller model that [`ShardHome::replica_tok_s`] is of.
    pub smaller: String,
}

/// A model in layers.
#[derive(Clone, Debug, PartialEq)]
pub struct ShardModel {
    /// Its name.
    pub name: String,
    /// Layers, >= 1.
    pub layers: u32,
    /// Weights and cache of a layer, GB.
    pub layer_gb: f64,
    /// What a token carries between homes, bytes.
    pub activation_bytes: f64,
}

/// A neighbourhood or region.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Round trip between two of its homes, ms.
    pub rtt_ms: f64,
}

/// A home that could hold layers.
#[derive(Clone, Debug, PartialEq)]
pub struct ShardHome {
    /// Its name.
    pub name: String,
    /// Its area, a position in [`ShardProblem::areas`].
    pub area: usize,
    /// GPU memory for layers, GB.
    pub memory_gb: f64,
    /// Layers times tokens a second at the batch, > 0: what one layer alone would let through.
    pub layer_tok_s: f64,
    /// Link up, Mbit/s, > 0.
    pub up_mbit_s: f64,
    /// Link down, Mbit/s, > 0.
    pub down_mbit_s: f64,
    /// Tokens a second of the smaller model here alone; 0 if it does not fit.
    pub replica_tok_s: f64,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ShardError {
    /// A number that cannot be.
    #[error("{place}: {what} is {found}, which is outside {expected}")]
    Value {
        /// The model, home or area by name.
        place: String,
        /// Which number.
        what: &'static str,
        /// What it is.
        found: f64,
        /// What it may be.
        expected: &'static str,
    },
    /// A position that names no area.
    #[error("{place}: there is no area number {found}")]
    Area {
        /// The home.
        place: String,
        /// The position.
        found: usize,
    },
}

impl ShardProblem {
    /// Layers that a home's memory holds.
    pub(super) fn most_layers(&self, home: &ShardHome) -> f64 {
        if self.model.layer_gb <= 0.0 {
            return f64::from(self.model.layers);
        }
        (home.memory_gb / self.model.layer_gb * (1.0 + 1e-9)).floor().min(f64::from(self.model.layers))
    }

    /// Tokens a second that a home's link lets through; all that comes in goes out.
    pub(super) fn link_tok_s(&self, home: &ShardHome) -> f64 {
        let bits = self.model.activation_bytes * 8.0;
        if bits > 0.0 { home.up_mbit_s.min(home.down_mbit_s) * 1e6 / bits } else { f64::INFINITY }
    }

    /// Time of a hop without its bytes, s.
    pub(super) fn hop_s(&self, area: usize) -> f64 {
        let rtt_ms = self.areas.get(area).map_or(0.0, |area| area.rtt_ms);
        (0.5 * rtt_ms + self.hop_ms) * 1e-3
    }

    /// The first number that cannot be.
    pub(super) fn check(&self) -> Result<(), ShardError> {
        let model = &self.model;
        positive(&model.name, "layers", f64::from(model.layers))?;
        size(&model.name, "layer_gb", model.layer_gb)?;
        size(&model.name, "activation_bytes", model.activation_bytes)?;
        at_least_one(&model.name, "batch", self.batch)?;
        at_least_one(&model.name, "in_flight", self.in_flight)?;
        size(&model.name, "hop_ms", self.hop_ms)?;
        self.areas.iter().try_for_each(|area| size(&area.name, "rtt_ms", area.rtt_ms))?;
        self.homes.iter().try_for_each(|home| {
            if home.area >= self.areas.len() {
                return Err(ShardError::Area { place: home.name.clone(), found: home.area });
            }
            size(&home.name, "memory_gb", home.memory_gb)?;
            positive(&home.name, "layer_tok_s", home.layer_tok_s)?;
            positive(&home.name, "up_mbit_s", home.up_mbit_s)?;
            positive(&home.name, "down_mbit_s", home.down_mbit_s)?;
            size(&home.name, "replica_tok_s", home.replica_tok_s)
        })
    }
}

fn size(place: &str, what: &'static str, found: f64) -> Result<(), ShardError> {
    if found >= 0.0 && found.is_finite() {
        Ok(())
    } else {
        wrong(place, what, (found, "finite numbers from 0"))
    }
}

fn positive(place: &str, what: &'static str, found: f64) -> Result<(), ShardError> {
    if found > 0.0 && found.is_finite() {
        Ok(())
    } else {
        wrong(place, what, (found, "finite numbers above 0"))
    }
}

fn at_least_one(place: &str, what: &'static str, found: f64) -> Result<(), ShardError> {
    if found >= 1.0 && found.is_finite() {
        Ok(())
    } else {
        wrong(place, what, (found, "finite numbers from 1"))
    }
}

fn wrong(place: &str, what: &'static str, (found, expected): (f64, &'static str)) -> Result<(), ShardError> {
    Err(ShardError::Value { place: place.to_owned(), what, found, expected })
}
