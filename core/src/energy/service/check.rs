//! Whether a node fits a service, and what it may draw.
//!
//! Not managed: `house demand + node / continuous share <= rating`, the node running at full power at the
//! worst moment. Managed: a controller holds the node (NEC 750.30), so it fits when anything is left, and
//! may draw `(rating - house demand) * continuous share`.

use crate::scenario::Management;

use super::{Circuit, Rating, node_circuit};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceQuestion {
    /// The service.
    pub rating: Rating,
    /// What the house asks of it, kW: [`demand`](super::demand).
    pub house_kw: f64,
    /// What the node draws at full power, kW.
    pub node_kw: f64,
    /// What holds the home under the rating.
    pub management: Management,
}

/// The answer; an estimate, not a code calculation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceCheck {
    /// What house and node need together, A a phase; a managed node counts with what it is held to.
    pub needed_a: f64,
    /// The same without load control, A.
    pub unmanaged_a: f64,
    /// What there is, A.
    pub available_a: f64,
    /// The most the node may draw at the house's worst moment, kW.
    pub node_max_kw: f64,
    /// The node's own circuit; of a managed node at full power, which it reaches when the house rests.
    pub circuit: Circuit,
}

impl ServiceCheck {
    /// Whether the service carries house and node.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.needed_a <= self.available_a + 1e-9
    }
}

/// Whether a node fits, and what it may draw.
#[must_use]
pub fn service_check(question: &ServiceQuestion) -> ServiceCheck {
    let ServiceQuestion { rating, house_kw, node_kw, management } = *question;
    let node_max_kw = ((rating.kw() - house_kw) * rating.continuous_frac).max(0.0);
    let needed_a = |node_kw: f64| rating.amps_of(house_kw + node_kw / rating.continuous_frac);
    let held_kw = match management {
        Management::Managed if node_max_kw > 0.0 => node_kw.min(node_max_kw),
        // A panel that switches the node off leaves the house alone at its worst moment.
        Management::Sheds => 0.0,
        Management::None | Management::Managed => node_kw,
    };
    ServiceCheck {
        needed_a: needed_a(held_kw),
        unmanaged_a: needed_a(node_kw),
        available_a: rating.amps,
        node_max_kw,
        circuit: node_circuit(&rating, node_kw),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Service, Supply};

    fn question(management: Management) -> ServiceQuestion {
        let rating = Rating::of(&Service { amps: 100.0, ..Service::default() });
        ServiceQuestion { rating, house_kw: 1.25 * 8.0, node_kw: 12.5, management }
    }

    #[test]
    fn a_hundred_amperes_with_an_8_kw_peak_lack_7_for_the_node() {
        let check = service_check(&question(Management::None));
        assert!((check.needed_a - 106.770_833).abs() < 1e-5, "{check:?}");
        assert!(!check.passes());
        assert!((check.circuit.breaker_a - 70.0).abs() < 1e-9);
    }

    #[test]
    fn managed_it_passes_at_11_2_kw_which_is_519_w_a_gpu() {
        let check = service_check(&question(Management::Managed));
        assert!(check.passes());
        assert!((check.node_max_kw - 11.2).abs() < 1e-9);
        assert!(((check.node_max_kw - 2.9) / 16.0 * 1000.0 - 518.75).abs() < 1e-6);
        assert!((check.needed_a - 100.0).abs() < 1e-9);
    }

    #[test]
    fn a_house_that_exceeds_its_service_fails_however_the_node_is_held() {
        for &management in Management::ALL {
            let full = ServiceQuestion { house_kw: 25.0, ..question(management) };
            assert!(!service_check(&full).passes(), "{management:?}");
        }
    }

    #[test]
    fn a_bigger_service_never_lowers_what_the_node_may_draw() {
        for &supply in Supply::ALL {
            let mut before = 0.0;
            for amps in [25.0, 40.0, 63.0, 100.0, 125.0, 150.0, 200.0, 400.0] {
                let rating = Rating::of(&Service { amps, supply, ..Service::default() });
                let now = service_check(&ServiceQuestion { rating, ..question(Management::Managed) });
                assert!(now.node_max_kw >= before);
                before = now.node_max_kw;
            }
        }
    }
}
