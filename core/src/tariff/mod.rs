//! Prices by step and the bill of a year.
