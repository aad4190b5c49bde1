//! Finance against numpy-financial, and against a loan case of SAM.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use serde_json::Value;
use wattfleet_core::finance::{
    Loan, annuity_worth, capital_recovery_frac, irr_frac, npv_usd, payback_years, payment_usd,
};

const VECTORS: &str = include_str!("reference/fleet/finance.json");

fn vectors() -> Value {
    serde_json::from_str(VECTORS).unwrap()
}

fn number(of: &Value, key: &str) -> f64 {
    of[key].as_f64().unwrap_or_else(|| panic!("no number {key} in {of}"))
}

fn numbers(of: &Value, key: &str) -> Vec<f64> {
    of[key].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
}

/// Equal to 1e-9 of the larger of the two, or of 1.
fn same(ours: f64, theirs: f64) -> bool {
    (ours - theirs).abs() <= 1e-9 * ours.abs().max(theirs.abs()).max(1.0)
}

#[test]
fn worth_return_and_payback_are_those_of_numpy_financial() {
    let vectors = vectors();
    let series = vectors["series"].as_array().unwrap();
    assert!(series.len() >= 100);
    let mut without = 0;
    for case in series {
        let flows = numbers(case, "flows_usd");
        let worth = npv_usd(number(case, "rate_frac"), &flows);
        assert!(same(worth, number(case, "npv_usd")), "{worth} for {case}");
        match (irr_frac(&flows), case["irr_frac"].as_f64()) {
            (Some(ours), Some(theirs)) => assert!(same(ours, theirs), "{ours} for {case}"),
            (None, None) => without += 1,
            (ours, _) => panic!("{ours:?} for {case}"),
        }
        match (payback_years(&flows), case["payback_years"].as_f64()) {
            (Some(ours), Some(theirs)) => assert!(same(ours, theirs), "{ours} for {case}"),
            (ours, theirs) => assert_eq!(ours, theirs, "{case}"),
        }
    }
    assert!(without < series.len() / 3, "{without} of {} have no rate of return", series.len());
}

#[test]
fn payments_and_loans_are_those_of_numpy_financial() {
    for case in vectors()["payments"].as_array().unwrap() {
        let (rate, periods) = (number(case, "rate_frac"), number(case, "periods"));
        let sums = (number(case, "present_usd"), number(case, "future_usd"));
        let payment = payment_usd(rate, periods, sums);
        assert!(same(payment, number(case, "payment_usd")), "{payment} for {case}");
        assert!(same(annuity_worth(rate, periods), number(case, "worth")), "{case}");
        if case["loan"].is_object() {
            let loan = Loan { amount_usd: sums.0, rate_frac: rate, years: periods as usize };
            let year = loan.schedule().nth(number(&case["loan"], "year") as usize - 1).unwrap();
            assert!(same(year.interest_usd, number(&case["loan"], "interest_usd")), "{case}");
            assert!(same(year.principal_usd, number(&case["loan"], "principal_usd")), "{case}");
        }
    }
}

#[test]
fn a_roof_on_credit_is_worth_what_sam_says() {
    let vectors = vectors();
    let case = &vectors["cashloan"];
    let of = |key: &str| number(case, key);
    let value_usd = numbers(case, "value_usd");
    let nominal = (1.0 + of("real_discount_frac")) * (1.0 + of("inflation_frac")) - 1.0;
    // State tax is deducted from federal.
    let tax = of("state_tax_frac") + of("federal_tax_frac") * (1.0 - of("state_tax_frac"));
    let credit_usd = of("installed_usd") * of("tax_credit_frac");
    let loan = Loan {
        amount_usd: of("installed_usd"),
        rate_frac: of("loan_rate_frac"),
        years: of("loan_years") as usize,
    };
    let (mut all_debt, mut no_debt, mut costs, mut energy) = (vec![0.0], vec![0.0], vec![0.0], vec![0.0]);
    no_debt[0] = -of("installed_usd");
    let (mut om_usd, mut kwh) = (of("om_usd"), of("energy_kwh"));
    for (year, (value, paid)) in value_usd.iter().zip(loan.schedule()).enumerate() {
        let credit = if year == 0 { credit_usd } else { 0.0 };
        let finance = credit + paid.interest_usd * tax - loan.payment_usd();
        all_debt.push(value - om_usd + finance);
        costs.push(om_usd - finance);
        // Payback is that of the roof without its loan, the tax on the interest aside.
        no_debt.push(value - om_usd + credit);
        energy.push(kwh);
        om_usd *= 1.0 + of("inflation_frac");
        kwh *= 1.0 - of("energy_lost_frac");
    }
    let npv = npv_usd(nominal, &all_debt);
    assert!(same(npv, of("npv_usd")), "{npv}");
    let payback = payback_years(&no_debt).unwrap();
    assert!(same(payback, of("payback_years")), "{payback}");
    let lcoe = |rate: f64| npv_usd(nominal, &costs) / npv_usd(rate, &energy);
    assert!(same(lcoe(nominal), of("lcoe_nominal_usd_per_kwh")), "{}", lcoe(nominal));
    assert!(same(lcoe(of("real_discount_frac")), of("lcoe_real_usd_per_kwh")));
    // The same loan as a level payment.
    let level = of("installed_usd") * capital_recovery_frac(of("loan_rate_frac"), of("loan_years"));
    assert!(same(level, loan.payment_usd()) && (level - 1_114.934_763_029_351).abs() < 1e-9);
}
