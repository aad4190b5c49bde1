//! The rows of the tariff table.

use super::Source;
use super::currency::{AUD_USD, EUR_USD, GBP_USD, JPY_USD};
use super::rate::{Holidays, Metering, TierUnit};
use super::tariff::{More, Period, PlanTier, Schedule, Tariff};
use crate::text::later;

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

/// A year of equal days with one other period from one hour to another.
#[expect(clippy::indexing_slicing, reason = "only for constants: a wrong hour does not build")]
const fn span(from: usize, to: usize) -> Schedule {
    let mut row = ALL_HOURS;
    let mut hour = from;
    while hour < to {
        row[hour] = 1;
        hour += 1;
    }
    [row; 12]
}

/// Night 0 until 7.
static NIGHT_TO_7: Schedule = span(7, 24);
/// Night 0 until 5.
static NIGHT_TO_5: Schedule = span(5, 24);
/// Day 0, night 1 from 1 to 6.
static NIGHT_1_TO_6: Schedule = span(1, 6);
/// Evening 1 from 16 to 19.
static TEATIME: Schedule = span(16, 19);
/// Off-peak 0 from 22 to 7, shoulder 1, peak 2 from 15 to 21.
static SYDNEY: Schedule = [[0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 0, 0]; 12];
/// Solar sponge 0 from 10 to 15, night 1, peak 2.
static ADELAIDE: Schedule = [[1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2]; 12];
/// Day-ahead stand-in of central Europe: night 0, morning 1, midday 2, evening 3.
static DAY_AHEAD: Schedule = [[0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 3, 3, 3, 3, 1, 0, 0]; 12];

static GBP: More = More { currency: "GBP", ..More::NONE };
static EUR: More = More { currency: "EUR", ..More::NONE };
static JPY: More = More { currency: "JPY", ..More::NONE };
static AUD: More = More { currency: "AUD", ..More::NONE };
/// Tokyo's three steps: prices of the periods are the first step's.
static TEPCO: More = More {
    tiers: &[
        PlanTier { max: 120.0, unit: TierUnit::Kwh, add_usd_per_kwh: 0.0 },
        PlanTier { max: 300.0, unit: TierUnit::Kwh, add_usd_per_kwh: (36.40 - 29.80) * JPY_USD },
        PlanTier { max: f64::INFINITY, unit: TierUnit::Kwh, add_usd_per_kwh: (40.49 - 29.80) * JPY_USD },
    ],
    currency: "JPY",
    ..More::NONE
};
/// The baseline credit of 9.566 cents on about 10 kWh a day, net billing.
static BASELINE: More = More {
    tiers: &[
        PlanTier { max: 10.0, unit: TierUnit::KwhDaily, add_usd_per_kwh: -0.09566 },
        PlanTier { max: f64::INFINITY, unit: TierUnit::KwhDaily, add_usd_per_kwh: 0.0 },
    ],
    ..More::NONE
};
static NET_METERED: More = More { metering: Metering::NetMetering, ..More::NONE };
static SIX_HOLIDAYS: More = More { holidays: Holidays::UsSix, ..More::NONE };

/// Average month, days.
const DAYS: f64 = 365.0 / 12.0;

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
            more: &More::NONE,
            source: Source::$status($crate::text::later!($text), $year),
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
        fixed_usd_month: 24.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &More::NONE,
        source: Source::estimated(later!("peak 16 to 21, partial peak left out; prices of a tariff comparison; export as net billing pays on average, assumed"), 2023),
    },
    Tariff {
        id: 11, slug: "sce-tou-d-prime", name: "SCE TOU-D-PRIME, 2023", region: "us-ca",
        periods: &[
            period("summer off-peak", 0.26, 0.05), period("summer peak", 0.59, 0.08), period("summer mid-peak", 0.40, 0.08),
            period("winter off-peak", 0.24, 0.05), period("winter mid-peak", 0.56, 0.05),
        ],
        weekday: &SCE_WEEKDAY, weekend: &SCE_WEEKEND,
        fixed_usd_month: 24.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &More::NONE,
        source: Source::estimated(later!("prices of a tariff comparison; export as net billing pays on average, assumed"), 2023),
    },
    Tariff {
        id: 12, slug: "sdge-ev-tou-5", name: "SDG&E EV-TOU-5, 2023", region: "us-ca",
        periods: &[
            period("summer super off-peak", 0.124, 0.05), period("summer off-peak", 0.502, 0.05), period("summer peak", 0.80, 0.08),
            period("winter super off-peak", 0.117, 0.05), period("winter off-peak", 0.473, 0.05), period("winter peak", 0.529, 0.05),
        ],
        weekday: &SDGE_WEEKDAY, weekend: &SDGE_WEEKEND,
        fixed_usd_month: 16.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &More::NONE,
        source: Source::estimated(later!("prices of a tariff comparison; hours, fixed charge and export assumed: 0 to 6 super off-peak, weekends to 14"), 2023),
    },
    Tariff {
        id: 13, slug: "coned-tou", name: "Con Edison time of use with supply at 10 cents, 2024", region: "us-ny",
        periods: &[
            period("night", 0.1249, 0.08), period("summer day", 0.4523, 0.10), period("day", 0.2305, 0.08),
        ],
        weekday: &CONED, weekend: &CONED,
        fixed_usd_month: 21.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &More::NONE,
        source: Source::estimated(later!("delivery of coned.com: 35.23, 13.05 and 2.49 cents, day 8 to 24; supply 10 cents, fixed charge and export assumed"), 2024),
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
        fixed_usd_month: 0.0, min_usd_month: 12.0, demand_usd_per_kw_month: 0.0, more: &More::NONE,
        source: Source::estimated(later!("peak 16 to 21, partial peak left out; prices retold; lowest bill 40 cents a day; export assumed"), 2024),
    },
    Tariff {
        id: 21, slug: "pge-e-tou-c", name: "PG&E E-TOU-C with baseline credit, 2025", region: "us-ca",
        periods: &[
            period("summer off-peak", 0.50, 0.05), period("summer peak", 0.62, 0.08),
            period("winter off-peak", 0.47, 0.05), period("winter peak", 0.50, 0.05),
        ],
        weekday: &PGE, weekend: &PGE,
        fixed_usd_month: 0.0, min_usd_month: 0.40317 * DAYS, demand_usd_per_kw_month: 0.0, more: &BASELINE,
        source: Source::estimated(later!("hours 16 to 21, baseline credit and lowest bill as published; prices recalled, within 10 %; 10 kWh a day of baseline and export assumed"), 2025),
    },
    Tariff {
        id: 22, slug: "net-metered-co-2023", name: "Colorado, flat 2023, net metering by the month", region: "us-co",
        periods: &[period("all hours", 0.1430, 0.0)],
        weekday: &FLAT, weekend: &FLAT,
        fixed_usd_month: 0.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &NET_METERED,
        source: Source::estimated(later!("EIA mean of 2023, retold; kWh carried to the end of the year and then lost, assumed"), 2023),
    },
    Tariff {
        id: 23, slug: "general-service-us-2025", name: "United States, general service with demand, 2025", region: "us",
        periods: &[period("all hours", 0.095, 0.03)],
        weekday: &FLAT, weekend: &FLAT,
        fixed_usd_month: 35.0, min_usd_month: 0.0, demand_usd_per_kw_month: 12.0, more: &More::NONE,
        source: Source::assumed(later!("a small commercial rate: energy 7 to 13 cents, demand 5 to 20 dollars a kW, 20 to 80 dollars a month"), 2025),
    },
    Tariff {
        id: 24, slug: "tou-az-2025", name: "Arizona, time of use 16 to 19 on working days, 2025", region: "us-az",
        periods: &[period("off-peak", 0.123, 0.06), period("peak", 0.343, 0.06)],
        weekday: &TEATIME, weekend: &FLAT,
        fixed_usd_month: 15.0, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &SIX_HOLIDAYS,
        source: Source::estimated(later!("hours of the state's largest utility; prices recalled: off-peak 11 to 14 cents, peak 30 to 39; charge and export assumed"), 2025),
    },
    Tariff {
        id: 25, slug: "gb-cap-2025-q3", name: "Great Britain, price cap July to September 2025", region: "gb",
        periods: &[period("all hours", 0.2573 * GBP_USD, 0.15 * GBP_USD)],
        weekday: &FLAT, weekend: &FLAT,
        fixed_usd_month: 0.5137 * DAYS * GBP_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &GBP,
        source: Source::estimated(later!("Ofgem's cap, recalled: 25.73 pence a kWh and 51.37 pence a day; export 15 pence of one supplier"), 2025),
    },
    Tariff {
        id: 26, slug: "gb-economy-7", name: "Great Britain, Economy 7, 2025", region: "gb",
        periods: &[period("night", 0.14 * GBP_USD, 0.12 * GBP_USD), period("day", 0.31 * GBP_USD, 0.15 * GBP_USD)],
        weekday: &NIGHT_TO_7, weekend: &NIGHT_TO_7,
        fixed_usd_month: 0.51 * DAYS * GBP_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &GBP,
        source: Source::estimated(later!("night 0 to 7; night 12 to 17 pence, day 28 to 34, recalled; export assumed"), 2025),
    },
    Tariff {
        id: 27, slug: "gb-ev-night", name: "Great Britain, electric car night tariff, 2025", region: "gb",
        periods: &[period("night", 0.085 * GBP_USD, 0.08 * GBP_USD), period("day", 0.27 * GBP_USD, 0.15 * GBP_USD)],
        weekday: &NIGHT_TO_5, weekend: &NIGHT_TO_5,
        fixed_usd_month: 0.50 * DAYS * GBP_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &GBP,
        source: Source::estimated(later!("night 0 to 5 (half an hour later in fact) at 7 to 9 pence, day 25 to 29, recalled; export assumed"), 2025),
    },
    Tariff {
        id: 28, slug: "gb-agile-2025", name: "Great Britain, Agile formula on a mean day, 2025", region: "gb",
        // min(2.2 * 8 + P, 100) pence and 5 % VAT, P 12 from 16 to 19: the mean wholesale price is assumed.
        periods: &[
            period("not 16 to 19", 2.2 * 0.08 * 1.05 * GBP_USD, 0.08 * GBP_USD),
            period("16 to 19", (2.2 * 0.08 + 0.12) * 1.05 * GBP_USD, 0.17 * GBP_USD),
        ],
        weekday: &TEATIME, weekend: &TEATIME,
        fixed_usd_month: 0.50 * DAYS * GBP_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &GBP,
        source: Source::assumed(later!("the published formula with a wholesale price of 8 pence (6 to 10) at every hour; import half-hourly prices for the real thing"), 2025),
    },
    Tariff {
        id: 29, slug: "flat-de-2025", name: "Germany, flat 2025", region: "de",
        periods: &[period("all hours", 0.397 * EUR_USD, 0.0794 * EUR_USD)],
        weekday: &FLAT, weekend: &FLAT,
        fixed_usd_month: 13.0 * EUR_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &EUR,
        source: Source::estimated(later!("BDEW mean of 2025, recalled: 39.7 cents with its fixed part inside, here beside 13 euros; feed-in 7.94 cents of February to July"), 2025),
    },
    Tariff {
        id: 30, slug: "de-dynamic-2025", name: "Germany, dynamic tariff on a mean day, 2025", region: "de",
        periods: &[
            period("night", 0.29 * EUR_USD, 0.0794 * EUR_USD), period("morning", 0.32 * EUR_USD, 0.0794 * EUR_USD),
            period("midday", 0.25 * EUR_USD, 0.0794 * EUR_USD), period("evening", 0.36 * EUR_USD, 0.0794 * EUR_USD),
        ],
        weekday: &DAY_AHEAD, weekend: &DAY_AHEAD,
        fixed_usd_month: 16.0 * EUR_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &EUR,
        source: Source::assumed(later!("day-ahead 5 to 15 cents by the hour, 1.19 of VAT, 19 cents of grid and levies; import hourly prices for the real thing"), 2025),
    },
    Tariff {
        id: 31, slug: "tepco-lighting-b", name: "Tokyo, metered lighting B at 60 A, 2025", region: "jp",
        periods: &[period("all hours", 29.80 * JPY_USD, 8.5 * JPY_USD)],
        weekday: &FLAT, weekend: &FLAT,
        fixed_usd_month: 1870.5 * JPY_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &TEPCO,
        source: Source::estimated(later!("29.80, 36.40 and 40.49 yen at 120 and 300 kWh, 311.75 yen for each 10 A, recalled; fuel adjustment and levy left out: -5 to +4 yen"), 2025),
    },
    Tariff {
        id: 32, slug: "tepco-night", name: "Tokyo, cheap night 1 to 6, 2025", region: "jp",
        periods: &[period("day", 35.76 * JPY_USD, 8.5 * JPY_USD), period("night", 27.86 * JPY_USD, 8.5 * JPY_USD)],
        weekday: &NIGHT_1_TO_6, weekend: &NIGHT_1_TO_6,
        fixed_usd_month: 1870.5 * JPY_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &JPY,
        source: Source::estimated(later!("35.76 and 27.86 yen, recalled; fuel adjustment and levy left out: -5 to +4 yen; export after the feed-in years"), 2025),
    },
    Tariff {
        id: 33, slug: "flat-au-nsw-2025", name: "New South Wales, flat 2025", region: "au",
        periods: &[period("all hours", 0.36 * AUD_USD, 0.05 * AUD_USD)],
        weekday: &FLAT, weekend: &FLAT,
        fixed_usd_month: 1.15 * DAYS * AUD_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &AUD,
        source: Source::estimated(later!("default offer of 2025, recalled: 32 to 40 cents, 1 to 1.7 dollars a day; feed-in 3 to 7 cents"), 2025),
    },
    Tariff {
        id: 34, slug: "tou-au-nsw-2025", name: "New South Wales, time of use 2025", region: "au",
        periods: &[
            period("off-peak", 0.25 * AUD_USD, 0.05 * AUD_USD), period("shoulder", 0.32 * AUD_USD, 0.05 * AUD_USD),
            period("peak", 0.58 * AUD_USD, 0.10 * AUD_USD),
        ],
        weekday: &SYDNEY, weekend: &SYDNEY,
        fixed_usd_month: 1.15 * DAYS * AUD_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &AUD,
        source: Source::assumed(later!("peak 15 to 21 as in Sydney's network; off-peak 22 to 28 cents, shoulder 28 to 36, peak 50 to 65"), 2025),
    },
    Tariff {
        id: 35, slug: "tou-au-sa-2025", name: "South Australia, solar sponge 2025", region: "au",
        periods: &[
            period("midday", 0.27 * AUD_USD, 0.03 * AUD_USD), period("night", 0.35 * AUD_USD, 0.04 * AUD_USD),
            period("peak", 0.55 * AUD_USD, 0.06 * AUD_USD),
        ],
        weekday: &ADELAIDE, weekend: &ADELAIDE,
        fixed_usd_month: 1.2 * DAYS * AUD_USD, min_usd_month: 0.0, demand_usd_per_kw_month: 0.0, more: &AUD,
        source: Source::assumed(later!("cheap 10 to 15 and 1 to 6 by the network's hours, night to 6 here; 24 to 30, 31 to 39 and 48 to 60 cents"), 2025),
    },
];
