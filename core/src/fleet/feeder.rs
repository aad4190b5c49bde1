//! The feeder above the streets: many transformers on one circuit, and how many nodes it takes.
//!
//! `load(t) = (H c / d share(t) + N own(t)) / (pf kVA)`: `H` homes draw the street's coincident peak `c` over the
//! diversity `d` between transformers, in the shape of this household; of them `N` have a node, and draw `own(t)` beside
//! their household: this home's import less export less household. Load is linear in `N`, so the most without an hour
//! above the rating, fed back or drawn, follows at once. Known error: nodes, suns and batteries of a feeder follow one
//! pattern; voltage and the losses of the line are left out.

use serde::{Deserialize, Serialize};

use crate::{
    scenario::{Fleet, Home},
    simulate::{Side, Year, street, street_shares},
};

/// What a feeder is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feeder {
    /// Its rating, kVA; 0: it is not looked at.
    pub kva: f64,
    /// Homes on it.
    pub homes: f64,
    /// The peaks of its transformers together over its own peak: 1 or more.
    pub diversity: f64,
}

impl Feeder {
    /// That of a fleet.
    #[must_use]
    pub fn of(fleet: &Fleet) -> Self {
        Self { kva: fleet.feeder_kva, homes: fleet.feeder_homes, diversity: fleet.feeder_diversity }
    }
}

/// A feeder over a year, each of its streets as this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FeederYear {
    /// Homes on it.
    pub homes: f64,
    /// Transformers on it.
    pub transformers: f64,
    /// Its rating, kVA.
    pub kva: f64,
    /// Nodes on it: on each street as many as on this.
    pub nodes: f64,
    /// The highest load over the rating.
    pub peak_loading_frac: f64,
    /// Hours above the rating.
    pub above_rating_h: f64,
    /// The same without nodes.
    pub above_rating_today_h: f64,
    /// The most nodes, at most one a home, without an hour above the rating.
    pub takes_rated: f64,
}

/// The feeder of a home; none where it is not looked at, or the home has no street.
#[must_use]
pub fn feeder_year(home: &Home, year: &Year, feeder: Feeder) -> Option<FeederYear> {
    let of = street(home, year);
    if feeder.kva <= 0.0 || of.homes <= 0.0 {
        return None;
    }
    let room_kw = of.power_factor_frac * feeder.kva;
    let homes_kw = feeder.homes * of.home_kw / feeder.diversity.max(1.0);
    let homes: Vec<f64> = street_shares(year).iter().map(|share| homes_kw * share / room_kw).collect();
    let own = |side: &Side| -> Vec<f64> {
        let net = side.flows.import_kw.iter().zip(&side.flows.export_kw).zip(&year.household.kw);
        net.map(|((import_kw, export_kw), house_kw)| (import_kw - export_kw - house_kw) / room_kw).collect()
    };
    let nodes = libm::floor(feeder.homes * of.nodes / of.homes + 1e-9);
    let (with_node, today) = (own(&year.with_node), own(&year.today));
    let loading =
        |own: &[f64]| -> Vec<f64> { homes.iter().zip(own).map(|(homes, own)| homes + nodes * own).collect() };
    let above_h = |loading: &[f64]| {
        let above = loading.iter().filter(|load| load.abs() > 1.0 + 1e-9).count();
        above as f64 * year.axis.step_h()
    };
    let loaded = loading(&with_node);
    Some(FeederYear {
        homes: feeder.homes,
        transformers: feeder.homes / of.homes,
        kva: feeder.kva,
        nodes,
        peak_loading_frac: loaded.iter().fold(0.0, |most, load| load.abs().max(most)),
        above_rating_h: above_h(&loaded),
        above_rating_today_h: above_h(&loading(&today)),
        takes_rated: if of.node_kw > 0.0 { takes(&homes, &with_node, feeder.homes) } else { feeder.homes },
    })
}

/// The most nodes, at most one a home, that leave no step above the rating.
fn takes(homes: &[f64], own: &[f64], most: f64) -> f64 {
    let room = homes.iter().zip(own).map(|(homes, own)| {
        if homes.abs() > 1.0 + 1e-9 {
            0.0
        } else if *own > 0.0 {
            (1.0 - homes) / own
        } else if *own < 0.0 {
            (1.0 + homes) / -own
        } else {
            f64::INFINITY
        }
    });
    libm::floor(room.fold(most, f64::min).max(0.0) + 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fleet::street_year,
        scenario::{Scenario, preset},
        simulate::{Options, Stages},
    };

    const FEEDER: Feeder = Feeder { kva: 10_000.0, homes: 1500.0, diversity: 1.3 };

    fn phoenix() -> (Scenario, Year) {
        let scenario = preset(1).unwrap().scenario();
        let year = Stages::default().year(&scenario, &Options::default()).unwrap();
        (scenario, year)
    }

    #[test]
    fn a_feeder_of_one_street_is_that_street() {
        let (scenario, year) = phoenix();
        let home = &scenario.homes[0];
        let street = street_year(home, &year, FEEDER);
        let alone = Feeder { kva: street.kva, homes: street.homes, diversity: 1.0 };
        let feeder = feeder_year(home, &year, alone).unwrap();
        assert!((street.nodes - 1.0).abs() < 1e-12 && (feeder.nodes - 1.0).abs() < 1e-12);
        assert!((feeder.transformers - 1.0).abs() < 1e-12);
        assert!((feeder.peak_loading_frac - street.peak_loading_frac).abs() < 1e-9);
        assert!((feeder.above_rating_h - street.above_rating_h).abs() < 1e-9);
    }

    #[test]
    fn a_feeder_takes_what_fits_and_not_one_more() {
        let (scenario, year) = phoenix();
        let mut home = scenario.homes[0].clone();
        for kva in [4500.0, 7000.0, 10_000.0] {
            let feeder = Feeder { kva, ..FEEDER };
            let takes = feeder_year(&home, &year, feeder).unwrap().takes_rated;
            assert!(takes > 0.0 && takes < FEEDER.homes, "{kva}: {takes}");
            for (more, is_above) in [(0.0, false), (1.0, true)] {
                // So many nodes on the whole feeder.
                home.service.transformer_nodes =
                    (takes + more) * home.service.transformer_homes / FEEDER.homes;
                let of = feeder_year(&home, &year, feeder).unwrap();
                assert!((of.nodes - takes - more).abs() < 1e-9);
                assert_eq!(of.above_rating_h > 0.0, is_above, "{kva}, {more} more: {of:?}");
            }
        }
    }

    #[test]
    fn a_larger_or_more_diverse_feeder_takes_no_less_and_is_above_its_rating_no_longer() {
        let (scenario, year) = phoenix();
        let of = |kva: f64, diversity: f64| {
            feeder_year(&scenario.homes[0], &year, Feeder { kva, diversity, ..FEEDER }).unwrap()
        };
        let mut before = of(3000.0, 1.0);
        for (kva, diversity) in [(3000.0, 1.3), (5000.0, 1.3), (5000.0, 1.6), (12_000.0, 1.6)] {
            let now = of(kva, diversity);
            assert!(now.takes_rated >= before.takes_rated && now.above_rating_h <= before.above_rating_h);
            before = now;
        }
        assert!(feeder_year(&scenario.homes[0], &year, Feeder { kva: 0.0, ..FEEDER }).is_none());
    }
}
