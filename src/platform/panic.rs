//! What is said and kept when the program fails. A panic ends the copy of the program it happens
//! in; the page says so in plain DOM and keeps the link of what was on screen, so that a reload
//! brings it back.

use std::cell::RefCell;
use std::panic::PanicHookInfo;

use web_sys::{Document, Element, Storage};

use super::{page, worker_main};
use crate::engine::Report;

/// Where the link of a page that failed is kept.
const STORED_LINK: &str = "wattfleet.link-after-crash";

thread_local! {
    static LINK: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Remembers the share link (`#1.…`) of what is on screen, to be kept if the program fails.
pub fn remember_link(link: &str) {
    LINK.with_borrow_mut(|held| link.clone_into(held));
}

/// The link that a failed page left behind; it is handed out once.
#[must_use]
pub fn take_link_after_crash() -> Option<String> {
    let storage = storage()?;
    let link = storage.get_item(STORED_LINK).ok()??;
    // If it cannot be removed it is offered again, which does no harm.
    let _removed = storage.remove_item(STORED_LINK);
    Some(link)
}

/// From now on a panic on the page is shown and the link kept.
pub fn install_in_page() {
    std::panic::set_hook(Box::new(|info| {
        page::log_error(&info.to_string());
        let is_kept = keep_link().is_some();
        // Without a document there is nothing left to say it on.
        let _shown = show(info, is_kept);
    }));
}

/// From now on a panic in this worker is told to the page.
pub fn install_in_worker() {
    std::panic::set_hook(Box::new(|info| worker_main::post(&Report::Panicked(info.to_string()))));
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Keeps the remembered link, or the one in the address bar.
fn keep_link() -> Option<()> {
    let remembered = LINK.try_with(|held| held.try_borrow().ok().map(|h| h.clone())).ok()??;
    let link = if remembered.is_empty() { web_sys::window()?.location().hash().ok()? } else { remembered };
    storage()?.set_item(STORED_LINK, &link).ok()
}

/// Puts a notice on top of the page. The reload link needs no script, as none runs any more.
fn show(info: &PanicHookInfo<'_>, is_kept: bool) -> Option<Element> {
    let document = web_sys::window()?.document()?;
    let notice = element(&document, "div", "")?;
    notice.set_class_name("crash");
    notice.set_attribute("role", "alert").ok()?;
    notice.set_attribute("data-test", "crash").ok()?;
    let words = if is_kept {
        "Wattfleet has stopped because of a fault of its own. Reload: nothing is lost."
    } else {
        "Wattfleet has stopped because of a fault of its own. Copy the address bar, then reload."
    };
    notice.append_child(&*element(&document, "p", words)?).ok()?;
    let reload = element(&document, "a", "Reload")?;
    reload.set_attribute("href", "").ok()?;
    notice.append_child(&reload).ok()?;
    notice.append_child(&*element(&document, "pre", &info.to_string())?).ok()?;
    document.body()?.prepend_with_node_1(&notice).ok()?;
    Some(notice)
}

fn element(document: &Document, tag: &str, text: &str) -> Option<Element> {
    let element = document.create_element(tag).ok()?;
    element.set_text_content(Some(text));
    Some(element)
}
