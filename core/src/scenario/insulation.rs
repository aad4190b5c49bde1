//! How well a house keeps its heat, against the usual one of its kind.

use super::FieldValue;
use crate::catalog::codes::codes;

codes! {
    /// Insulation against that of the kind of house.
    Insulation {
        /// As the kind of house says.
        AsKind = 0, "as-kind", "As its kind";
        /// Little in walls and roof, single glass.
        Poor = 1, "poor", "Poor";
        /// Retrofitted, double glass.
        Good = 2, "good", "Good";
        /// Built or renewed to a passive standard.
        Passive = 3, "passive", "Passive standard";
    }
}

impl Insulation {
    /// Heat loss over that of the kind; estimated from U-values of such envelopes.
    #[must_use]
    pub fn loss_factor(self) -> f64 {
        match self {
            Self::AsKind => 1.0,
            Self::Poor => 1.5,
            Self::Good => 0.7,
            Self::Passive => 0.35,
        }
    }

    /// Heat gain over that of the kind: half of it comes through glass, which insulation does not change.
    #[must_use]
    pub fn gain_factor(self) -> f64 {
        0.5 + 0.5 * self.loss_factor()
    }
}

impl FieldValue for Insulation {
    fn to_f64(&self) -> f64 {
        f64::from(self.code())
    }
    fn from_f64(value: f64) -> Option<Self> {
        (0.0..=255.0).contains(&value).then(|| Self::from_code(value as u8))?
    }
}
