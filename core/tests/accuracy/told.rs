//! What is told of each table, in the Guide and in MODEL.md, beside what is found.

use wattfleet_core::compute::{ACCURACY, Accuracy, UsedFor};

use super::spread::{Pair, Spread, report, report_points};

/// The one whose goals are missed.
pub(super) const STARTED_HELD: &str = "vLLM and SGLang as people start them, dense models and other lengths";

/// The line of the report, which must be the one that the Guide shows.
pub(super) fn spread(measured: &str, pairs: &[Pair]) -> Spread {
    let told = told(measured);
    let found = report(measured, part_of(told), pairs);
    let errors = [found.median, found.p90, found.worst].map(|error| error * 100.0);
    holds(told, pairs.len(), (errors, &found.worst_row));
    found
}

/// As [`spread`] for errors in points; returns the largest.
pub(super) fn spread_points(measured: &str, points: &[(String, f64)]) -> f64 {
    let told = told(measured);
    let (errors, worst_row) = report_points(measured, part_of(told), points);
    holds(told, points.len(), (errors, &worst_row));
    errors[2]
}

fn told(measured: &str) -> &'static Accuracy {
    ACCURACY.iter().find(|row| row.measured == measured).unwrap_or_else(|| panic!("no row {measured}"))
}

fn part_of(row: &Accuracy) -> &'static str {
    match row.used_for {
        UsedFor::Fitting | UsedFor::SettingByHand => "fit",
        UsedFor::Testing => "held",
    }
}

fn holds(told: &Accuracy, rows: usize, (found, worst_row): ([f64; 3], &str)) {
    assert_eq!(told.rows, rows, "rows of {}", told.measured);
    for (told_error, found) in told.errors.iter().zip(found) {
        let (told_said, found_said) = (told.unit.said(*told_error), told.unit.said(found));
        assert_eq!(told_said, found_said, "{}: compute/accuracy.rs says another error", told.measured);
    }
    let told_row = told.worst_row.replace(',', "");
    for number in told_row.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty()) {
        assert!(
            worst_row.contains(number),
            "{}: {worst_row} is off most, not {}",
            told.measured,
            told.worst_row
        );
    }
}

#[test]
fn every_table_keeps_its_goals_but_servers_as_people_start_them() {
    let missed: Vec<&str> =
        ACCURACY.iter().filter(|row| row.keeps_goals() == Some(false)).map(|row| row.measured).collect();
    assert_eq!(missed, [STARTED_HELD]);
}

#[test]
fn model_md_shows_the_table_that_the_guide_shows() {
    let model = include_str!("../../../MODEL.md");
    let lines: Vec<String> = ACCURACY.iter().map(line_of).collect();
    assert!(model.contains(&lines.join("\n")), "MODEL.md wants these lines:\n{}", lines.join("\n"));
}

fn line_of(row: &Accuracy) -> String {
    let used_for = match row.used_for {
        UsedFor::Fitting => "fitted",
        UsedFor::SettingByHand => "by hand",
        UsedFor::Testing => "held",
    };
    let [median, p90, worst] = row.errors.map(|error| row.unit.said(error));
    let Accuracy { measured, source, rows, worst_row, .. } = row;
    let goals = match (row.goals_said(), row.keeps_goals()) {
        (Some(goals), Some(true)) => goals,
        (Some(goals), _) => format!("**missed**: {goals}"),
        _ => String::new(),
    };
    format!(
        "| {measured} ({source}) | {used_for} | {rows} | {median} | {p90} | {worst} ({worst_row}) | {goals} |"
    )
}
