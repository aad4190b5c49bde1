//! The lesser and the greater of two numbers, as a processor has them.
//!
//! `f64::min` and `f64::max` promise the other number where one is not a number. WebAssembly has no instruction for
//! that, so each is a call of a function; a year of a home asks for some hundred thousand. A comparison and a choice
//! do, and promise the same.

/// A number held to a limit.
pub trait Limited {
    /// This, or `most` where it is more or not a number.
    #[must_use]
    fn at_most(self, most: Self) -> Self;
    /// This, or `least` where it is less or not a number. Of two zeros `least`, whatever their signs.
    #[must_use]
    fn at_least(self, least: Self) -> Self;
}

impl Limited for f64 {
    #[inline(always)]
    fn at_most(self, most: Self) -> Self {
        if self < most { self } else { most }
    }

    #[inline(always)]
    fn at_least(self, least: Self) -> Self {
        if self > least { self } else { least }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn limits_are_the_standard_librarys(one in proptest::num::f64::ANY, other in -1e9..1e9_f64) {
            prop_assert_eq!(one.at_most(other).to_bits(), one.min(other).to_bits());
            prop_assert_eq!(one.at_least(other).to_bits(), one.max(other).to_bits());
        }
    }

    #[test]
    fn a_zero_below_zero_becomes_the_limit() {
        assert_eq!((-0.0_f64).at_least(0.0).to_bits(), 0);
    }
}
