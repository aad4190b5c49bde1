//! The rows of the tariff table.

use super::Source;
use super::tariff::{Period, Schedule, Tariff};

const fn period(name: &'static str, import_usd_per_kwh: f64, export_usd_per_kwh: f64) -> Period {
    Period { name, import_usd_per_kwh, export_usd_per_kwh }
}

const ALL_HOURS: [u8; 24] = [0; 24];
/// Period 1 from 16 to 21, else 0.
const EVENING_01: [u8; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0];
/// Period 3 from 16 to 21, else 2.
const EVENING_23: [u8; 24] = [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 2, 2, 2];
/// Period 2 from 16 to 21, else 0.
const EVENING_02: [u8; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 0, 0, 0];
/// Period 4 from 16 to 21, else 3.
const EVENING_34: [u8; 24] = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 3, 3, 3];
/// Super off-peak 0 from 0 to 6, peak 2 from 16 to 21, else 1.
const EV_SUMMER: [u8; 24] = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1];
/// The same with the winter prices 3, 4, 5.
const EV_WINTER: [u8; 24] = [3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 4, 4, 4];
/// Super off-peak until 14 on weekends.
const EV_SUMMER_WEEKEND: [u8; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1];
const EV_WINTER_WEEKEND: [u8; 24] = [3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 5, 5, 5, 4, 4, 4];
/// Period 1 from 8 to 24, else 0.
const DAY_01: [u8; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
/// Period 2 from 8 to 24, else 0.
const DAY_02: [u8; 24] = [0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2];

/// Winter days with summer days from June to September.
const fn june_to_september(winter: [u8; 24], summer: [u8; 24]) -> Schedule {
    [winter, winter, winter, winter, winter, summer, summer, summer, summer, winter, winter, winter]
}

/// Winter days with summer days from June to October.
const fn june_to_october(winter: [u8; 24], summer: [u8; 24]) -> Schedule {
    [winter, winter, winter, winter, winter, summer, summer, summer, summer, summer, winter, winter]
}

static FLAT: Schedule = [ALL_HOURS; 12];
static PGE: Schedule = june_to_september(EVENING_23, EVENING_01);
static SCE_WEEKDAY: Schedule = june_to_september(EVENING_34, EVENING_01);
static SCE_WEEKEND: Schedule = june_to_september(EVENING_34, EVENING_02);
static SDGE_WEEKDAY: Schedule = june_to_october(EV_WINTER, EV_SUMMER);
static SDGE_WEEKEND: Schedule = june_to_october(EV_WINTER_WEEKEND, EV_SUMMER_WEEKEND);
static CONED: Schedule = june_to_september(DAY_02, DAY_01);

/// A tariff with one price at all hours.
macro_rules! flat {
    (
        $id:literal, $slug:literal, $name:literal, $region:literal, $import:literal, export $export:literal,
        fixed $fixed:literal, $status:ident($text:literal, $year:literal)
    ) => {
        Tariff {
            id: $id,
            slug: $slug,
            name: $name,
            region: $region,
            periods: &[period("all hours", $import, $export)],
            weekday: &FLAT,
            weekend: &FLAT,
            fixed_usd_month: $fixed,
            min_usd_month: 0.0,
            demand_usd_per_kw_month: 0.0,
            source: Source::$status($text, $year),
        }
    };
}

#[rustfmt::skip]
/// All tariffs, by id.
pub static TARIFFS: &[Tariff] = &[
    flat!(1, "flat-az-2023", "Arizona, flat 2023", "us-az", 0.1402, export 0.0281, fixed 0.0,
        estimated("EIA mean of 2023, retold; export as one large utility of the state pays", 2023)),
    flat!(2, "flat-tx-2023", "Texas, flat 2023", "us-tx", 0.1446, export 0.05, fixed 0.0,
        estimated("EIA mean of 2023, retold; export near the wholesale price, assumed", 2023)),
    flat!(3, "flat-co-2023", "Colorado, flat 2023", "us-co", 0.1430, export 0.1430, fixed 0.0,
        estimated("EIA mean of 2023, retold; net metering: export at the import price, assumed", 2023)),
    flat!(4, "flat-il-2023", "Illinois, flat 2023", "us-il", 0.1571, export 0.08, fixed 0.0,
        estimated("EIA mean of 2023, retold; since 2025 export earns supply only, assumed half", 2023)),
    flat!(5, "flat-wa-2023", "Washington, flat 2023", "us-wa", 0.1098, export 0.1098, fixed 0.0,
        estimated("EIA mean of 2023, retold; net metering: export at the import price, assumed", 2023)),
    flat!(6, "flat-fl-2023", "Florida, flat 2023", "us-fl", 0.1521, export 0.1521, fixed 0.0,
        estimated("EIA mean of 2023, retold; net metering: export at the import price, assumed", 2023)),
    flat!(7, "flat-ma-2023", "Massachusetts, flat 2023", "us-ma", 0.2961, export 0.25, fixed 0.0,
        estimated("EIA mean of 2023, retold; net metering without its non-bypassable part, assumed", 2023)),
    flat!(8, "flat-hi-2023", "Hawaii, flat 2023", "us-hi", 0.4239, export 0.13, fixed 0.0,
        estimated("EIA mean of 2023, retold; export programme of the islands, assumed", 2023)),
    flat!(9, "flat-us-2024", "United States, flat November 2024", "us", 0.1701, export 0.05, fixed 0.0,
        estimated("EIA mean of November 2024, retold; export near the avoided cost, assumed", 2024)),
    Tariff {
        id: 10, slug: "pge-e-elec", name: "PG&E E-ELEC, 2023", region: "us-ca",
        periods: &[
            period("summer off-peak", 0.334, 0.05), period("summer peak", 0.552, 0.08),
            period("winter off-peak", 0.285, 0.05), period("winter peak", 0.321, 0.05),
        ],
        weekday: &PGE, weekend: &PGE,
        fixed_usd_month: 24.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0,
        source: Source::estimated("peak 16 to 21, partial peak left out; prices of a tariff comparison; export as net billing pays on average, assumed", 2023),
    },
    Tariff {
        id: 11, slug: "sce-tou-d-prime", name: "SCE TOU-D-PRIME, 2023", region: "us-ca",
        periods: &[
            period("summer off-peak", 0.26, 0.05), period("summer peak", 0.59, 0.08), period("summer mid-peak", 0.40, 0.08),
            period("winter off-peak", 0.24, 0.05), period("winter mid-peak", 0.56, 0.05),
        ],
        weekday: &SCE_WEEKDAY, weekend: &SCE_WEEKEND,
        fixed_usd_month: 24.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0,
        source: Source::estimated("prices of a tariff comparison; export as net billing pays on average, assumed", 2023),
    },
    Tariff {
        id: 12, slug: "sdge-ev-tou-5", name: "SDG&E EV-TOU-5, 2023", region: "us-ca",
        periods: &[
            period("summer super off-peak", 0.124, 0.05), period("summer off-peak", 0.502, 0.05), period("summer peak", 0.80, 0.08),
            period("winter super off-peak", 0.117, 0.05), period("winter off-peak", 0.473, 0.05), period("winter peak", 0.529, 0.05),
        ],
        weekday: &SDGE_WEEKDAY, weekend: &SDGE_WEEKEND,
        fixed_usd_month: 16.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0,
        source: Source::estimated("prices of a tariff comparison; hours, fixed charge and export assumed: 0 to 6 super off-peak, weekends to 14", 2023),
    },
    Tariff {
        id: 13, slug: "coned-tou", name: "Con Edison time of use with supply at 10 cents, 2024", region: "us-ny",
        periods: &[
            period("night", 0.1249, 0.08), period("summer day", 0.4523, 0.10), period("day", 0.2305, 0.08),
        ],
        weekday: &CONED, weekend: &CONED,
        fixed_usd_month: 21.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0,
        source: Source::estimated("delivery of coned.com: 35.23, 13.05 and 2.49 cents, day 8 to 24; supply 10 cents, fixed charge and export assumed", 2024),
    },
    flat!(14, "base-power-tx", "Base Power Texas, 2026", "us-tx", 0.135, export 0.03, fixed 28.0,
        estimated("energy 8.5 cents and 19 to 29 dollars a month as published; delivery 5 cents and 4 dollars, and export, assumed", 2026)),
    flat!(15, "flat-gb-2026", "United Kingdom, flat 2026, in dollars", "gb", 0.35, export 0.19, fixed 21.0,
        estimated("about 27 pence, standing charge 53 pence a day, export 15 pence; 1.3 dollars a pound", 2026)),
    flat!(16, "flat-de-2026", "Germany, flat 2026, in dollars", "de", 0.42, export 0.085, fixed 14.0,
        estimated("about 38 cents a kWh and 13 euros a month; feed-in 7.8 cents; 1.1 dollars a euro", 2026)),
    flat!(17, "flat-nv-2023", "Nevada, flat 2023", "us-nv", 0.1667, export 0.125, fixed 0.0,
        estimated("EIA mean of 2023, recalled; net metering at 75 % of retail", 2023)),
    flat!(18, "flat-ca-2023", "California, flat 2023", "us-ca", 0.2951, export 0.05, fixed 0.0,
        estimated("EIA mean of 2023, retold; export as net billing pays on average, assumed", 2023)),
    flat!(19, "flat-ny-2023", "New York, flat 2023", "us-ny", 0.2225, export 0.2, fixed 0.0,
        estimated("EIA mean of 2023, retold; net metering less the customer benefit charge, assumed", 2023)),
    Tariff {
        id: 20, slug: "pge-ev2-a", name: "PG&E EV2-A, 2024", region: "us-ca",
        periods: &[
            period("summer off-peak", 0.23, 0.05), period("summer peak", 0.54, 0.08),
            period("winter off-peak", 0.23, 0.05), period("winter peak", 0.41, 0.05),
        ],
        weekday: &PGE, weekend: &PGE,
        fixed_usd_month: 0.0, min_usd_month: 12.0, demand_usd_per_kw_month: 0.0,
        source: Source::estimated("peak 16 to 21, partial peak left out; prices retold; lowest bill 40 cents a day; export assumed", 2024),
    },
];
