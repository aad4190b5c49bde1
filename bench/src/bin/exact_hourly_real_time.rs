//! The exact optimum at real-time prices, hourly.

fn main() {
    wattfleet_bench::exactly("real-time 60 min");
}
