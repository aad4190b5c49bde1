//! The options of a home battery.

use crate::catalog::codes::codes;

codes! {
    /// The rule the battery follows.
    Dispatch {
        /// Store the surplus of the sun, use it before the grid.
        SelfConsumption = 0, "self-consumption", "Use own sun first";
        /// Charge when power is cheap, discharge when it is dear.
        TimeOfUse = 1, "time-of-use", "Shift to cheap hours";
        /// Stay full for an outage.
        Backup = 2, "backup", "Keep full for outages";
        /// Stay full; help only when the home would draw more than its service carries.
        Support = 3, "service-support", "Help the service";
        /// Planned each midnight on what can be known by then.
        DayAhead = 4, "day-ahead", "Plan a day ahead";
        /// The provably best schedule for a year known in full: the yardstick.
        Optimal = 5, "optimal", "Perfect foresight";
    }
}

codes! {
    /// Whether the battery may charge from the grid.
    GridCharging {
        /// Only from the sun.
        SunOnly = 0, "sun-only", "From the sun only";
        /// From the grid too.
        Allowed = 1, "allowed", "From the grid too";
    }
}

codes! {
    /// Whether the battery may discharge to the grid.
    BatteryToGrid {
        /// It serves the home only.
        Never = 0, "never", "Home only";
        /// It may export.
        Allowed = 1, "allowed", "To the grid too";
    }
}

codes! {
    /// Whom the sun serves first, where a rule drives the battery. House and node share one bus, so that which of
    /// those two comes first changes no flow; only where the battery stands does.
    SunFirst {
        /// House and node, then the battery.
        Loads = 0, "loads", "House and node, then battery";
        /// The house, then the battery, then the node.
        House = 1, "house", "House, then battery, then node";
        /// The battery, then house and node.
        Battery = 2, "battery", "Battery, then house and node";
    }
}

codes! {
    /// Whether the node may draw on the home's battery in an outage.
    BatteryInOutage {
        /// The node stops at once.
        Never = 0, "never", "never";
        /// Until the reserve is reached.
        ToReserve = 1, "to-reserve", "down to the reserve";
        /// Until it is empty.
        All = 2, "all", "all of it";
    }
}

codes! {
    /// Whether the battery shares its inverter with the sun.
    BatteryCoupling {
        /// Battery and PV each have an inverter.
        Ac = 0, "ac", "An inverter of its own";
        /// The PV is wired to the battery's inverter.
        Dc = 1, "dc", "Shared with the solar array";
    }
}

codes! {
    /// Where the battery hangs.
    BatteryPlace {
        /// Half way between the day's mean outside and a warm room.
        Garage = 0, "garage", "In the garage";
        /// As warm as the air.
        Outdoors = 1, "outdoors", "Outdoors";
        /// In a heated and cooled room.
        Indoors = 2, "indoors", "Indoors";
    }
}

codes! {
    /// How battery cells age.
    FadeModel {
        /// Age and cycles of SAM's LFP cell; the worse of the two counts.
        SamLfp = 0, "sam-lfp", "LFP cell, SAM";
        /// Age and cycles of a large LFP cell measured by NREL; both add up.
        BlastLfp = 1, "blast-lfp", "Large LFP cell, BLAST";
        /// As bad as the maker's warranty allows.
        Warranty = 2, "warranty", "The warranty's line";
        /// Root of the years and cycles, by your own numbers.
        Own = 3, "own", "Your own numbers";
        /// Age and cycles of SAM's NMC cell, as earlier home batteries had it; the worse of the two counts.
        SamNmc = 4, "sam-nmc", "NMC cell, SAM";
    }
}

codes! {
    /// Whether cold and heat take energy and power from a battery.
    TemperatureEffect {
        /// As its cells are as warm as their place.
        Counted = 0, "counted", "counted";
        /// The rating at all times.
        LeftOut = 1, "left-out", "left out";
    }
}
