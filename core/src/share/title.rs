//! What a user calls a home, as it may travel.

/// The most characters of a title.
pub const MAX_TITLE_CHARS: usize = 60;

/// The title without control characters, cut to what may travel.
pub(super) fn travelling_title(title: &str) -> String {
    title.chars().filter(|letter| !letter.is_control()).take(MAX_TITLE_CHARS).collect()
}
