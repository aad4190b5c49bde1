//! The pages, and what stands around them.
//!
//! - `Header`: mark, pages, undo, theme, link
//! - `Home`: the design and its year: answer, six figures, figures over time
//! - `Guide`: what the app does and how
//! - `ShareDialog`, `Shortcuts`, `ToastRegion`: what opens above them

mod accuracy_table;
mod announcer;
mod answer_view;
mod battery_line;
mod compare;
mod design_search;
mod drop_zone;
mod explanation_view;
mod figure_data;
mod figures_view;
mod fleet;
mod guide;
mod header;
mod home;
mod import_dialog;
mod kpi_strip;
mod more;
mod more_figures;
mod notes;
mod role_tabs;
mod said;
mod share_dialog;
mod share_file;
mod shortcuts;
mod toast_region;
mod tornado_search;

pub(crate) use announcer::Announcer;
pub(crate) use answer_view::AnswerView;
pub(crate) use compare::Compare;
pub(crate) use drop_zone::listen_for_files;
pub(crate) use fleet::Fleet;
pub(crate) use guide::Guide;
pub(crate) use header::Header;
pub(crate) use home::Home;
pub(crate) use import_dialog::ImportDialog;
pub(crate) use kpi_strip::KpiStrip;
pub(crate) use notes::Notes;
pub(crate) use role_tabs::RoleTabs;
pub(crate) use share_dialog::ShareDialog;
pub(crate) use shortcuts::{Shortcuts, listen_for_shortcuts};
pub(crate) use toast_region::{ToastRegion, listen_for_new_version};
