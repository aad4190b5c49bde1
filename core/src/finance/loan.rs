//! A loan paid off in equal yearly payments: what of each is interest.

use super::capital_recovery_frac;

/// A loan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loan {
    /// What is lent, USD.
    pub amount_usd: f64,
    /// Interest, fraction a year.
    pub rate_frac: f64,
    /// Yearly payments.
    pub years: usize,
}

/// A year of a loan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LoanYear {
    /// Interest paid, USD.
    pub interest_usd: f64,
    /// Paid back, USD.
    pub principal_usd: f64,
    /// Owed at the end of the year, USD.
    pub owed_usd: f64,
}

impl Loan {
    /// The same payment every year, USD.
    #[must_use]
    pub fn payment_usd(&self) -> f64 {
        if self.years == 0 {
            0.0
        } else {
            self.amount_usd * capital_recovery_frac(self.rate_frac, self.years as f64)
        }
    }

    /// Year by year, the first first.
    pub fn schedule(&self) -> impl Iterator<Item = LoanYear> {
        let payment_usd = self.payment_usd();
        let rate_frac = self.rate_frac;
        (0..self.years).scan(self.amount_usd, move |owed_usd, _| {
            let interest_usd = *owed_usd * rate_frac;
            let principal_usd = payment_usd - interest_usd;
            *owed_usd -= principal_usd;
            Some(LoanYear { interest_usd, principal_usd, owed_usd: *owed_usd })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loan_ends_paid_off() {
        let loan = Loan { amount_usd: 17_417.6, rate_frac: 0.04, years: 25 };
        let last = loan.schedule().last().unwrap();
        assert!(last.owed_usd.abs() < 1e-8);
        let paid: f64 = loan.schedule().map(|year| year.principal_usd).sum();
        assert!((paid - 17_417.6).abs() < 1e-8);
    }
}
