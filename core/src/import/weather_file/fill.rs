//! Missing values from their neighbours.

/// Gaps up to six hours as a straight line between their ends, longer ones from the day before; at the
/// beginning of the year from the first day that has values.
pub(super) fn fill(values: &[Option<f64>], per_day: usize) -> Vec<f64> {
    let mut filled: Vec<f64> = Vec::with_capacity(values.len());
    let mut rest = values;
    while let Some(value) = rest.first() {
        if let Some(value) = value {
            filled.push(*value);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let gap = rest.iter().take_while(|value| value.is_none()).count();
        let before = filled.last().copied();
        let later = rest.get(gap..).unwrap_or_default();
        let after = later.first().copied().flatten();
        for part in 0..gap {
            let yesterday = filled.len().checked_sub(per_day).and_then(|at| filled.get(at)).copied();
            // The same hour of the first day after the gap that has it.
            let tomorrow = || {
                let first = (per_day - (gap - part) % per_day.max(1)) % per_day.max(1);
                later.get(first).copied().flatten()
            };
            let share = (part + 1) as f64 / (gap + 1) as f64;
            let value = match (before, after) {
                (Some(before), Some(after)) if gap * 4 <= per_day => before + (after - before) * share,
                (before, after) => yesterday.or_else(tomorrow).or(before).or(after).unwrap_or(0.0),
            };
            filled.push(value);
        }
        rest = later;
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_gap_is_a_line_and_a_long_one_another_day() {
        let day: Vec<Option<f64>> = (0..24).map(|hour| Some(f64::from(hour))).collect();
        let mut short = day.clone();
        short[10] = None;
        short[11] = None;
        let filled = fill(&short, 24);
        assert!((filled[10] - 10.0).abs() < 1e-12 && (filled[11] - 11.0).abs() < 1e-12);
        // Ten hours of the second day: those of the first.
        let mut long = [day.clone(), day.clone()].concat();
        long[30..40].fill(None);
        assert!(
            fill(&long, 24)
                .iter()
                .enumerate()
                .all(|(step, value)| (value - (step % 24) as f64).abs() < 1e-12)
        );
        // The first ten hours of the year: those of the second day.
        let mut first = [day.clone(), day].concat();
        first[..10].fill(None);
        assert!(
            fill(&first, 24)
                .iter()
                .enumerate()
                .all(|(step, value)| (value - (step % 24) as f64).abs() < 1e-12)
        );
        assert!(fill(&[None, None], 24).iter().all(|value| value.abs() < 1e-12));
    }
}
