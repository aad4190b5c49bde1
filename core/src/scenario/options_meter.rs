//! The options of the meter.

use crate::catalog::codes::codes;

codes! {
    /// Which meter the node is behind, and which rate bills it.
    NodeMeter {
        /// The household's: house, sun, battery and node are one home to the utility.
        Household = 0, "household", "The household's meter";
        /// A meter of its own on the home's plan: the house's sun and battery do not serve the node.
        Own = 1, "own", "A meter of its own";
        /// The whole home on another plan once the node is there.
        GeneralService = 2, "general-service", "All on general service";
    }
}
