//! The electrical service: what may flow through the main breaker, and what that leaves for the node.
//!
//! - [`Rating`]: amperes, volts and the continuous rule
//! - [`demand`]: what the house asks of its service (NEC 220.82, 220.83, 220.87)
//! - [`service_check`]: whether a node fits, what it may draw, its breaker and wire
//! - [`backfeed`]: the 120 % rule of the busbar (NEC 705.12)
//! - [`service_limits`]: the limits at every step of the year
//! - [`service_hours`]: what happens hour by hour
//!
//! The code itself is not public: rules as retold by OpenStudio-HPXML's panel calculation and by NEC
//! Annex D2(a), of which the test holds the figures. **An estimate, not a code calculation.**

mod backfeed;
mod check;
mod circuit;
mod demand;
mod hours;
mod limits;
mod rating;

pub use backfeed::{Backfeed, backfeed};
pub use check::{ServiceCheck, ServiceQuestion, service_check};
pub use circuit::{Circuit, Wire, node_circuit};
pub use demand::{Conditioning, LoadRule, Nameplates, calculated_va, demand, nameplates};
pub use hours::{ServiceHours, ServiceSeries, service_hours};
pub use limits::{GivesWay, ServiceLimits, TransformerBinds, service_limits};
pub use rating::Rating;
