//! What a column is: the name, the number of arrays, or a field.

use crate::scenario::{Field, Kind, List, MAX_ARRAYS, Path, Place, field_by_key};

/// The word of a catalogue field without a row.
pub(super) const NO_ROW: &str = "none";
/// The column of names.
pub(super) const NAME: &str = "name";

const GROUP: &str = "fleet.groups[].";

/// What a column is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    /// What a group is called.
    Name,
    /// How many arrays its homes have.
    Arrays,
    /// A field of the group, or of its home.
    Field(Path),
}

impl Column {
    /// The column with a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        if name == NAME {
            return Some(Self::Name);
        }
        if name == List::Arrays.key() {
            return Some(Self::Arrays);
        }
        let place = Place::default();
        let last = name.strip_prefix(GROUP).unwrap_or(name);
        if let Some(field) = field_by_key(&format!("{GROUP}{last}")) {
            return Some(Self::Field(Path { field, place }));
        }
        let path = Path::parse(name).ok().filter(|path| of_home(path.field) && path.place.home == 0)?;
        let in_list = path.field.list.is_none() || path.place.item < MAX_ARRAYS;
        in_list.then_some(Self::Field(path))
    }

    /// Its name: a group's field by its last word.
    pub(super) fn name(self) -> String {
        match self {
            Self::Name => NAME.to_owned(),
            Self::Arrays => List::Arrays.key().to_owned(),
            Self::Field(path) => {
                path.field.key.strip_prefix(GROUP).map_or_else(|| path.text(), str::to_owned)
            }
        }
    }
}

/// Whether a field belongs to a home.
pub(super) fn of_home(field: &Field) -> bool {
    // Homes have the first eleven hundreds, their arrays the fifteenth.
    field.list == Some(List::Arrays) || (field.list.is_none() && field.id < 1100)
}

/// Whether it chooses a row, which brings its columns: such fields go first.
pub(super) fn is_row(field: &Field) -> bool {
    matches!(field.kind, Kind::Row(_))
}
