//! How warm the cells are.
//!
//! Outdoors as warm as the air; in a garage half way between the day's mean outside and 20 °C (estimated);
//! indoors 22 °C. Known error: the unit's own heat, 1 to 5 K while it works, and sun on its case are left
//! out; units that heat or cool their cells keep them nearer 25 °C.

use crate::scenario::BatteryPlace;

/// A garage that leans on a house.
const ROOM_C: f64 = 20.0;
const INDOORS_C: f64 = 22.0;

/// The temperature of the cells at each step, °C.
#[must_use]
pub fn cell_temperature_c(place: BatteryPlace, dry_bulb_c: &[f64], step_h: f64) -> Vec<f64> {
    match place {
        BatteryPlace::Outdoors => dry_bulb_c.to_vec(),
        BatteryPlace::Indoors => vec![INDOORS_C; dry_bulb_c.len()],
        BatteryPlace::Garage => {
            let a_day = libm::round(24.0 / step_h).max(1.0) as usize;
            let mut cell_c = Vec::with_capacity(dry_bulb_c.len());
            for day in dry_bulb_c.chunks(a_day) {
                let mean_c = day.iter().sum::<f64>() / day.len() as f64;
                cell_c.resize(cell_c.len() + day.len(), 0.5 * (mean_c + ROOM_C));
            }
            cell_c
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_garage_is_milder_than_the_air() {
        let air: Vec<f64> = (0..48).map(|hour| if hour % 24 < 12 { -10.0 } else { 0.0 }).collect();
        let garage = cell_temperature_c(BatteryPlace::Garage, &air, 1.0);
        assert_eq!(garage.len(), 48);
        assert!(garage.iter().all(|cell_c| (cell_c - 7.5).abs() < 1e-12));
    }
}
