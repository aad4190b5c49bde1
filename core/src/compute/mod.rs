//! The physics of one node and its traffic.
