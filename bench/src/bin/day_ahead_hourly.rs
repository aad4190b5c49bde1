//! The plan of a day ahead, hourly.

fn main() {
    wattfleet_bench::by_the_day("tou 60 min");
}
