//! Cycles of a year's state of charge, by rainflow.
//!
//! Turning points are compared three at a time: a range that is no larger than the one after it is a
//! cycle and leaves the list (ASTM E1049 without half cycles, as SAM counts). The year is gone through
//! twice and only what closes in the second turn counts, so that a year that repeats has no loose ends.

/// The depths of the cycles of a year that repeats, 0 to 1, in the order in which they close.
#[must_use]
pub fn cycle_depths(soc_frac: &[f64]) -> Vec<f64> {
    let points = turning_points(soc_frac);
    let mut open: Vec<f64> = Vec::new();
    let mut depths = Vec::new();
    for turn in 0..2 {
        for point in &points {
            // The seam of two years may turn nowhere: the point before is then no turning point.
            if let [.., before, last] = open.as_slice()
                && (last - before) * (point - last) >= 0.0
            {
                open.pop();
            }
            open.push(*point);
            while let [.., first, second, third] = open.as_slice() {
                let depth = (second - first).abs();
                if (third - second).abs() < depth {
                    break;
                }
                let third = *third;
                open.truncate(open.len() - 3);
                open.push(third);
                if turn == 1 && depth > LEAST {
                    depths.push(depth);
                }
            }
        }
    }
    depths
}

/// Ripple below this is no cycle.
const LEAST: f64 = 1e-3;

/// Full cycles of the same throughput: half of all that went in and out over the capacity.
#[must_use]
pub fn full_cycles(soc_frac: &[f64]) -> f64 {
    let inside = soc_frac.iter().zip(soc_frac.iter().skip(1)).map(|(one, next)| (next - one).abs());
    let seam = match (soc_frac.first(), soc_frac.last()) {
        (Some(first), Some(last)) => (first - last).abs(),
        _ => 0.0,
    };
    (inside.sum::<f64>() + seam) / 2.0
}

fn turning_points(soc_frac: &[f64]) -> Vec<f64> {
    let mut points: Vec<f64> = Vec::new();
    for value in soc_frac {
        match points.as_mut_slice() {
            [.., last] if (value - *last).abs() < 1e-12 => {}
            [.., before, last] if (*last - *before) * (value - *last) > 0.0 => *last = *value,
            _ => points.push(*value),
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_one_cycle_is_365_cycles_a_year() {
        let day = [0.2, 0.6, 1.0, 1.0, 0.6, 0.2];
        let year: Vec<f64> = day.iter().copied().cycle().take(6 * 365).collect();
        let depths = cycle_depths(&year);
        assert_eq!(depths.len(), 365);
        assert!(depths.iter().all(|depth| (depth - 0.8).abs() < 1e-12));
        assert!((full_cycles(&year) - 0.8 * 365.0).abs() < 1e-9);
    }

    #[test]
    fn small_cycles_inside_a_large_one_are_cycles_of_their_own() {
        let day = [0.1, 0.9, 0.1, 0.3, 0.1, 0.3, 0.1, 0.1];
        let year: Vec<f64> = day.iter().copied().cycle().take(8 * 100).collect();
        let mut depths = cycle_depths(&year);
        depths.sort_by(f64::total_cmp);
        assert_eq!(depths.len(), 300);
        assert!((depths[0] - 0.2).abs() < 1e-12 && (depths[299] - 0.8).abs() < 1e-12);
    }

    #[test]
    fn a_battery_at_rest_has_no_cycles() {
        assert!(cycle_depths(&[1.0; 100]).is_empty() && full_cycles(&[1.0; 100]) < 1e-12);
        assert!(cycle_depths(&[]).is_empty());
    }
}
