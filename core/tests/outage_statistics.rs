//! The outages of the states against the years they are the means of (tests/reference/energy/outages_us.csv).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop at what it did not expect"
)]

use std::collections::BTreeMap;

use wattfleet_core::catalog::{REGIONS, everyday_outages};

/// CAIDI, SAIDI and SAIFI, each with and without major events, of a year.
type Line = [f64; 6];

fn states() -> BTreeMap<String, Vec<Line>> {
    let path = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let text = std::fs::read_to_string(path.join("tests/reference/energy/outages_us.csv")).unwrap();
    let mut states: BTreeMap<String, Vec<Line>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let numbers: Vec<f64> = cells[2..].iter().map(|cell| cell.parse().unwrap()).collect();
        states.entry(cells[0].to_owned()).or_default().push(numbers.try_into().unwrap());
    }
    states
}

fn mean(years: &[Line], column: usize) -> f64 {
    years.iter().map(|year| year[column]).sum::<f64>() / years.len() as f64
}

#[test]
fn every_line_is_a_length_times_a_count() {
    for (state, years) in states() {
        for [caidi, caidi_everyday, saidi, saidi_everyday, saifi, saifi_everyday] in years {
            for (caidi, saidi, saifi) in
                [(caidi, saidi, saifi), (caidi_everyday, saidi_everyday, saifi_everyday)]
            {
                let (least, most) = ((saidi - 0.06) / (saifi + 0.0006), (saidi + 0.06) / (saifi - 0.0006));
                assert!((least - 0.06..=most + 0.06).contains(&caidi), "{state}: {caidi}, {}", saidi / saifi);
            }
        }
    }
}

#[test]
fn every_state_has_the_means_of_its_own_years() {
    let states = states();
    assert_eq!(states.len(), 52);
    for region in REGIONS.iter().filter(|region| region.country == "US") {
        let years = &states[region.name];
        assert!(years.len() == 10 || region.slug == "us-hi", "{}", region.name);
        let everyday = everyday_outages(region);
        let rows = [
            (region.saidi_min, mean(years, 2), 0.5),
            (everyday.saidi_min.value, mean(years, 3), 0.5),
            (region.saifi, mean(years, 4), 0.005),
            (everyday.saifi.value, mean(years, 5), 0.005),
        ];
        for (row, mean, rounding) in rows {
            assert!((row - mean).abs() <= rounding + 1e-9, "{}: {row} for {mean}", region.name);
        }
    }
}

#[test]
fn nine_in_ten_years_without_major_events_lie_in_the_range_that_is_given() {
    let (mut inside, mut all) = (0, 0);
    for (state, years) in states() {
        let region = REGIONS.iter().find(|region| region.name == state).unwrap();
        let value = everyday_outages(region).saidi_min.value;
        for year in &years {
            inside += i32::from((0.79 * value..=1.28 * value).contains(&year[3]));
            all += 1;
        }
    }
    // The bounds are the twentieth parts of these years at either end, rounded.
    assert!(inside * 10 >= all * 9, "{inside} of {all}");
}
