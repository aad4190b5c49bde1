//! The physics of one home.
