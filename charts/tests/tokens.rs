//! The page's colours and the figures' are the same: `style/tokens.css` against the themes.

use std::collections::BTreeMap;

use wattfleet_charts::Theme;

const SHEET: &str = include_str!("../../style/tokens.css");

/// Names and values of every colour in a block of the sheet.
fn colours(block: &str) -> BTreeMap<String, String> {
    block
        .split([';', '{', '}'])
        .filter_map(|rule| rule.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), full(value.trim())))
        .filter(|(name, value)| name.starts_with("--") && value.starts_with('#'))
        .collect()
}

/// `#fff` written out.
fn full(value: &str) -> String {
    match value.strip_prefix('#') {
        Some(short) if short.len() == 3 => {
            short.chars().fold("#".to_owned(), |long, digit| format!("{long}{digit}{digit}"))
        }
        _ => value.to_owned(),
    }
}

fn assert_same(theme: &Theme, block: &str) {
    let sheet = colours(block);
    for (name, colour) in theme.tokens() {
        assert_eq!(sheet.get(name), Some(&colour.to_string()), "{name}");
    }
}

#[test]
fn figures_and_page_have_the_same_colours_in_light_and_dark() {
    let blocks: Vec<&str> = SHEET.split(":root").skip(1).collect();
    assert!(blocks.len() >= 3, "light, dark by the system's wish, dark by choice");
    assert_same(&Theme::LIGHT, blocks[0]);
    for block in &blocks[1..] {
        assert_same(&Theme::DARK, block);
    }
}
