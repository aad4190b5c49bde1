//! Weather of a file, in a link: its hash (8 bytes, lowest first) and the row of the climate that stands in for it.
//! Nothing at all: the climate's own.

use super::varint::{Bytes, write_varint};
use crate::{catalog, scenario::AttachedWeather};

/// As bytes.
pub(super) fn write_weather(weather: Option<AttachedWeather>) -> Vec<u8> {
    let Some(weather) = weather else { return Vec::new() };
    let mut bytes = weather.hash.to_le_bytes().to_vec();
    write_varint(&mut bytes, u64::from(weather.climate));
    bytes
}

/// From bytes: `None` when they are damaged or name a climate that is not known here.
pub(super) fn read_weather(bytes: &[u8]) -> Option<Option<AttachedWeather>> {
    if bytes.is_empty() {
        return Some(None);
    }
    let (hash, rest) = bytes.split_at_checked(8)?;
    let mut rest = Bytes(rest);
    let climate = u16::try_from(rest.varint()?).ok()?;
    let is_whole = rest.0.is_empty() && catalog::climate(climate).is_some();
    is_whole.then_some(Some(AttachedWeather { hash: u64::from_le_bytes(hash.try_into().ok()?), climate }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weather_comes_back_and_damage_does_not() {
        let weather = Some(AttachedWeather { hash: u64::MAX - 9, climate: 1 });
        let bytes = write_weather(weather);
        assert!(bytes.len() <= 10);
        assert_eq!(read_weather(&bytes), Some(weather));
        assert_eq!(read_weather(&write_weather(None)), Some(None));
        assert_eq!(read_weather(&bytes[..8]), None);
        let mut unknown = bytes[..8].to_vec();
        unknown.extend([0xff, 0xff, 0x03]);
        assert_eq!(read_weather(&unknown), None);
    }
}
