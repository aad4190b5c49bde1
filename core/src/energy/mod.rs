//! The physics of one home.
//!
//! - [`pv`]: what the roof gives
//! - [`household`]: what the house draws, and how the node's heat changes it
//! - [`heat`]: what becomes of the node's heat, and what a hot day does to the node
//! - [`service`]: what may flow through the main breaker
//! - [`transformer`]: what the street's transformer bears
//! - [`battery`]: limits and state of the store
//! - [`outage`]: how often the grid goes, and how far the battery carries

pub mod battery;
pub mod heat;
pub mod household;
pub mod outage;
pub mod pv;
pub mod service;
pub mod transformer;
