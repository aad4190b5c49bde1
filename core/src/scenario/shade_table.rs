//! Direct sun that surroundings take, by month and hour: the whole table of a home.

/// Whole per cent of the beam that is lost, January and midnight (standard time) first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShadeTable {
    lost_percent: Vec<u8>,
}

/// Cells of a table.
const CELLS: usize = 288;

impl ShadeTable {
    /// From shares of 0 to 1, rounded to whole per cent.
    #[must_use]
    pub fn new(lost_frac: &[[f64; 24]; 12]) -> Self {
        let percent = |lost: &f64| libm::round(lost.clamp(0.0, 1.0) * 100.0) as u8;
        Self { lost_percent: lost_frac.iter().flatten().map(percent).collect() }
    }

    /// The shares, 0 to 1.
    #[must_use]
    pub fn lost_frac(&self) -> [[f64; 24]; 12] {
        let mut table = [[0.0; 24]; 12];
        for (cell, percent) in table.iter_mut().flatten().zip(&self.lost_percent) {
            *cell = f64::from(*percent) / 100.0;
        }
        table
    }

    /// As links and files hold it: runs of a length and a percentage.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = Vec::new();
        for percent in &self.lost_percent {
            match bytes.as_mut_slice() {
                [.., count, last] if last == percent && *count < u8::MAX => *count += 1,
                _ => bytes.extend([1, *percent]),
            }
        }
        bytes
    }

    /// From what [`Self::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut lost_percent = Vec::with_capacity(CELLS);
        for run in bytes.chunks(2) {
            let &[count, percent] = run else { return None };
            if percent > 100 || lost_percent.len() + usize::from(count) > CELLS {
                return None;
            }
            lost_percent.resize(lost_percent.len() + usize::from(count), percent);
        }
        (lost_percent.len() == CELLS).then_some(Self { lost_percent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_survives_its_bytes_and_damage_is_refused() {
        let table = std::array::from_fn(|month| {
            std::array::from_fn(|hour| ((month * 7 + hour / 3 * 13) % 101) as f64 / 100.0)
        });
        let shade = ShadeTable::new(&table);
        assert_eq!(shade.lost_frac(), table);
        let bytes = shade.to_bytes();
        assert_eq!(ShadeTable::from_bytes(&bytes), Some(shade));
        assert_eq!(ShadeTable::from_bytes(&bytes[1..]), None);
        assert_eq!(ShadeTable::from_bytes(&[]), None);
        assert_eq!(ShadeTable::new(&[[0.25; 24]; 12]).to_bytes().len(), 4, "an even table is short");
    }
}
