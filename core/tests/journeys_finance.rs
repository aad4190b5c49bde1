//! Journeys of money that must match their hand arithmetic to rounding.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use wattfleet_core::finance::{
    CashFlow, CashKind, Certainty, DealKind, Finding, HostTerms, Role, Terms, findings, irr_frac, npv_usd,
};

/// A deal of which only the given numbers count: nothing fails, falls, waits, is taxed or insured.
fn bare(values: &[(&str, f64)]) -> Terms {
    let mut terms = Terms { deal: DealKind::Own, host_terms: HostTerms::FlatPayment, ..Terms::default() };
    let nothing = [
        "install_usd",
        "service_upgrade_frac",
        "transformer_upgrade_frac",
        "site_discount_frac",
        "price_decline_frac",
        "failures_per_gpu_year",
        "insurance_frac",
        "property_tax_frac",
        "exit_usd",
        "operator_stops_frac",
        "income_tax_frac",
        "company_tax_frac",
        "resale_frac",
    ];
    for key in nothing {
        terms.set(key, 0.0).unwrap();
    }
    terms.set("available_frac", 1.0).unwrap();
    for (key, value) in values {
        terms.set(key, *value).unwrap();
    }
    terms
}

fn figure(found: &[Finding], key: &str) -> f64 {
    found.iter().find(|finding| finding.key == key).unwrap_or_else(|| panic!("no {key}")).value
}

fn of(terms: &Terms, key: &str) -> f64 {
    figure(&findings(terms), key)
}

/// Equal when rounded to whole units of the last digit given.
fn rounds_to(value: f64, expected: f64, digit: f64) -> bool {
    ((value / digit).round() - (expected / digit).round()).abs() < 0.5
}

/// One RTX 5090 in Austin.
fn austin(values: &[(&str, f64)]) -> Terms {
    let mut terms = bare(&[
        ("nodes", 1.0),
        ("gpus_per_node", 1.0),
        ("gpu_price_usd_per_h", 0.69),
        ("fee_frac", 0.25),
        ("busy_kw", 0.70),
        ("idle_kw", 0.12),
        ("price_usd_per_kwh", 0.1446),
        ("utilisation_frac", 0.4),
        ("node_usd", 3500.0),
        ("resale_frac", 0.3),
        ("life_years", 3.0),
    ]);
    for (key, value) in values {
        terms.set(key, *value).unwrap();
    }
    terms
}

#[test]
fn an_austin_owner_keeps_551_usd_a_year_and_breaks_even_at_a_quarter_sold() {
    let terms = austin(&[]);
    let found = findings(&terms);
    let year = |key: &str| figure(&found, &format!("node_first_year.{key}"));
    assert!(rounds_to(year("after_fee_usd"), 1813.0, 1.0), "{}", year("after_fee_usd"));
    // 0.4 x 0.70 + 0.6 x 0.12 = 0.352 kW: 3,083.5 kWh.
    assert!((year("energy_kwh") - 3083.52).abs() < 1e-6, "{}", year("energy_kwh"));
    assert!(rounds_to(year("energy_kwh"), 3084.0, 1.0));
    assert!(rounds_to(year("power_usd"), 446.0, 1.0), "{}", year("power_usd"));
    assert!(rounds_to(year("before_hardware_usd"), 1367.0, 1.0), "{}", year("before_hardware_usd"));
    let capital_usd = (terms.capital_usd() - terms.resale_usd(3.0)) / 3.0;
    assert!(rounds_to(capital_usd, 817.0, 1.0), "{capital_usd}");
    let profit_usd = figure(&found, "profit_usd_per_node_year.straight_line");
    assert!(rounds_to(profit_usd, 551.0, 1.0), "{profit_usd}");
    assert!((profit_usd - (year("before_hardware_usd") - capital_usd)).abs() < 1e-9);
    let even = figure(&found, "break_even_utilisation_frac.straight_line");
    assert!(rounds_to(even, 0.255, 0.001), "{even}");
    let dear = of(
        &austin(&[("node_usd", 4500.0), ("resale_frac", 0.0)]),
        "break_even_utilisation_frac.straight_line",
    );
    assert!(rounds_to(dear, 0.435, 0.001), "{dear}");
}

/// 8,000 nodes whose operator pays host and meter.
fn fleet(values: &[(&str, f64)]) -> Terms {
    let mut terms = bare(&[
        ("nodes", 8000.0),
        ("node_usd", 252_000.0),
        ("life_years", 5.0),
        ("host_usd_per_node_year", 1800.0),
        // 220 faults of 16,384 GPUs in 54 days: 1.452 a node and year.
        ("failures_per_gpu_year", 1.452 / 16.0),
        ("repair_visit_usd", 500.0),
        ("repair_days", 0.0),
        ("price_usd_per_kwh", 0.1402),
        ("busy_kw", 12.5),
        ("idle_kw", 3.38),
        ("fee_frac", 0.25),
        ("gpu_price_usd_per_h", 0.89),
        ("cost_of_capital_frac", 0.08),
        ("utilisation_frac", 0.5),
    ]);
    terms.deal = DealKind::Host;
    for (key, value) in values {
        terms.set(key, *value).unwrap();
    }
    terms
}

#[test]
fn eight_thousand_nodes_break_even_at_69_percent_or_37_and_with_capital_at_85_or_45() {
    let cheap = findings(&fleet(&[]));
    let dear = findings(&fleet(&[("gpu_price_usd_per_h", 1.57)]));
    let even = |found: &[Finding], way: &str| figure(found, &format!("break_even_utilisation_frac.{way}"));
    assert!(rounds_to(even(&cheap, "straight_line"), 0.69, 0.01), "{}", even(&cheap, "straight_line"));
    assert!(rounds_to(even(&dear, "straight_line"), 0.37, 0.01), "{}", even(&dear, "straight_line"));
    assert!(rounds_to(even(&cheap, "annuity"), 0.85, 0.01), "{}", even(&cheap, "annuity"));
    assert!(rounds_to(even(&dear, "annuity"), 0.45, 0.01), "{}", even(&dear, "annuity"));
    let recovery = figure(&cheap, "capital_recovery_frac");
    assert!(rounds_to(recovery, 0.2505, 0.0001), "{recovery}");
    assert!(rounds_to(figure(&cheap, "node_first_year.repairs_usd"), 726.0, 1.0));
    let cost = |way: &str| figure(&cheap, &format!("levelised_usd_per_gpu_h.{way}"));
    assert!(rounds_to(cost("straight_line"), 0.89, 0.01), "{}", cost("straight_line"));
    assert!(rounds_to(cost("annuity"), 1.08, 0.01), "{}", cost("annuity"));
    // The same by hand: (50,400 + 1,800 + 726 + 7.94 kW x 8,760 h x 0.1402) / (16 x 4,380 h).
    let by_hand = (50_400.0 + 1800.0 + 726.0 + 7.94 * 8760.0 * 0.1402) / (16.0 * 4380.0);
    assert!((cost("straight_line") - by_hand).abs() < 1e-9);
}

#[test]
fn eight_thousand_nodes_are_100_megawatts_at_the_meter_of_which_the_gpus_take_76_8() {
    let terms = fleet(&[]);
    assert!((of(&terms, "fleet_kw") / 1000.0 - 100.0).abs() < 1e-9);
    let gpus_mw = terms.nodes * terms.gpus_per_node * 600.0 / 1e6;
    assert!((gpus_mw - 76.8).abs() < 1e-9);
}

#[test]
fn whose_money_it_is_adds_up_to_what_the_world_pays() {
    let terms = fleet(&[("utilisation_frac", 0.8)]);
    let flow = CashFlow::new(&terms, Certainty::RunsItsTerm);
    let all = |_: CashKind| true;
    let (host, operator) = (flow.party_usd(Role::Host, all), flow.party_usd(Role::Operator, all));
    // The host's 1,800 a year are the operator's cost.
    assert!(host[0].abs() < 1e-9 && (host[1] - 8000.0 * 1800.0).abs() < 1e-6);
    let world: Vec<f64> = host.iter().zip(&operator).map(|(a, b)| a + b).collect();
    let year_usd = 8000.0 * terms.node_year(0.0).before_hardware_usd() - 8000.0 * 726.0;
    assert!((world[1] - year_usd).abs() < 1e-3);
    assert!((world[0] + 8000.0 * 252_000.0).abs() < 1e-3);
    // At the rate that the operator earns, its money is worth nothing.
    let rate = irr_frac(&operator).unwrap();
    assert!(npv_usd(rate, &operator).abs() < 1.0, "{rate}");
    assert!((of(&terms, "operator.irr_frac") - rate).abs() < 1e-12);
}
