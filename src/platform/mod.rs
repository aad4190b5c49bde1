//! The browser, behind small doors: nothing else in the app names a web API for these things.
//!
//! - [`role`]: page or worker
//! - [`page`]: marks on the document, the shell, cores, the console
//! - [`clock`]: time since the start
//! - [`address`], [`storage`], [`clipboard`], [`file`], [`database`]: where a scenario and what it refers to are kept and
//!   handed on
//! - [`Soon`]: a call in a later turn of the event loop; [`turn()`]: a pause until then; [`Later`]: a call after
//!   some quiet time
//! - [`WorkerHost`]: a worker, seen from the page; [`worker_main`]: the same, from within
//! - [`panic`]: what is said and kept when the program fails

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod file;
mod later;
pub mod page;
pub mod panic;
mod role;
mod soon;
pub mod storage;
mod turn;
mod worker_host;
pub mod worker_main;

pub use later::Later;
pub use role::{Role, role};
pub use soon::Soon;
pub use turn::turn;
pub use worker_host::{WorkerEvent, WorkerHost};
