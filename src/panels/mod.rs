//! The design at the left: named panels, each with its fields, its summary and its issues.
//!
//! - `Sidebar`: name, presets and panels
//! - `Panel`: one card
//! - `compute`: what node and workload come to, and their curves
//! - `rules`: what each rule of the battery keeps
//! - `reveal`: leads to a control, wherever it is
//! - `first_fields`, `summary`, `hue`: what a card shows first, says in a line, and is coloured

mod arrays;
mod bills;
mod compute;
mod extra;
mod first_fields;
mod homes;
mod household_data;
mod hue;
mod issues;
mod market_data;
mod menu;
mod panel;
mod regional_use;
mod reveal;
mod rules;
mod see_figure;
mod service_data;
mod sidebar;
mod site_data;
mod solar_data;
mod summary;
mod summary_money;
mod tariff_classes;
mod tariff_data;
mod title;

pub(crate) use hue::hue;
pub(crate) use issues::IssueLine;
pub(crate) use reveal::reveal;
pub(crate) use sidebar::Sidebar;
pub(crate) use summary::summary;
