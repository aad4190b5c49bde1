//! Starts the app; everything else is in the library, where tests reach it.

fn main() {
    wattfleet_app::start();
}
