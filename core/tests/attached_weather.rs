//! Weather of a file that a home refers to, through the whole road.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::sync::Arc;

use wattfleet_core::{
    catalog::{climate_by_slug, nearest_climate},
    import::weather_file::WeatherFile,
    scenario::{AttachedWeather, Attachments, Path, Scenario, preset},
    share::{Stamp, bits, decode_link, encode_link, read_file, write_file_holding, year_answer},
    simulate::{Attached, Options, Stages},
    time::{DaylightSaving, TimeAxis},
    weather::{Place, sun_year, synthetic_year},
};

/// A year of Seattle's sky, as a file.
fn file() -> WeatherFile {
    let climate = climate_by_slug("seattle").unwrap();
    let place = Place {
        lat_deg: climate.lat_deg,
        lon_deg: climate.lon_deg,
        elevation_m: climate.elevation_m,
        utc_offset_h: climate.utc_offset_h,
    };
    let axis = TimeAxis::hourly(DaylightSaving::None);
    synthetic_year(&climate.months(), &sun_year(&place, &axis), &axis, 77).to_file(&place, "Seattle, 2019")
}

/// A home of Phoenix under it.
fn home() -> (Scenario, Attachments) {
    let mut scenario = preset(1).unwrap().scenario();
    let (file, mut attachments) = (file(), Attachments::default());
    let (climate, _) = nearest_climate(file.lat_deg, file.lon_deg).unwrap();
    let hash = attachments.keep_numbers(&file.to_numbers());
    scenario.homes[0].weather = Some(AttachedWeather { hash, climate: climate.id });
    (scenario, attachments)
}

fn options(attachments: &Attachments) -> Options {
    Options { attachments: attachments.clone(), ..Options::default() }
}

#[test]
fn an_attached_file_is_the_weather_that_the_command_line_takes() {
    let (scenario, attachments) = home();
    let mut stages = Stages::default();
    let own = stages.year(&scenario, &options(&attachments)).unwrap();
    let axis = TimeAxis::hourly(DaylightSaving::None);
    // Records are kept as whole millionths.
    let file = WeatherFile::from_numbers(&file().to_numbers()).unwrap();
    let weather = Arc::new(file.to_weather_year(&axis));
    let given = Attached { place: file.place(), timing: file.sun_timing(&axis), weather };
    let other = Options { weather: Some(given), ..Options::default() };
    let other = Stages::default().year(&scenario, &other).unwrap();
    assert_eq!(bits(&[&own.weather.ghi_w_m2[..]]), bits(&[&other.weather.ghi_w_m2[..]]));
    assert_eq!(year_answer(&own), year_answer(&other));
    assert!(!own.approximate_weather && own.notes.iter().all(|note| note.id != "note.weather_stand_in"));
    // Phoenix has more sun.
    let phoenix = stages.year(&preset(1).unwrap().scenario(), &Options::default()).unwrap();
    let sun = |ghi: &[f64]| ghi.iter().sum::<f64>();
    assert!(sun(&own.weather.ghi_w_m2) < 0.8 * sun(&phoenix.weather.ghi_w_m2));
}

#[test]
fn a_link_brings_the_nearest_climate_and_says_that_it_is_approximate() {
    let (scenario, attachments) = home();
    let opened = decode_link(&encode_link(&scenario)).unwrap();
    assert_eq!(opened.scenario.homes[0].weather, scenario.homes[0].weather);
    let copy = Stages::default().year(&opened.scenario, &Options::default()).unwrap();
    assert!(copy.approximate_weather && copy.notes.iter().any(|note| note.id == "note.weather_stand_in"));
    let own = Stages::default().year(&scenario, &options(&attachments)).unwrap();
    // The same climate, another year of it.
    let (copy, own) = (copy.pv.ac_kw.iter().sum::<f64>(), own.pv.ac_kw.iter().sum::<f64>());
    assert!((copy / own - 1.0).abs() < 0.05, "{copy} {own}");
}

#[test]
fn a_file_brings_the_records_along() {
    let (scenario, attachments) = home();
    let text = write_file_holding(&scenario, Stamp::default(), &attachments);
    let opened = read_file(&text).unwrap();
    assert_eq!(opened.scenario.homes[0].weather, scenario.homes[0].weather);
    assert_eq!(opened.attachments, attachments);
    let own = Stages::default().year(&scenario, &options(&attachments)).unwrap();
    let copy = Stages::default().year(&opened.scenario, &options(&opened.attachments)).unwrap();
    assert_eq!(year_answer(&own), year_answer(&copy));
    let without = write_file_holding(&scenario, Stamp::default(), &Attachments::default());
    assert_eq!(read_file(&without).unwrap().scenario.homes[0].weather, scenario.homes[0].weather);
    let broken = text.replace("\"values\": [1, ", "\"values\": [7, ");
    assert!(read_file(&broken).unwrap_err().to_string().starts_with("homes[0].attachments.weather.values"));
}

#[test]
fn choosing_a_climate_drops_the_file() {
    let (mut scenario, _) = home();
    let path = Path::parse("site.climate").unwrap();
    let now = path.read(&scenario).unwrap();
    scenario.set(path, now).unwrap();
    assert_eq!(scenario.homes[0].weather, None);
}
