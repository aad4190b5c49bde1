//! A year as text for people.

use wattfleet_core::{
    analysis::Answer,
    dispatch::Binding,
    share::fingerprint,
    simulate::{Totals, Year},
    text::{format_number, sentence},
};

use crate::{
    run::Run,
    text_table::{Side, text_table},
};

/// Key, words, unit as shown, and what a value is multiplied by to be shown; empty lines part the groups.
type Line = (&'static str, &'static str, &'static str, f64);

const LINES: [&[Line]; 4] = [
    &[
        ("pv_kwh", "Sun, used or exported", "kWh", 1.0),
        ("curtailed_kwh", "Sun that nobody took", "kWh", 1.0),
        ("household_kwh", "Household", "kWh", 1.0),
        ("node_kwh", "Node", "kWh", 1.0),
        ("import_kwh", "From the grid", "kWh", 1.0),
        ("export_kwh", "To the grid", "kWh", 1.0),
        ("charge_kwh", "Into the battery", "kWh", 1.0),
        ("discharge_kwh", "Out of the battery", "kWh", 1.0),
        ("battery_loss_kwh", "Lost in the battery", "kWh", 1.0),
    ],
    &[
        ("bill_usd", "Electricity bill", "USD", 1.0),
        ("revenue_usd", "Sales", "USD", 1.0),
        ("host_net_usd", "Host, net", "USD", 1.0),
        ("owner_net_usd", "Owner, net", "USD", 1.0),
        ("operator_net_usd", "Operator, net", "USD", 1.0),
    ],
    &[
        ("tok", "Output tokens sold", "M tok", 1e-6),
        ("gpu_h", "GPU hours sold", "GPU-h", 1.0),
        ("available_frac", "Node could run", "%", 100.0),
        ("full_power_frac", "Node at full power", "%", 100.0),
    ],
    &[
        ("co2_kg", "CO2, grid average", "kg", 1.0),
        ("co2_marginal_kg", "CO2, grid at the margin", "kg", 1.0),
        ("water_l", "Water for power", "L", 1.0),
    ],
];

/// The answer and its figures, a table of the year beside today, what binds, notes, fingerprints.
pub(crate) fn report(run: &Run) -> String {
    let year = &run.year;
    let mut out = answer(&run.answer);
    out.push_str(&table(year));
    out.push_str(&binding(year));
    let notes = run.all_notes();
    if !notes.is_empty() {
        out.push_str("\nNotes\n");
        out.extend(notes.iter().map(|note| format!("- {note}\n")));
    }
    out.push_str(&format!("\nFingerprint {}\n", fingerprint(year)));
    out
}

/// The sentence, the reasons, six figures.
fn answer(answer: &Answer) -> String {
    let why: Vec<String> = answer.why.iter().map(sentence).collect();
    let rows: Vec<Vec<String>> = answer
        .figures
        .iter()
        .map(|figure| {
            let note = figure.note.as_ref().map(sentence).unwrap_or_default();
            vec![figure.label.to_owned(), sentence(&figure.shown), note]
        })
        .collect();
    let figures = text_table(&[Side::Left, Side::Right, Side::Left], &rows);
    format!("{}\n{}\n\n{figures}\n", sentence(&answer.headline), why.join(" "))
}

fn table(year: &Year) -> String {
    let head = ["A year", "with node", "today", "difference", ""];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for (index, group) in LINES.iter().enumerate() {
        if index > 0 {
            rows.push(Vec::new());
        }
        rows.extend(group.iter().map(|line| row(line, &year.with_node.totals, &year.today.totals)));
    }
    text_table(&[Side::Left, Side::Right, Side::Right, Side::Right, Side::Left], &rows)
}

fn row(line: &Line, with_node: &Totals, today: &Totals) -> Vec<String> {
    let (key, words, unit, factor) = *line;
    let of = |totals: &Totals| {
        let found = totals.rows().into_iter().find(|(known, _)| *known == key);
        found.map_or(f64::NAN, |(_, value)| value * factor)
    };
    let (with_node, today) = (of(with_node), of(today));
    let shown = [with_node, today, with_node - today].map(format_number);
    [words.to_owned()].into_iter().chain(shown).chain([unit.to_owned()]).collect()
}

/// The limits that bound, the commonest first.
fn binding(year: &Year) -> String {
    let mut shares: Vec<(&str, f64)> = Binding::ALL
        .iter()
        .zip(year.binding_frac)
        .filter(|(_, share)| *share > 0.0)
        .map(|(binding, share)| (binding.label(), share))
        .collect();
    shares.sort_by(|a, b| b.1.total_cmp(&a.1));
    let shown: Vec<String> =
        shares.iter().map(|(label, share)| format!("{label} {} %", format_number(share * 100.0))).collect();
    format!("\nWhat binds, share of the hours: {}\n", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_total_has_its_line_and_the_other_way_round() {
        let keys: Vec<&str> = Totals::default().rows().iter().map(|(key, _)| *key).collect();
        let mut shown: Vec<&str> = LINES.iter().flat_map(|group| group.iter()).map(|line| line.0).collect();
        assert_eq!(shown.len(), keys.len());
        shown.retain(|key| !keys.contains(key));
        assert!(shown.is_empty(), "{shown:?}");
    }
}
