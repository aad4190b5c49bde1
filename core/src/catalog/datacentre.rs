//! Data centres to set beside a fleet: what they cost, waste, wait for and sell.
//!
//! Numbers are for a megawatt at the facility's meter unless they say otherwise. What nobody operates is held
//! by its claims alone and has no economics.

use super::codes::codes;
use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::text::later;
use crate::units::Unit;

codes! {
    /// How far a kind of data centre is real.
    Standing {
        Operates = 1, "operates", "Operates";
        Claimed = 2, "claimed", "Claimed, not operated";
    }
}

/// What a kind of data centre costs and does.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct CampusCosts {
    /// Energy of the facility over that of its computers.
    pub pue: Range,
    /// Water evaporated on site, litres a kWh of the computers.
    pub water_l_per_kwh: Range,
    /// Land, building, power and cooling, USD a MW of the facility; 0 where it is rented.
    pub facility_usd_per_mw: Range,
    /// The same with computers, as published for the GPUs of 2025-26; a check, not used to compare.
    pub all_in_usd_per_mw: Range,
    /// Rent of power and place, USD a kW of the computers and month; 0 where it is owned.
    pub rent_usd_per_kw_month: Range,
    /// Staff and upkeep of an owned facility, USD a MW and year.
    pub operations_usd_per_mw_year: Range,
    /// From decision to power, months.
    pub wait_months: Range,
    /// Share of capable hours that are sold.
    pub utilisation_frac: Range,
    /// Share of the time that it is up.
    pub available_frac: Range,
    /// Price of power, USD a kWh.
    pub power_usd_per_kwh: Range,
    /// Years over which the facility is written off.
    pub facility_life_years: f64,
}

/// A number that someone announces.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Claim {
    /// What of.
    pub label: &'static str,
    /// How much.
    pub range: Range,
    /// Counted in, with what it is of.
    pub unit: &'static str,
    /// Who says so.
    pub source: Source,
}

/// A kind of data centre.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Datacentre {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// How far it is real.
    pub standing: Standing,
    /// Size of one, MW at the meter.
    pub facility_mw: f64,
    /// Costs and terms; none where it is only claimed.
    pub costs: Option<CampusCosts>,
    /// What is said of it.
    pub claims: &'static [Claim],
    /// Who says so.
    pub source: Source,
}

const M: f64 = 1e6;

/// All data centres, by id.
pub static DATACENTRES: &[Datacentre] = &[
    Datacentre {
        id: 1,
        slug: "hyperscale-campus",
        name: "Hyperscale campus",
        standing: Standing::Operates,
        facility_mw: 100.0,
        costs: Some(CampusCosts {
            pue: Range::new(1.1, 1.2, 1.4),
            water_l_per_kwh: Range::new(0.0, 0.37, 1.8),
            facility_usd_per_mw: Range::new(9.0 * M, 11.0 * M, 14.0 * M),
            all_in_usd_per_mw: Range::new(35.0 * M, 45.0 * M, 59.0 * M),
            rent_usd_per_kw_month: Range::exact(0.0),
            operations_usd_per_mw_year: Range::new(0.2 * M, 0.4 * M, 0.8 * M),
            wait_months: Range::new(12.0, 48.0, 84.0),
            utilisation_frac: Range::new(0.4, 0.65, 0.9),
            available_frac: Range::new(0.999, 0.9998, 0.99995),
            power_usd_per_kwh: Range::new(0.045, 0.08, 0.11),
            facility_life_years: 15.0,
        }),
        claims: &[],
        source: Source::published(
            later!(
                "PUE Google 1.1, LBNL 1.4; water LBNL 2023; all-in Bernstein 35, NVIDIA 50-60, Crusoe 59; queues 55 months, up to 7 years; power EIA industrial mean; utilisation, upkeep and life assumed"
            ),
            2026,
        ),
    },
    Datacentre {
        id: 2,
        slug: "colossus-class",
        name: "Colossus-class, fast and with its own turbines",
        standing: Standing::Operates,
        facility_mw: 300.0,
        costs: Some(CampusCosts {
            pue: Range::new(1.1, 1.25, 1.4),
            water_l_per_kwh: Range::new(0.0, 0.37, 1.8),
            facility_usd_per_mw: Range::new(9.0 * M, 12.0 * M, 16.0 * M),
            all_in_usd_per_mw: Range::new(35.0 * M, 45.0 * M, 59.0 * M),
            rent_usd_per_kw_month: Range::exact(0.0),
            operations_usd_per_mw_year: Range::new(0.3 * M, 0.5 * M, 1.0 * M),
            wait_months: Range::new(4.0, 12.0, 36.0),
            utilisation_frac: Range::new(0.5, 0.8, 1.0),
            available_frac: Range::new(0.99, 0.999, 0.9998),
            power_usd_per_kwh: Range::new(0.06, 0.09, 0.14),
            facility_life_years: 15.0,
        }),
        claims: &[
            Claim {
                label: "Lease of Colossus 1 and 2 as a whole, at most",
                range: Range::new(15.0 * M, 50.0 * M, 50.0 * M),
                unit: "USD a MW and year",
                source: Source::published(
                    later!("1.25 billion a month over 300 MW: the true base is larger"),
                    2026,
                ),
            },
            Claim {
                label: "GPUs in 300 MW",
                range: Range::exact(220_000.0),
                unit: "GPUs",
                source: Source::published(later!("reported mix of H100, H200 and GB200"), 2026),
            },
        ],
        source: Source::estimated(
            later!(
                "more than 300 MW in Memphis in well under two years, with gas turbines; nobody repeated it; the rest as a campus"
            ),
            2026,
        ),
    },
    Datacentre {
        id: 3,
        slug: "small-colocation",
        name: "Small colocation, rented",
        standing: Standing::Operates,
        facility_mw: 1.0,
        costs: Some(CampusCosts {
            pue: Range::new(1.3, 1.54, 1.7),
            water_l_per_kwh: Range::new(0.0, 0.37, 1.8),
            facility_usd_per_mw: Range::exact(0.0),
            all_in_usd_per_mw: Range::exact(0.0),
            rent_usd_per_kw_month: Range::new(130.0, 185.0, 250.0),
            operations_usd_per_mw_year: Range::exact(0.0),
            wait_months: Range::new(1.0, 3.0, 12.0),
            utilisation_frac: Range::new(0.25, 0.5, 0.85),
            available_frac: Range::new(0.999, 0.9998, 0.99995),
            power_usd_per_kwh: Range::new(0.08, 0.13, 0.18),
            facility_life_years: 15.0,
        }),
        claims: &[],
        source: Source::estimated(
            later!(
                "PUE Uptime mean 1.54 (published); rents of 250 to 500 kW as brokers report them; power EIA commercial mean; wait and utilisation assumed"
            ),
            2026,
        ),
    },
    Datacentre {
        id: 4,
        slug: "orbital",
        name: "In orbit",
        standing: Standing::Claimed,
        facility_mw: 0.0,
        costs: None,
        claims: &[
            Claim {
                label: "Launch",
                range: Range::new(200.0, 3600.0, 3600.0),
                unit: "USD a kg; viable at 200 or less",
                source: Source::published(
                    later!("Falcon 9 about 3,600; Suncatcher study: 200, mid-2030s"),
                    2026,
                ),
            },
            Claim {
                label: "Energy of a panel against one on the ground",
                range: Range::exact(8.0),
                unit: "times, at middle latitudes",
                source: Source::published(later!("Suncatcher study"), 2026),
            },
            Claim {
                label: "Time in the sun",
                range: Range::exact(0.98),
                unit: "of the year",
                source: Source::published(later!("dawn-dusk orbits, Suncatcher study"), 2026),
            },
            Claim {
                label: "Solar area",
                range: Range::exact(1.0),
                unit: "km2 a GW",
                source: Source::published(later!("the makers' own figure"), 2026),
            },
        ],
        source: Source::published(
            later!("filings, studies and one H100 in orbit; no operating economics"),
            2026,
        ),
    },
];

table_rows!(Datacentre, DATACENTRES, datacentre, datacentre_by_slug, |row| [
    Headline::new("Size", row.facility_mw * 1000.0, Unit::Kw),
    Headline::new("Wait for power", row.costs.map_or(0.0, |costs| costs.wait_months.value), Unit::Month)
]);
