//! Laws of the race.

use super::{race::race, *};
use crate::{
    catalog::{DATACENTRES, Datacentre, datacentre_by_slug},
    finance::{CashFlow, CashKind, Certainty, DealKind, Terms},
};

fn terms() -> Terms {
    Terms { deal: DealKind::Host, nodes: 8000.0, ..Terms::default() }
}

fn campus() -> &'static Datacentre {
    datacentre_by_slug("hyperscale-campus").unwrap()
}

#[test]
fn a_fleet_grows_to_what_is_wanted_and_no_further() {
    let grown = growth(&terms(), &RampPlan::default());
    let total: f64 = grown.nodes.iter().sum();
    assert!((total - 8000.0).abs() < 1e-6, "{total}");
    assert_eq!(grown.limit.last(), Some(&GrowthLimit::Target));
    assert!(grown.nodes.iter().all(|nodes| *nodes >= 0.0 && *nodes <= 401.0));
    let named: Vec<GrowthLimit> = grown.limit.clone();
    assert!(named.contains(&GrowthLimit::OptIn) && named.contains(&GrowthLimit::Crews), "{named:?}");
}

#[test]
fn every_limit_can_bind_and_less_of_it_never_grows_faster() {
    for (key, less, limit) in [
        ("crews_more_month", 0.0, GrowthLimit::Crews),
        ("supply_nodes_month", 60.0, GrowthLimit::Supply),
        ("permits_nodes_month", 60.0, GrowthLimit::Permits),
        ("opt_in_frac", 0.1, GrowthLimit::OptIn),
    ] {
        let plan = RampPlan::default();
        let mut tight = plan;
        tight.set(key, less).unwrap();
        let (wide, tight) = (growth(&terms(), &plan), growth(&terms(), &tight));
        assert!(tight.limit.contains(&limit), "{key}");
        let (mut sum_wide, mut sum_tight) = (0.0, 0.0);
        for (a, b) in wide.nodes.iter().zip(&tight.nodes) {
            sum_wide += a;
            sum_tight += b;
            assert!(sum_tight <= sum_wide + 1.0, "{key}");
        }
    }
}

#[test]
fn a_fleet_sells_first_and_the_campus_passes_it_in_power_never() {
    let race = race(&terms(), &RampPlan::default(), campus()).unwrap();
    let first = |side: &RampSide| side.first_token_month().unwrap();
    assert!(
        first(&race.fleet) < 12 && first(&race.campus) == 49,
        "{} {}",
        first(&race.fleet),
        first(&race.campus)
    );
    assert!(race.campus.mw[48].abs() < 1e-9 && race.campus.mw[49] > 99.0);
    let most_mw = race.fleet.mw.iter().copied().fold(0.0, f64::max);
    assert!((most_mw - 100.0).abs() < 1e-6, "{most_mw}");
    for side in [&race.fleet, &race.campus] {
        assert!(side.tok.windows(2).all(|pair| pair[1] >= pair[0]), "{}", side.name);
        assert!(side.at_risk_usd() > 0.0);
    }
    assert!(race.fleet.at_risk_usd() < 8000.0 * terms().capital_usd());
}

#[test]
fn the_fleet_of_a_scenario_grows_as_it_says() {
    use crate::scenario::{Fleet, Group};
    let group = Group { count: 10_000.0, opt_in_frac: 0.8, ..Group::default() };
    let fleet = Fleet { groups: vec![group], supply_nodes_month: 150.0, ..Fleet::default() };
    let plan = RampPlan::from_fleet(&fleet);
    let terms = Terms { service_upgrade_frac: 0.0, transformer_upgrade_frac: 0.0, ..terms() };
    let grown = growth(&terms, &plan);
    assert!((plan.opt_in_frac - 0.8).abs() < 1e-12);
    assert!(grown.nodes.iter().take(3).all(|nodes| *nodes <= 0.0), "no crew works yet");
    assert!(grown.nodes.iter().all(|nodes| *nodes <= 151.0) && grown.limit.contains(&GrowthLimit::Supply));
    // From a tenth to nine tenths of those who agree takes the months that the scenario says.
    let wide = RampPlan { supply_nodes_month: 1e9, crews: 1e9, permit_months: 0.0, ..plan };
    let grown = growth(&Terms { nodes: 1e9, ..terms }, &wide);
    let reached = |share: f64| {
        let sums = grown.nodes.iter().scan(0.0, |sum, nodes| {
            *sum += nodes;
            Some(*sum)
        });
        sums.take_while(|sum| *sum < share * 8000.0).count() as f64
    };
    assert!(
        (reached(0.9) - reached(0.1) - fleet.opt_in_span_months).abs() < 2.5,
        "{} {}",
        reached(0.1),
        reached(0.9)
    );
}

#[test]
fn boxes_are_bought_anew_only_where_the_next_life_earns_its_price() {
    let last_mw = |gpu_price_usd_per_h: f64| {
        let terms = Terms { gpu_price_usd_per_h, price_decline_frac: 0.05, ..terms() };
        race(&terms, &RampPlan::default(), campus()).unwrap().fleet.mw[119]
    };
    assert!(last_mw(0.5).abs() < 1e-9 && (last_mw(5.0) - 100.0).abs() < 1e-6);
}

#[test]
fn a_crossing_is_where_the_lead_changes() {
    let plan = RampPlan::default();
    for row in DATACENTRES.iter().filter(|row| row.costs.is_some()) {
        let race = race(&terms(), &plan, row).unwrap();
        for crossing in &race.crossings {
            assert!(crossing.month > 0.0 && crossing.month <= MONTHS as f64, "{crossing:?}");
            let month = crossing.month.ceil() as usize;
            if crossing.series == Series::Tok && month < MONTHS {
                let lead = race.fleet.tok[month] - race.campus.tok[month];
                assert_eq!(lead > 0.0, crossing.fleet_leads, "{}: {crossing:?}", row.slug);
            }
        }
        let leads = |series| race.crossings.iter().filter(move |crossing| crossing.series == series);
        for series in Series::ALL {
            let all: Vec<bool> = leads(*series).map(|crossing| crossing.fleet_leads).collect();
            assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{}: {all:?}", row.slug);
        }
    }
}

#[test]
fn nodes_set_up_at_once_have_the_cash_of_their_deal() {
    let terms = Terms {
        service_upgrade_frac: 0.0,
        transformer_upgrade_frac: 0.0,
        price_decline_frac: 0.0,
        property_tax_frac: 0.0,
        exit_usd: 0.0,
        life_years: 9.0,
        contract_years: 9.0,
        nodes: 100.0,
        ..terms()
    };
    let plan = RampPlan {
        homes_asked: 1e9,
        opt_in_frac: 1.0,
        opt_in_middle_months: 0.1,
        permit_months: 0.0,
        start_months: 0.0,
        crews: 1e9,
        supply_nodes_month: 1e9,
        permits_nodes_month: 1e9,
        ageing_frac: 0.0,
        hardware_decline_frac: 0.0,
        ..RampPlan::default()
    };
    let race = race(&terms, &plan, campus()).unwrap();
    let start = race.growth.nodes.iter().position(|nodes| *nodes > 0.0).unwrap();
    assert!((race.growth.nodes[start] - 100.0).abs() < 1e-9);
    let flow = CashFlow::new(&terms, Certainty::RunsItsTerm);
    let deal =
        flow.party_usd(terms.deal.supplier(), |kind| kind != CashKind::Tax && kind != CashKind::Resale);
    let mut sum_usd = deal[0];
    for (year, usd) in deal.iter().enumerate().take(9).skip(1) {
        sum_usd += usd;
        let month = start + 12 * year;
        let cash_usd = race.fleet.cash_usd[month];
        assert!((cash_usd - sum_usd).abs() < 1e-6 * sum_usd.abs(), "year {year}: {cash_usd} {sum_usd}");
    }
}

#[test]
fn boxes_that_age_or_prices_that_fall_never_earn_more() {
    let cash = |plan: &RampPlan, decline_frac: f64| {
        let terms = Terms { price_decline_frac: decline_frac, ..terms() };
        race(&terms, plan, campus()).unwrap().fleet.cash_usd[119]
    };
    let plan = RampPlan::default();
    let old = RampPlan { ageing_frac: 0.2, ..plan };
    assert!(cash(&old, 0.2) < cash(&plan, 0.2));
    assert!(cash(&plan, 0.3) < cash(&plan, 0.1));
}
