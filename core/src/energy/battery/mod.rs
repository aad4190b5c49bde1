//! A home battery: what it can take and give, and how it ages.
//!
//! - [`BatteryLimits`]: powers, losses and state, on the hot path of the dispatch
//! - [`TemperatureLimit`]: what cold and heat take from it
//! - [`DcUnit`]: one that shares its inverter with the sun
//! - [`cell_temperature_c`], [`health`]: how it ages: the year's use, repeated -> state of health by year

mod blast_lfp;
mod cell_temperature;
mod cold;
mod cycles;
mod dc_unit;
mod health;
mod limits;
mod sam_cell;
mod sam_cells;

pub use cell_temperature::cell_temperature_c;
pub use cold::TemperatureLimit;
pub use cycles::{cycle_depths, full_cycles};
pub use dc_unit::DcUnit;
pub use health::{BatteryUse, Health, age_and_cycles_frac, health};
pub use limits::{BatteryLimits, FeasibleRange, Power};
