//! One meaning a colour.

use wattfleet_core::scenario::Subject;

/// The class that gives a panel its colour, the same as in the figures.
#[must_use]
pub(crate) fn hue(subject: Subject) -> &'static str {
    match subject {
        Subject::Site | Subject::Solar => "hue-sun",
        Subject::Household => "hue-house",
        Subject::Service | Subject::Tariff => "hue-grid",
        Subject::Battery => "hue-battery",
        Subject::Link => "hue-link",
        Subject::Node | Subject::Workload => "hue-node",
        Subject::Deal | Subject::Fleet | Subject::View | Subject::Constants => "hue-none",
    }
}
