//! Series carried from one step length to another without losing energy.

/// Each run of `count` steps as its mean.
pub(super) fn coarsen(source: &[f64], count: usize) -> Vec<f64> {
    source.chunks(count.max(1)).map(|run| run.iter().sum::<f64>() / run.len() as f64).collect()
}

/// Each step as `count` shorter ones that rise or fall through its mean as its neighbours do.
pub(super) fn spread_linear(source: &[f64], count: usize) -> Vec<f64> {
    let count = count.max(1);
    let before = source.first().into_iter().chain(source);
    let after = source.iter().skip(1).chain(source.last());
    let mut fine = Vec::with_capacity(source.len() * count);
    for ((value, before), after) in source.iter().zip(before).zip(after) {
        let slope = 0.5 * (after - before);
        for part in 0..count {
            fine.push(value + slope * ((part as f64 + 0.5) / count as f64 - 0.5));
        }
    }
    fine
}

/// Each step as `count` shorter ones of the same mean, in proportion to a shape on the short steps; flat
/// where the shape is nothing.
pub(super) fn spread_by_shape(source: &[f64], shape: &[f64], count: usize) -> Vec<f64> {
    let count = count.max(1);
    let mut fine = Vec::with_capacity(source.len() * count);
    for (value, shape) in source.iter().zip(shape.chunks(count)) {
        let mean = shape.iter().sum::<f64>() / shape.len() as f64;
        if mean > 0.0 {
            fine.extend(shape.iter().map(|part| value * (part / mean)));
        } else {
            fine.extend(shape.iter().map(|_| *value));
        }
    }
    fine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorter_steps_carry_the_same_energy() {
        let source = [1.0, 4.0, 2.0, 0.0];
        let shape = [0.0, 1.0, 1.0, 2.0, 3.0, 1.0, 0.0, 0.0];
        for fine in [spread_linear(&source, 2), spread_by_shape(&source, &shape, 2)] {
            assert_eq!(fine.len(), 8);
            for (back, value) in coarsen(&fine, 2).iter().zip(source) {
                assert!((back - value).abs() < 1e-12);
            }
        }
        assert!(spread_by_shape(&source, &shape, 2)[0].abs() < 1e-12);
    }
}
