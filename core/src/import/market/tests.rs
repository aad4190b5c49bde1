use super::*;
use crate::{
    import::load::LoadSite,
    text::sentence,
    time::{Date, DaylightSaving},
};

const BERLIN: LoadSite = LoadSite { utc_offset_h: Some(1.0), daylight_saving: DaylightSaving::Europe };

/// Every hour of a year by UTC: price 100 at 12 UTC, else 40.
fn utc_rows(year: i32, stamp: impl Fn(Date, i64) -> String) -> String {
    let (from, to) = (Date::new(year, 1, 1).unwrap().days(), Date::new(year + 1, 1, 1).unwrap().days());
    (from..to)
        .flat_map(|day| (0..24).map(move |hour| (Date::from_days(day), hour)))
        .map(|(date, hour)| format!("{},{}\n", stamp(date, hour), if hour == 12 { 100.0 } else { 40.0 }))
        .collect()
}

fn iso(date: Date, hour: i64) -> String {
    format!("{}-{:02}-{:02}T{hour:02}:00Z", date.year, date.month, date.day)
}

#[test]
fn rows_in_universal_time_lie_in_the_standard_time_of_the_site() {
    let text = format!("Datetime (UTC),Price (EUR/MWhe)\n{}", utc_rows(2023, iso));
    let file = read_market(text.as_bytes(), &BERLIN).unwrap();
    assert_eq!((file.step_minutes, file.usd_per_kwh.len(), file.prices), (60, 8760, 8760));
    // Noon in UTC is 13 o'clock of Berlin's standard time, summer and winter.
    for day in [3, 200] {
        assert!((file.usd_per_kwh[day * 24 + 13] - 0.115).abs() < 1e-9);
        assert!((file.usd_per_kwh[day * 24 + 12] - 0.046).abs() < 1e-9);
    }
    // The last hour of the year in UTC is the first of the next in Berlin: it stands for this one's.
    assert!((file.coverage_frac - 1.0).abs() < 1e-12);
    let words: Vec<String> = file.notes.iter().map(|note| sentence(&note.message())).collect();
    assert!(words.iter().any(|words| words.contains("EUR") && words.contains("1.15")), "{words:?}");
}

#[test]
fn times_ahead_of_universal_time_say_so_themselves() {
    let zulu = format!("Datetime (UTC),Price (EUR/MWhe)\n{}", utc_rows(2023, iso));
    // The same moments as Berlin's clock shows them, +01:00 in winter and +02:00 in summer.
    let berlin = |date: Date, hour: i64| {
        let ahead = if (4..10).contains(&date.month) { 2 } else { 1 };
        let at = date.days() * 24 + hour + ahead;
        let date = Date::from_days(at.div_euclid(24));
        format!("{}-{:02}-{:02}T{:02}:00+0{ahead}:00", date.year, date.month, date.day, at.rem_euclid(24))
    };
    let local = format!("Datetime,Price (EUR/MWhe)\n{}", utc_rows(2023, berlin));
    let read = |text: &str, site: &LoadSite| read_market(text.as_bytes(), site).unwrap();
    let (by_zulu, by_clock) = (read(&zulu, &BERLIN), read(&local, &BERLIN));
    assert_eq!(by_clock.usd_per_kwh, by_zulu.usd_per_kwh);
    assert_eq!((by_clock.span_s, &by_clock.notes), (by_zulu.span_s, &by_zulu.notes));
    // Without a place, standard time is what the winter's offset says.
    let nowhere = read(&local, &LoadSite::default());
    assert_eq!(nowhere.usd_per_kwh, by_zulu.usd_per_kwh);
    assert!(nowhere.notes.contains(&MarketNote::ZoneOfFile(1.0)), "{:?}", nowhere.notes);
}

#[test]
fn rows_by_the_clock_are_moved_in_summer_and_leap_days_and_older_years_give_way() {
    let stamp =
        |date: Date, hour: i64| format!("{:02}.{:02}.{} {hour:02}:00", date.day, date.month, date.year);
    let rows = utc_rows(2023, stamp) + &utc_rows(2024, stamp).replace(",40", ",50");
    let text = format!("Time;Preis ct/kWh\n{}", rows.replace(',', ";"));
    let file = read_market(text.as_bytes(), &BERLIN).unwrap();
    assert!(
        (file.usd_per_kwh[3 * 24 + 12] - 1.0).abs() < 1e-9
            && (file.usd_per_kwh[200 * 24 + 11] - 1.0).abs() < 1e-9
    );
    assert!((file.usd_per_kwh[3 * 24 + 3] - 0.5).abs() < 1e-9, "the later year stands");
    assert!(file.notes.contains(&MarketNote::NoMoney));
    assert!(file.notes.contains(&MarketNote::LeapDay) && file.notes.contains(&MarketNote::SeveralYears));
    assert!((file.coverage_frac - 1.0).abs() < 2.0 / 8760.0);
}

#[test]
fn spans_quotes_currencies_and_negative_prices_are_read() {
    let mut text = "\"MTU (CET/CEST)\";\"Day-ahead Price [EUR/MWh]\";\"Note\"\n".to_owned();
    let start = Date::new(2023, 1, 1).unwrap().days();
    for step in 0..365 * 24_i64 {
        let (date, hour) = (Date::from_days(start + step / 24), step % 24);
        let day = format!("{:02}.{:02}.{}", date.day, date.month, date.year);
        text.push_str(&format!("\"{day} {hour:02}:00 - {day} {:02}:00\";\"-12,50\";\"\"\n", hour + 1));
    }
    let file = read_market(text.as_bytes(), &BERLIN).unwrap();
    assert!(file.usd_per_kwh.iter().all(|usd| (usd + 0.0125 * 1.15).abs() < 1e-9));
    let mut text = String::new();
    for step in 0..365 * 48_i64 {
        let date = Date::from_days(start + step / 48);
        let (hour, minute) = (step % 48 / 2, step % 2 * 30);
        let price = if step % 48 < 24 { 12.5 } else { 20.5 };
        text.push_str(&format!(
            "{}-{:02}-{:02} {hour:02}:{minute:02},{price}\n",
            date.year, date.month, date.day
        ));
    }
    let file = read_market(format!("from,agile p/kWh\n{text}").as_bytes(), &LoadSite::default()).unwrap();
    assert_eq!((file.step_minutes, file.usd_per_kwh.len()), (30, 17_520));
    assert!((file.usd_per_kwh[0] - 0.125 * 1.33).abs() < 1e-9);
}

#[test]
fn a_column_of_a_year_needs_no_times() {
    let column = |title: &str, value: f64| {
        let values: String = (0..8760).map(|_| format!("{value}\n")).collect();
        read_market(format!("{title}\n{values}").as_bytes(), &LoadSite::default())
    };
    let file = column("usd_per_mwh", 55.0).unwrap();
    assert!((file.usd_per_kwh[77] - 0.055).abs() < 1e-12 && file.notes.is_empty());
    assert_eq!(column("price", 0.2).unwrap().notes, [MarketNote::NoUnit]);
    let error = column("price", 55.0).unwrap_err().to_string();
    assert!(error.contains("55.00 USD a kWh") && error.contains("EUR/MWh"), "{error}");
}

#[test]
fn what_is_wrong_is_told_by_line_and_column() {
    let error = |text: &str| read_market(text.as_bytes(), &BERLIN).unwrap_err().to_string();
    let text = format!("time,EUR/MWh\n{}", utc_rows(2023, iso));
    assert!(error(&text.replacen("T07:00Z,40", "T07:00Z,4o", 1)).starts_with("line 9, column 2: found \"4o"));
    assert!(error(&text.replacen("2023-01-02T05", "2023-13-02T05", 1)).starts_with("line 31, column 1"));
    assert!(error("price\n1\nx\n").starts_with("line 3, column 1: 'x' is no number"));
    assert!(error("price\n1\n2\n").starts_with("2 values are no year"));
    assert!(error("PK\u{3}\u{4}zip").contains("a zip or Excel file"));
    assert!(error("").contains("0 values"));
}

#[test]
fn prices_are_told_from_readings() {
    let rows = utc_rows(2023, iso);
    assert!(is_market(format!("time,Price EUR/MWh\n{rows}").as_bytes()));
    assert!(is_market(b"usd_per_kwh\n0.1\n0.2\n"));
    assert!(!is_market(format!("time,Usage kWh\n{rows}").as_bytes()));
    assert!(!is_market(b"kwh\n0.1\n0.2\n"));
    let both: String = rows.lines().map(|row| format!("{row},0.2\n")).collect();
    assert!(!is_market(format!("time,Usage kWh,Price $/kWh\n{both}").as_bytes()));
}
