//! Many homes: how they add up, how surely, and on which street.

pub mod availability;
