//! The exact optimum with a node's offers, hourly.

fn main() {
    wattfleet_bench::exactly("tou 60 min, node");
}
