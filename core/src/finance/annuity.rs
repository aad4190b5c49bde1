//! Equal payments that are worth a sum: loans, and capital spread over the life of what it bought.
//!
//! `payment = present r / (1 - (1 + r)^-n)`; without interest `present / n`.

/// Share of a sum that has to come back every year, so that after `years` it is paid off with interest:
/// 0.2505 at 8 % over five years; a straight line at 0.
#[must_use]
pub fn capital_recovery_frac(rate_frac: f64, years: f64) -> f64 {
    if rate_frac.abs() < 1e-12 {
        return 1.0 / years;
    }
    // expm1 of the logarithm keeps small rates exact.
    rate_frac / -libm::expm1(-years * libm::log1p(rate_frac))
}

/// Equal payment at the ends of `periods` that turns `present` into `-future`, USD; what is received is
/// positive, what is paid negative, as spreadsheets have it.
#[must_use]
pub fn payment_usd(rate_frac: f64, periods: f64, worth_usd: (f64, f64)) -> f64 {
    let (present_usd, future_usd) = worth_usd;
    let recovery = capital_recovery_frac(rate_frac, periods);
    // A sum that is due at the end needs the recovery less the interest that it earns meanwhile.
    -(present_usd * recovery + future_usd * (recovery - rate_frac))
}

/// What equal payments of 1 at the ends of `years` are worth today.
#[must_use]
pub fn annuity_worth(rate_frac: f64, years: f64) -> f64 {
    1.0 / capital_recovery_frac(rate_frac, years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::{Deal, Node},
        simulate::yearly_capital_usd,
    };

    #[test]
    fn eight_percent_over_five_years_recover_a_quarter_a_year() {
        assert!((capital_recovery_frac(0.08, 5.0) - 0.250_456).abs() < 1e-6);
        assert!((capital_recovery_frac(0.0, 5.0) - 0.2).abs() < 1e-15);
    }

    #[test]
    fn a_rate_near_zero_is_near_the_straight_line() {
        assert!((capital_recovery_frac(1e-9, 5.0) - 0.2).abs() < 1e-9);
        assert!((capital_recovery_frac(1e-13, 5.0) - 0.2).abs() < 1e-12);
    }

    #[test]
    fn it_is_the_capital_of_the_home_pages_ledger() {
        let node =
            Node { gpu_count: 1.0, gpu_usd: 9000.0, host_usd: 0.0, install_usd: 0.0, ..Node::default() };
        let deal = Deal { life_years: 5.0, resale_frac: 0.0, capital_cost_frac: 0.09, ..Deal::default() };
        let own = 9000.0 * capital_recovery_frac(0.09, 5.0);
        assert!((yearly_capital_usd(&node, &deal) - own).abs() < 1e-9);
    }
}
