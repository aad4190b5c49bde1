//! Makes the report of a fleet's year.

use super::{
    FirmLine, FleetReport, GroupLine, ProfitPlane, RampReport, StreetLine,
    account::{BunchAccount, bunch_account, mean_grid},
    assumptions::assumptions,
    bunch::{Bunch, bunches},
    headline::{Whole, figures, headline, megawatts, why},
    ramp::ramp,
    ranges::cost_range,
};
use crate::{
    catalog,
    dispatch::Binding,
    finance::{Sell, Terms, findings},
    fleet::{
        FleetYear, GroupYear, StreetYear,
        datacentre::{Account, Supply, fleet},
        mean_terms,
    },
    scenario::Scenario,
    text::{Arg, Message, sentence},
};

/// The report of a fleet's year.
#[must_use]
pub fn fleet_report(scenario: &Scenario, year: &FleetYear) -> FleetReport {
    let bunches = bunches(year);
    let accounts: Vec<_> = bunches.iter().map(|bunch| bunch_account(scenario, bunch)).collect();
    let groups = bunches.iter().zip(&accounts).map(|(bunch, account)| group_line(bunch, account.as_ref()));
    let terms: Vec<Terms> = accounts.iter().flatten().map(|account| account.terms).collect();
    let mut report = FleetReport {
        groups: groups.collect(),
        able_kw: year.hours.able_kw.clone(),
        drawn_kw: year.hours.import_kw.clone(),
        exported_kw: year.hours.export_kw.clone(),
        able_tok_s: year.hours.able_tok_s.clone(),
        sold_tok_s: year.hours.sold_tok_s.clone(),
        firm: year
            .firm
            .levels
            .iter()
            .map(|firm| FirmLine { sure_frac: firm.level, kw: firm.able_kw })
            .collect(),
        notes: year.notes.iter().map(sentence).collect(),
        ..FleetReport::default()
    };
    let Some(terms) = mean_terms(&terms) else {
        report.headline = sentence(&Message::new("fleet.none"));
        return report;
    };
    let firm_mw = year.firm.promised_kw / 1000.0;
    let supply = fleet(&terms, mean_grid(year.groups.iter()), firm_mw);
    report.sells_tokens = terms.sell == Sell::Token;
    report.price = if report.sells_tokens { terms.token_usd_per_mtok } else { terms.gpu_price_usd_per_h };
    // What of the price reaches the supplier.
    report.price *= (1.0 - terms.site_discount_frac) * (1.0 - terms.fee_frac);
    report.profit = plane(&terms);
    report.ramp = ramp(scenario, &terms);
    let whole = Whole { scenario, year, terms: &terms, supply: &supply };
    report.headline = sentence(&headline(&whole, report.ramp.as_ref()));
    report.why = why(&whole, report.ramp.as_ref()).iter().map(sentence).collect();
    report.why.extend(together(year).iter().map(sentence));
    report.why.extend(called(year).iter().map(sentence));
    report.why.extend(said(&terms, &supply, report.ramp.as_ref()).iter().map(sentence));
    report.figures = figures(&whole);
    report.assumptions = assumptions(&terms);
    report
}

fn group_line(bunch: &Bunch, account: Option<&BunchAccount>) -> GroupLine {
    let Some(first) = bunch.first() else { return GroupLine::default() };
    let node = &first.home.node;
    let gpu = catalog::gpu(node.gpu).map_or("GPUs", |gpu| gpu.name);
    let sells_hours = first.home.workload.kind.sells_hours();
    let model = catalog::llm(first.home.workload.llm).map_or("", |llm| llm.name);
    let nodes = bunch.nodes().max(1e-9);
    let share = |binding: usize| {
        let of = |group: &&GroupYear| {
            group.nodes * group.homes.binding_frac.get(binding).copied().unwrap_or_default()
        };
        bunch.groups.iter().map(of).sum::<f64>() / nodes
    };
    let (binds_frac, binds) = Binding::ALL
        .iter()
        .enumerate()
        .filter(|(_, binding)| **binding != Binding::None)
        .map(|(index, binding)| (share(index), binding.label()))
        .fold((0.0, "nothing"), |most, next| if next.0 > most.0 { next } else { most });
    let usd = |of: fn(&Account) -> f64| account.map_or(f64::NAN, |account| of(&account.account));
    let range = account.map(|account| (cost_range(&account.terms, account.grid), account.terms.sell));
    let street = first.homes.street.as_ref().map(street_line);
    GroupLine {
        name: bunch.name.clone(),
        homes: bunch.groups.iter().map(|group| group.group.count).sum(),
        nodes: if node.gpu_count > 0.0 { bunch.nodes() } else { 0.0 },
        node: if node.gpu_count > 0.0 { format!("{} × {gpu}", node.gpu_count) } else { "none".to_owned() },
        cap_w: node.power_cap_w,
        model: if sells_hours { String::new() } else { model.to_owned() },
        power_kw: bunch.groups.iter().map(|group| group.sums.node_kwh).sum::<f64>() / 8760.0,
        firm_kw: account.map_or(0.0, |account| account.firm_kw),
        tok_s: account.map_or(0.0, |account| account.terms.tok_s * account.terms.nodes),
        usd_per_gpu_h: usd(|account| account.usd_per_gpu_h),
        usd_per_mtok: usd(|account| account.usd_per_mtok),
        cost_range: range.map_or((f64::NAN, f64::NAN), |(range, sell)| match sell {
            Sell::Token => range.usd_per_mtok,
            Sell::GpuHour => range.usd_per_gpu_h,
        }),
        binds: binds.to_owned(),
        binds_frac,
        street: if bunch.groups.len() == 1 { street.unwrap_or_default() } else { StreetLine::default() },
    }
}

/// A street of a group, as a page shows it.
#[must_use]
pub fn street_line(street: &StreetYear) -> StreetLine {
    StreetLine {
        days: street.days.clone(),
        feeder: street.feeder,
        homes: street.homes,
        nodes: street.nodes,
        kva: street.kva,
        peak_frac: street.peak_loading_frac,
        hours_above: street.above_rating_h,
        nodes_most: street.takes_rated,
    }
}

/// What may be promised of the nodes, and how the meters peak together.
fn together(year: &FleetYear) -> [Message; 2] {
    let firm = &year.firm;
    let promised = Message::new("fleet.k_of_n")
        .with("nodes", Arg::Plain(year.nodes))
        .with("k", Arg::Plain(firm.promised_nodes))
        .with("sure", Arg::Frac(firm.sure_frac));
    let peak = Message::new("fleet.peak")
        .with("peak", Arg::Text(megawatts(year.peak_kw / 1000.0)))
        .with("diversity", Arg::Plain(year.diversity));
    [promised, peak]
}

/// What calls of the grid bring, and what is not sold for them; nothing where none is offered.
fn called(year: &FleetYear) -> Option<Message> {
    let sums = &year.sums;
    let lost = match (sums.lost_tok > 0.0, sums.lost_gpu_h > 0.0) {
        (false, false) => return None,
        (true, false) => Message::new("fleet.tok").with("tok", Arg::Tok(sums.lost_tok)),
        (false, true) => Message::new("fleet.gpu_h").with("hours", Arg::Plain(sums.lost_gpu_h)),
        (true, true) => Message::new("fleet.tok_and_gpu_h")
            .with("tok", Arg::Tok(sums.lost_tok))
            .with("hours", Arg::Plain(sums.lost_gpu_h)),
    };
    let message = Message::new("fleet.called").with("usd", Arg::Usd(sums.demand_response_usd));
    Some(message.with("lost", Arg::Text(sentence(&lost))))
}

/// What the ranges of the catalogue leave of the cost of a GPU hour, and of the time to grow.
fn said(terms: &Terms, supply: &Supply, ramp: Option<&RampReport>) -> Vec<Message> {
    let (low, high) = cost_range(terms, supply.grid).usd_per_gpu_h;
    let mut said =
        vec![Message::new("fleet.cost_range").with("low", Arg::Usd(low)).with("high", Arg::Usd(high))];
    let grown = |kw: &[f64]| {
        let most = ramp.map_or(0.0, |ramp| ramp.kw.iter().take(1).flatten().copied().fold(0.0, f64::max));
        kw.iter().position(|kw| *kw >= 0.5 * most && most > 0.0)
    };
    if let Some([slow, fast]) = ramp.map(|ramp| &ramp.range_kw) {
        let message = match (grown(fast), grown(slow)) {
            (Some(first), Some(last)) => Message::new("fleet.grows")
                .with("first", Arg::Plain(first as f64 + 1.0))
                .with("last", Arg::Plain(last as f64 + 1.0)),
            (Some(first), None) => {
                Message::new("fleet.grows_or_not").with("first", Arg::Plain(first as f64 + 1.0))
            }
            _ => return said,
        };
        said.push(message);
    }
    said
}

/// What the supplier earns a year over the life of the nodes, falling prices and the cost of capital counted: a
/// straight line of the share sold and, for each share, of what a node costs. Two points of each tell it.
fn plane(terms: &Terms) -> ProfitPlane {
    let profit = |sold_frac: f64, dearer_usd: f64| {
        let node_host_usd = terms.node_host_usd + dearer_usd;
        let found = findings(&Terms { utilisation_frac: sold_frac, node_host_usd, ..*terms });
        let found = found.into_iter().find(|found| found.key == "profit_usd_per_node_year.annuity");
        terms.nodes * found.map_or(f64::NAN, |found| found.value)
    };
    let (low, high) = (0.25, 0.75);
    let sold_usd = (profit(high, 0.0) - profit(low, 0.0)) / (high - low);
    let per_node_usd = (profit(low, 1000.0) - profit(low, 0.0)) / 1000.0;
    let node_usd = terms.capital_usd();
    ProfitPlane {
        base_usd: profit(low, 0.0) - sold_usd * low - per_node_usd * node_usd,
        sold_usd,
        per_node_usd,
        sold_frac: terms.utilisation_frac,
        node_usd,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::comparison, fleet::FleetRun, scenario::preset_by_slug};

    fn valley() -> (Scenario, FleetYear) {
        let scenario = preset_by_slug("valley-8000").unwrap().scenario();
        let year = FleetRun::new(&scenario).run().unwrap().0;
        (scenario, year)
    }

    #[test]
    fn a_planner_reads_the_same_fleet_that_was_simulated() {
        let (scenario, year) = valley();
        let report = fleet_report(&scenario, &year);
        assert_eq!(report.groups.len(), scenario.fleet.groups.len());
        assert_eq!(report.figures.len(), 6);
        let power_kw: f64 = report.groups.iter().map(|group| group.power_kw).sum();
        assert!((power_kw / (year.sums.node_kwh / 8760.0) - 1.0).abs() < 1e-9);
        assert!(report.firm.windows(2).all(|pair| pair[1].kw <= pair[0].kw), "firm falls as the level rises");
        assert!(report.headline.contains("nodes give"), "{}", report.headline);
        let ramp = report.ramp.unwrap();
        let most_kw = ramp.kw[0].iter().copied().fold(0.0, f64::max);
        let wait = (ramp.wait_months.0 as usize).saturating_sub(1);
        assert!(most_kw > 0.0 && ramp.kw[1].iter().take(wait).all(|kw| *kw <= 0.0), "a campus waits");
    }

    #[test]
    fn profit_is_a_plane_that_meets_the_break_even() {
        let (scenario, year) = valley();
        let plane = fleet_report(&scenario, &year).profit;
        let even_frac = -(plane.base_usd + plane.per_node_usd * plane.node_usd) / plane.sold_usd;
        assert!(plane.sold_usd > 0.0 && plane.per_node_usd < 0.0);
        assert!(plane.profit_usd(even_frac, plane.node_usd).abs() < 1.0);
        assert!(plane.profit_usd(even_frac + 0.1, plane.node_usd) > 0.0);
        let said =
            fleet_report(&scenario, &year).figures.into_iter().find(|figure| figure.id == "break_even");
        let said: f64 = said.unwrap().value.parse().unwrap();
        assert!((said / 100.0 - even_frac).abs() < 1e-3, "the map and the figure agree: {said} {even_frac}");
    }

    #[test]
    fn a_scenario_beside_itself_differs_in_nothing_and_a_claim_has_no_account() {
        let (scenario, year) = valley();
        let orbital = catalog::datacentre_by_slug("orbital").unwrap().id;
        let columns = [("Now".to_owned(), &scenario, &year), ("Pinned".to_owned(), &scenario, &year)];
        let found = comparison(&columns, &[1, orbital]);
        assert_eq!(found.columns.len(), 4);
        let bits = |column: usize| -> Vec<u64> {
            found.columns[column].values.iter().map(|value| value.to_bits()).collect()
        };
        assert_eq!(bits(0), bits(1));
        assert!(found.columns[2].values.iter().take(5).all(|value| value.is_finite()));
        assert!(
            found.columns[3].values.iter().all(|value| value.is_nan()) && !found.columns[3].note.is_empty()
        );
    }
}
