//! A year of powers carried from one step length to another without losing energy.

/// A year of means on `len` steps: longer steps take the mean of what they cover, shorter ones are flat.
///
/// Any two lengths will do; each new step takes of every old one the share of time that they have in common.
#[must_use]
pub fn resample(source: &[f64], len: usize) -> Vec<f64> {
    let from = source.len();
    if from == len {
        return source.to_vec();
    }
    if from == 0 || len == 0 {
        return vec![0.0; len];
    }
    if len.is_multiple_of(from) {
        let count = len / from;
        return source.iter().flat_map(|kw| core::iter::repeat_n(*kw, count)).collect();
    }
    if from.is_multiple_of(len) {
        let count = from / len;
        return source.chunks(count).map(|run| run.iter().sum::<f64>() / count as f64).collect();
    }
    // In units of 1 / (from * len) of the year both kinds of step are whole.
    let mut old = source.iter().copied();
    let (mut kw, mut left) = (old.next().unwrap_or(0.0), len);
    (0..len)
        .map(|_| {
            let (mut need, mut sum) = (from, 0.0);
            while need > 0 {
                if left == 0 {
                    (kw, left) = (old.next().unwrap_or(0.0), len);
                }
                let part = need.min(left);
                sum += kw * part as f64;
                need -= part;
                left -= part;
            }
            sum / from as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_lengths_keeps_the_energy() {
        let source: Vec<f64> = (0..48).map(|step| f64::from(step * step % 17)).collect();
        let mean = |kw: &[f64]| kw.iter().sum::<f64>() / kw.len() as f64;
        for len in [1, 7, 16, 24, 32, 48, 96, 144, 288] {
            let made = resample(&source, len);
            assert_eq!(made.len(), len);
            assert!((mean(&made) - mean(&source)).abs() < 1e-12, "{len}");
        }
        assert!(resample(&[], 3).iter().all(|kw| kw.abs() < 1e-12));
    }
}
