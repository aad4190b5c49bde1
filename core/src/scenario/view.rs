//! What the page shows of a scenario.

use super::{PageShown, Role, options::option_kind, subject::number};
use crate::units::Unit;

subject! {
    /// What the page shows.
    View in View, "view", (scenario view);
    /// Whose question the answer answers.
    1101 role: Role = Role::Host, "Whose question", option_kind!(Role),
        Source::assumed("the person who lives there", 2026);
    /// Which home is shown.
    1102 home: u16 = 0, "Home shown", number(Unit::One, 0.0, 11.0, 1.0, 1.0),
        Source::assumed("the first", 2026);
    /// First day shown, 0 is 1 January.
    1103 first_day: f64 = 194.0, "First day shown", number(Unit::Day, 0.0, 364.0, 1.0, 1.0),
        Source::assumed("mid July", 2026);
    /// Days shown.
    1104 days: f64 = 4.0, "Days shown", number(Unit::Day, 1.0, 365.0, 1.0, 1.0),
        Source::assumed("enough to see a pattern", 2026);
    /// Which page is shown.
    1105 page: PageShown = PageShown::Home, "Page shown", option_kind!(PageShown),
        Source::assumed("one home first", 2026);
}
