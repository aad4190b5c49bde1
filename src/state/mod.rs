//! What the page knows: one scenario, what was done to it, what follows from it.
//!
//! - [`Document`]: the scenario as the only truth; only a [`Command`] changes it, and every one can be
//!   undone, with words ([`History`], [`describe`])
//! - [`Keeper`]: autosave, the last documents, the address bar, links that arrive
//! - [`Results`]: the year, the answer and the issues that follow from the scenario
//! - [`Holdings`]: years of readings that scenarios refer to; [`Imports`]: files on their way into a home
//! - [`Workers`]: the pool of the page
//! - [`Theme`], [`Route`], [`Toasts`]: the page around it
//! - [`values`]: how a field's value is written and read

mod answer;
mod command;
mod describe;
mod document;
mod documents;
mod first;
mod history;
mod holdings;
mod imports;
mod keeper;
pub mod link;
mod results;
mod route;
mod theme;
mod toasts;
mod travel;
pub mod values;
mod workers;
mod year;

pub use answer::Kpi;
pub use command::{Adopted, Command, CommandError};
pub(crate) use describe::lower_first;
pub use describe::{describe, title};
pub use document::Document;
pub use documents::{Kept, Shelf};
pub use history::{Entry, History};
pub use holdings::Holdings;
pub use imports::{Imports, Preview, PreviewState};
pub use keeper::Keeper;
pub use results::Results;
pub use route::Route;
pub use theme::{Theme, ThemeChoice};
pub use toasts::{Toast, ToastAction, ToastKind, Toasts};
pub use workers::Workers;
pub use year::{Roads, Year};
