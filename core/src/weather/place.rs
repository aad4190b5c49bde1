//! A point on the ground and the standard time it keeps.

/// Where the sun and the weather are computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Latitude, degrees north, -90 to 90.
    pub lat_deg: f64,
    /// Longitude, degrees east, -180 to 180.
    pub lon_deg: f64,
    /// Height above the sea, m, -430 to 9,000.
    pub elevation_m: f64,
    /// Standard time less universal time, h, -12 to 14.
    pub utc_offset_h: f64,
}
