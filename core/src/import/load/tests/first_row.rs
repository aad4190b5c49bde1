//! A first row whose value is broken or missing.

use super::*;

fn hours(first: &str) -> String {
    let row = |hour: i64| {
        format!("2023-01-{:02} {:02}:00,{:.2}\n", hour / 24 + 1, hour % 24, kwh_at(hour / 24, hour))
    };
    let rows: String = (1..240).map(row).collect();
    format!("{first}\n{rows}")
}

#[test]
fn a_broken_first_row_is_no_header() {
    let broken = hours("2023-01-01 00:00,0.4x");
    assert_eq!(
        refused(&broken),
        "line 1, column 2: found \"0.4x\", expected a number or nothing; mend the row or leave it out"
    );
    assert!(refused(&format!("Date,kWh\n{broken}")).starts_with("line 2, column 2: found \"0.4x\""));
    // Several of them, and with the time in a column of its own.
    let two = broken.replacen("01:00,0.55", "01:00,n.a.n", 1);
    assert!(refused(&two).starts_with("line 1, column 2"), "{}", refused(&two));
    let apart = broken.replace(' ', ",");
    assert!(refused(&apart).starts_with("line 1, column 3: found \"0.4x\""), "{}", refused(&apart));
}

#[test]
fn a_broken_first_value_does_not_make_another_column_the_value() {
    let priced = |text: &str| text.lines().map(|line| format!("{line},0.12\n")).collect::<String>();
    let broken = priced(&hours("2023-01-01 00:00,0.4x"));
    assert!(refused(&broken).starts_with("line 1, column 2: found \"0.4x\""), "{}", refused(&broken));
    let titled = refused(&format!("Date,Usage kWh,Cost $\n{broken}"));
    assert!(titled.starts_with("line 2, column 2: found \"0.4x\""), "{titled}");
}

#[test]
fn a_broken_first_day_is_no_header() {
    let day = |day: i64| {
        let hours: Vec<String> = (0..24).map(|hour| format!("{:.2}", kwh_at(day, hour))).collect();
        format!("2023-01-{:02},{}\n", day + 1, hours.join(","))
    };
    let text: String = (0..20).map(day).collect();
    assert!((read(&text).kw[30] - kwh_at(1, 6)).abs() < 1e-9);
    let broken = text.replacen("0.60", "0.6o", 1);
    assert!(refused(&broken).starts_with("line 1, column 4: found \"0.6o\""), "{}", refused(&broken));
}

#[test]
fn a_missing_first_value_leaves_the_titles_in_force() {
    let file = read(&format!("Date,Usage (Wh)\n{}", hours("2023-01-01 00:00,")));
    assert_eq!((file.unit, file.readings), (LoadUnit::Wh, 239));
    assert!(
        file.notes.contains(&LoadNote::Missing(1)) && !file.notes.contains(&LoadNote::NoUnit),
        "{:?}",
        file.notes
    );
}

#[test]
fn a_line_about_the_file_with_dates_stays_above_it() {
    let file = read(&format!("2023-01-01,2023-01-10\nDate,kWh\n{}", hours("2023-01-01 00:00,0.5")));
    assert_eq!((file.readings, file.notes.contains(&LoadNote::Skipped(1))), (240, false));
}
