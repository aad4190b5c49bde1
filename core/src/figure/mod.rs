//! A result as a picture in data: marks, scales, ticks, bands, raster, description.
//!
//! A [`Figure`] knows roles ([`Tone`]), never colours; the charts crate draws it on any backend and
//! the page adds title, legend, crosshair and table from the same data. Builders take plain slices
//! over a [`TimeAxis`](crate::time::TimeAxis). The horizontal unit of a figure over time is the step:
//! step `i` covers `[i, i + 1)` and its mean is drawn at `i + 0.5`. Stacks have one order
//! everywhere: sun, battery, grid upwards; house, node, battery, grid downwards.

mod axis;
mod batch;
mod battery;
mod break_even_map;
mod calendar;
mod cap;
mod decimate;
mod demand;
mod duration;
mod frontier;
#[cfg(test)]
mod laws;
mod mark;
mod memory;
mod monthly;
pub mod number;
mod outage_survival;
mod picture;
mod power;
mod ramp;
mod reading;
mod ribbon;
mod sampling;
mod state_of_health;
mod supply;
mod table;
mod throughput;
mod ticks;
mod tone;
mod tornado;
mod view;
mod words;
mod year_map;

pub use axis::{Axis, Sense, Tick, TickRule};
pub use batch::batch_figure;
pub use battery::{BatterySeries, battery_figure};
pub use break_even_map::{BreakEvenMap, MapInput, break_even_map};
pub use calendar::{calendar_ticks, moment_label, span_label};
pub use cap::cap_figure;
pub use decimate::decimate;
pub use demand::demand_figure;
pub use duration::{DurationLimit, DurationLine, DurationSeries, duration_figure};
pub use frontier::{FrontierSeries, frontier_figure};
pub use mark::{
    Align, Area, Arrangement, Bars, Dots, Layer, Line, Mark, Raster, Ribbon, Rule, Segment, Stack, Tornado,
};
pub use mark::{Stroke, TornadoBar, Words};
pub use memory::memory_figure;
pub use monthly::{MonthlyLayer, MonthlySeries, monthly_figure};
pub use outage_survival::{SurvivalLine, SurvivalSeries, outage_survival_figure};
pub use picture::{Band, Figure, LegendEntry};
pub use power::{PowerSeries, power_figure};
pub use ramp::{RampSeries, month_words, ramp_figure};
pub use reading::{Entry, Reading, Value, value_at};
pub use ribbon::{RibbonName, binding_ribbon, ribbon};
pub use state_of_health::{HealthLine, HealthSeries, state_of_health_figure};
pub use supply::{SupplyBlock, SupplySeries, supply_figure};
pub use table::{Column, FigureTable, MAX_ROWS};
pub use throughput::{ThroughputSeries, throughput_figure};
pub use ticks::value_ticks;
pub use tone::{Paint, Shade, Tone};
pub use tornado::{Better, TornadoEntry, TornadoSeries, tornado_figure};
pub use view::{View, Window};
pub use year_map::{Floor, YearMap, year_map};
