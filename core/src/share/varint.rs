//! Whole numbers in as few bytes as they need: seven bits a byte, the lowest first, the high bit set on
//! all but the last; signed numbers zig-zag, so that small negative ones are short too.

/// The longest a 64-bit number gets.
const MAX_BYTES: usize = 10;

/// Appends a number.
pub(super) fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// 0, -1, 1, -2 ... as 0, 1, 2, 3 ...
pub(super) fn zig_zag(value: i64) -> u64 {
    (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned()
}

/// The number that was zig-zagged.
pub(super) fn un_zig_zag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

/// Bytes read from the front. Every read says `None` when the bytes run out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// Whether all are read.
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The next number; also `None` when it does not fit 64 bits.
    pub(super) fn varint(&mut self) -> Option<u64> {
        let mut value = 0_u64;
        for place in 0..MAX_BYTES {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            let part = u64::from(byte & 0x7f);
            let shifted = part << (7 * place);
            if shifted >> (7 * place) != part {
                return None;
            }
            value |= shifted;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// The next bytes, as many as the number before them says.
    pub(super) fn prefixed(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.varint()?).ok()?;
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_reads_back_as_itself() {
        for value in [0, 1, -1, 63, -64, 64, 8191, -8192, 1_000_000, i64::MAX, i64::MIN] {
            let mut out = Vec::new();
            write_varint(&mut out, zig_zag(value));
            let mut bytes = Bytes(&out);
            assert_eq!(bytes.varint().map(un_zig_zag), Some(value));
            assert!(bytes.is_empty());
        }
    }

    #[test]
    fn a_number_too_long_or_cut_short_is_none() {
        assert_eq!(Bytes(&[0x80]).varint(), None);
        assert_eq!(Bytes(&[0xff; 10]).varint(), None);
        assert_eq!(Bytes(&[0x80; 12]).varint(), None);
        assert_eq!(Bytes(&[3, 1, 2]).prefixed(), None);
    }
}
