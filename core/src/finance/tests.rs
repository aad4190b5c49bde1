//! Laws of the cash flow.

use super::*;

fn all_deals() -> impl Iterator<Item = Terms> {
    DealKind::ALL.iter().flat_map(|&deal| {
        HostTerms::ALL.iter().flat_map(move |&host_terms| {
            Sell::ALL.iter().map(move |&sell| Terms {
                deal,
                host_terms,
                sell,
                nodes: 3.0,
                debt_frac: 0.6,
                demand_response_kw: 5.0,
                demand_response_usd_per_kw_year: 80.0,
                host_escalator_frac: 0.02,
                link_usd_month: 180.0,
                ..Terms::default()
            })
        })
    })
}

#[test]
fn what_the_roles_get_is_what_comes_from_outside() {
    for terms in all_deals() {
        for certainty in [Certainty::RunsItsTerm, Certainty::Expected] {
            let flow = CashFlow::new(&terms, certainty);
            let mut outside = vec![0.0; flow.years + 1];
            for line in &flow.lines {
                assert_ne!(line.from, line.to, "{line:?}");
                let sign = f64::from(i8::from(line.from.is_none()) - i8::from(line.to.is_none()));
                for (sum, usd) in outside.iter_mut().zip(&line.usd) {
                    *sum += sign * usd;
                }
            }
            let roles: Vec<Vec<f64>> = Role::ALL.iter().map(|role| flow.role_usd(*role)).collect();
            let parties: Vec<Vec<f64>> =
                terms.deal.parties().iter().map(|party| flow.party_usd(*party, |_| true)).collect();
            for (year, outside) in outside.iter().enumerate() {
                let of_roles: f64 = roles.iter().map(|usd| usd[year]).sum();
                let of_parties: f64 = parties.iter().map(|usd| usd[year]).sum();
                assert!((of_roles - outside).abs() < 1e-6, "{terms:?} year {year}");
                assert!((of_parties - outside).abs() < 1e-6, "{terms:?} year {year}");
            }
        }
    }
}

#[test]
fn every_kind_of_line_appears_somewhere() {
    let flows: Vec<CashFlow> = all_deals().map(|terms| CashFlow::new(&terms, Certainty::Expected)).collect();
    for kind in CashKind::ALL {
        assert!(flows.iter().any(|flow| flow.lines.iter().any(|line| line.kind == *kind)), "{kind:?}");
    }
}

#[test]
fn at_the_break_even_nothing_is_gained() {
    for terms in all_deals() {
        for rate_frac in [0.0, terms.cost_of_capital_frac] {
            let worth = |frac: f64| {
                let other = Terms { utilisation_frac: frac, ..terms };
                let flow = CashFlow::new(&other, Certainty::RunsItsTerm);
                let counts = |kind: CashKind| kind != CashKind::Tax && !kind.is_debt();
                npv_usd(rate_frac, &flow.party_usd(terms.deal.seller(), counts))
            };
            if let BreakEven::At(frac) = BreakEven::of_line(worth(0.0), worth(1.0)) {
                assert!(worth(frac).abs() < 1e-6 * worth(1.0).abs().max(1.0), "{terms:?}");
            }
        }
    }
}

#[test]
fn levelised_cost_is_the_price_that_leaves_nothing() {
    let terms = Terms { price_decline_frac: 0.0, site_discount_frac: 0.0, fee_frac: 0.0, ..Terms::default() };
    for deal in [DealKind::Own, DealKind::Host] {
        let found = findings(&Terms { deal, ..terms });
        let of = |key: &str| found.iter().find(|finding| finding.key == key).unwrap().value;
        for way in ["straight_line", "annuity"] {
            let (cost, price) = (
                of(&format!("levelised_usd_per_gpu_h.{way}")),
                of(&format!("break_even_gpu_usd_per_h.{way}")),
            );
            assert!((cost / price - 1.0).abs() < 1e-9, "{cost} {price}");
            let (cost, price) = (
                of(&format!("levelised_usd_per_mtok.{way}")),
                of(&format!("break_even_token_usd_per_mtok.{way}")),
            );
            assert!((cost / price - 1.0).abs() < 1e-9, "{cost} {price}");
        }
    }
}

#[test]
fn a_host_paid_the_least_payment_is_whole_and_no_better() {
    for &host_terms in HostTerms::ALL {
        let terms = Terms { deal: DealKind::Host, host_terms, ..Terms::default() };
        let month_usd = host_whole_usd_month(&terms);
        let flow = CashFlow::with_flat_payment(&terms, (Certainty::Expected, 12.0 * month_usd));
        let worth = npv_usd(terms.cost_of_capital_frac, &flow.party_usd(Role::Host, |_| true));
        assert!(worth > -1e-6 && (month_usd <= 0.0 || worth < 1e-6), "{host_terms:?} {month_usd} {worth}");
    }
    // Where the host pays for 12.5 kW, the payment is the bulk of the power bill.
    let terms = Terms { deal: DealKind::Host, host_terms: HostTerms::HostPaysMeter, ..Terms::default() };
    let power_usd = terms.node_year(0.0).power_usd / 12.0;
    let month_usd = host_whole_usd_month(&terms);
    assert!(month_usd > 0.9 * power_usd && month_usd < 1.3 * power_usd, "{month_usd} {power_usd}");
}

#[test]
fn an_operator_that_may_stop_is_worth_less_to_its_host() {
    for &host_terms in HostTerms::ALL {
        let worth = |stops_frac: f64| {
            let terms = Terms {
                deal: DealKind::Host,
                host_terms,
                operator_stops_frac: stops_frac,
                host_usd_per_node_year: 2400.0,
                host_meter_usd_per_node_year: 24_000.0,
                host_bill_usd_per_node_year: 600.0,
                ..Terms::default()
            };
            let flow = CashFlow::new(&terms, Certainty::Expected);
            npv_usd(terms.cost_of_capital_frac, &flow.party_usd(Role::Host, |_| true))
        };
        assert!(worth(0.2) < worth(0.05) && worth(0.05) < worth(0.0), "{host_terms:?}");
    }
}

#[test]
fn free_power_ends_at_the_fair_use() {
    let terms = Terms { deal: DealKind::Host, host_terms: HostTerms::FreePower, ..Terms::default() };
    let worth = |household_kwh_year: f64| {
        let flow = CashFlow::new(&Terms { household_kwh_year, ..terms }, Certainty::RunsItsTerm);
        flow.party_usd(Role::Host, |kind| kind == CashKind::HouseholdPower)[1]
    };
    assert!((worth(10_000.0) - 10_000.0 * terms.price_usd_per_kwh).abs() < 1e-9);
    assert!((worth(40_000.0) - terms.fair_use_kwh_year * terms.price_usd_per_kwh).abs() < 1e-9);
}

#[test]
fn a_called_node_earns_its_call_and_loses_its_tokens() {
    let idle = Terms::default();
    let called = Terms { demand_response_kw: 9.0, demand_response_usd_per_kw_year: 100.0, ..idle };
    let (idle, called) = (idle.node_year(0.0), called.node_year(0.0));
    assert!((called.demand_response_usd / 900.0 - 1.0).abs() < 0.2, "upgrades are awaited");
    assert!((idle.tok - called.tok - called.lost_tok).abs() < 1e-3 && called.lost_tok > 0.0);
    assert!(called.energy_kwh < idle.energy_kwh);
}

#[test]
fn every_default_lies_in_its_range_and_its_bounds() {
    let terms = Terms::default();
    for input in INPUTS {
        let range = input.range();
        assert!(range.low <= range.value && range.value <= range.high, "{}", input.key);
        let (low, high) = input.bounds();
        assert!(low <= range.low && range.high <= high, "{}", input.key);
        assert!((terms.number(input.key).unwrap() - range.value).abs() < 1e-12, "{}", input.key);
        assert!(!input.source().text().is_empty() && input.source().text() != "missing", "{}", input.key);
        let mut other = terms;
        other.set(input.key, range.high).unwrap();
        assert!((other.number(input.key).unwrap() - range.high).abs() < 1e-12, "{}", input.key);
    }
    assert!(terms.utilisation_frac < 1.0, "sold is never taken for capable");
}

#[test]
fn what_cannot_be_is_refused() {
    let mut terms = Terms::default();
    assert_eq!(terms.set("nods", 1.0), Err(TermsError::Unknown("nods".to_owned())));
    assert!(matches!(terms.set("utilisation_frac", 1.2), Err(TermsError::Outside { .. })));
    assert!(matches!(terms.set("life_years", 2.5), Err(TermsError::NotWhole { .. })));
    assert!(terms.set("busy_kw", f64::NAN).is_err());
    assert_eq!(terms, Terms::default());
}

#[test]
fn what_is_known_has_no_range_and_what_is_not_has_one() {
    let terms = Terms::default();
    for figure in spread(&terms, &[]) {
        assert!(figure.p10.total_cmp(&figure.p90).is_eq(), "{figure:?}");
    }
    let open: Vec<_> = INPUTS.iter().map(|input| (input.key, input.range())).collect();
    let all = spread(&terms, &open);
    let of = |key: &str| all.iter().find(|figure| figure.finding.key == key).unwrap();
    let cost = of("levelised_usd_per_gpu_h.annuity");
    assert!(cost.p10 < cost.finding.value && cost.finding.value < cost.p90, "{cost:?}");
    assert!(cost.p90 < 10.0 * cost.p10, "{cost:?}");
}
