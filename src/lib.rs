//! Wattfleet's app: one program that plays two roles.
//!
//! The page compiles it once and starts it; each worker is handed the same compiled module and
//! starts it again. [`start`] looks where it is and plays the part.
//!
//! - [`platform`]: the browser, behind small doors (roles, workers, clock, panics)
//! - [`engine`]: searches in a pool of workers, behind one port
//! - [`figures`]: a year as pictures on one time axis
//! - [`state`]: one scenario, what was done to it, what follows from it
//! - `controls`, `panels`, `pages`: what is seen, from the small to the large
//! - `slice`: the page made a slice at a time
//! - [`app`]: all of it put together

pub mod app;
#[expect(unreachable_pub, reason = "the component macro writes pub whatever the function says")]
mod controls;
pub mod engine;
pub mod figures;
#[expect(unreachable_pub, reason = "the component macro writes pub whatever the function says")]
mod pages;
#[expect(unreachable_pub, reason = "the component macro writes pub whatever the function says")]
mod panels;
pub mod platform;
#[expect(unreachable_pub, reason = "the component macro writes pub whatever the function says")]
mod slice;
pub mod state;

use platform::Role;

/// Starts the role this copy of the program was loaded for.
pub fn start() {
    match platform::role() {
        Role::Page => {
            platform::panic::install_in_page();
            app::mount();
        }
        Role::Worker => {
            platform::panic::install_in_worker();
            platform::worker_main::run();
        }
    }
}
