//! The mains: amperes, volts, and what holds the home under its rating.

use super::{LoadMethod, Management, Supply, options::option_kind, subject::number};
use crate::units::Unit;

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
    /// How the load of the house is found when the service is checked.
    307 method: LoadMethod = LoadMethod::Measured, "Load by", option_kind!(LoadMethod),
        Source::published("NEC 220.82, 220.83, 220.87", 2023);
    /// The highest quarter of an hour in twelve months of the meter; 0: the highest hour of this model.
    308 measured_peak_kw: f64 = 0.0, "Measured peak", number(Unit::Kw, 0.0, 100.0, 0.5, 100.0),
        Source::assumed("no meter data yet", 2026);
    /// Nameplates of dryer, dishwasher and the like; stove, water heater, cars, heating and cooling are
    /// taken from the household.
    309 appliances_kva: f64 = 6.96, "Other nameplates", number(Unit::Kva, 0.0, 60.0, 0.5, 100.0),
        Source::published("OpenStudio-HPXML default panel: dryer 5,760 VA, dishwasher 1,200 VA", 2025);
    /// Rating of the panel's busbar; 0: as the main breaker.
    310 busbar_amps: f64 = 0.0, "Busbar", number(Unit::Amp, 0.0, 800.0, 25.0, 1.0),
        Source::assumed("as the main breaker", 2026);
    /// Rating of the transformer that the street shares.
    311 transformer_kva: f64 = 25.0, "Transformer", number(Unit::Kva, 5.0, 1000.0, 12.5, 10.0),
        Source::estimated("common single-phase ratings 25 to 167 kVA", 2026),
        plausible (25.0, 75.0);
    /// Homes on that transformer, this one included.
    312 transformer_homes: f64 = 5.0, "Homes on it", number(Unit::One, 1.0, 200.0, 1.0, 1.0),
        Source::estimated("four to five a 25 kVA unit", 2026);
    /// What each home draws when the street draws most: less than its own peak, as peaks do not coincide.
    313 transformer_home_kw: f64 = 3.5, "Street peak, a home", number(Unit::Kw, 0.0, 50.0, 0.5, 100.0),
        Source::assumed("five homes load 25 kVA to 70 %", 2026),
        plausible (2.0, 6.0);
    /// Homes on that transformer that have a node like this one, this one included.
    314 transformer_nodes: f64 = 1.0, "Nodes on it", number(Unit::One, 0.0, 200.0, 1.0, 1.0),
        Source::assumed("the first on the street", 2026);
    /// Power factor of what the transformer carries.
    315 power_factor_frac: f64 = 1.0, "Power factor", number(Unit::Frac, 0.5, 1.0, 0.01, 100.0),
        Source::assumed("server power supplies correct theirs; homes lie at 0.9 to 1", 2026);
}
