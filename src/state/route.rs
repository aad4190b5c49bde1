//! Which page is shown.

/// The pages there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The home design and its year.
    #[default]
    Home,
    /// What the app does, and how.
    Guide,
}

impl Route {
    /// The pages that the header lists.
    pub const ALL: [Self; 2] = [Self::Home, Self::Guide];

    /// The word in the header.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Guide => "Guide",
        }
    }

    /// The page that a fragment names; `None` for a share link and for anything unknown.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        match fragment {
            "" | "#" | "#home" => Some(Self::Home),
            "#guide" => Some(Self::Guide),
            _ => None,
        }
    }
}
