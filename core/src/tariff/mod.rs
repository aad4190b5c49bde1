//! Prices by step and the bill of a year.

mod bill;
mod prices;

pub use bill::{Bill, MonthBill, bill};
pub use prices::{PriceInput, Prices, prices};
