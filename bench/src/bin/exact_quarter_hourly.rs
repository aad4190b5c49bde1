//! The exact optimum, quarter-hourly.

fn main() {
    wattfleet_bench::exactly("tou 15 min");
}
