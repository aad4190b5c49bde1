//! The mains: amperes, volts, and what holds the home under its rating.

use super::{Management, Supply, options::option_kind, subject::number};
use crate::{catalog::Source, units::Unit};

subject! {
    /// Electrical service of the home.
    Service in Service, "service", (home service);
    /// Rating of the main breaker, a phase.
    301 amps: f64 = 200.0, "Main breaker", number(Unit::Amp, 15.0, 800.0, 25.0, 1.0),
        Source::assumed("the most common US service of new houses", 2026),
        plausible (100.0, 200.0);
    /// How the mains arrive.
    302 supply: Supply = Supply::SplitPhase, "Supply", option_kind!(Supply),
        Source::assumed("United States", 2026);
    /// The share of the rating that may flow for three hours or more.
    303 continuous_frac: f64 = 0.8, "Continuous share", number(Unit::Frac, 0.5, 1.0, 0.05, 100.0),
        Source::published("NEC 210.20 and 215.3: 125 % of continuous load", 2023);
    /// Whether a panel or the node's controller holds the home under the rating.
    304 management: Management = Management::Managed, "Load control", option_kind!(Management),
        Source::assumed("nodes of this size come with a managed panel", 2026);
    /// The most that may flow back to the grid; 0 forbids export.
    305 export_limit_kw: f64 = 11.5, "Export at most", number(Unit::Kw, 0.0, 100.0, 0.5, 10.0),
        Source::assumed("one 48 A inverter circuit", 2026);
    /// What the transformer on the pole allows this home; 0 when not known.
    306 transformer_share_kw: f64 = 0.0, "Transformer share", number(Unit::Kw, 0.0, 200.0, 1.0, 10.0),
        Source::assumed("not known until the utility is asked", 2026);
}
