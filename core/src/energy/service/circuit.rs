//! The node's own circuit: breaker and wire.
//!
//! Breaker: the next common rating above the continuous current over the continuous share (NEC 210.20:
//! 125 %). Wire: the thinnest copper that carries as much. North America: NEC table 310.16, 75 C, with
//! 240.4(D) for the three thinnest. Europe: IEC 60364-5-52 table B.52.4, method C, PVC at 30 C, two or
//! three loaded conductors. Known error: no correction for length, bundling or heat; a long run needs more.

use crate::scenario::Supply;

use super::Rating;

/// The circuit that a node needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circuit {
    /// Current that flows for hours, A a phase.
    pub continuous_a: f64,
    /// The next common breaker that may carry it, A.
    pub breaker_a: f64,
    /// The thinnest copper wire.
    pub wire: Wire,
}

/// A size of wire.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wire {
    /// What the trade calls it.
    pub name: &'static str,
    /// Cross section of copper, mm2.
    pub mm2: f64,
    /// What it carries, A.
    pub carries_a: f64,
}

/// The circuit for a node that draws `node_kw` for hours.
#[must_use]
pub fn node_circuit(rating: &Rating, node_kw: f64) -> Circuit {
    let continuous_a = rating.amps_of(node_kw);
    let needed_a = continuous_a / rating.continuous_frac;
    let (breakers, wires): (&[f64], &[Wire]) = match rating.supply {
        Supply::SplitPhase => (&BREAKERS_NEC_A, &WIRES_NEC),
        Supply::SinglePhase => (&BREAKERS_IEC_A, &WIRES_IEC_SINGLE),
        Supply::ThreePhase => (&BREAKERS_IEC_A, &WIRES_IEC_THREE),
    };
    let breaker_a = breakers.iter().copied().find(|rated_a| *rated_a >= needed_a - 1e-9);
    let breaker_a = breaker_a.unwrap_or_else(|| libm::ceil(needed_a / 100.0) * 100.0);
    // In Europe the wire carries the breaker's rating; NEC 240.4(B) lets the breaker be the next size up.
    let carried_a = if rating.supply == Supply::SplitPhase { needed_a } else { breaker_a };
    let wire = wires.iter().copied().find(|wire| wire.carries_a >= carried_a - 1e-9);
    Circuit { continuous_a, breaker_a, wire: wire.unwrap_or(PARALLEL) }
}

/// Beyond the table: several wires side by side.
const PARALLEL: Wire = Wire { name: "parallel runs", mm2: f64::INFINITY, carries_a: f64::INFINITY };

/// Ratings of NEC 240.6(A).
const BREAKERS_NEC_A: [f64; 26] = [
    15.0, 20.0, 25.0, 30.0, 35.0, 40.0, 45.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0, 125.0, 150.0,
    175.0, 200.0, 225.0, 250.0, 300.0, 350.0, 400.0, 450.0, 500.0, 600.0,
];

/// Ratings of IEC 60898 and 60947-2.
const BREAKERS_IEC_A: [f64; 17] = [
    6.0, 10.0, 13.0, 16.0, 20.0, 25.0, 32.0, 40.0, 50.0, 63.0, 80.0, 100.0, 125.0, 160.0, 200.0, 250.0, 315.0,
];

const fn wire(name: &'static str, mm2: f64, carries_a: f64) -> Wire {
    Wire { name, mm2, carries_a }
}

const WIRES_NEC: [Wire; 19] = [
    wire("14 AWG", 2.08, 15.0),
    wire("12 AWG", 3.31, 20.0),
    wire("10 AWG", 5.26, 30.0),
    wire("8 AWG", 8.37, 50.0),
    wire("6 AWG", 13.3, 65.0),
    wire("4 AWG", 21.2, 85.0),
    wire("3 AWG", 26.7, 100.0),
    wire("2 AWG", 33.6, 115.0),
    wire("1 AWG", 42.4, 130.0),
    wire("1/0 AWG", 53.5, 150.0),
    wire("2/0 AWG", 67.4, 175.0),
    wire("3/0 AWG", 85.0, 200.0),
    wire("4/0 AWG", 107.2, 230.0),
    wire("250 kcmil", 127.0, 255.0),
    wire("300 kcmil", 152.0, 285.0),
    wire("350 kcmil", 177.0, 310.0),
    wire("400 kcmil", 203.0, 335.0),
    wire("500 kcmil", 253.0, 380.0),
    wire("600 kcmil", 304.0, 420.0),
];

const WIRES_IEC_SINGLE: [Wire; 12] = [
    wire("1.5 mm²", 1.5, 19.5),
    wire("2.5 mm²", 2.5, 27.0),
    wire("4 mm²", 4.0, 36.0),
    wire("6 mm²", 6.0, 46.0),
    wire("10 mm²", 10.0, 63.0),
    wire("16 mm²", 16.0, 85.0),
    wire("25 mm²", 25.0, 112.0),
    wire("35 mm²", 35.0, 138.0),
    wire("50 mm²", 50.0, 168.0),
    wire("70 mm²", 70.0, 213.0),
    wire("95 mm²", 95.0, 258.0),
    wire("120 mm²", 120.0, 299.0),
];

const WIRES_IEC_THREE: [Wire; 12] = [
    wire("1.5 mm²", 1.5, 17.5),
    wire("2.5 mm²", 2.5, 24.0),
    wire("4 mm²", 4.0, 32.0),
    wire("6 mm²", 6.0, 41.0),
    wire("10 mm²", 10.0, 57.0),
    wire("16 mm²", 16.0, 76.0),
    wire("25 mm²", 25.0, 96.0),
    wire("35 mm²", 35.0, 119.0),
    wire("50 mm²", 50.0, 144.0),
    wire("70 mm²", 70.0, 184.0),
    wire("95 mm²", 95.0, 223.0),
    wire("120 mm²", 120.0, 259.0),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Service;

    #[test]
    fn a_12_5_kw_node_needs_a_70_a_breaker_and_4_awg() {
        let circuit = node_circuit(&Rating::of(&Service::default()), 12.5);
        assert!((circuit.continuous_a - 52.083).abs() < 1e-3);
        assert!((circuit.breaker_a - 70.0).abs() < 1e-9);
        assert_eq!(circuit.wire.name, "4 AWG");
    }

    #[test]
    fn three_phases_share_the_node() {
        // 12.5 kW over 3 x 230 V: 18.04 A a phase, 22.55 A with the continuous rule.
        let service = Service { supply: Supply::ThreePhase, ..Service::default() };
        let circuit = node_circuit(&Rating::of(&service), 12.5);
        assert!((circuit.continuous_a - 18.04).abs() < 0.01, "{circuit:?}");
        assert!((circuit.breaker_a - 25.0).abs() < 1e-9);
        assert_eq!(circuit.wire.name, "4 mm²");
        // Europe has no 125 % rule: with the whole breaker usable, 20 A do.
        let whole = Service { continuous_frac: 1.0, ..service };
        assert!((node_circuit(&Rating::of(&whole), 12.5).breaker_a - 20.0).abs() < 1e-9);
    }

    #[test]
    fn a_larger_node_never_gets_a_thinner_wire_or_a_smaller_breaker() {
        for &supply in Supply::ALL {
            let rating = Rating::of(&Service { supply, ..Service::default() });
            let mut before = node_circuit(&rating, 0.0);
            for tenth_kw in 1..1200 {
                let now = node_circuit(&rating, f64::from(tenth_kw) / 10.0);
                assert!(now.breaker_a >= before.breaker_a && now.wire.mm2 >= before.wire.mm2, "{now:?}");
                before = now;
            }
        }
    }
}
