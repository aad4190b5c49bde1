//! Beam lost to trees and buildings, by month and hour.
//!
//! As in SAM: a table of 12 months by 24 hours of standard time holds the share of the beam that is
//! taken; sky and ground are not shaded. Known error: an hour's share is one number, so a shadow that
//! crosses the array within the hour is spread over it.

use crate::time::MONTH_DAYS;

/// Share of the beam lost in each hour of the day of each month, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Shading {
    lost_frac: Vec<[f64; 24]>,
}

impl Shading {
    /// A table, January and midnight first; values outside 0 to 1 are moved inside.
    #[must_use]
    pub fn new(lost_frac: &[[f64; 24]; 12]) -> Self {
        Self { lost_frac: lost_frac.iter().map(|month| month.map(|lost| lost.clamp(0.0, 1.0))).collect() }
    }

    /// The table, January and midnight first.
    #[must_use]
    pub fn table(&self) -> [[f64; 24]; 12] {
        let mut table = [[0.0; 24]; 12];
        for (to, from) in table.iter_mut().zip(&self.lost_frac) {
            *to = *from;
        }
        table
    }

    /// Reads twelve lines of 24 shares, separated by commas; one line of names may come first.
    ///
    /// # Errors
    /// The line and column of what is not a share, and what belongs there.
    pub fn read_csv(text: &str) -> Result<Self, ShadingError> {
        let mut table = [[0.0; 24]; 12];
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
        let names =
            |line: &str| line.split(',').next().is_some_and(|first| first.trim().parse::<f64>().is_err());
        if lines.peek().is_some_and(|(_, line)| names(line)) {
            lines.next();
        }
        let mut last = 0;
        for month in &mut table {
            let Some((index, line)) = lines.next() else {
                return Err(ShadingError { line: last + 1, column: 1 });
            };
            last = index + 1;
            let mut fields = line.split(',');
            for (column, lost) in month.iter_mut().enumerate() {
                let share = fields.next().and_then(|field| field.trim().parse::<f64>().ok());
                let error = ShadingError { line: last, column: column + 1 };
                *lost = share.filter(|share| (0.0..=1.0).contains(share)).ok_or(error)?;
            }
        }
        Ok(Self::new(&table))
    }

    /// Share of the beam that is left at each step of a year.
    pub(super) fn kept_frac(&self, steps: usize) -> Vec<f64> {
        let per_hour = (steps / 8760).max(1);
        let days =
            self.lost_frac.iter().zip(MONTH_DAYS).flat_map(|(month, days)| core::iter::repeat_n(month, days));
        days.flatten().flat_map(|lost| core::iter::repeat_n(1.0 - lost, per_hour)).collect()
    }
}

/// A table that is not 12 lines of 24 shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: expected a share of 0 to 1 (12 lines of months, 24 columns of hours)")]
pub struct ShadingError {
    /// Counted from one.
    pub line: usize,
    /// Counted from one.
    pub column: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_and_lies_on_the_hours_of_its_months() {
        let mut text = String::from("0,1\n");
        text = text.replace("0,1\n", "");
        for month in 0..12 {
            let line: Vec<String> = (0..24)
                .map(|hour| if month == 1 && hour == 9 { "0.25".into() } else { "0".to_owned() })
                .collect();
            text.push_str(&line.join(","));
            text.push('\n');
        }
        let shading = Shading::read_csv(&text).unwrap();
        let kept = shading.kept_frac(17_520);
        assert_eq!(kept.len(), 17_520);
        let first = (31 * 24 + 9) * 2;
        assert!((kept[first] - 0.75).abs() < 1e-12 && (kept[first + 1] - 0.75).abs() < 1e-12);
        assert!((kept.iter().sum::<f64>() - (17_520.0 - 28.0 * 2.0 * 0.25)).abs() < 1e-9);
        assert_eq!(
            Shading::read_csv(&text.replace("0.25", "1.5")),
            Err(ShadingError { line: 2, column: 10 })
        );
        assert_eq!(Shading::read_csv("0,0"), Err(ShadingError { line: 1, column: 3 }));
        assert_eq!(Shading::read_csv("hours\n"), Err(ShadingError { line: 1, column: 1 }));
        assert!(Shading::read_csv("").is_err());
    }
}
