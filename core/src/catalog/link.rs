//! Internet links of a home: rates both ways, delay, loss, cap, price.
//!
//! Rates are medians at the busy hour where published. Uptime counts the network, not the power at
//! home, and is estimated for every row (a year of a link's outages is published nowhere we read).

use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::units::Unit;

/// One kind of internet link.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Link {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// To the home, Mbit/s.
    pub down_mbit_s: f64,
    /// What sources or plans span, Mbit/s.
    pub down_range_mbit_s: Range,
    /// From the home, Mbit/s.
    pub up_mbit_s: f64,
    /// What sources or plans span, Mbit/s.
    pub up_range_mbit_s: Range,
    /// Round trip to a near server, ms.
    pub rtt_ms: f64,
    /// Lost packets, 0 to 1.
    pub loss_frac: f64,
    /// Monthly cap, both ways together, GB; 0 for none.
    pub cap_gb_month: f64,
    /// Draw of modem and router or dish, W.
    pub cpe_w: f64,
    /// Price, USD a month.
    pub usd_month: Range,
    /// Share of the year with a working link, 0 to 1.
    pub uptime_frac: f64,
    /// Who says so.
    pub source: Source,
}

macro_rules! link {
    (
        $id:literal, $slug:literal, $name:literal, down [$d0:literal $d1:literal $d2:literal],
        up [$u0:literal $u1:literal $u2:literal], $rtt:literal ms, loss $loss:literal, cap $cap:literal,
        $cpe:literal W, USD [$p0:literal $p1:literal $p2:literal], uptime $uptime:literal,
        $status:ident($text:literal, $year:literal)
    ) => {
        Link {
            id: $id,
            slug: $slug,
            name: $name,
            down_mbit_s: $d1,
            down_range_mbit_s: Range::new($d0, $d1, $d2),
            up_mbit_s: $u1,
            up_range_mbit_s: Range::new($u0, $u1, $u2),
            rtt_ms: $rtt,
            loss_frac: $loss,
            cap_gb_month: $cap,
            cpe_w: $cpe,
            usd_month: Range::new($p0, $p1, $p2),
            uptime_frac: $uptime,
            source: Source::$status($crate::text::later!($text), $year),
        }
    };
}

#[rustfmt::skip]
/// All links, by id.
pub static LINKS: &[Link] = &[
    link!(1, "fibre-500", "Fibre 500/500", down [300.0 500.0 500.0], up [112.0 500.0 500.0], 8.0 ms, loss 0.0001, cap 0.0,
        12.0 W, USD [45.0 65.0 85.0], uptime 0.9995,
        published("GPON plan rates; 8 ms and the low uplink of Ookla June 2022; price estimated", 2022)),
    link!(2, "fibre-2000", "Fibre 2000/2000", down [1500.0 2000.0 2000.0], up [1500.0 2000.0 2000.0], 4.0 ms, loss 0.0, cap 0.0,
        16.0 W, USD [70.0 100.0 150.0], uptime 0.9995,
        estimated("XGS-PON plan rates", 2026)),
    link!(3, "fibre-business", "Fibre business 1000/1000", down [500.0 1000.0 1000.0], up [500.0 1000.0 1000.0], 6.0 ms, loss 0.0001, cap 0.0,
        14.0 W, USD [110.0 180.0 350.0], uptime 0.9999,
        estimated("business plans; repair within hours", 2026)),
    link!(4, "cable", "Cable 300/30", down [184.0 300.0 300.0], up [11.0 30.0 40.0], 14.0 ms, loss 0.002, cap 1200.0,
        12.0 W, USD [45.0 65.0 95.0], uptime 0.999,
        published("DOCSIS 3.1; Ookla June 2022 medians as low ends; cap of one large provider and price estimated", 2022)),
    link!(5, "cable-high-split", "Cable 1000/150", down [700.0 1000.0 1000.0], up [100.0 150.0 200.0], 12.0 ms, loss 0.001, cap 1200.0,
        12.0 W, USD [70.0 90.0 120.0], uptime 0.999,
        estimated("DOCSIS 3.1 high split or 4.0", 2026)),
    link!(6, "starlink", "Starlink Residential, measured by users", down [60.0 105.0 200.0], up [8.0 15.0 30.0], 45.0 ms, loss 0.0075, cap 0.0,
        88.0 W, USD [80.0 120.0 120.0], uptime 0.995,
        published("Ookla first quarter of 2025 (105 Mbit/s, 45 ms); uplink re-told; dish 75 to 100 W", 2025)),
    link!(7, "starlink-stated", "Starlink Residential, as stated", down [105.0 200.0 220.0], up [15.0 30.0 35.0], 26.0 ms, loss 0.005, cap 0.0,
        88.0 W, USD [80.0 120.0 120.0], uptime 0.995,
        published("starlink.com July 2025: 200 Mbit/s, 25.7 ms at the busy hour; uplink estimated", 2025)),
    link!(8, "starlink-lite", "Starlink Residential Lite", down [45.0 100.0 100.0], up [8.0 20.0 20.0], 35.0 ms, loss 0.0075, cap 0.0,
        88.0 W, USD [60.0 80.0 80.0], uptime 0.994,
        published("starlink.com 2025: 100 down, 20 up, after others; price estimated", 2025)),
    link!(9, "starlink-priority", "Starlink Priority", down [150.0 220.0 300.0], up [20.0 25.0 40.0], 30.0 ms, loss 0.005, cap 1000.0,
        130.0 W, USD [165.0 290.0 540.0], uptime 0.997,
        estimated("priority data sold in blocks of 50 GB to 2 TB; dish 110 to 150 W", 2026)),
    link!(10, "5g-home", "5G home internet", down [100.0 200.0 300.0], up [10.0 20.0 35.0], 42.0 ms, loss 0.0075, cap 1200.0,
        20.0 W, USD [35.0 50.0 70.0], uptime 0.997,
        estimated("median of one provider's 5G, 2024: 193 Mbit/s; others served first beyond 1.2 TB", 2024)),
    link!(11, "vdsl2", "VDSL 60/15", down [25.0 60.0 100.0], up [5.0 15.0 40.0], 20.0 ms, loss 0.005, cap 0.0,
        10.0 W, USD [30.0 45.0 60.0], uptime 0.998,
        estimated("plan rates; one provider's median 41/12 Mbit/s, 15 ms, Ookla June 2022", 2022)),
    link!(12, "us-fixed-median", "United States fixed median", down [150.0 227.0 300.0], up [15.0 26.6 40.0], 14.0 ms, loss 0.002, cap 1200.0,
        12.0 W, USD [45.0 65.0 95.0], uptime 0.999,
        published("Ookla December 2023: 227.27 down, 26.59 up; cap and price estimated", 2023)),
];

table_rows!(Link, LINKS, link, link_by_slug, |row| [
    Headline::new("Up", row.up_mbit_s, Unit::MbitS),
    Headline::new("Down", row.down_mbit_s, Unit::MbitS)
]);
