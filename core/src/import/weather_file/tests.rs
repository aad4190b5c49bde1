use proptest::prelude::*;

use super::*;
use crate::time::MONTH_DAYS;

mod samples;

use samples::*;

/// A text with a field of a line changed.
fn with(text: &str, line: usize, column: usize, value: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut fields: Vec<&str> = lines[line - 1].split(',').collect();
    fields[column - 1] = value;
    lines[line - 1] = fields.join(",");
    lines.join("\n")
}

fn close(a: &[f64], b: &[f64], within: f64) {
    assert_eq!(a.len(), b.len());
    assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() <= within));
}

fn same_series(file: &WeatherFile, expected: &WeatherFile, wind_within: f64) {
    close(&file.ghi_w_m2, &expected.ghi_w_m2, 1e-9);
    close(&file.dni_w_m2, &expected.dni_w_m2, 1e-9);
    close(&file.dhi_w_m2, &expected.dhi_w_m2, 1e-9);
    close(&file.dry_bulb_c, &expected.dry_bulb_c, 1e-9);
    close(&file.wind_m_s, &expected.wind_m_s, wind_within);
}

#[test]
fn what_is_written_is_read_again_at_every_interval() {
    for per_hour in [1, 2, 3, 4, 6, 12] {
        let file = sample(per_hour);
        assert_eq!(read_weather(write_epw(&file).as_bytes()).unwrap(), file, "{per_hour}");
    }
}

#[test]
fn every_format_is_recognised_by_its_content_and_holds_the_same_year() {
    let expected = sample(1);
    let file = read_weather(tmy3().as_bytes()).unwrap();
    assert_eq!((file.format, file.stamp), (WeatherFormat::Tmy3, SunStamp::Interval));
    assert_eq!(file.name, "PHOENIX, SKY HARBOR, AZ");
    assert_eq!((file.years[0], file.years[364]), (1981, 1992));
    assert!((file.lat_deg - 33.45).abs() < 1e-12 && (file.utc_offset_h + 7.0).abs() < 1e-12);
    assert!((file.albedo_frac[743] - 0.35).abs() < 1e-12 && file.albedo_frac[744].abs() < 1e-12);
    same_series(&file, &expected, 1e-9);

    let file = read_weather(tmy2().as_bytes()).unwrap();
    assert_eq!((file.format, file.stamp), (WeatherFormat::Tmy2, SunStamp::Interval));
    assert_eq!((file.name.as_str(), file.years[0]), ("PHOENIX AZ", 1962));
    assert!(
        (file.lat_deg - 33.0 - 26.0 / 60.0).abs() < 1e-12
            && (file.lon_deg + 111.0 + 59.0 / 60.0).abs() < 1e-12
    );
    same_series(&file, &expected, 0.051);

    for (per_hour, first_minute) in [(1, 30), (1, 0), (2, 15), (2, 0), (4, 0), (12, 0)] {
        let file = read_weather(psm(per_hour, first_minute).as_bytes()).unwrap();
        assert_eq!((file.format, file.stamp), (WeatherFormat::Csv, SunStamp::Minute(first_minute as f64)));
        assert_eq!((file.records_per_hour, file.name.as_str(), file.years[7]), (per_hour, "77088", 2019));
        assert!((file.albedo_frac[0] - 0.16).abs() < 1e-12);
        same_series(&file, &sample(per_hour), 1e-9);
    }
}

#[test]
fn odd_but_honest_files_are_read() {
    // Hours from 1 to 24, no minutes, a line of units, blanks at the end, other names.
    let file = sample(1);
    let body = records(1, |(month, day, hour, _), index| {
        format!(
            "{month},{day},{},{},{},{}",
            hour + 1,
            file.dni_w_m2[index],
            file.dhi_w_m2[index],
            file.dry_bulb_c[index]
        )
    });
    let text = format!(
        "lat,lon,tz,elev\n33.45,-111.98,-7,337\nMonth,Day,Hour,Beam,Diffuse,Tdry\n-,-,-,W/m2,W/m2,C\n{body}\n\n"
    );
    let read = read_weather(text.as_bytes()).unwrap();
    assert_eq!(read.stamp, SunStamp::Interval);
    assert!(read.ghi_w_m2.is_empty() && read.wind_m_s.iter().all(|wind| (wind - 2.0).abs() < 1e-12));
    assert_eq!(
        read.notes,
        [
            WeatherNote::Derived { series: WeatherSeries::Ghi },
            WeatherNote::Derived { series: WeatherSeries::Wind }
        ]
    );
    close(&read.dry_bulb_c, &file.dry_bulb_c, 1e-9);
    // Without any time: 8,760 hours.
    let body = records(1, |_, index| format!("{},{}", file.ghi_w_m2[index], file.dry_bulb_c[index]));
    let read =
        read_weather(format!("Latitude,Longitude,Time Zone\n1,2,3\nGHI,Temperature\n{body}").as_bytes());
    close(&read.unwrap().ghi_w_m2, &file.ghi_w_m2, 1e-9);
    // TMY3 that counts its hours from 0, carriage returns, a Latin-1 name.
    let zero = records(1, |(month, day, hour, _), _| {
        let mut fields = vec!["0".to_owned(); 68];
        fields[0] = format!("{month}/{day}/2001");
        fields[1] = format!("{hour:02}:00");
        fields.join(",") + "\r"
    });
    let mut bytes = b"1,S\xe3o Paulo,-,-3,-23.5,-46.6,792\r\nDate (MM/DD/YYYY),Time\r\n".to_vec();
    bytes.extend(zero.bytes());
    assert_eq!(read_weather(&bytes).unwrap().name, "São Paulo, -");
}

#[test]
fn missing_values_and_records_are_filled_and_said() {
    let text = write_epw(&sample(1));
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // 10:00 to 11:00 and 11:00 to 12:00 of 1 January: between 9 and 12 degrees.
    for line in [18, 19] {
        let mut fields: Vec<&str> = lines[line].split(',').collect();
        fields[6] = "99.9";
        fields[13] = "9999";
        lines[line] = fields.join(",");
    }
    // And three whole records of 2 January.
    lines.drain(40..43);
    let file = read_weather(lines.join("\r\n").as_bytes()).unwrap();
    close(&file.dry_bulb_c, &sample(1).dry_bulb_c, 1e-9);
    let filled = |series, count| WeatherNote::Filled { series, count };
    assert_eq!(
        file.notes,
        [
            WeatherNote::Gaps { count: 3, longest: 3 },
            filled(WeatherSeries::DryBulb, 5),
            filled(WeatherSeries::Ghi, 5),
            filled(WeatherSeries::Dni, 3),
            filled(WeatherSeries::Dhi, 3),
            filled(WeatherSeries::Wind, 3),
        ]
    );
    for mark in ["-9999", "", "NaN"] {
        let file = read_weather(with(&psm(1, 30), 20, 8, mark).as_bytes()).unwrap();
        assert_eq!(file.notes, [filled(WeatherSeries::Ghi, 1)], "{mark}");
    }
    assert_eq!(
        read_weather(with(&tmy3(), 20, 47, "-9900").as_bytes()).unwrap().notes,
        [filled(WeatherSeries::Wind, 1)]
    );
}

#[test]
fn a_leap_day_is_left_out() {
    for (text, head, from, to) in [
        (write_epw(&sample(1)), 8, "2026,1,1,", "2026,2,29,"),
        (tmy3(), 2, "01/01/1981", "02/29/1984"),
        (psm(1, 0), 3, "2019,1,1,", "2020,2,29,"),
    ] {
        let lines: Vec<&str> = text.lines().collect();
        let leap: Vec<String> =
            lines[head..head + 24].iter().map(|line| line.replacen(from, to, 1)).collect();
        let at = head + 59 * 24;
        let all =
            [&lines[..at], &leap.iter().map(String::as_str).collect::<Vec<_>>()[..], &lines[at..]].concat();
        let file = read_weather(all.join("\n").as_bytes()).unwrap();
        assert_eq!(file.ghi_w_m2.len(), 8760);
        assert_eq!(file.notes, [WeatherNote::LeapDayDropped]);
    }
}

#[test]
fn errors_name_the_line_the_column_and_what_belongs_there() {
    let (epw, tmy3, tmy2, psm) = (write_epw(&sample(1)), tmy3(), tmy2(), psm(2, 15));
    let place =
        |text: &str, line, column, value| match read_weather(with(text, line, column, value).as_bytes()) {
            Err(WeatherFileError::Field { line, column, .. }) => (line, column),
            Err(WeatherFileError::Header { line, .. } | WeatherFileError::Order { line, .. }) => (line, 0),
            other => panic!("{line} {column} {value}: {:?}", other.map(|file| file.notes)),
        };
    for (line, column, value) in
        [(30, 14, "sun"), (30, 22, "-4"), (1, 7, "91"), (8, 3, "5"), (50, 2, "13"), (50, 4, "25")]
    {
        assert_eq!(place(&epw, line, column, value), (line, column), "{value}");
    }
    assert_eq!(place(&epw, 3, 1, "SOMETHING"), (3, 0));
    assert_eq!(place(&epw, 60, 4, "1"), (60, 0));
    for (line, column, value) in [
        (9, 5, "x"),
        (9, 1, "1988-01-01"),
        (9, 1, "02/30/1988"),
        (9, 2, "25:00"),
        (9, 32, "88"),
        (1, 6, "400"),
    ] {
        assert_eq!(place(&tmy3, line, column, value), (line, column), "{value}");
    }
    for (line, column, value) in
        [(9, 6, "x"), (9, 5, "60"), (9, 4, "24"), (9, 11, "99"), (2, 6, "-91"), (4, 3, "0"), (9, 8, "2001")]
    {
        assert_eq!(place(&psm, line, column, value), (line, column), "{value}");
    }
    assert_eq!(place(&psm, 3, 11, "Warmth"), (3, 0));
    let mut lines: Vec<String> = tmy2.lines().map(str::to_owned).collect();
    lines[20].replace_range(67..71, "00x1");
    let error = read_weather(lines.join("\n").as_bytes()).unwrap_err();
    assert!(matches!(error, WeatherFileError::Field { line: 21, column: 68, .. }), "{error}");
    assert_eq!(
        read_weather(with(&epw, 30, 14, "sun").as_bytes()).unwrap_err().to_string(),
        "line 30, column 14: found \"sun\", expected an irradiance of 0 to 2,000 W/m², or a mark for missing"
    );
    // 45 minutes between records are no interval.
    let error = read_weather(with(&psm, 5, 5, "59").as_bytes()).unwrap_err().to_string();
    assert!(error.contains("line 5, column 5") && error.contains("44 minutes"), "{error}");
    let short: Vec<&str> = epw.lines().take(100).collect();
    let error = read_weather(short.join("\n").as_bytes()).unwrap_err();
    assert_eq!(error, WeatherFileError::Length { line: 100, found: 92, expected: 8760 });
    // A second year.
    let twice = format!("{psm}{}", psm.lines().skip(3).collect::<Vec<_>>().join("\n"));
    assert!(matches!(read_weather(twice.as_bytes()), Err(WeatherFileError::Order { line: 17_524, .. })));
    assert!(matches!(read_weather(b""), Err(WeatherFileError::Unknown { .. })));
    assert!(matches!(read_weather(b"\x00\xff\xfe"), Err(WeatherFileError::Unknown { .. })));
}

#[test]
fn a_cut_file_is_an_error_and_never_a_panic() {
    for text in [write_epw(&sample(1)), tmy3(), tmy2(), psm(1, 30)] {
        for cut in (0..4000).step_by(13) {
            assert!(read_weather(&text.as_bytes()[..cut]).is_err());
        }
    }
}

#[test]
fn a_wide_file_of_fifty_megabytes_is_read_line_by_line() {
    // Six thousand characters a line that nobody reads.
    let text = psm(1, 30);
    let wide = ",0".repeat(3000);
    let mut big = String::with_capacity(54_000_000);
    for line in text.lines() {
        big.push_str(line);
        if line.len() > 20 && line.starts_with('2') {
            big.push_str(&wide);
        }
        big.push('\n');
    }
    assert!(big.len() > 50_000_000);
    assert_eq!(read_weather(big.as_bytes()).unwrap().ghi_w_m2.len(), 8760);
    // And one that goes on and on stops at the end of the year.
    let long = format!("{text}{}", "2019,12,31,23,30,0,0,0,0.1,1,1,980\n".repeat(1_500_000));
    assert!(matches!(read_weather(long.as_bytes()), Err(WeatherFileError::Order { line: 8764, .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000), format in 0..4_usize) {
        let heads = [
            write_epw(&sample(1)).lines().take(10).collect::<Vec<_>>().join("\n"),
            tmy3().lines().take(4).collect::<Vec<_>>().join("\n"),
            tmy2().lines().take(4).collect::<Vec<_>>().join("\n"),
            psm(1, 30).lines().take(5).collect::<Vec<_>>().join("\n"),
        ];
        let mut file = heads[format].clone().into_bytes();
        prop_assert!(read_weather(&bytes).is_err());
        file.extend(&bytes);
        prop_assert!(read_weather(&file).is_err());
    }

    #[test]
    fn no_change_of_a_good_file_makes_it_panic(at in 0..200_000_usize, byte in any::<u8>(), format in 0..3_usize) {
        let mut file = [tmy3(), tmy2(), psm(1, 30)][format].clone().into_bytes();
        let at = at % file.len();
        file[at] = byte;
        if let Ok(read) = read_weather(&file) {
            prop_assert!(read.dry_bulb_c.iter().all(|value| value.is_finite()));
            prop_assert_eq!(read.dry_bulb_c.len(), 8760);
        }
    }
}
