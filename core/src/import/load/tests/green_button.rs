//! Files of the Green Button.

use std::fmt::Write as _;

use super::*;

/// A Green Button file of hours, with the change of the clock as intervals of 0 and 7,200 s.
pub(super) fn of_hours(prefix: &str, hours: i64) -> String {
    let p = if prefix.is_empty() { String::new() } else { format!("{prefix}:") };
    let mut text = format!(
        "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <entry><link rel=\"self\" href=\"/U/1\"/><content><{p}UsagePoint><{p}ServiceCategory><{p}kind>0</{p}kind></{p}ServiceCategory></{p}UsagePoint></content></entry>\n\
         <entry><link rel=\"self\" href=\"/U/1/MeterReading/1\"/><link rel=\"related\" href=\"/ReadingType/7\"/><content><{p}MeterReading/></content></entry>\n"
    );
    let begin_s = day_of(2023) * 86_400 + 8 * 3600;
    let mut hour = 0;
    while hour < hours {
        writeln!(text, "<entry><link rel='self' href='/U/1/MeterReading/1/IntervalBlock/{hour}'/><content><{p}IntervalBlock><{p}interval><{p}duration>86400</{p}duration><{p}start>{}</{p}start></{p}interval>", begin_s + hour * 3600).unwrap();
        for _ in 0..24.min(hours - hour) {
            let (duration, value) = match hour {
                1706 => (0, 0),
                7417 => (7200, 2000),
                7418 => (3600, -1),
                _ => (3600, 1000),
            };
            if value >= 0 {
                writeln!(text, "<{p}IntervalReading><{p}cost>907</{p}cost><{p}timePeriod><{p}duration>{duration}</{p}duration><{p}start>{}</{p}start></{p}timePeriod><{p}value>{value}</{p}value></{p}IntervalReading>", begin_s + hour * 3600).unwrap();
            }
            hour += 1;
        }
        writeln!(text, "</{p}IntervalBlock></content></entry>").unwrap();
    }
    write!(
        text,
        "<entry><link rel=\"self\" href=\"/ReadingType/7\"/><content><{p}ReadingType><{p}flowDirection>1</{p}flowDirection><{p}powerOfTenMultiplier>-3</{p}powerOfTenMultiplier><{p}uom>72</{p}uom></{p}ReadingType></content></entry>\n\
         <entry><content><{p}LocalTimeParameters><{p}dstOffset>3600</{p}dstOffset><{p}tzOffset>-28800</{p}tzOffset></{p}LocalTimeParameters></content></entry></feed>\n"
    )
    .unwrap();
    text
}

#[test]
fn green_button_is_read_with_any_prefix_and_its_types_behind_it() {
    for prefix in ["", "espi", "ns0"] {
        let file = read(&of_hours(prefix, 8760));
        assert_eq!((file.format, file.step_minutes, file.unit), (LoadFormat::GreenButton, 60, LoadUnit::Wh));
        assert_eq!(file.first_s, day_of(2023) * 86_400, "local standard time");
        // Thousandths of a watt hour; an hour of nothing that the next one does not make up for.
        assert!((file.kwh - 8.759).abs() < 1e-9, "{}", file.kwh);
        assert!(file.gaps.len() <= 1 && file.coverage_frac > 0.9998, "{:?}", file.gaps);
    }
}

#[test]
fn export_gas_and_other_meters_are_told_apart() {
    let block = |meter: &str, value: i64| {
        format!(
            "<entry><link rel='up' href='/M/{meter}/IntervalBlock'/><content><IntervalBlock><IntervalReading><timePeriod><duration>900</duration><start>1672560000</start></timePeriod><value>{value}</value></IntervalReading></IntervalBlock></content></entry>"
        )
    };
    let kind = |id: &str, words: &str| {
        format!(
            "<entry><link rel='self' href='/M/{id}'/><link rel='related' href='/T/{id}'/><content><MeterReading/></content></entry><entry><link rel='self' href='/T/{id}'/><content><ReadingType>{words}</ReadingType></content></entry>"
        )
    };
    let text = format!(
        "<feed>{}{}{}{}{}{}</feed>",
        kind("gas", "<uom>169</uom>"),
        kind("out", "<flowDirection>19</flowDirection><uom>72</uom>"),
        kind(
            "in",
            "<flowDirection>1</flowDirection><uom>72</uom><powerOfTenMultiplier>3</powerOfTenMultiplier>"
        ),
        block("gas", 77),
        block("out", 300),
        block("in", 2),
    );
    let file = read(&text);
    assert!((file.kwh - 2.0).abs() < 1e-12 && (file.export_kwh - 0.3).abs() < 1e-12, "{file:?}");
    assert_eq!((file.unit, file.step_minutes), (LoadUnit::Kwh, 15));
    assert!(file.notes.contains(&LoadNote::OtherChannels(1)));
}

#[test]
fn broken_green_button_is_refused_with_its_place() {
    let good = of_hours("espi", 48);
    let cut = &good[..good.len() * 2 / 3];
    assert!(refused(cut).contains("cut short") || refused(cut).contains("damaged"), "{}", refused(cut));
    let letters = refused(&good.replacen("<espi:value>1000", "<espi:value>1o00", 1));
    assert!(letters.starts_with("line 6, column ") && letters.contains("a number in <value>"), "{letters}");
    let crossed = refused(&good.replacen("</espi:timePeriod>", "</espi:value>", 1));
    assert!(crossed.contains("expected </timePeriod>"), "{crossed}");
    let gas = refused(&good.replace("<espi:uom>72", "<espi:uom>169"));
    assert!(gas.contains("uom 169"), "{gas}");
    assert!(refused("<html><body>Log in</body></html>").contains("not Green Button"));
}

#[test]
fn months_of_green_button_become_bills() {
    let mut text = String::from(
        "<feed><entry><content><ReadingType><uom>72</uom><powerOfTenMultiplier>3</powerOfTenMultiplier></ReadingType></content></entry><entry><content><IntervalBlock>",
    );
    let mut start_s = day_of(2023) * 86_400 + 8 * 3600;
    for (month, days) in crate::time::MONTH_DAYS.iter().enumerate() {
        let duration = *days as i64 * 86_400;
        write!(text, "<IntervalReading><timePeriod><duration>{duration}</duration><start>{start_s}</start></timePeriod><value>{}</value></IntervalReading>", 500 + month).unwrap();
        start_s += duration;
    }
    text.push_str("</IntervalBlock></content></entry><entry><content><LocalTimeParameters><dstOffset>0</dstOffset><tzOffset>-28800</tzOffset></LocalTimeParameters></content></entry></feed>");
    let file = read(&text);
    assert!((file.kwh - 6066.0).abs() < 1e-9, "{}", file.kwh);
    let (measured, data) = file.measured(DaylightSaving::None).unwrap();
    assert!(data.is_none() && measured.hash.is_none());
    assert!(
        measured.monthly_kwh.iter().enumerate().all(|(month, kwh)| (kwh - (500 + month) as f64).abs() < 0.5),
        "{measured:?}"
    );
}
