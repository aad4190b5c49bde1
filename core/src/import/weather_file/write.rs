//! A year of weather as an EPW file.

use core::fmt::Write as _;

use super::{WeatherFile, epw::HEADERS};

/// Writes an EPW file of what a file holds, with every other column marked missing.
#[must_use]
pub fn write_epw(file: &WeatherFile) -> String {
    let mut out = String::with_capacity(file.ghi_w_m2.len() * 130);
    let name = file.name.replace(',', " ");
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "LOCATION,{name},-,-,Wattfleet,000000,{},{},{},{}",
        file.lat_deg, file.lon_deg, file.utc_offset_h, file.elevation_m
    );
    for header in HEADERS.iter().skip(1).take(6) {
        let _ = writeln!(out, "{header},0");
    }
    let _ = writeln!(out, "DATA PERIODS,1,{},Data,Thursday,1/1,12/31", file.records_per_hour);
    let per_hour = file.records_per_hour.max(1);
    let minutes = 60 / per_hour;
    let mut date = crate::time::MONTH_DAYS
        .iter()
        .enumerate()
        .flat_map(|(month, days)| (1..=*days).map(move |day| (month + 1, day)))
        .flat_map(|date| (0..24 * per_hour).map(move |record| (date, record)));
    let sky = file.ghi_w_m2.iter().zip(&file.dni_w_m2).zip(&file.dhi_w_m2);
    let air = file.dry_bulb_c.iter().zip(&file.wind_m_s);
    for (((ghi, dni), dhi), (dry_bulb, wind)) in sky.zip(air) {
        let Some(((month, day), record)) = date.next() else { break };
        // Whole hours are stamped with their end, as usual; shorter records with their middle, which SAM
        // takes for the moment of the sun.
        let part = record % per_hour;
        let (hour, minute) =
            (record / per_hour + 1, if per_hour == 1 { 60 } else { part * minutes + minutes / 2 });
        let _ = writeln!(
            out,
            "2026,{month},{day},{hour},{minute},?,{dry_bulb:.2},99.9,999,999999,9999,9999,9999,\
             {ghi:.2},{dni:.2},{dhi:.2},999999,999999,999999,9999,999,{wind:.2},99,99,9999,99999,9,\
             999999999,999,.999,999,99,999,999,99"
        );
    }
    out
}
