//! Pages and the browser's history: every entry is marked with the document and the page that it shows, so
//! that the back button leads to a page of this design, or to another design, and never to an older copy.

use leptos::prelude::*;

use crate::platform::address;

use super::{Keeper, Route, keeper::damaged, link};

impl Keeper {
    /// Goes to a page; the back button leads back.
    pub fn go(self, route: Route) {
        self.keep();
        if self.route.get_untracked() == route {
            return;
        }
        // The entry of the page that is left keeps its own link: the new one is pushed before it is written.
        let fragment = match route.shown() {
            Some(_) => self.link.get_untracked(),
            None => route.fragment().to_owned(),
        };
        // A browser that refuses still shows the page.
        let _pushed = address::push(&fragment, &self.mark(route));
        self.turn_to(route);
    }

    /// Shows a page, of which the scenario and the address bar know.
    fn turn_to(self, route: Route) {
        if let Some(page) = route.shown() {
            self.document.look("view.page", f64::from(page.code()));
        }
        self.route.set(route);
        self.keep();
    }

    /// What an entry of the browser's history is marked with: the document, and the page that was shown.
    fn mark(self, route: Route) -> String {
        format!("{}{}", self.id.get_value(), route.fragment())
    }

    /// The address bar has changed under us: a pasted link, the back button, a page.
    pub(super) fn arrive(self) {
        let fragment = address::fragment();
        let mark = address::mark().unwrap_or_default();
        let (id, page) = mark.split_at(mark.find('#').unwrap_or(mark.len()));
        let id = id.parse().ok();
        let route = Route::from_fragment(page).filter(|_| id == Some(self.id.get_value()));
        let kept =
            self.shelf.with_untracked(|shelf| shelf.kept().iter().find(|kept| Some(kept.id) == id).cloned());
        if let Some(route) = route {
            // The back button, to another page of this design: what was changed since stays changed.
            self.turn_to(route);
        } else if let Some(kept) = kept {
            // To another design: as it was left, which may be later than the link of that entry.
            self.open_kept(&kept);
        } else if fragment == self.link.get_untracked() {
            self.show();
        } else if let Some(route) = Route::from_fragment(&fragment) {
            self.turn_to(route);
        } else if link::looks_like_link(&fragment) {
            match link::decode(&fragment) {
                Ok(opened) => self.open(opened, "The link was opened as a new document."),
                Err(error) => {
                    self.toasts.problem_with(damaged(&error), fragment);
                    self.write_address();
                }
            }
        }
    }

    /// Writes the link into the address bar, on pages that show the scenario.
    pub(super) fn write_address(self) {
        let link = self.link.get_untracked();
        if self.route.get_untracked().shown().is_some() && address::fragment() != link {
            // Refused when there were too many; the next one will pass.
            let _written = address::replace(&link, &self.mark(self.route.get_untracked()));
        }
    }
}
