//! What was probably meant by a word that is not known.

use strsim::{damerau_levenshtein, normalized_damerau_levenshtein};

/// Below this likeness a guess would only confuse.
const ALIKE_FRAC: f64 = 0.55;
const MOST: usize = 3;

/// `did you mean 'a' or 'b'?`, when something is near.
pub(crate) fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near: Vec<String> = nearest(word, known).into_iter().map(|near| format!("'{near}'")).collect();
    let (last, first) = near.split_last()?;
    Some(match first {
        [] => format!("did you mean {last}?"),
        _ => format!("did you mean {} or {last}?", first.join(", ")),
    })
}

/// The known words nearest to a word, the nearest first.
fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut scored: Vec<(f64, &str)> = known
        .into_iter()
        .map(|known| (likeness_frac(&word, known), known))
        .filter(|(likeness, _)| *likeness >= ALIKE_FRAC)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(MOST).map(|(_, known)| known).collect()
}

/// 1: the same, 0: nothing in common. By edits over the whole, or over what follows the last dot of
/// a key; a word that is part of a known one is like it too.
fn likeness_frac(word: &str, known: &str) -> f64 {
    let whole = normalized_damerau_levenshtein(word, known);
    let after_dot = |key: &str| key.rsplit_once('.').map(|(_, name)| name.to_owned());
    let name = match (after_dot(word), after_dot(known)) {
        (None, Some(name)) => 0.95 * normalized_damerau_levenshtein(word, &name),
        (Some(_), Some(name)) if damerau_levenshtein(word, &name) == 0 => 0.9,
        _ => 0.0,
    };
    let plain = |text: &str| text.replace(['-', '_', ' '], "");
    let part = if word.len() > 2 && plain(known).contains(&plain(word)) { 0.7 } else { 0.0 };
    whole.max(name).max(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let keys = ["battery.units", "battery.model", "solar.arrays[].tilt_deg", "node.power_cap_w"];
        assert_eq!(nearest("baterry.unit", keys)[0], "battery.units");
        assert_eq!(nearest("tilt_deg", keys), ["solar.arrays[].tilt_deg"]);
        assert_eq!(nearest("power_cap", keys)[0], "node.power_cap_w");
        assert_eq!(nearest("rtx5090", ["rtx-4090", "rtx-5090", "h100"])[0], "rtx-5090");
    }

    #[test]
    fn nothing_near_is_no_guess() {
        assert_eq!(did_you_mean("xyzzy", ["battery.units", "node.gpu"]), None);
    }

    #[test]
    fn guesses_read_as_a_question() {
        let asked = did_you_mean("unit", ["units", "units2"]).unwrap();
        assert_eq!(asked, "did you mean 'units' or 'units2'?");
    }
}
