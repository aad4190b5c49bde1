//! The home's internet connection.

use super::{Kind, subject::number};
use crate::{
    catalog::{Table, link},
    units::Unit,
};

subject! {
    /// Internet connection of the home.
    Link in Link, "link", (home link);
    /// The kind of line.
    701 plan: u16 = 1, "Line", Kind::Row(Table::Link),
        Source::assumed("the row chosen", 2026);
    /// To the home.
    702 down_mbit_s: f64 = 500.0, "Down", number(Unit::MbitS, 0.1, 10_000.0, 10.0, 10.0),
        Source::estimated("the plan's rate", 2026),
        follows 701 |row| link(row).map(|row| row.down_mbit_s);
    /// From the home.
    703 up_mbit_s: f64 = 500.0, "Up", number(Unit::MbitS, 0.1, 10_000.0, 5.0, 10.0),
        Source::estimated("the plan's rate", 2026),
        plausible (20.0, 940.0),
        follows 701 |row| link(row).map(|row| row.up_mbit_s);
    /// There and back.
    704 rtt_ms: f64 = 8.0, "Round trip time", number(Unit::Ms, 0.5, 2000.0, 1.0, 10.0),
        Source::published("Ookla medians", 2022),
        follows 701 |row| link(row).map(|row| row.rtt_ms);
    /// Packets that are lost.
    705 loss_frac: f64 = 0.0, "Loss", number(Unit::Frac, 0.0, 0.2, 0.001, 10_000.0),
        Source::estimated("the kind of line", 2026),
        follows 701 |row| link(row).map(|row| row.loss_frac);
    /// Data a month before the provider stops or charges; 0: no cap.
    706 cap_gb_month: f64 = 0.0, "Data cap", number(Unit::GbPerMonth, 0.0, 100_000.0, 100.0, 1.0),
        Source::estimated("the kind of line", 2026),
        follows 701 |row| link(row).map(|row| row.cap_gb_month);
    /// What the node may take of the line.
    707 node_share_frac: f64 = 0.8, "Node may use", number(Unit::Frac, 0.05, 1.0, 0.05, 100.0),
        Source::assumed("the household keeps a fifth", 2026);
    /// What the modem or dish draws; it counts as household.
    708 cpe_w: f64 = 12.0, "Modem draw", number(Unit::W, 0.0, 300.0, 1.0, 1.0),
        Source::estimated("the kind of line", 2026),
        follows 701 |row| link(row).map(|row| row.cpe_w);
    /// What the line costs.
    709 usd_month: f64 = 65.0, "Price of the line", number(Unit::UsdPerMonth, 0.0, 2000.0, 5.0, 100.0),
        Source::estimated("US plans", 2026),
        plausible (45.0, 180.0),
        follows 701 |row| link(row).map(|row| row.usd_month.value);
    /// Share of the year that the line is up.
    710 uptime_frac: f64 = 0.999, "Line is up", number(Unit::Frac, 0.8, 1.0, 0.001, 100_000.0),
        Source::assumed("nine hours a year down", 2026),
        plausible (0.99, 0.9999),
        follows 701 |row| link(row).map(|row| row.uptime_frac);
}
