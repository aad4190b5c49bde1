//! Sourced facts. A row without source, year and status does not build; a released row never changes:
//! a correction is a new row that supersedes.

mod alias;
mod battery;
mod carbon_hours;
mod climate;
mod climate_rows;
pub(crate) mod codes;
mod cost;
mod currency;
mod datacentre;
mod deal;
mod gpu;
mod gpu_rows;
mod household;
mod link;
mod llm;
mod llm_rows;
mod nearest;
mod node;
mod outage;
mod power_supply;
mod precision;
mod rate;
mod region;
mod region_rows;
mod regional_use;
mod row;
mod source;
mod storm_season;
mod table;
mod tariff;
mod tariff_rows;

pub use alias::{gpu_slug_of, llm_slug_of};
pub use battery::{BATTERIES, Battery, battery, battery_by_slug};
pub use carbon_hours::CarbonHours;
pub use climate::{CLIMATES, Climate, MonthNormal, climate, climate_by_slug};
pub use cost::{COSTS, Cost, cost, cost_by_slug};
pub use currency::{CURRENCIES, Currency, currency};
pub use datacentre::{CampusCosts, Claim, DATACENTRES, Datacentre, Standing, datacentre, datacentre_by_slug};
pub use deal::{DEALS, Deal, MeterPayer, Party, deal, deal_by_slug};
pub use gpu::{GPUS, Gpu, GpuClass, gpu, gpu_by_slug};
pub use household::{Cooling, HOUSEHOLDS, Heating, Household, WaterHeating, household, household_by_slug};
pub use link::{LINKS, Link, link, link_by_slug};
pub use llm::{LLMS, Llm, llm, llm_by_slug};
pub use nearest::nearest_climate;
pub use node::{NODES, Node, NodePlace, node, node_by_slug};
pub use outage::{EverydayOutages, everyday_outages};
pub use power_supply::supply_draw_w;
pub use precision::{ComputeKind, Precision};
pub use rate::{
    DemandMeasure, DemandTier, END_QUANTA, EnergyTier, FRAC_QUANTA, Holidays, Metering, PRICE_QUANTA, Rate,
    RateTables, RateTerms, TierUnit,
};
pub use region::{REGIONS, Region, region, region_by_slug};
pub use regional_use::RegionalUse;
pub use row::{Headline, Row, RowHead};
pub use source::{Range, Source, Status};
pub use storm_season::StormSeason;
pub use table::{Table, row_to_json, to_json};
pub use tariff::{More, Period, PlanTier, Schedule, TARIFFS, Tariff, tariff, tariff_by_slug};
