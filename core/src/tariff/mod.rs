//! Prices by step and the bill of a year.
//!
//! [`prices`] and [`bill`] are the short road of plans without tiers; [`rate_bill`] is the whole of the
//! Utility Rate Database's semantics.

mod agile;
mod bill;
mod coincident;
mod demand;
mod floor;
#[cfg(test)]
mod fuel_laws;
mod holidays;
#[cfg(test)]
mod laws;
mod meter;
mod net_billing;
mod net_metering;
mod plan_rate;
mod prices;
mod rate_bill;
mod spot;
mod tiers;

pub use agile::Agile;
pub use bill::{Bill, MonthBill, bill};
pub use floor::relief_usd;
pub use holidays::holidays;
pub use meter::MeterYear;
pub use plan_rate::{is_plain, rate_of};
pub use prices::{PriceBasis, PriceInput, Prices, prices};
pub use rate_bill::{RateBill, RateMonth, rate_bill};
pub use spot::{Spot, spot_prices};
