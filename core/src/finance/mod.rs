//! Money over years, never without its owner: roles, deals, cash flow, levelised cost.
//!
//! - [`npv_usd`], [`irr_frac`], [`payback_years`], [`capital_recovery_frac`], [`payment_usd`], [`Loan`]: what
//!   money at different times is worth

mod annuity;
mod break_even;
mod irr;
mod loan;
mod npv;
mod payback;

pub use annuity::{annuity_worth, capital_recovery_frac, payment_usd};
pub use break_even::BreakEven;
pub use irr::irr_frac;
pub use loan::{Loan, LoanYear};
pub use npv::npv_usd;
pub use payback::payback_years;
