//! Times that say how far their clock is ahead of UTC.

use super::*;

const LONDON: LoadSite = LoadSite { utc_offset_h: Some(0.0), daylight_saving: DaylightSaving::Europe };
const LOS_ANGELES: LoadSite =
    LoadSite { utc_offset_h: Some(-8.0), daylight_saving: DaylightSaving::UnitedStates };

/// A year of hours that run in UTC from the first of 2023 as the site's standard time has it, each stamped by `stamp` from
/// its seconds since 1970 and holding the value of its hour of standard time.
fn year_of(standard_h: i64, stamp: impl Fn(i64) -> String) -> String {
    let begin_s = (day_of(2023) * 24 - standard_h) * 3600;
    let rows =
        (0..8760).map(|hour| format!("{},{:.2}\n", stamp(begin_s + hour * 3600), kwh_at(hour / 24, hour)));
    format!("Start,Consumption (kWh)\n{}", rows.collect::<String>())
}

/// A moment on a clock that is some hours ahead of UTC.
fn clock(utc_s: i64, ahead_h: i64) -> String {
    let wall_s = utc_s + ahead_h * 3600;
    let date = Date::from_days(wall_s.div_euclid(86_400));
    let hour = wall_s.rem_euclid(86_400) / 3600;
    format!("{}-{:02}-{:02}T{hour:02}:00:00", date.year, date.month, date.day)
}

/// Whether a moment is of summer time in 2023, between changes at an hour of UTC.
fn is_summer(utc_s: i64, (spring, autumn): ((u32, u32), (u32, u32)), hour: i64) -> bool {
    let at = |(month, day): (u32, u32)| (Date::new(2023, month, day).unwrap().days() * 24 + hour) * 3600;
    (at(spring)..at(autumn)).contains(&utc_s)
}

fn british_summer(utc_s: i64) -> bool {
    is_summer(utc_s, ((3, 26), (10, 29)), 1)
}

fn read_at(text: &str, site: &LoadSite) -> LoadFile {
    read_load(text.as_bytes(), site).unwrap_or_else(|error| panic!("{error}"))
}

/// Every hour of the year is where it was, in the site's standard time.
fn assert_standard(file: &LoadFile) {
    assert_eq!((file.clock, file.kw.len(), file.notes.clone()), (LoadClock::Standard, 8760, Vec::new()));
    for (hour, kw) in file.kw.iter().enumerate() {
        assert!((kw - kwh_at(hour as i64 / 24, hour as i64)).abs() < 1e-9, "hour {hour}: {kw}");
    }
}

#[test]
fn a_british_home_s_hours_in_universal_time_lie_in_its_standard_time_and_its_months_are_the_wall_s() {
    let file = read_at(&year_of(0, |utc_s| clock(utc_s, 0) + "Z"), &LONDON);
    assert_standard(&file);
    // The last hour of June on the wall ends at 23:00 UTC: the hour after it is July's.
    let june: f64 = (151 * 24 - 1..181 * 24 - 1).map(|hour| kwh_at(hour / 24, hour)).sum();
    assert!((file.monthly_kwh[5] - june).abs() < 1e-6, "{} {june}", file.monthly_kwh[5]);
}

#[test]
fn a_british_home_s_hours_by_its_own_clock_and_offset_are_the_same_as_without_the_offset() {
    let ahead = |utc_s| i64::from(british_summer(utc_s));
    let said = |utc_s| format!("{}+0{}:00", clock(utc_s, ahead(utc_s)), ahead(utc_s));
    let file = read_at(&year_of(0, said), &LONDON);
    assert_standard(&file);
    let unsaid = read_at(&year_of(0, |utc_s| clock(utc_s, ahead(utc_s))), &LONDON);
    for (hour, (said, unsaid)) in file.kw.iter().zip(&unsaid.kw).enumerate() {
        // Where nothing tells the hours about a change apart, they are taken as a clock of central Europe shows them.
        let is_change = (84 * 24..84 * 24 + 3).contains(&hour) || (301 * 24..301 * 24 + 3).contains(&hour);
        assert!(is_change || (said - unsaid).abs() < 1e-9, "hour {hour}: {said} {unsaid}");
    }
}

#[test]
fn summer_alone_says_one_offset_and_is_still_the_site_s_clock() {
    let begin_s = day_of(2023) * 86_400 + 181 * 86_400;
    let rows = |zone: &str| {
        let row =
            |hour: i64| format!("{}{zone},{:.2}\n", clock(begin_s + hour * 3600, 0), kwh_at(hour / 24, hour));
        read_at(&format!("Start,kWh\n{}", (0..480).map(row).collect::<String>()), &LONDON)
    };
    let (said, unsaid) = (rows("+01:00"), rows(""));
    assert_eq!(said.monthly_kwh.map(f64::to_bits), unsaid.monthly_kwh.map(f64::to_bits));
    assert!((said.kw[181 * 24 + 30] - unsaid.kw[181 * 24 + 30]).abs() < 1e-9);
    // In universal time the same stamps are an hour later on the wall.
    assert!((rows("Z").kw[181 * 24 + 31] - said.kw[181 * 24 + 30]).abs() < 1e-9);
}

#[test]
fn a_californian_home_s_offsets_of_summer_and_winter_are_read_in_one_cell_or_two() {
    let summer = |utc_s| is_summer(utc_s, ((3, 12), (11, 5)), 10);
    let ahead = |utc_s| if summer(utc_s) { -7 } else { -8 };
    let said = |utc_s| format!("{}-0{}:00", clock(utc_s, ahead(utc_s)), -ahead(utc_s));
    let text = year_of(-8, said);
    assert_standard(&read_at(&text, &LOS_ANGELES));
    assert_standard(&read_at(&text.replace('T', ",").replacen("Start", "Date,Time", 1), &LOS_ANGELES));
    // Elsewhere the same moments are other hours of the clock: at noon in Los Angeles it is 15 o'clock in New York.
    let new_york = LoadSite { utc_offset_h: Some(-5.0), ..LOS_ANGELES };
    assert!((read_at(&text, &new_york).kw[200 * 24 + 15] - kwh_at(200, 12)).abs() < 1e-9);
}

#[test]
fn without_a_place_the_file_s_winter_is_standard_time_and_that_is_said() {
    let ahead = |utc_s| i64::from(british_summer(utc_s));
    let said = |utc_s| format!("{}+0{}:00", clock(utc_s, ahead(utc_s) + 1), ahead(utc_s) + 1);
    let file = read(&year_of(1, said));
    assert_eq!(file.notes, [LoadNote::ZoneOfFile(1.0)]);
    assert!((file.kw[200 * 24 + 9] - kwh_at(200, 9)).abs() < 1e-9);
}

#[test]
fn ends_of_spans_are_no_offsets() {
    let rows = (0..480).map(|hour: i64| {
        let day = clock(day_of(2023) * 86_400 + hour * 3600, 0);
        let (from, to) = (hour % 24, hour % 24 + 1);
        format!("{} {from:02}:00-{to:02}:00,{:.2}\n", &day[..10], kwh_at(hour / 24, hour))
    });
    let file = read_at(&format!("Interval,kWh\n{}", rows.collect::<String>()), &LOS_ANGELES);
    assert!(matches!(file.clock, LoadClock::Assumed(_)), "{:?}", file.clock);
    assert!((file.kw[9] - kwh_at(0, 9)).abs() < 1e-9 && (file.kw[40] - kwh_at(1, 16)).abs() < 1e-9);
}
