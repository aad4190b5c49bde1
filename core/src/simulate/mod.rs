//! The road from a home to its year.
