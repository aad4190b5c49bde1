//! The cells of a home's battery and what the year's temperature takes from them.

use crate::{
    energy::battery::{TemperatureLimit, cell_temperature_c},
    scenario::{BatteryPlace, Home, TemperatureEffect},
};

/// Where a battery's cells hang and what is kept in them, as their temperature limits it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct BatteryCells {
    place: BatteryPlace,
    reserve_frac: f64,
    is_limited: TemperatureEffect,
}

impl BatteryCells {
    /// The limits of every step; empty where none is felt.
    pub(super) fn year(&self, dry_bulb_c: &[f64], step_h: f64) -> Vec<TemperatureLimit> {
        TemperatureLimit::year(&self.cell_c(dry_bulb_c, step_h), self.reserve_frac)
    }

    /// The same cells in an outage, where the reserve is there to be used.
    pub(super) fn in_outages(self) -> Self {
        Self { reserve_frac: 0.0, ..self }
    }

    /// The year's mean limit.
    pub(super) fn mean(&self, dry_bulb_c: &[f64], step_h: f64) -> TemperatureLimit {
        TemperatureLimit::mean(&self.cell_c(dry_bulb_c, step_h))
    }

    /// How warm the cells are; nothing where that is left out.
    fn cell_c(&self, dry_bulb_c: &[f64], step_h: f64) -> Vec<f64> {
        match self.is_limited {
            TemperatureEffect::LeftOut => Vec::new(),
            TemperatureEffect::Counted => cell_temperature_c(self.place, dry_bulb_c, step_h),
        }
    }
}

/// The cells of a home's battery; without one nothing limits them.
pub(super) fn battery_cells(home: &Home) -> BatteryCells {
    let battery = &home.battery;
    let none = battery.total_kwh() <= 0.0;
    BatteryCells {
        place: battery.place,
        reserve_frac: battery.reserve_frac,
        is_limited: if none { TemperatureEffect::LeftOut } else { battery.temperature },
    }
}
