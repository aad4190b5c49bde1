//! The transformer of a home's street over its year.
//!
//! `street = homes * coincident peak * share(t) + (this home's net draw - its household) + (nodes - 1) * node`.
//! All homes follow this household's own year, spread over an hour before and after, `share` its draw over
//! its peak; all nodes follow this one; the sun and the battery of this home relieve the street. Known
//! error: neighbours of one pattern; their own sun is left out.

use crate::{
    energy::transformer::{Street, Thermal, TransformerLoad, TransformerYear, transformer_year},
    scenario::Home,
    units::Limited,
};

use super::Year;

/// A transformer with the nodes, and as it is today.
#[derive(Clone, Debug, PartialEq)]
pub struct TransformerReport {
    /// The street.
    pub street: Street,
    /// Load over the rating by step, with the nodes.
    pub loading_frac: Vec<f64>,
    /// The same today.
    pub loading_today_frac: Vec<f64>,
    /// The year with the nodes.
    pub with_nodes: TransformerYear,
    /// The same today.
    pub today: TransformerYear,
}

impl TransformerReport {
    /// How much warmer the days' coolest hours are, K: the night cooling that is lost.
    #[must_use]
    pub fn night_cooling_lost_k(&self) -> f64 {
        self.with_nodes.night_c - self.today.night_c
    }
}

/// The street of a home.
#[must_use]
pub fn street(home: &Home, year: &Year) -> Street {
    let service = &home.service;
    let has_node = home.node.gpu_count > 0.0;
    Street {
        kva: service.transformer_kva,
        homes: service.transformer_homes,
        home_kw: service.transformer_home_kw,
        nodes: if has_node { service.transformer_nodes } else { 0.0 },
        node_kw: if has_node { year.curve.full_kw } else { 0.0 },
        power_factor_frac: service.power_factor_frac,
    }
}

/// The transformer of a home's street.
#[must_use]
pub fn transformer_report(home: &Home, year: &Year) -> TransformerReport {
    let street = street(home, year);
    let thermal = Thermal::default();
    let ambient_c = &year.weather.dry_bulb_c;
    let run = |loading_frac: &[f64]| {
        transformer_year(&thermal, &TransformerLoad { loading_frac, ambient_c, step_h: year.axis.step_h() })
    };
    let loading_frac = loading(&street, year, street.nodes);
    let loading_today_frac = loading(&street, year, 0.0);
    TransformerReport {
        with_nodes: run(&loading_frac),
        today: run(&loading_today_frac),
        street,
        loading_frac,
        loading_today_frac,
    }
}

/// The fewest nodes on the street with which its transformer ages faster than normal; `None` beyond
/// `most`.
#[must_use]
pub fn nodes_that_age(home: &Home, year: &Year, most: u32) -> Option<u32> {
    let street = street(home, year);
    (0..=most).find(|&nodes| {
        let loading_frac = loading(&street, year, f64::from(nodes));
        let load = TransformerLoad {
            loading_frac: &loading_frac,
            ambient_c: &year.weather.dry_bulb_c,
            step_h: year.axis.step_h(),
        };
        transformer_year(&Thermal::default(), &load).ageing_factor > 1.0
    })
}

/// Load over the rating by step with a number of nodes; with none this home is as it is today.
#[must_use]
pub fn street_loading(home: &Home, year: &Year, nodes: f64) -> Vec<f64> {
    loading(&street(home, year), year, nodes)
}

fn loading(street: &Street, year: &Year, nodes: f64) -> Vec<f64> {
    let side = if nodes >= 1.0 { &year.with_node } else { &year.today };
    let homes = street.with_nodes(0.0);
    let more_nodes = (nodes - 1.0).at_least(0.0);
    let kva_kw = street.power_factor_frac * street.kva;
    let flows = &side.flows;
    let net = flows.import_kw.iter().zip(&flows.export_kw).zip(&flows.node_kw);
    let home = net.zip(&year.household.kw).zip(street_shares(year));
    home.map(|((((import_kw, export_kw), node_kw), house_kw), share)| {
        let this_home_kw = import_kw - export_kw - house_kw;
        homes.loading_at(share) + (this_home_kw + more_nodes * node_kw) / kva_kw
    })
    .collect()
}

/// The household over its peak, each home an hour or less before or after the others.
#[must_use]
pub fn street_shares(year: &Year) -> Vec<f64> {
    let reach = libm::round(1.0 / year.axis.step_h()) as usize;
    let window = 2 * reach + 1;
    let kw = &year.household.kw;
    let mut around = kw.iter().skip(kw.len() - reach.min(kw.len())).chain(kw).chain(kw.iter().take(reach));
    let mut last = kw.iter().skip(kw.len() - reach.min(kw.len())).chain(kw);
    let mut sum: f64 = around.by_ref().take(window - 1).sum();
    let mut spread = Vec::with_capacity(kw.len());
    for next in around {
        sum += next;
        spread.push(sum);
        sum -= last.next().copied().unwrap_or(0.0);
    }
    let peak = spread.iter().copied().fold(1e-9, f64::max);
    spread.iter().map(|sum| sum / peak).collect()
}
