use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::time::{Date, DaylightSaving, TimeAxis, Weekday};

mod first_row;
mod green_button;
mod zones;

fn read(text: &str) -> LoadFile {
    read_load(text.as_bytes(), &LoadSite::default()).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str) -> String {
    read_load(text.as_bytes(), &LoadSite::default()).unwrap_err().to_string()
}

/// A value that differs from hour to hour and day to day, kWh.
fn kwh_at(day: i64, hour: i64) -> f64 {
    0.5 + (hour % 24) as f64 * 0.05 + (day % 7) as f64 * 0.01
}

fn day_of(year: i32) -> i64 {
    Date::new(year, 1, 1).unwrap().days()
}

/// A year of hours on the clock of the wall, as a utility of the United States writes it.
fn wall_year(row: impl Fn(Date, i64, f64) -> String) -> (String, f64) {
    let [(spring, _), (autumn, _)] = DaylightSaving::UnitedStates.changes(2023).unwrap();
    let (mut text, mut sum) = (String::new(), 0.0);
    for day in 0..365 {
        let date = Date::from_days(day_of(2023) + day);
        for hour in 0..24 {
            if date == spring && hour == 2 {
                continue;
            }
            let times = if date == autumn && hour == 1 { 2 } else { 1 };
            for _ in 0..times {
                text.push_str(&row(date, hour, kwh_at(day, hour)));
                sum += kwh_at(day, hour);
            }
        }
    }
    (text, sum)
}

fn american(date: Date, hour: i64, kwh: f64) -> String {
    let half = if hour < 12 { "AM" } else { "PM" };
    format!("{}/{}/{},{}:00 {half},{kwh:.2},kWh\n", date.month, date.day, date.year, (hour + 11) % 12 + 1)
}

#[test]
fn a_utility_table_with_titles_prices_and_the_clock_of_the_wall_is_understood() {
    let (rows, sum) = wall_year(|date, hour, kwh| {
        format!(
            "Electric usage,{}-{:02}-{:02},{hour:02}:00,{hour:02}:59,{kwh:.2},kWh,${:.2},\n",
            date.year,
            date.month,
            date.day,
            kwh * 0.3
        )
    });
    let file = read(&format!(
        "Name,A. Person\nAddress,\"1 Road, Town\"\nService,123456\n\nTYPE,DATE,START TIME,END TIME,USAGE,UNITS,COST,NOTES\n{rows}"
    ));
    assert_eq!((file.format, file.step_minutes, file.unit), (LoadFormat::IntervalCsv, 60, LoadUnit::Kwh));
    assert_eq!((file.clock, file.date_order), (LoadClock::Wall(DaylightSaving::UnitedStates), Some("ymd")));
    assert!((file.kwh - sum).abs() < 1e-6 && file.gaps.is_empty(), "{file:?}");
    assert!((file.coverage_frac - 1.0).abs() < 1e-12, "{}", file.coverage_frac);
    assert!((file.year_kwh() - sum).abs() < 1e-6, "{} {sum}", file.year_kwh());
    assert!((file.monthly_kwh.iter().sum::<f64>() - sum).abs() < 1e-6);
    // In summer the clock's 10:00 is the ninth hour of standard time.
    let july_1 = 181;
    assert!((file.kw[july_1 * 24 + 9] - kwh_at(july_1 as i64, 10)).abs() < 1e-9);
    assert!((file.kw[9] - kwh_at(0, 9)).abs() < 1e-9);
}

#[test]
fn american_dates_halves_of_the_day_and_rows_of_other_commodities_are_read() {
    let (rows, sum) = wall_year(american);
    let file =
        read(&format!("Date,Time,Usage,Units\n{rows}1/1/2023,12:00 AM,3.5,therms\nTotal,,{sum},kWh\n"));
    assert_eq!(file.date_order, Some("mdy"));
    assert!((file.kwh - sum).abs() < 1e-6);
    assert!(file.notes.contains(&LoadNote::Skipped(2)), "{:?}", file.notes);
}

#[test]
fn european_semicolons_decimal_commas_and_ends_of_quarters_are_read() {
    let mut text = String::from("\u{feff}Zeitstempel;Verbrauch [kW];Status\r\n");
    let mut sum = 0.0;
    for quarter in 1..=31 * 96 {
        let at_s = (day_of(2024) * 86_400) + quarter * 900;
        let date = Date::from_days(at_s.div_euclid(86_400));
        let second = at_s.rem_euclid(86_400);
        let kw = 0.2 + (quarter % 96) as f64 * 0.01;
        sum += kw / 4.0;
        let kw = format!("{kw:.2}").replace('.', ",");
        writeln!(
            text,
            "{:02}.{:02}.{} {:02}:{:02};{kw};W",
            date.day,
            date.month,
            date.year,
            second / 3600,
            second / 60 % 60
        )
        .unwrap();
    }
    let file = read(&text);
    assert_eq!((file.step_minutes, file.unit, file.date_order), (15, LoadUnit::Kw, Some("dmy")));
    assert_eq!(file.first_s, day_of(2024) * 86_400, "the time is the interval's end");
    assert!((file.kwh - sum).abs() < 1e-6 && (file.monthly_kwh[0] - sum).abs() < 1e-6);
    assert_eq!(file.kw.len(), 35_040);
    assert!((file.coverage_frac - 31.0 / 365.0).abs() < 1e-9);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!((read_load(&wide, &LoadSite::default()).unwrap().kwh - sum).abs() < 1e-6);
}

#[test]
fn thousands_marks_in_quotes_and_watt_hours_are_read() {
    let mut text = String::from("timestamp,\"Energy, total (Wh)\"\n");
    for hour in 0..48 {
        writeln!(text, "2023-02-{:02}T{:02}:00:00,\"1,{:03}\"", 1 + hour / 24, hour % 24, hour * 7).unwrap();
    }
    let file = read(&text);
    let sum: f64 = (0..48).map(|hour| 1.0 + f64::from(hour) * 0.007).sum();
    assert_eq!(file.unit, LoadUnit::Wh);
    assert!((file.kwh - sum).abs() < 1e-9);
}

#[test]
fn a_day_in_each_row_is_read() {
    let hours: Vec<String> = (0..24).map(|hour| format!("{hour:02}:00")).collect();
    let mut text = format!("Meter,Date,{}\n", hours.join(","));
    for day in 1..=28 {
        let values: Vec<String> = (0..24).map(|hour| format!("{:.2}", kwh_at(day, hour))).collect();
        writeln!(text, "12345,2023-02-{day:02},{}", values.join(",")).unwrap();
    }
    let file = read(&text);
    assert_eq!((file.format, file.step_minutes, file.readings), (LoadFormat::DailyRows, 60, 28 * 24));
    let sum: f64 = (1..=28).flat_map(|day| (0..24).map(move |hour| kwh_at(day, hour))).sum();
    assert!((file.kwh - sum).abs() < 1e-9);
}

#[test]
fn one_column_of_a_year_is_read() {
    let mut text = String::from("kWh\n");
    (0..35_040).for_each(|quarter| writeln!(text, "{}", quarter % 5).unwrap());
    let file = read(&text);
    assert_eq!((file.format, file.step_minutes), (LoadFormat::Column, 15));
    assert!((file.kwh - 70_080.0).abs() < 1e-6 && (file.year_kwh() - 70_080.0).abs() < 1e-6);
}

#[test]
fn gaps_copies_and_leap_days_are_reported_and_filled() {
    let mut text = String::from("start,kWh\n");
    for hour in 0..366 * 24 {
        let at_s = day_of(2024) * 86_400 + hour * 3600;
        let date = Date::from_days(at_s.div_euclid(86_400));
        if (2000..2030).contains(&hour) {
            continue;
        }
        let row = format!("{}-{:02}-{:02} {:02}:00,1.5\n", date.year, date.month, date.day, hour % 24);
        text.push_str(&row);
        if hour < 10 {
            text.push_str(&row);
        }
    }
    let file = read(&text);
    assert_eq!(file.gaps.len(), 1);
    assert!((file.gaps[0].hours() - 30.0).abs() < 1e-9);
    assert!(
        file.notes.contains(&LoadNote::Copies(10)) && file.notes.contains(&LoadNote::LeapDay(36.0)),
        "{:?}",
        file.notes
    );
    assert!((file.kwh - 1.5 * (8784.0 - 30.0)).abs() < 1e-6);
    assert!((file.year_kwh() - 1.5 * 8760.0).abs() < 1e-6);
    assert!((file.coverage_frac - (1.0 - 30.0 / 8760.0)).abs() < 1e-6);
}

#[test]
fn broken_tables_are_refused_with_line_and_column() {
    let good = "Date,kWh\n2023-01-01 00:00,0.5\n2023-01-01 01:00,0.6\n";
    assert!(
        refused(&format!("{good}2023-01-01 02:00,0x6\n"))
            .starts_with("line 4, column 2: found \"0x6\", expected a number")
    );
    assert!(
        refused(&format!("{good}2023-13-01 02:00,0.6\n"))
            .starts_with("line 4, column 1: found \"2023-13-01 02:00\"")
    );
    assert!(refused("").contains("no readings"));
    assert!(refused("kWh\n1\n2\n").contains("found 2 values"));
    assert!(read_load(b"PK\x03\x04abc", &LoadSite::default()).unwrap_err().to_string().contains("Excel"));
}

#[test]
fn every_axis_gets_the_same_energy() {
    let (rows, sum) = wall_year(american);
    let file = read(&format!("Date,Time,Usage,Units\n{rows}"));
    for minutes in [5, 15, 20, 30, 60] {
        let axis = TimeAxis::new(minutes, Weekday::DISPLAY_YEAR, DaylightSaving::None).unwrap();
        let kwh = file.on_axis(&axis).iter().sum::<f64>() * axis.step_h();
        assert!((kwh - sum).abs() < 1e-6, "{minutes}");
    }
}

#[test]
fn fifty_megabytes_take_time_in_proportion_and_little_memory() {
    let begin_s = day_of(1995) * 86_400;
    let mut text = String::from("Time,kWh\n");
    let mut minute = 0;
    while text.len() < 50_000_000 {
        let at_s = begin_s + minute * 300;
        let date = Date::from_days(at_s / 86_400);
        let second = at_s % 86_400;
        writeln!(
            text,
            "{}-{:02}-{:02} {:02}:{:02},0.125",
            date.year,
            date.month,
            date.day,
            second / 3600,
            second / 60 % 60
        )
        .unwrap();
        minute += 1;
    }
    let file = read(&text);
    assert!((file.kwh - minute as f64 * 0.125).abs() < 1e-3);
    assert_eq!((file.readings as i64, file.step_minutes), (minute, 5));
    assert!(file.kw.len() == 105_120 && file.gaps.is_empty());
}

#[test]
fn lines_about_the_file_that_look_like_readings_are_passed_over() {
    let mut text = String::from(
        "Identifiant PRM;Type de donnees;Date de debut;Date de fin;Unite;Pas en minutes\n\
         12345678901234;Courbe de charge;01/01/2023;31/01/2023;W;30\nHorodate;Valeur\n",
    );
    for half in 0..48 {
        writeln!(
            text,
            "2023-01-{:02}T{:02}:{:02}:00+01:00;{}",
            1 + half / 48,
            half / 2 % 24,
            half % 2 * 30,
            400 + half
        )
        .unwrap();
    }
    let file = read(&text);
    assert_eq!((file.unit, file.step_minutes, file.readings), (LoadUnit::W, 30, 48));
    let sum: f64 = (0..48).map(|half| f64::from(400 + half) / 2000.0).sum();
    assert!((file.kwh - sum).abs() < 1e-9);
}

#[test]
fn stamps_since_1970_in_seconds_and_thousandths_are_read() {
    for (title, scale, unit) in
        [("timestamp,kWh", "", LoadUnit::Kwh), ("StartUnixMillis,WattHours", "000", LoadUnit::Wh)]
    {
        let mut text = format!("{title}\n");
        (0..96).for_each(|quarter| writeln!(text, "{}{scale},2", 1_672_560_000 + quarter * 900).unwrap());
        let site = LoadSite { utc_offset_h: Some(-8.0), ..LoadSite::default() };
        let file = read_load(text.as_bytes(), &site).unwrap();
        assert_eq!(file.unit, unit);
        assert_eq!(
            (file.readings, file.step_minutes, file.first_s),
            (96, 15, day_of(2023) * 86_400),
            "{title}"
        );
    }
}

#[test]
fn net_values_below_zero_are_export() {
    let mut text = String::from(
        "\"Name : A. Person\",,,,\n\"UOM: kWh\",,,,\n,,,,\n\"Meter Number\",\"Date\",\"Start Time\",\"Duration\",\"Consumed\"\n",
    );
    for hour in 0..24 {
        let half = if hour < 12 { "AM" } else { "PM" };
        let kwh = if (9..16).contains(&hour) { "-1.50000000" } else { "0.34" };
        writeln!(
            text,
            "\"0000000\",\"09/14/2024\",{:02}:00:00 {half},\"Hour\",\"{kwh}\"",
            (hour + 11) % 12 + 1
        )
        .unwrap();
    }
    let file = read(&text);
    assert_eq!((file.unit, file.date_order, file.readings), (LoadUnit::Kwh, Some("mdy"), 24));
    assert!((file.kwh - 17.0 * 0.34).abs() < 1e-9 && (file.export_kwh - 10.5).abs() < 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _read = read_load(&bytes, &LoadSite::default());
    }

    #[test]
    fn no_damage_to_a_good_file_makes_it_panic(at in 0.0..1.0_f64, cut in 0.0..1.0_f64, byte in any::<u8>(), which in 0..3_usize) {
        let good = match which {
            0 => green_button::of_hours("espi", 30),
            1 => "Date;Uhrzeit;kWh\n01.02.2023;00:15;0,25\n01.02.2023;00:30;1.234,5\n".repeat(3),
            _ => "DATE,START TIME,USAGE,UNITS\n2/1/2023,12:00 AM,0.5,kWh\n2/1/2023,1:00 AM,\"1,234.5\",kWh\n".to_owned(),
        };
        let mut bytes = good.into_bytes();
        let index = (at * bytes.len() as f64) as usize;
        if let Some(there) = bytes.get_mut(index) {
            *there = byte;
        }
        let _read = read_load(&bytes, &LoadSite::default());
        bytes.truncate((cut * bytes.len() as f64) as usize);
        let _cut = read_load(&bytes, &LoadSite::default());
    }

    #[test]
    fn a_table_keeps_its_energy_whatever_its_step(minutes in prop::sample::select(vec![1_i64, 5, 10, 15, 30, 60]), values in proptest::collection::vec(0.0..5.0_f64, 20..200)) {
        let mut text = String::from("when,kWh\n");
        for (index, kwh) in values.iter().enumerate() {
            let second = index as i64 * minutes * 60;
            let date = Date::from_days(day_of(2023) + 40 + second / 86_400);
            writeln!(text, "{}-{:02}-{:02} {:02}:{:02},{kwh}", date.year, date.month, date.day, second / 3600 % 24, second / 60 % 60).unwrap();
        }
        let file = read(&text);
        let sum: f64 = values.iter().sum();
        prop_assert!((file.kwh - sum).abs() < 1e-9 && (file.monthly_kwh.iter().sum::<f64>() - sum).abs() < 1e-9);
        prop_assert_eq!(i64::from(file.step_minutes), minutes);
    }
}
