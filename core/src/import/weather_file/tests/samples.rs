//! The same year in each format.

use super::*;

pub(super) fn sample(per_hour: usize) -> WeatherFile {
    let wave = |scale: f64| {
        (0..8760 * per_hour).map(|step| scale * ((step / per_hour) % 24) as f64).collect::<Vec<f64>>()
    };
    WeatherFile {
        name: "Test".into(),
        lat_deg: 33.45,
        lon_deg: -111.98,
        elevation_m: 337.0,
        utc_offset_h: -7.0,
        records_per_hour: per_hour,
        stamp: SunStamp::Minute(if per_hour == 1 { 30.0 } else { (30 / per_hour) as f64 }),
        years: vec![2026; 365],
        dry_bulb_c: wave(1.0),
        ghi_w_m2: wave(20.0),
        dni_w_m2: wave(30.0),
        dhi_w_m2: wave(5.0),
        wind_m_s: wave(0.25),
        ..WeatherFile::empty(WeatherFormat::Epw)
    }
}

/// Month, day, hour from 0 and minute of every record.
pub(super) fn times(per_hour: usize) -> impl Iterator<Item = (usize, usize, usize, usize)> {
    let days = (1..=12).zip(MONTH_DAYS).flat_map(|(month, days)| (1..=days).map(move |day| (month, day)));
    days.flat_map(move |(month, day)| {
        (0..24 * per_hour).map(move |step| (month, day, step / per_hour, step % per_hour * (60 / per_hour)))
    })
}

/// Records as text, from time and index.
pub(super) fn records(
    per_hour: usize,
    mut line: impl FnMut((usize, usize, usize, usize), usize) -> String,
) -> String {
    times(per_hour).enumerate().fold(String::new(), |mut text, (index, time)| {
        text.push_str(&line(time, index));
        text.push('\n');
        text
    })
}

pub(super) fn tmy3() -> String {
    let file = sample(1);
    let body = records(1, |(month, day, hour, _), index| {
        let mut fields = vec!["0".to_owned(); 68];
        fields[0] = format!("{month:02}/{day:02}/{}", 1980 + month);
        fields[1] = format!("{:02}:00", hour + 1);
        fields[4] = file.ghi_w_m2[index].to_string();
        fields[7] = file.dni_w_m2[index].to_string();
        fields[10] = file.dhi_w_m2[index].to_string();
        fields[31] = file.dry_bulb_c[index].to_string();
        fields[46] = file.wind_m_s[index].to_string();
        fields[61] = if month == 1 { "0.350".to_owned() } else { "-9900".to_owned() };
        fields.join(",")
    });
    format!(
        "722780,\"PHOENIX, SKY HARBOR\",AZ,-7.0,33.450,-111.980,337\nDate (MM/DD/YYYY),Time (HH:MM),ETR\n{body}"
    )
}

pub(super) fn tmy2() -> String {
    let file = sample(1);
    let body = records(1, |(month, day, hour, _), index| {
        let mut line = format!(" 62{month:02}{day:02}{:02}00000000", hour + 1);
        for value in [&file.ghi_w_m2, &file.dni_w_m2, &file.dhi_w_m2] {
            line.push_str(&format!("{:04}?0", value[index]));
        }
        while line.len() < 67 {
            line.push('0');
        }
        line.push_str(&format!("{:04}A7", file.dry_bulb_c[index] * 10.0));
        while line.len() < 95 {
            line.push('0');
        }
        line.push_str(&format!("{:03.0}A7", file.wind_m_s[index] * 10.0));
        while line.len() < 142 {
            line.push('0');
        }
        line
    });
    format!(" 23183 PHOENIX                AZ  -7 N 33 26 W 111 59   339\n{body}")
}

pub(super) fn psm(per_hour: usize, first_minute: usize) -> String {
    let file = sample(per_hour);
    let body = records(per_hour, |(month, day, hour, minute), index| {
        let minute = minute + first_minute;
        format!(
            "2019,{month},{day},{hour},{minute},{},{},{},0.16,{},{},980",
            file.dhi_w_m2[index],
            file.dni_w_m2[index],
            file.ghi_w_m2[index],
            file.wind_m_s[index],
            file.dry_bulb_c[index]
        )
    });
    format!(
        "Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time Zone\n\
         NSRDB,77088,-,-,-,33.45,-111.98,-7,337,-7\n\
         Year,Month,Day,Hour,Minute,DHI,DNI,GHI,Surface Albedo,Wind Speed,Temperature,Pressure\n{body}"
    )
}
