//! The exact optimum, hourly.

fn main() {
    wattfleet_bench::exactly("tou 60 min");
}
