//! The programme as given.

/// One column: `low <= x <= high`, both finite.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::fleet::placement) struct Column {
    /// What a unit adds to the objective.
    pub(in crate::fleet::placement) gain: f64,
    /// Least.
    pub(in crate::fleet::placement) low: f64,
    /// Most.
    pub(in crate::fleet::placement) high: f64,
    /// Row and what a unit uses of it.
    pub(in crate::fleet::placement) entries: Vec<(usize, f64)>,
}

/// Columns under rows `sum a x <= b`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::fleet::placement) struct Program {
    /// The columns.
    pub(in crate::fleet::placement) columns: Vec<Column>,
    /// `b` of each row.
    pub(in crate::fleet::placement) rows: Vec<f64>,
}

impl Column {
    /// What a unit uses of a row.
    pub(in crate::fleet::placement) fn entry(&self, row: usize) -> f64 {
        self.entries.iter().find(|(known, _)| *known == row).map_or(0.0, |(_, value)| *value)
    }
}

impl Program {
    /// Leaves out rows that their columns cannot exceed; gives the former places of the rest.
    pub(in crate::fleet::placement) fn drop_idle_rows(&mut self) -> Vec<usize> {
        let mut most = vec![0.0; self.rows.len()];
        for column in &self.columns {
            for (row, value) in &column.entries {
                if let Some(most) = most.get_mut(*row) {
                    *most += (value * column.low).max(value * column.high);
                }
            }
        }
        let mut place = Vec::with_capacity(self.rows.len());
        let mut rows = Vec::new();
        for (most, rhs) in most.iter().zip(&self.rows) {
            place.push((most > rhs).then(|| {
                rows.push(*rhs);
                rows.len() - 1
            }));
        }
        for column in &mut self.columns {
            column.entries.retain_mut(|(row, _)| match place.get(*row).copied().flatten() {
                Some(at) => {
                    *row = at;
                    true
                }
                None => false,
            });
        }
        self.rows = rows;
        place.iter().enumerate().filter(|(_, now)| now.is_some()).map(|(was, _)| was).collect()
    }
}
