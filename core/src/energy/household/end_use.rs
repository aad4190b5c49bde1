//! The parts of a household's draw.

/// One end use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the labels say it")]
pub enum EndUse {
    Heating,
    Cooling,
    HotWater,
    Cars,
    Lighting,
    Plugs,
    Kitchen,
    Laundry,
    Pool,
}

impl EndUse {
    /// All, the largest of most homes first.
    pub const ALL: [Self; 9] = [
        Self::Heating,
        Self::Cooling,
        Self::HotWater,
        Self::Cars,
        Self::Lighting,
        Self::Plugs,
        Self::Kitchen,
        Self::Laundry,
        Self::Pool,
    ];

    /// The words on a legend.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Heating => "Heating",
            Self::Cooling => "Cooling",
            Self::HotWater => "Hot water",
            Self::Cars => "Cars",
            Self::Lighting => "Lighting",
            Self::Plugs => "Plugs and internet",
            Self::Kitchen => "Kitchen",
            Self::Laundry => "Laundry",
            Self::Pool => "Pool",
        }
    }

    /// One word for programs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Heating => "heating",
            Self::Cooling => "cooling",
            Self::HotWater => "hot-water",
            Self::Cars => "cars",
            Self::Lighting => "lighting",
            Self::Plugs => "plugs",
            Self::Kitchen => "kitchen",
            Self::Laundry => "laundry",
            Self::Pool => "pool",
        }
    }
}

/// A draw, or an energy, by end use, in the order of [`EndUse::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Split(pub [f64; EndUse::ALL.len()]);

impl Split {
    /// The part of an end use.
    #[must_use]
    pub fn of(&self, end_use: EndUse) -> f64 {
        self.0.get(end_use as usize).copied().unwrap_or(0.0)
    }

    /// The whole.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.0.iter().sum()
    }

    pub(super) fn add(&mut self, end_use: EndUse, more: f64) {
        if let Some(part) = self.0.get_mut(end_use as usize) {
            *part += more;
        }
    }

    pub(super) fn scaled(self, factor: f64) -> Self {
        Self(self.0.map(|part| part * factor))
    }
}
