//! `pv` and `weather`: the keys they answer with, and what they refuse.

mod wattfleet;

use wattfleet::{answer, file, json, number, refusal, typed};

#[test]
fn a_climate_is_written_read_again_and_yields() {
    let epw = file("phoenix.epw");
    let year = json(&["weather", "phoenix", "--seed", "3", "--write", typed(&epw), "--json"]);
    let again = json(&["weather", typed(&epw), "--json"]);
    for pointer in ["/ghi_kwh_m2", "/dni_kwh_m2", "/dhi_kwh_m2", "/p01_c", "/p99_c", "/place/lat_deg"] {
        let (made, read) = (number(&year, pointer), number(&again, pointer));
        // The file keeps two decimals.
        assert!((made - read).abs() < 0.005_1 + 1e-3 * made.abs(), "{pointer}: {made} {read}");
    }
    assert!((2000.0..2400.0).contains(&number(&year, "/ghi_kwh_m2")), "{year}");
    assert!(number(&year, "/p99_c") > 40.0 && number(&year, "/p01_c") < 8.0);
    assert_eq!(again["format"], "EPW");
    assert!(number(&year, "/gaps/records").abs() < 1e-12);
    assert!(answer(&["weather", "phoenix"]).contains("Phoenix"));

    let steps = file("steps.csv");
    let system = ["pv", "--weather", typed(&epw), "--kw-dc", "8", "--tilt-deg", "20", "--azimuth-deg", "180"];
    let roof = json(&[&system[..], &["--hourly", typed(&steps), "--json"]].concat());
    let ac = number(&roof, "/ac_kwh");
    assert!((13_000.0..15_500.0).contains(&ac), "{ac}");
    let months =
        |key: &str| roof[key].as_array().unwrap().iter().map(|month| month.as_f64().unwrap()).sum::<f64>();
    assert!((months("monthly_ac_kwh") - ac).abs() < 1e-6 && number(&roof, "/dc_kwh") > ac);
    assert!((months("monthly_poa_kwh_m2") - number(&roof, "/poa_kwh_m2")).abs() < 1e-6);
    let text = std::fs::read_to_string(&steps).unwrap();
    let sum: f64 =
        text.lines().skip(1).map(|line| line.rsplit(',').next().unwrap().parse::<f64>().unwrap()).sum();
    assert!(text.lines().count() == 8761 && (sum - ac).abs() < 0.1);

    let with = |more: &[&str]| number(&json(&[&system[..], more, &["--json"]].concat()), "/ac_kwh");
    let tracker = with(&["--mount", "tracker"]);
    assert!(tracker > 1.1 * ac, "{tracker} {ac}");
    assert!(with(&["--mount", "rack", "--gcr-frac", "0"]) > ac);
    assert!(with(&["--mount", "rack", "--gcr-frac", "0.6"]) < ac);
    assert!((with(&["--age-years", "10"]) / ac - 0.951).abs() < 0.003);
    let table = file("shade.csv");
    let line = vec!["0.5"; 24].join(",") + "\n";
    std::fs::write(&table, line.repeat(12)).unwrap();
    let shaded = with(&["--shading", typed(&table)]) / ac;
    assert!((0.5..0.75).contains(&shaded), "{shaded}");
    assert!(answer(&system).contains("year"));
    for path in [epw, steps, table] {
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let broken = file("broken.csv");
    std::fs::write(
        &broken,
        "Latitude,Longitude,Time Zone\n33,-112,-7\nMonth,Day,Hour,DNI,DHI,Temperature\n1,1,0,0,0,x\n",
    )
    .unwrap();
    let system =
        ["pv", "--weather", typed(&broken), "--kw-dc", "8", "--tilt-deg", "20", "--azimuth-deg", "180"];
    assert!(refusal(&system).contains("the file ends after 1 record"), "{}", refusal(&system));
    assert!(
        refusal(&["pv", "--weather", "x.epw", "--kw-dc", "8", "--tilt-deg", "95", "--azimuth-deg", "0"])
            .contains("0 to 90")
    );
    assert!(refusal(&["weather", "phoenx"]).contains("phoenix"));
    assert!(refusal(&["pv", "--kw-dc", "8"]).contains("--weather"));
    std::fs::remove_file(broken).unwrap();
}
