//! Which page is shown.

use wattfleet_core::scenario::PageShown;

/// The pages there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The home design and its year.
    #[default]
    Home,
    /// Thousands of homes.
    Fleet,
    /// Scenarios and data centres side by side.
    Compare,
    /// What the app does, and how.
    Guide,
}

impl Route {
    /// The pages that the header lists.
    pub const ALL: [Self; 4] = [Self::Home, Self::Fleet, Self::Compare, Self::Guide];

    /// The word in the header.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Fleet => "Fleet",
            Self::Compare => "Compare",
            Self::Guide => "Guide",
        }
    }

    /// Its name in the address bar.
    #[must_use]
    pub fn fragment(self) -> &'static str {
        match self {
            Self::Home => "#home",
            Self::Fleet => "#fleet",
            Self::Compare => "#compare",
            Self::Guide => "#guide",
        }
    }

    /// The page that a fragment names; `None` for a share link and for anything unknown.
    #[must_use]
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        match fragment {
            "" | "#" => Some(Self::Home),
            _ => Self::ALL.into_iter().find(|route| route.fragment() == fragment),
        }
    }

    /// The page of a scenario.
    #[must_use]
    pub fn of(page: PageShown) -> Self {
        match page {
            PageShown::Home => Self::Home,
            PageShown::Fleet => Self::Fleet,
            PageShown::Compare => Self::Compare,
        }
    }

    /// What of the scenario it shows; none of it on the other pages.
    #[must_use]
    pub fn shown(self) -> Option<PageShown> {
        match self {
            Self::Home => Some(PageShown::Home),
            Self::Fleet => Some(PageShown::Fleet),
            Self::Compare => Some(PageShown::Compare),
            Self::Guide => None,
        }
    }
}
