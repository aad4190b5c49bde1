//! Two fingerprints of an answer: one for the same bits, one for the same answer.
//!
//! Both are a 64-bit multiply and shift hash, word by word; each step is a bijection of the state, so that
//! one changed word always changes the result. Not cryptographic: they find drift, not forgery.

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Fingerprint of the bits of every series: equal where every value is the same number. All NaN are
/// one, and -0 is 0; where one series ends and the next begins counts.
#[must_use]
pub fn bits(series: &[&[f64]]) -> u64 {
    let mut state = mix(SEED, series.len() as u64);
    for values in series {
        state = mix(state, values.len() as u64);
        state = values.iter().fold(state, |state, &value| mix(state, canonical(value)));
    }
    finish(state)
}

/// Fingerprint of totals, each to six significant digits: equal where a reader would call the answer the
/// same. Names and order count. A total on the border between two roundings can fall either way, so
/// an equal answer is certain only from equal bits.
#[must_use]
pub fn answer(totals: &[(&str, f64)]) -> u32 {
    let mut state = SEED;
    for (name, value) in totals {
        state = words(state, name.as_bytes());
        state = words(state, six_digits(*value).as_bytes());
    }
    let hash = finish(state);
    (hash ^ (hash >> 32)) as u32
}

fn six_digits(value: f64) -> String {
    // Adding zero turns -0 into 0.
    if value.is_nan() { "NaN".to_owned() } else { format!("{:.5e}", value + 0.0) }
}

fn canonical(value: f64) -> u64 {
    if value.is_nan() { f64::NAN.to_bits() & !(1 << 63) } else { (value + 0.0).to_bits() }
}

fn words(state: u64, bytes: &[u8]) -> u64 {
    let state = mix(state, bytes.len() as u64);
    bytes.iter().fold(state, |state, &byte| mix(state, u64::from(byte)))
}

fn mix(state: u64, word: u64) -> u64 {
    let state = (state ^ word).wrapping_mul(FACTOR);
    state ^ (state >> 29)
}

fn finish(state: u64) -> u64 {
    mix(mix(state, 0), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_changed_bit_changes_the_bits() {
        let series = [1.5, 2.5, -3.0];
        let before = bits(&[&series]);
        for at in 0..series.len() {
            for bit in 0..64 {
                let mut changed = series;
                changed[at] = f64::from_bits(series[at].to_bits() ^ (1 << bit));
                assert_ne!(bits(&[&changed]), before, "value {at} bit {bit}");
            }
        }
    }

    #[test]
    fn every_nan_is_one_and_minus_zero_is_zero() {
        let odd_nan = f64::from_bits(f64::NAN.to_bits() | 1);
        assert_eq!(bits(&[&[f64::NAN, 0.0]]), bits(&[&[-odd_nan, -0.0]]));
        assert_eq!(answer(&[("a", f64::NAN), ("b", 0.0)]), answer(&[("a", -odd_nan), ("b", -0.0)]));
    }

    #[test]
    fn where_series_end_counts() {
        assert_ne!(bits(&[&[1.0, 2.0], &[]]), bits(&[&[1.0], &[2.0]]));
        assert_ne!(bits(&[&[], &[]]), bits(&[&[]]));
        assert_ne!(answer(&[("ab", 1.0)]), answer(&[("a", 1.0)]));
    }

    #[test]
    fn an_answer_keeps_six_digits_and_no_more() {
        let of = |value| answer(&[("import_kwh", value)]);
        assert_eq!(of(12345.61), of(12345.64));
        assert_ne!(of(12345.6), of(12345.7));
        assert_ne!(of(12345.6), of(-12345.6));
        assert_ne!(answer(&[("a", 1.0), ("b", 2.0)]), answer(&[("b", 2.0), ("a", 1.0)]));
    }

    /// Guards links that are out: their fingerprints must mean the same for ever.
    #[test]
    fn the_fingerprints_are_those_of_the_first_version() {
        assert_eq!(format!("{:016x}", bits(&[&[1.0, 2.0, 3.0], &[0.1]])), "69fd91a1a07fe3f4");
        assert_eq!(format!("{:08x}", answer(&[("import_kwh", 12345.6), ("bill_usd", -7.0)])), "5d9ecccb");
    }
}
