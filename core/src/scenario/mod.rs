//! What a user designs, and the one table of its fields.
//!
//! Each `scenario/<subject>.rs` declares its struct with [`subject!`], which also emits its rows of the
//! field table; [`fields`] joins and checks them. From the table follow controls, bounds, messages,
//! links, JSON names, sensitivity and the page of assumptions.

#[macro_use]
mod subject;

mod attached_prices;
mod attached_weather;
mod battery;
mod compare;
mod constants;
mod deal;
mod field;
mod fields;
mod fleet;
mod group;
mod home;
mod household;
mod insulation;
mod link;
mod lists;
mod measured;
mod node;
mod options;
mod options_battery;
mod options_meter;
mod path;
mod presets;
mod presets_fleet;
mod service;
mod set;
mod shade_table;
mod site;
mod solar;
mod tariff;
mod validate;
mod view;
mod workload;

pub use attached_prices::{AttachedPrices, MAX_MARKET_USD_PER_KWH};
pub use attached_weather::AttachedWeather;
pub use battery::Battery;
pub use compare::{MAX_PINNED, Pinned};
pub use constants::Constants;
pub use deal::Deal;
pub use field::{Choice, Field, FieldValue, Follow, Kind, List, Number, Place, Subject, Travels};
pub use fields::{field, field_by_key, fields};
pub use fleet::Fleet;
pub use group::{FleetRow, Group, MAX_FLEET_ROWS, MAX_GROUPS};
pub use home::{Home, MAX_HOMES, Scenario};
pub use household::Household;
pub use insulation::Insulation;
pub use link::Link;
pub(crate) use measured::MAX_DAY_PARTS;
pub use measured::{Attachments, MAX_MONTH_KWH, Measured};
pub use node::Node;
pub use options::{
    DemandShape, Engine, Exchange, LoadMethod, Management, ModuleType, Mount, Objective, PageShown, Role,
    Storms, Streaming, Supply, WorkloadKind,
};
pub use options_battery::{
    BatteryCoupling, BatteryInOutage, BatteryPlace, BatteryToGrid, Dispatch, FadeModel, GridCharging,
    SunFirst, TemperatureEffect,
};
pub use options_meter::NodeMeter;
pub use path::{Path, PathError};
pub use presets::{PRESETS, Preset, preset, preset_by_slug};
pub use service::Service;
pub use set::SetError;
pub use shade_table::ShadeTable;
pub use site::Site;
pub use solar::{Array, MAX_ARRAYS, Solar};
pub use tariff::Tariff;
pub use validate::{Fix, Issue, Severity, validate};
pub use view::View;
pub use workload::Workload;
