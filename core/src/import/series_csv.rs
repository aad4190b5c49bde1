//! One number a step from a text of one column: kWh of a meter, prices of a market.
//!
//! The first line may be a header. A year is 365 days: 8,760 hours, 17,520 half hours, 35,040 quarters.

/// What is wrong with a series, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SeriesError {
    /// A cell that is no number.
    #[error(
        "line {line}, column {column}: '{found}' is no number; expected one number a line below the header"
    )]
    Number {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in characters.
        column: usize,
        /// The cell, shortened.
        found: String,
    },
    /// More than one column.
    #[error("line {line}, column {column}: a second column; keep only the one with the values")]
    Columns {
        /// Counted from 1.
        line: usize,
        /// Counted from 1, in characters.
        column: usize,
    },
    /// Not a year of steps.
    #[error("{found} values are no year of equal steps; expected {expected}")]
    Length {
        /// How many came.
        found: usize,
        /// What would fit.
        expected: String,
    },
}

/// A year of values and its step.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesYear {
    /// One a step.
    pub values: Vec<f64>,
    /// Minutes a step: 5, 10, 15, 20, 30 or 60.
    pub step_minutes: u32,
}

const STEPS: [u32; 6] = [60, 30, 20, 15, 10, 5];

/// Reads a year of values; the step follows from how many there are.
///
/// # Errors
/// A cell that is no number, a second column, or not a year of steps.
pub fn read_series(text: &str) -> Result<SeriesYear, SeriesError> {
    let mut values = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let cell = line.trim().trim_end_matches([',', ';']).trim_matches('"').trim();
        if cell.is_empty() {
            continue;
        }
        match cell.parse::<f64>() {
            Ok(value) if value.is_finite() => values.push(value),
            _ if values.is_empty() && index == 0 => {}
            _ => return Err(refused(index + 1, line, cell)),
        }
    }
    let hours = values.len() / 8760;
    let step_minutes = STEPS
        .into_iter()
        .find(|step| values.len() == 8760 * hours && hours == (60 / step) as usize)
        .ok_or_else(|| SeriesError::Length { found: values.len(), expected: expected(values.len()) })?;
    Ok(SeriesYear { values, step_minutes })
}

fn refused(line: usize, text: &str, cell: &str) -> SeriesError {
    const SHOWN_CHARS: usize = 40;
    let first = cell.split([',', ';', '\t']).next().unwrap_or_default();
    if first.trim().parse::<f64>().is_ok() && first.len() < cell.len() {
        let before = text.find([',', ';', '\t']).unwrap_or(0);
        return SeriesError::Columns { line, column: text.chars().take(before).count() + 2 };
    }
    let column = text.chars().take_while(|char| char.is_whitespace()).count() + 1;
    SeriesError::Number { line, column, found: cell.chars().take(SHOWN_CHARS).collect() }
}

fn expected(found: usize) -> String {
    let leap = found > 0 && found.is_multiple_of(8784);
    let fits = "8,760 hours, 17,520 half hours or 35,040 quarter hours";
    if leap { format!("{fits}: leave out 29 February") } else { fits.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(steps: usize) -> String {
        let mut text = "kwh\n".to_owned();
        (0..steps).for_each(|_| text.push_str("0.5\n"));
        text
    }

    #[test]
    fn the_step_follows_from_the_count() {
        for (steps, minutes) in [(8760, 60), (17_520, 30), (35_040, 15), (105_120, 5)] {
            let read = read_series(&year(steps)).unwrap();
            assert_eq!((read.values.len(), read.step_minutes), (steps, minutes));
        }
        let bare = year(8760).split_once('\n').unwrap().1.to_owned();
        assert_eq!(read_series(&bare).unwrap().values.len(), 8760);
    }

    #[test]
    fn an_error_says_where_and_what_to_do() {
        let error = |text: String| read_series(&text).unwrap_err().to_string();
        assert!(error(year(8784)).ends_with("leave out 29 February"));
        assert!(error(year(100)).starts_with("100 values are no year"));
        assert!(error("kwh\n1\n  x\n".to_owned()).starts_with("line 3, column 3: 'x' is no number"));
        assert!(error("kwh\n1,2\n".to_owned()).starts_with("line 2, column 3: a second column"));
        assert!(error("kwh\nNaN\n".to_owned()).starts_with("line 2, column 1: 'NaN'"));
    }
}
