//! Autosave, the last documents, the address bar, and links that arrive.
//!
//! A link opens as a new document, never over the user's own; one that cannot be read changes
//! nothing, and its text is shown so that it is not lost.

use leptos::prelude::*;
use wattfleet_core::{scenario::Scenario, share::Stamp};

use crate::{
    engine::HomeQuestion,
    platform::{Later, address, clock, page, panic},
};

use super::{
    Command, Document, Holdings, Kept, Results, Route, Shelf, Toasts,
    first::{First, default_scenario},
    holdings::refers_to,
    link::{self, OpenError, Opened},
    title,
};

/// Quiet time before the scenario is written down, ms.
const IDLE_MS: u64 = 400;

/// How much of a file that did not open is shown, characters.
const KEPT_TEXT_MAX: usize = 4000;

/// Keeps the document safe and the address bar true. A handle.
#[derive(Clone, Copy)]
pub struct Keeper {
    pub(super) document: Document,
    results: Results,
    holdings: Holdings,
    pub(super) toasts: Toasts,
    pub(super) route: RwSignal<Route>,
    pub(super) shelf: RwSignal<Shelf>,
    /// Which document this is on the shelf.
    pub(super) id: StoredValue<u64>,
    /// The link that was written last.
    pub(super) link: RwSignal<String>,
    /// What the sender's program said of the first document's answer, until it is compared.
    sent: StoredValue<Option<Stamp>>,
    later: Later,
}

impl Keeper {
    /// Opens what the address bar or the browser has kept. It is kept from [`Self::begin`] on, which needs
    /// the answer: the first one should not wait for that.
    #[must_use]
    pub fn start(toasts: Toasts) -> Self {
        let shelf = Shelf::load();
        let fragment = address::fragment();
        let first = First::find(&shelf, &fragment, toasts);
        let document = Document::new(first.opened.scenario, toasts);
        let holdings = Holdings::default();
        let keeper = Self {
            document,
            results: Results::of(document, holdings),
            holdings,
            toasts,
            route: RwSignal::new(
                Route::from_fragment(&fragment).filter(|_| fragment.len() > 1).unwrap_or_else(|| {
                    document.scenario().with_untracked(|scenario| Route::of(scenario.view.page))
                }),
            ),
            shelf: RwSignal::new(shelf),
            id: StoredValue::new(first.id),
            link: RwSignal::new(String::new()),
            sent: StoredValue::new(first.opened.sent),
            later: Later::default(),
        };
        keeper.tell(first.opened.notes);
        Effect::new(move |before: Option<()>| {
            keeper.document.scenario().track();
            if before.is_some() {
                keeper.later.after_ms(IDLE_MS, move || keeper.keep());
            }
        });
        let referred = Memo::new(move |_| document.scenario().with(refers_to));
        Effect::new(move |_| referred.with(|hashes| holdings.look_for(hashes)));
        let _listening = window_event_listener(leptos::ev::hashchange, move |_| keeper.arrive());
        keeper
    }

    /// Compares the first answer with the sender's, and writes the document down.
    pub fn begin(self) {
        self.compare(self.sent.try_update_value(Option::take).flatten());
        if page::is_partial() {
            self.later.after_ms(0, move || self.keep());
        } else {
            self.keep();
        }
    }

    /// The document.
    #[must_use]
    pub fn document(self) -> Document {
        self.document
    }

    /// What follows from the document.
    #[must_use]
    pub fn results(self) -> Results {
        self.results
    }

    /// The readings that are held for it.
    #[must_use]
    pub fn holdings(self) -> Holdings {
        self.holdings
    }

    /// The page that is shown.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The kept documents.
    #[must_use]
    pub fn shelf(self) -> ReadSignal<Shelf> {
        self.shelf.read_only()
    }

    /// The link of the scenario as it is now, `#1.…`; it is kept at once.
    #[must_use]
    pub fn link_now(self) -> String {
        self.keep();
        self.link.get_untracked()
    }

    /// A home of the scenario as it is now, for a search in a worker.
    #[must_use]
    pub fn question(self, home: usize) -> HomeQuestion {
        let refers = |scenario: &Scenario| {
            scenario.homes.get(home).map(|home| self.holdings.of(home)).unwrap_or_default()
        };
        let attachments = self.document.scenario().with_untracked(refers);
        HomeQuestion { link: self.link_now(), home: home as u32, attachments }
    }

    /// Puts another scenario in the place of this one, which stays on the shelf; it can be undone.
    pub fn replace(self, mut scenario: Scenario, words: String) {
        self.keep();
        // Who chooses a preset on a page stays on it.
        scenario.view.page = self.document.scenario().with_untracked(|now| now.view.page);
        self.id.set_value(self.shelf.with_untracked(Shelf::fresh_id));
        self.document.run(Command::Replace { scenario: Box::new(scenario), words });
    }

    /// The text of a file that holds the scenario as it is now.
    #[must_use]
    pub fn file_now(self) -> String {
        let stamp = self.stamp();
        let held = self.holdings.held();
        let of = |scenario: &Scenario| held.with_untracked(|held| link::to_file(scenario, stamp, held));
        self.document.scenario().with_untracked(of)
    }

    /// Opens the text of a file, or a link, as a new document.
    pub fn open_text(self, text: &str) {
        match link::from_file(text) {
            Ok(opened) => self.open(opened, "The file was opened as a new document."),
            Err(error) => {
                let kept = text.trim().chars().take(KEPT_TEXT_MAX).collect();
                self.toasts.problem_with(format!("The file could not be opened: {error}."), kept);
            }
        }
    }

    /// Opens a kept document.
    pub fn open_kept(self, kept: &Kept) {
        match link::decode(&kept.link) {
            Ok(opened) => {
                self.keep();
                self.id.set_value(kept.id);
                self.document.open(opened.scenario);
                self.show();
                self.tell(opened.notes);
                self.compare(opened.sent);
            }
            Err(error) => self.toasts.problem_with(format!("{error}."), kept.link.clone()),
        }
    }

    pub(super) fn open(self, opened: Opened, words: &str) {
        self.keep();
        self.holdings.take(&opened.attachments);
        self.id.set_value(self.shelf.with_untracked(Shelf::fresh_id));
        self.document.open(opened.scenario);
        self.show();
        self.toasts.done(format!("{words} Your other designs are kept under Presets."));
        self.tell(opened.notes);
        self.compare(opened.sent);
    }

    /// Says so when the answer is not the one that the sender saw.
    fn compare(self, sent: Option<Stamp>) {
        let Some(sent) = sent.filter(|sent| sent.answer.is_some()) else { return };
        // A copy without the sender's readings says so itself, and those of this browser may still come.
        if self.results.year().with_untracked(|year| {
            year.as_ref()
                .is_ok_and(|year| year.approximate || year.approximate_weather || year.approximate_prices)
        }) {
            return;
        }
        let now = self.stamp();
        if now.answer.is_some() && now.answer != sent.answer {
            self.toasts.problem(format!(
                "The inputs are those of the link, but the answer is not the one its sender saw: the model has changed since (version {} then, {} now).",
                sent.model_version, now.model_version
            ));
        }
    }

    /// What this program says of the answer now.
    fn stamp(self) -> Stamp {
        self.results.year().with_untracked(|year| link::stamp(year.as_deref().ok()))
    }

    /// Goes to the page that the scenario was left on.
    pub(super) fn show(self) {
        let page = self.document.scenario().with_untracked(|scenario| scenario.view.page);
        self.route.set(Route::of(page));
    }

    fn tell(self, notes: Vec<String>) {
        for note in notes {
            self.toasts.problem(note);
        }
    }

    /// Writes the document down: address bar, shelf, crash notice.
    pub(super) fn keep(self) {
        self.later.cancel();
        let scenario = self.document.scenario();
        let stamp = self.stamp();
        let (now, title) =
            scenario.with_untracked(|scenario| (link::encode(scenario, stamp), title(scenario)));
        if self.link.get_untracked() != now {
            self.link.set(now.clone());
            panic::remember_link(&now);
            if scenario.with_untracked(|scenario| *scenario != default_scenario()) {
                let id = self.id.get_value();
                self.shelf.update(|shelf| {
                    shelf.put(Kept { id, at_ms: clock::date_ms(), link: now, title });
                });
            }
        }
        self.write_address();
    }
}

pub(super) fn damaged(error: &OpenError) -> String {
    format!("The link could not be opened: {error}. Nothing of yours was changed.")
}
