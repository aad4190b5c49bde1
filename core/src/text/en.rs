//! The sentences, English. One line a message; names in braces are arguments.

/// The sentence with an id.
pub(super) fn template(id: &str) -> Option<&'static str> {
    SENTENCES.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

static SENTENCES: &[(&str, &str)] = &[
    ("issue.bounds", "{label} cannot be {value}; it was brought inside its bounds"),
    ("issue.power_cap", "{gpu} can be set from {low} to {high} W; {used} W is used"),
    (
        "issue.circuit",
        "The node draws up to {node_kw}, more than the {limit_kw} this service may carry for hours",
    ),
    ("issue.inverter", "{kw_dc} of modules on this inverter is a ratio of {ratio}; 1.0 to 1.4 is usual"),
    (
        "issue.rent_cap",
        "Tenants who rent GPUs can use up a cap of {cap} GB a month; choose a line without one",
    ),
    (
        "share.unknown",
        "Made with a newer version: {count} of its settings mean nothing here and were left out",
    ),
    ("share.unknown_key", "{path} is not a setting and was left out"),
    ("share.clamped", "{path} cannot be {found}; {used} is used"),
    ("share.no_choice", "{path} is choice {found}, not known here; what it was before is used"),
    ("share.cut", "{path}: {found} came, and the first {kept} were kept"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_sentence_has_one_id_and_balanced_braces() {
        let mut seen = BTreeSet::new();
        for (id, text) in SENTENCES {
            assert!(seen.insert(id), "{id} twice");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{id}");
        }
    }
}
