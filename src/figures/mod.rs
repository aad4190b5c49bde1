//! The figures of a home's year: canvases drawn by the charts crate, everything else by Leptos.
//!
//! All figures read one [`FigureContext`]: the year as plain arrays ([`FigureData`]), the instant
//! under the crosshair, the part of the year in view and the theme. What changed is drawn in one
//! animation frame by one scheduler, only where it is in view; moving the pointer redraws overlays
//! alone.

#![expect(unreachable_pub, reason = "the component macro writes a public function for every component")]

mod battery;
mod binding;
mod context;
mod crosshair;
mod data;
mod flow;
mod flow_picture;
mod flow_shapes;
mod frontier;
mod grip;
mod legend;
mod map_grip;
mod monthly;
mod panel_figure;
mod plot;
mod pointer;
mod power;
mod quantity;
mod readout;
mod scheduler;
mod span;
mod still;
mod table_view;
mod throughput;
mod time_figure;
mod tornado;
mod window_controls;
mod year_map;

pub use battery::BatteryFigure;
pub use binding::BindingRibbon;
pub use context::{FigureContext, FigureTheme, ThemeName};
pub use data::{BindingName, FigureData, MonthEnergy, Output};
pub use flow_picture::FlowPicture;
pub use frontier::{FoundDesigns, FrontierPlot, FrontierState};
pub use monthly::MonthlyFigure;
pub use panel_figure::PanelFigure;
pub use power::PowerFigure;
pub use still::StillFigure;
pub use throughput::ThroughputFigure;
pub use tornado::{FocusField, TornadoBar, TornadoFigure};
pub use window_controls::WindowControls;
pub use year_map::YearMap;
