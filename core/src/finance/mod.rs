//! Money over years, never without its owner: roles, deals, cash flow, levelised cost.
//!
//! - [`Terms`]: a deal in numbers, each with its default, range and source ([`INPUTS`])
//! - [`CashFlow`]: every line by year, from whom to whom; [`findings`]: all it comes to; [`spread`]: how far each
//!   figure moves with what is not known
//! - [`npv_usd`], [`irr_frac`], [`payback_years`], [`capital_recovery_frac`], [`payment_usd`], [`Loan`]: what
//!   money at different times is worth

mod annuity;
mod books;
mod break_even;
mod cash_flow;
mod finding;
mod from_home;
pub(crate) mod input;
mod irr;
mod line;
mod loan;
mod node_year;
mod npv;
mod payback;
mod prices;
mod role;
pub(crate) mod spread;
mod tax;
mod terms;
mod terms_error;
#[cfg(test)]
mod tests;

pub use annuity::{annuity_worth, capital_recovery_frac, payment_usd};
pub use break_even::BreakEven;
pub use cash_flow::{CashFlow, Certainty};
pub use finding::{Finding, findings, host_whole_usd_month};
pub use from_home::FirstYear;
pub use input::{Input, Origin};
pub use irr::irr_frac;
pub use line::{CashKind, CashLine};
pub use loan::{Loan, LoanYear};
pub use node_year::NodeYear;
pub use npv::npv_usd;
pub use payback::payback_years;
pub use role::{DealKind, HostTerms, LeaseBy, Role, Sell};
pub use spread::{Spread, spread};
pub use terms::{INPUTS, Terms};
pub use terms_error::TermsError;
