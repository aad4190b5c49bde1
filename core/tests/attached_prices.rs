//! Prices of a market that a home refers to, through the whole road.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use wattfleet_core::{
    scenario::{AttachedPrices, Attachments, Dispatch, Path, Scenario, preset},
    share::{Stamp, decode_link, encode_link, read_file, write_file_holding, year_answer},
    simulate::{Options, Stages, Year},
    tariff::{Agile, Spot},
};

/// A market of half hours: dear evenings, nights below nothing in May.
fn market() -> Vec<f64> {
    (0..17_520)
        .map(|step| match (step % 48, step / 48) {
            (34..42, _) => 0.24,
            (0..10, 120..151) => -0.03,
            _ => 0.06,
        })
        .collect()
}

/// A home of San Francisco with a battery that follows prices, on that market.
fn home() -> (Scenario, Attachments) {
    let mut scenario = preset(3).unwrap().scenario();
    let (market, kept) = AttachedPrices::year(&market()).unwrap();
    let mut attachments = Attachments::default();
    assert_eq!(attachments.keep_numbers(&kept), market.hash);
    scenario.homes[0].tariff.market = Some(market);
    scenario.homes[0].battery.dispatch = Dispatch::TimeOfUse;
    (scenario, attachments)
}

fn year(scenario: &Scenario, attachments: &Attachments) -> Year {
    let options = Options { attachments: attachments.clone(), ..Options::default() };
    Stages::default().year(scenario, &options).unwrap()
}

fn is_marked(year: &Year) -> bool {
    year.notes.iter().any(|note| note.id == "note.prices_stand_in")
}

#[test]
fn an_attached_market_is_what_the_command_line_takes_and_moves_bill_and_battery() {
    let (scenario, attachments) = home();
    let own = year(&scenario, &attachments);
    let mut plain = scenario.clone();
    plain.homes[0].tariff.market = None;
    let spot = Spot { market_usd_per_kwh: market().into(), formula: None };
    let given = Options { spot: Some(spot), ..Options::default() };
    let given = Stages::default().year(&plain, &given).unwrap();
    assert_eq!(year_answer(&own), year_answer(&given));
    assert!(!own.approximate_prices && !is_marked(&own));
    let plan = year(&plain, &attachments);
    assert_ne!(year_answer(&own), year_answer(&plan));
    assert_ne!(own.today.flows.charge_kw, plan.today.flows.charge_kw, "the battery follows the market");
    // The bill is the price of each hour times its import, sold at no less than nothing.
    let market = market();
    let steps = own.today.flows.import_kw.iter().zip(&own.today.flows.export_kw).zip(market.chunks(2));
    let hand: f64 = steps
        .map(|((import, export), price)| {
            let price = (price[0] + price[1]) / 2.0;
            import * price - export * price.max(0.0)
        })
        .sum();
    let bill = own.today.bill.year();
    assert!((bill.import_usd - bill.export_usd - hand).abs() < 1e-6 * hand.abs());
}

#[test]
fn the_formula_of_the_tariff_makes_the_buying_price() {
    let (mut scenario, attachments) = home();
    let agile = Agile::GREAT_BRITAIN.in_money(1.33);
    agile.write(&mut scenario.homes[0].tariff);
    let prices = year(&scenario, &attachments).prices;
    for (buy, expected) in [(0, (2.2 * 0.06) * 1.05), (17, (2.2 * 0.24 + 0.1596) * 1.05)] {
        assert!((prices.buy_usd_per_kwh[buy] - expected).abs() < 1e-9, "hour {buy}");
    }
    assert!((prices.sell_usd_per_kwh[0] - 0.06).abs() < 1e-12);
    assert!(prices.buy_usd_per_kwh[130 * 24 + 1] < 0.0);
}

#[test]
fn a_copy_without_the_market_says_so_and_is_near() {
    let (scenario, attachments) = home();
    let link = encode_link(&scenario);
    assert!(link.chars().count() <= 250, "{}", link.chars().count());
    let opened = decode_link(&link).unwrap();
    assert_eq!((opened.notes.len(), &opened.scenario), (0, &scenario));
    let (own, copy) = (year(&scenario, &attachments), year(&opened.scenario, &opened.attachments));
    assert!(copy.approximate_prices && is_marked(&copy));
    let (own_usd, copy_usd) = (own.with_node.totals.bill_usd, copy.with_node.totals.bill_usd);
    assert!((copy_usd / own_usd - 1.0).abs() < 0.1, "{copy_usd:.0} against {own_usd:.0} USD");
    assert_ne!(copy_usd.to_bits(), own_usd.to_bits());
}

#[test]
fn a_scenario_file_carries_the_market() {
    let (scenario, attachments) = home();
    let text = write_file_holding(&scenario, Stamp::default(), &attachments);
    let back = read_file(&text).unwrap();
    assert_eq!((back.notes.len(), &back.scenario, &back.attachments), (0, &scenario, &attachments));
    let without = write_file_holding(&scenario, Stamp::default(), &Attachments::default());
    assert_eq!(read_file(&without).unwrap().scenario, scenario);
    let broken = text.replacen("\"usd_per_kwh\": [0.06, ", "\"usd_per_kwh\": [", 1);
    let error = read_file(&broken).unwrap_err().to_string();
    assert!(error.starts_with("homes[0].attachments.prices.usd_per_kwh"), "{error}");
}

#[test]
fn choosing_a_plan_or_taking_a_rate_drops_the_market() {
    let (mut scenario, _) = home();
    let rate = wattfleet_core::tariff::rate_of(&scenario.homes[0].tariff).unwrap();
    let mut other = scenario.homes[0].tariff.clone();
    other.set_rate(&rate);
    assert_eq!(other.market, None);
    let path = Path::parse("tariff.plan").unwrap();
    let now = path.read(&scenario).unwrap();
    scenario.set(path, now).unwrap();
    assert_eq!(scenario.homes[0].tariff.market, None);
    assert_eq!(decode_link(&encode_link(&scenario)).unwrap().scenario, scenario);
}
