//! Text kept in this browser. Where the browser keeps nothing (a private window, a full disk), the
//! app works on and forgets.

use web_sys::Storage;

/// What is kept under a name.
#[must_use]
pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps text under a name; `None` when the browser refused.
pub fn write(name: &str, text: &str) -> Option<()> {
    storage()?.set_item(name, text).ok()
}

/// Forgets what is kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        // What cannot be removed is overwritten the next time.
        let _removed = storage.remove_item(name);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
