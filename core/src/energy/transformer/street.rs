//! The street behind a transformer: homes, nodes and rating.
//!
//! Homes draw their coincident peak together at the worst moment (their own peaks do not coincide:
//! diversity is in that figure); nodes run all the time, so theirs adds in full.

/// Homes and nodes behind one transformer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Street {
    /// Rating, kVA.
    pub kva: f64,
    /// Homes.
    pub homes: f64,
    /// What each draws when the street draws most, kW.
    pub home_kw: f64,
    /// Nodes.
    pub nodes: f64,
    /// What each draws, kW.
    pub node_kw: f64,
    /// Power factor, 0 to 1.
    pub power_factor_frac: f64,
}

impl Street {
    /// Load at the worst moment over the rating.
    #[must_use]
    pub fn loading_frac(&self) -> f64 {
        self.loading_at(1.0)
    }

    /// Load over the rating when homes draw a share of their coincident peak.
    #[must_use]
    pub fn loading_at(&self, share: f64) -> f64 {
        let kw = self.homes * self.home_kw * share + self.nodes * self.node_kw;
        kw / self.power_factor_frac / self.kva
    }

    /// The most nodes that leave the worst moment within the rating; infinite when a node draws nothing.
    #[must_use]
    pub fn nodes_max(&self) -> f64 {
        let room_kw = self.kva * self.power_factor_frac - self.homes * self.home_kw;
        if room_kw < 0.0 {
            0.0
        } else if self.node_kw > 0.0 {
            libm::floor(room_kw / self.node_kw + 1e-9)
        } else {
            f64::INFINITY
        }
    }

    /// The same street with another number of nodes.
    #[must_use]
    pub fn with_nodes(self, nodes: f64) -> Self {
        Self { nodes, ..self }
    }
}

/// The share of its yearly peak that a street draws in a month (0 to 11) at an hour of the clock.
///
/// A warm climate's: evenings of July and August are 1, nights of April are a quarter. Assumed, for
/// questions without a scenario; a scenario brings its household's own year.
#[must_use]
pub fn street_share(month: usize, hour: usize) -> f64 {
    let month = MONTH.get(month).copied().unwrap_or(1.0);
    let hour = HOUR.get(hour).copied().unwrap_or(1.0);
    month * hour
}

const MONTH: [f64; 12] = [0.75, 0.70, 0.60, 0.55, 0.65, 0.90, 1.00, 1.00, 0.85, 0.60, 0.60, 0.75];

const HOUR: [f64; 24] = [
    0.55, 0.50, 0.47, 0.45, 0.45, 0.48, 0.55, 0.60, 0.58, 0.56, 0.57, 0.60, 0.64, 0.68, 0.73, 0.80, 0.90,
    0.98, 1.00, 0.98, 0.93, 0.86, 0.75, 0.63,
];

#[cfg(test)]
mod tests {
    use super::*;

    const FIVE_HOMES: Street =
        Street { kva: 25.0, homes: 5.0, home_kw: 3.5, nodes: 0.0, node_kw: 12.5, power_factor_frac: 1.0 };

    #[test]
    fn one_node_loads_25_kva_to_120_percent_and_two_to_170() {
        assert!((FIVE_HOMES.loading_frac() - 0.7).abs() < 1e-12);
        assert!((FIVE_HOMES.with_nodes(1.0).loading_frac() - 1.2).abs() < 1e-12);
        assert!((FIVE_HOMES.with_nodes(2.0).loading_frac() - 1.7).abs() < 1e-12);
        assert!(FIVE_HOMES.nodes_max().abs() < 1e-12);
    }

    #[test]
    fn the_most_nodes_are_within_the_rating_and_one_more_is_not() {
        for kva in [25.0, 37.5, 50.0, 75.0, 100.0, 167.0] {
            let street = Street { kva, ..FIVE_HOMES };
            let most = street.nodes_max();
            assert!(street.with_nodes(most).loading_frac() <= 1.0 + 1e-9);
            assert!(street.with_nodes(most + 1.0).loading_frac() > 1.0);
        }
    }

    #[test]
    fn the_shape_of_a_street_peaks_at_one() {
        let shares = (0..12).flat_map(|month| (0..24).map(move |hour| street_share(month, hour)));
        assert!((shares.fold(0.0, f64::max) - 1.0).abs() < 1e-12);
    }
}
