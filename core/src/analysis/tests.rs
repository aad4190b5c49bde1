//! Laws of the answers, on every preset for every role.

use super::*;
use crate::{
    catalog::{MeterPayer, Party, Table},
    scenario::{Dispatch, PRESETS, Path, Preset, Role, Scenario, WorkloadKind, preset, preset_by_slug},
    simulate::{Options, Stages, Year},
    text::{Message, sentence},
};

fn year(scenario: &Scenario) -> Year {
    Stages::default().year(scenario, &Options::default()).unwrap()
}

fn answer(scenario: &Scenario) -> Answer {
    summary(scenario, 0, &year(scenario)).unwrap()
}

fn set(scenario: &mut Scenario, key: &str, value: f64) {
    scenario.set(Path::parse(key).unwrap(), value).unwrap();
}

/// Every preset, and designs that go wrong in ways of their own, for every role.
fn designs() -> Vec<(String, Scenario)> {
    let mut designs: Vec<(String, Scenario)> =
        PRESETS.iter().map(|preset| (preset.slug.to_owned(), preset.scenario())).collect();
    let mut vary = |name: &str, slug: &str, changes: &[(&str, f64)]| {
        let mut scenario = preset_by_slug(slug).unwrap().scenario();
        for (key, value) in changes {
            set(&mut scenario, key, *value);
        }
        designs.push((name.to_owned(), scenario));
    };
    vary("no node", "phoenix-host", &[("node.gpu_count", 0.0)]);
    vary("no node, own", "austin-owner", &[("node.gpu_count", 0.0)]);
    vary("unsold", "phoenix-host", &[("workload.sold_frac", 0.0)]);
    vary("unsold rent", "austin-owner", &[("workload.sold_frac", 0.0)]);
    vary("dark", "austin-owner", &[("workload.stop_above_usd_per_kwh", 0.0)]);
    vary("tight", "bungalow-100a", &[("service.amps", 50.0), ("link.cap_gb_month", 0.0)]);
    vary("no battery", "phoenix-host", &[("battery.units", 0.0)]);
    vary("demand charge", "san-francisco-tou", &[("tariff.demand_usd_per_kw_month", 10.0)]);
    vary("own meter", "phoenix-host", &[("tariff.node_meter", 1.0), ("tariff.fixed_usd_month", 15.0)]);
    vary("own meter, own node", "san-francisco-tou", &[("tariff.node_meter", 1.0)]);
    vary("general service", "phoenix-host", &[("tariff.node_meter", 2.0)]);
    vary("general service, own node", "bungalow-100a", &[("tariff.node_meter", 2.0)]);
    vary("free node", "austin-owner", &[("node.gpu_usd", 0.0), ("node.host_usd", 0.0)]);
    let llm = Table::Llm.rows().into_iter().map(|row| row.id);
    let huge = llm.max_by(|a, b| {
        let params = |id: u16| crate::catalog::llm(id).unwrap().total_params;
        params(*a).total_cmp(&params(*b))
    });
    vary("misfit", "starlink-cabin", &[("workload.llm", f64::from(huge.unwrap()))]);
    for deal in Table::Deal.rows() {
        vary(deal.slug, "phoenix-host", &[("deal.kind", f64::from(deal.id))]);
        vary(deal.slug, "bungalow-100a", &[("deal.kind", f64::from(deal.id))]);
    }
    let mut all = Vec::new();
    for (name, scenario) in designs {
        for role in Role::ALL {
            let mut scenario = scenario.clone();
            scenario.view.role = *role;
            all.push((format!("{name} as {}", role.key()), scenario));
        }
    }
    all
}

fn check(name: &str, message: &Message) {
    let text = sentence(message);
    assert!(!text.contains(['[', ']', '{', '}']), "{name}: {text}");
    assert!(!text.contains("not a number") && !text.contains("NaN"), "{name}: {text}");
}

#[test]
fn every_message_of_every_answer_becomes_a_whole_sentence() {
    for (name, scenario) in designs() {
        let year = year(&scenario);
        let answer = summary(&scenario, 0, &year).unwrap();
        let text = sentence(&answer.headline);
        check(&name, &answer.headline);
        assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{name}: {text}");
        assert_eq!(
            text.starts_with("No: "),
            answer.verdict == Verdict::No && !text.starts_with("There is no"),
            "{text}"
        );
        for message in answer.why.iter().chain(answer.notes.iter().map(|note| &note.message)) {
            check(&name, message);
        }
        for message in &answer.why {
            assert!(sentence(message).ends_with('.'), "{name}: {}", sentence(message));
        }
        assert!(answer.why.len() <= 4, "{name}");
        assert!(answer.why.len() >= 2 || scenario.homes[0].node.gpu_count == 0.0, "{name}");
        for figure in &answer.figures {
            check(&name, &figure.shown);
            figure.note.iter().for_each(|note| check(&name, note));
            assert!(!figure.value.is_nan(), "{name}: {}", figure.id);
            let explanation = explain(&scenario, 0, &year, figure.id).unwrap();
            for term in &explanation.terms {
                check(&name, &term.provenance.message());
                term.note.iter().for_each(|note| check(&name, note));
            }
        }
    }
}

#[test]
fn the_headline_speaks_of_the_metric() {
    for (name, scenario) in designs() {
        let year = year(&scenario);
        let answer = summary(&scenario, 0, &year).unwrap();
        let gain = Metric::of_role(scenario.view.role).read(&year);
        assert_eq!(answer.gain_usd.to_bits(), gain.to_bits(), "{name}");
        let text = sentence(&answer.headline);
        let home = &scenario.homes[0];
        let monthly = scenario.view.role == Role::Host && home.deal.owner == Party::Operator;
        if home.node.gpu_count > 0.0 && gain.abs() > 1.0 {
            let number = crate::text::format_usd(if monthly { gain.abs() / 12.0 } else { gain.abs() });
            assert!(text.contains(&number), "{name}: {text} without {number}");
        }
    }
}

#[test]
fn a_loss_is_never_called_a_yes_and_a_no_never_gains() {
    for (name, scenario) in designs() {
        let answer = answer(&scenario);
        let nothing = answer.gain_usd < 0.5 || scenario.homes[0].node.gpu_count == 0.0;
        assert_eq!(answer.verdict == Verdict::No, nothing, "{name}");
        if let (Verdict::Yes, Some((low, _))) = (answer.verdict, answer.figures[0].band) {
            assert!(low > 0.0, "{name}: yes, but {low} at the low end");
        }
    }
}

#[test]
fn a_host_s_answer_does_not_change_with_revenue_it_has_no_share_of() {
    let mut scenario = preset(1).unwrap().scenario();
    assert_eq!(scenario.homes[0].deal.kind, 2);
    let before = answer(&scenario);
    set(&mut scenario, "workload.price_out_usd_per_mtok", 5.0);
    set(&mut scenario, "workload.platform_fee_frac", 0.0);
    assert_eq!(answer(&scenario), before);
    set(&mut scenario, "deal.revenue_share_frac", 0.1);
    assert!(answer(&scenario).gain_usd > before.gain_usd);
}

#[test]
fn a_host_with_a_share_is_told_that_sales_are_assumed() {
    let mut scenario = preset(1).unwrap().scenario();
    set(&mut scenario, "deal.revenue_share_frac", 0.05);
    assert!(sentence(&answer(&scenario).headline).contains("50 % of its output (assumed)"));
}

#[test]
fn a_host_is_told_no_tokens_a_second() {
    for (name, scenario) in designs() {
        if scenario.view.role == Role::Host && scenario.homes[0].deal.owner == Party::Operator {
            let answer = answer(&scenario);
            let texts = answer.why.iter().chain([&answer.headline]).map(sentence);
            let figures = answer.figures.iter().map(|figure| sentence(&figure.shown));
            for text in texts.chain(figures) {
                assert!(!text.contains("tok"), "{name}: {text}");
            }
        }
    }
}

#[test]
fn every_explanation_adds_up_to_the_figure_it_explains() {
    for (name, scenario) in designs() {
        let year = year(&scenario);
        for figure in summary(&scenario, 0, &year).unwrap().figures {
            let explanation = explain(&scenario, 0, &year, figure.id).unwrap();
            assert_eq!(explanation.result.to_bits(), figure.value.to_bits());
            let sum = Evaluate { text: &explanation.formula, terms: &explanation.terms }.all();
            let close = (sum - figure.value).abs() <= 1e-6 * figure.value.abs().max(1.0);
            let same = close || (sum.is_infinite() && figure.value.is_infinite());
            assert!(
                same,
                "{name}, {}: {} = {sum}, shown {}\n{:#?}",
                figure.id, explanation.formula, figure.value, explanation.terms
            );
            for term in &explanation.terms {
                if let Some(field) = &term.field {
                    assert!(Path::parse(field).unwrap().read(&scenario).is_some(), "{field}");
                }
            }
        }
    }
}

#[test]
fn sales_follow_from_what_the_node_can_give_as_the_year_counts_them() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let year = year(&scenario);
        let mut unsold = scenario.clone();
        set(&mut unsold, "workload.sold_frac", 0.0);
        let unsold_year = self::year(&unsold);
        let from_capable = SoldResponse::new(&unsold.homes[0], &unsold_year).sales_full_usd();
        let full = SoldResponse::new(&scenario.homes[0], &year).sales_full_usd();
        assert!((from_capable / full - 1.0).abs() < 2e-3, "{}: {from_capable} {full}", preset.slug);
    }
}

#[test]
fn at_the_share_that_breaks_even_a_whole_simulation_gains_nothing() {
    let mut tried = 0;
    let with_demand = |shape: f64| {
        PRESETS.iter().map(move |preset| {
            let mut scenario = preset.scenario();
            set(&mut scenario, "workload.demand_shape", shape);
            (preset, scenario)
        })
    };
    let by_rule = |(preset, mut scenario): (&'static Preset, Scenario)| {
        if scenario.homes[0].battery.dispatch == Dispatch::DayAhead {
            set(&mut scenario, "battery.dispatch", f64::from(Dispatch::TimeOfUse.code()));
        }
        (preset, scenario)
    };
    let shapes = [0.0, 1.0, 2.0];
    let all = shapes.into_iter().flat_map(with_demand).chain(with_demand(0.0).map(by_rule));
    for (preset, scenario) in all {
        let year = year(&scenario);
        let home = &scenario.homes[0];
        let response = SoldResponse::new(home, &year);
        let party = home.deal.owner;
        assert!(
            (response.gain_usd(party, home.workload.sold_frac) - Metric::OwnerGain.read(&year)).abs() < 1e-6,
            "{}: as sold, the response is the year",
            preset.slug
        );
        let BreakEven::At(frac) = response.break_even(party) else { continue };
        tried += 1;
        let mut even = scenario.clone();
        even.homes[0].workload.sold_frac = frac;
        let even_year = self::year(&even);
        let gain = Metric::OwnerGain.read(&even_year);
        // A plan does other things with another share, which the response leaves out: MODEL.md's 1 %.
        let is_planned = home.battery.units > 0.0 && home.battery.dispatch == Dispatch::DayAhead;
        let near = if is_planned { 0.01 } else { 0.001 };
        assert!(
            gain.abs() < near * response.sales_full_usd(),
            "{}: {gain} of {} at {frac}",
            preset.slug,
            response.sales_full_usd()
        );
        for sold_frac in [0.25, 0.85] {
            let mut other = scenario.clone();
            set(&mut other, "workload.sold_frac", sold_frac);
            let simulated = Metric::OwnerGain.read(&self::year(&other));
            let gap = simulated - response.gain_usd(party, sold_frac);
            assert!(gap.abs() < 0.003 * response.sales_full_usd(), "{}: {gap} at {sold_frac}", preset.slug);
        }
    }
    assert!(tried >= 12, "{tried}");
}

#[test]
fn more_sold_never_leaves_less_where_a_unit_sells_above_its_power() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let home = &scenario.homes[0];
        let year = year(&scenario);
        let response = SoldResponse::new(home, &year);
        let gains: Vec<f64> =
            (0..=10).map(|i| response.gain_usd(home.deal.owner, f64::from(i) / 10.0)).collect();
        assert!(gains.windows(2).all(|pair| pair[1] > pair[0]), "{}: {gains:?}", preset.slug);
    }
}

#[test]
fn a_tornado_s_base_is_the_headline_and_its_bars_are_sorted() {
    let scenario = preset(2).unwrap().scenario();
    let mut stages = Stages::default();
    let search = Tornado::new(&scenario, 0, Metric::OwnerGain);
    assert!(search.total() > 20, "{}", search.total());
    let bars = tornado(search, 8, |s| stages.year(s, &Options::default())).unwrap();
    assert_eq!(bars.len(), 8);
    let gain = answer(&scenario).gain_usd;
    assert!(bars.iter().all(|bar| bar.base.to_bits() == gain.to_bits()));
    assert!(bars.windows(2).all(|pair| pair[0].span() >= pair[1].span()));
    let labels: Vec<_> = bars.iter().map(|bar| bar.label).collect();
    assert!(labels[..3].contains(&"Sold") && labels[..3].contains(&"Rent of a GPU"), "{labels:?}");
}

#[test]
fn an_input_without_effect_has_no_bar() {
    // Austin has no battery and no PV, rents by the hour, and its host has no operator.
    let scenario = preset(2).unwrap().scenario();
    let mut stages = Stages::default();
    let mut search = Tornado::new(&scenario, 0, Metric::OwnerGain);
    let mut last = 0;
    while let Some(progress) = search.step(|s| stages.year(s, &Options::default())).unwrap() {
        assert_eq!(progress.done, last + 1);
        last = progress.done;
    }
    assert_eq!(last, search.total());
    let bar = |key: &str| {
        let id = crate::scenario::field_by_key(key).unwrap().id;
        search.bars().iter().find(|bar| bar.field == id).unwrap().clone()
    };
    for key in [
        "battery.round_trip_frac",
        "battery.dispatch",
        "workload.price_out_usd_per_mtok",
        "deal.operator_stops_frac",
    ] {
        assert!(bar(key).span() < 1e-9, "{key}: {:?}", bar(key));
    }
    assert!(bar("tariff.import_scale_frac").span() > 1.0);
    let felt = search.bars().iter().filter(|bar| bar.span() > 0.005).count();
    assert_eq!(search.finish(1000).len(), felt);
}

#[test]
fn who_pays_the_meter_matters_most_to_a_host() {
    let scenario = preset(1).unwrap().scenario();
    let mut stages = Stages::default();
    let search = Tornado::new(&scenario, 0, Metric::HostGain);
    let bars = tornado(search, 6, |s| stages.year(s, &Options::default())).unwrap();
    assert_eq!(bars[0].label, "Meter is paid by");
    assert!((bars[0].low_input - f64::from(MeterPayer::Host.code())).abs() < 1e-12);
}

#[test]
fn a_source_is_the_row_s_until_the_user_says_otherwise() {
    let mut scenario = preset(1).unwrap().scenario();
    let path = Path::parse("battery.capacity_kwh").unwrap();
    assert!(matches!(provenance(&scenario, path), Provenance::Row { table: Table::Battery, .. }));
    set(&mut scenario, "battery.capacity_kwh", 20.0);
    let Provenance::Set { source_value, .. } = provenance(&scenario, path) else { panic!() };
    assert!((source_value - 13.5).abs() < 1e-9);
    let grid = Path::parse("site.co2_marginal_g_per_kwh").unwrap();
    assert!(provenance(&scenario, grid).source().text().contains("AVERT"));
    let sold = Path::parse("workload.sold_frac").unwrap();
    assert!(provenance(&scenario, sold).is_assumed());
    let austin = preset(2).unwrap().scenario();
    let rent = Path::parse("workload.rent_usd_per_h").unwrap();
    assert!(matches!(provenance(&austin, rent), Provenance::Row { table: Table::Gpu, .. }));
}

#[test]
fn the_assumptions_list_every_field_of_the_home_once() {
    let scenario = preset(1).unwrap().scenario();
    let all = assumptions(&scenario, 0);
    let mut paths: Vec<String> = all.iter().map(|assumption| assumption.path.text()).collect();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), all.len());
    assert!(all.len() > 100, "{}", all.len());
    assert!(all.iter().any(|assumption| assumption.path.text() == "solar.arrays[0].tilt_deg"));
}

#[test]
fn a_plausible_range_is_around_the_value_and_the_row_s_own() {
    let scenario = preset(2).unwrap().scenario();
    let range = plausible(&scenario, Path::parse("node.gpu_usd").unwrap()).unwrap();
    assert!((range.0 - 2700.0).abs() < 1e-9 && (range.1 - 5000.0).abs() < 1e-9, "{range:?}");
    for assumption in assumptions(&scenario, 0) {
        if let Some((low, high)) = plausible(&scenario, assumption.path) {
            assert!(low <= assumption.value && assumption.value <= high, "{}", assumption.path.text());
        }
    }
}

#[test]
fn rented_hours_are_not_said_in_tokens() {
    for (name, scenario) in designs() {
        if scenario.homes[0].workload.kind == WorkloadKind::Rent {
            for figure in answer(&scenario).figures {
                assert!(!sentence(&figure.shown).contains("tok"), "{name}: {}", figure.id);
            }
        }
    }
}

/// Reads a formula: `+ - * / ( )`, numbers and symbols.
struct Evaluate<'a> {
    text: &'a str,
    terms: &'a [Term],
}

impl Evaluate<'_> {
    fn all(mut self) -> f64 {
        let value = self.sum();
        assert!(self.text.trim().is_empty(), "left: {}", self.text);
        value
    }

    fn sum(&mut self) -> f64 {
        let mut value = if self.eat('-') { -self.product() } else { self.product() };
        loop {
            if self.eat('+') {
                value += self.product();
            } else if self.eat('-') {
                value -= self.product();
            } else {
                return value;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut value = self.one();
        loop {
            if self.eat('*') {
                value *= self.one();
            } else if self.eat('/') {
                value /= self.one();
            } else {
                return value;
            }
        }
    }

    fn one(&mut self) -> f64 {
        if self.eat('(') {
            let value = self.sum();
            assert!(self.eat(')'));
            return value;
        }
        let end =
            self.text.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').unwrap_or(self.text.len());
        let (word, rest) = self.text.split_at(end);
        self.text = rest;
        word.parse().unwrap_or_else(|_| {
            self.terms
                .iter()
                .find(|term| term.symbol == word)
                .unwrap_or_else(|| panic!("no term '{word}'"))
                .value
        })
    }

    fn eat(&mut self, sign: char) -> bool {
        self.text = self.text.trim_start();
        let rest = self.text.strip_prefix(sign);
        self.text = rest.unwrap_or(self.text);
        rest.is_some()
    }
}
