//! Prices of a market, in a link: the hash of the year (8 bytes, lowest first), then the stand-in as zig-zag varints of
//! tenths of a cent: twelve monthly means, and 24 hours of the mean day as their distance from the year's mean.
//! Nothing at all: the plan's prices.

use super::varint::{Bytes, un_zig_zag, write_varint, zig_zag};
use crate::scenario::{AttachedPrices, MAX_MARKET_USD_PER_KWH};

/// The most tenths of a cent, either way.
const MOST_MILLS: i64 = (MAX_MARKET_USD_PER_KWH * 2000.0) as i64;

/// As bytes.
pub(super) fn write_prices(prices: Option<&AttachedPrices>) -> Vec<u8> {
    let Some(prices) = prices else { return Vec::new() };
    let mut bytes = prices.hash.to_le_bytes().to_vec();
    for mills in prices.monthly_mills.iter().chain(&prices.day_mills) {
        write_varint(&mut bytes, zig_zag(i64::from(*mills)));
    }
    bytes
}

/// From bytes: `None` when they are damaged or no price.
pub(super) fn read_prices(bytes: &[u8]) -> Option<Option<AttachedPrices>> {
    if bytes.is_empty() {
        return Some(None);
    }
    let (hash, rest) = bytes.split_at_checked(8)?;
    let mut rest = Bytes(rest);
    let hash = u64::from_le_bytes(hash.try_into().ok()?);
    let mut prices = AttachedPrices { hash, monthly_mills: [0; 12], day_mills: [0; 24] };
    for mills in prices.monthly_mills.iter_mut().chain(&mut prices.day_mills) {
        let found = un_zig_zag(rest.varint()?);
        if !(-MOST_MILLS..=MOST_MILLS).contains(&found) {
            return None;
        }
        *mills = found as i32;
    }
    rest.is_empty().then_some(Some(prices))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_come_back_and_damage_does_not() {
        let monthly_mills = std::array::from_fn(|month| 80 + 9 * month as i32);
        let day_mills = std::array::from_fn(|hour| 5 * (hour as i32 - 12));
        let prices = AttachedPrices { hash: u64::MAX - 9, monthly_mills, day_mills };
        let bytes = write_prices(Some(&prices));
        assert!(bytes.len() <= 56, "{}", bytes.len());
        assert_eq!(read_prices(&bytes), Some(Some(prices)));
        assert_eq!(read_prices(&write_prices(None)), Some(None));
        assert_eq!(read_prices(&bytes[..bytes.len() - 1]), None);
        assert_eq!(read_prices(&[&bytes[..], &[0]].concat()), None);
        let mut dear = bytes[..8].to_vec();
        write_varint(&mut dear, zig_zag(MOST_MILLS + 1));
        dear.resize(dear.len() + 35, 0);
        assert_eq!(read_prices(&dear), None);
    }
}
