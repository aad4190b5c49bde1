//! The climate nearest to a place.

use super::{CLIMATES, Climate};

/// Mean radius of the Earth, km.
const EARTH_KM: f64 = 6371.0;

/// The climate nearest to a place, degrees north and east, and how far it is, km, by the haversine formula; `None`
/// without climates.
#[must_use]
pub fn nearest_climate(lat_deg: f64, lon_deg: f64) -> Option<(&'static Climate, f64)> {
    let far = |climate: &Climate| {
        let half = |degrees: f64| libm::sin(degrees.to_radians() / 2.0);
        let (north, east) = (half(climate.lat_deg - lat_deg), half(climate.lon_deg - lon_deg));
        let cosines = libm::cos(lat_deg.to_radians()) * libm::cos(climate.lat_deg.to_radians());
        let part = (north * north + cosines * east * east).clamp(0.0, 1.0);
        2.0 * EARTH_KM * libm::asin(part.sqrt())
    };
    let found = CLIMATES.iter().map(|climate| (climate, far(climate)));
    found.min_by(|(_, one), (_, other)| one.total_cmp(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_climate_is_nearest_to_itself_and_greensboro_to_the_carolinas() {
        for climate in CLIMATES {
            let (found, km) = nearest_climate(climate.lat_deg, climate.lon_deg).unwrap();
            assert!(km < 1.0, "{} finds {} at {km} km", climate.slug, found.slug);
        }
        let (found, km) = nearest_climate(36.1, -79.95).unwrap();
        assert!(km < 160.0, "{} at {km} km", found.slug);
        // A degree of latitude is 111.2 km.
        let phoenix = CLIMATES.iter().find(|climate| climate.slug.starts_with("phoenix")).unwrap();
        let (_, km) = nearest_climate(phoenix.lat_deg + 0.5, phoenix.lon_deg).unwrap();
        assert!((km - 55.6).abs() < 0.1, "{km}");
    }
}
