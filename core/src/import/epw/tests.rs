use super::*;

fn sample() -> EpwFile {
    let wave = |scale: f64| (0..8760).map(|hour| scale * f64::from(hour % 24)).collect::<Vec<f64>>();
    EpwFile {
        name: "Test".into(),
        lat_deg: 33.45,
        lon_deg: -111.98,
        elevation_m: 337.0,
        utc_offset_h: -7.0,
        records_per_hour: 1,
        dry_bulb_c: wave(1.0),
        ghi_w_m2: wave(20.0),
        dni_w_m2: wave(30.0),
        dhi_w_m2: wave(5.0),
        wind_m_s: wave(0.25),
        albedo_frac: Some(0.2),
        notes: vec![],
    }
}

#[test]
fn what_is_written_is_read_again() {
    let file = sample();
    let back = read_epw(write_epw(&file).as_bytes()).unwrap();
    assert!((back.albedo_frac.unwrap() - 0.2).abs() < 1e-9);
    assert_eq!(EpwFile { albedo_frac: Some(0.2), ..back }, file);
}

#[test]
fn missing_values_are_filled_and_said() {
    let text = write_epw(&sample());
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // 10:00 to 11:00 and 11:00 to 12:00 of 1 January: between 9 and 12 degrees.
    for line in [18, 19] {
        let mut fields: Vec<&str> = lines[line].split(',').collect();
        fields[6] = "99.9";
        fields[13] = "9999";
        lines[line] = fields.join(",");
    }
    let file = read_epw(lines.join("\r\n").as_bytes()).unwrap();
    assert!((file.dry_bulb_c[10] - 10.0).abs() < 1e-9 && (file.dry_bulb_c[11] - 11.0).abs() < 1e-9);
    assert_eq!(
        file.notes,
        [
            EpwNote::Filled { series: EpwSeries::DryBulb, count: 2 },
            EpwNote::Filled { series: EpwSeries::Ghi, count: 2 }
        ]
    );
}

#[test]
fn a_leap_day_is_left_out() {
    let text = write_epw(&sample());
    let lines: Vec<&str> = text.lines().collect();
    let leap: Vec<String> =
        lines[8..32].iter().map(|line| line.replacen("2026,1,1,", "2026,2,29,", 1)).collect();
    let at = 8 + 59 * 24;
    let all: Vec<&str> = lines[..at]
        .iter()
        .copied()
        .chain(leap.iter().map(String::as_str))
        .chain(lines[at..].iter().copied())
        .collect();
    let file = read_epw(all.join("\n").as_bytes()).unwrap();
    assert_eq!(file.ghi_w_m2.len(), 8760);
    assert_eq!(file.notes, [EpwNote::LeapDayDropped]);
}

#[test]
fn errors_name_the_line_the_column_and_what_belongs_there() {
    let text = write_epw(&sample());
    let broken = |line: usize, column: usize, value: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut fields: Vec<&str> = lines[line - 1].split(',').collect();
        fields[column - 1] = value;
        lines[line - 1] = fields.join(",");
        read_epw(lines.join("\n").as_bytes()).unwrap_err()
    };
    assert!(matches!(broken(30, 14, "sun"), EpwError::Field { line: 30, column: 14, .. }));
    assert!(matches!(broken(30, 22, "-4"), EpwError::Field { line: 30, column: 22, .. }));
    assert!(matches!(broken(1, 7, "91"), EpwError::Field { line: 1, column: 7, .. }));
    assert!(matches!(broken(8, 3, "5"), EpwError::Field { line: 8, column: 3, .. }));
    assert!(matches!(broken(3, 1, "SOMETHING"), EpwError::Header { line: 3, .. }));
    assert_eq!(
        broken(30, 14, "sun").to_string(),
        "line 30, column 14: found \"sun\", expected an irradiance of 0 to 2,000 W/m², or 9999"
    );
    let short: Vec<&str> = text.lines().take(100).collect();
    assert_eq!(
        read_epw(short.join("\n").as_bytes()).unwrap_err(),
        EpwError::Length { line: 100, found: 92, expected: 8760 }
    );
    assert_eq!(read_epw(b"LOC\xff").unwrap_err(), EpwError::NotText { line: 1, byte: 4 });
    assert!(matches!(read_epw(b"").unwrap_err(), EpwError::Header { line: 1, .. }));
}

#[test]
fn a_damaged_file_is_an_error_and_never_a_panic() {
    let text = write_epw(&sample());
    for cut in (0..4000).step_by(13) {
        assert!(read_epw(&text.as_bytes()[..cut]).is_err());
    }
}
