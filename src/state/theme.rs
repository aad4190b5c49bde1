//! Light or dark.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, MediaQueryList};

use crate::figures::ThemeName;
use crate::platform::{page, storage};

/// Where the choice is kept.
const KEPT: &str = "wattfleet.theme";

/// What the user wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemeChoice {
    /// The word in storage and on `html[data-theme]`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice that the toggle makes next.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn from_word(word: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|choice| choice.word() == word).unwrap_or(Self::System)
    }
}

/// The choice, and what it comes to.
#[derive(Clone, Copy)]
pub struct Theme {
    choice: RwSignal<ThemeChoice>,
    system: RwSignal<ThemeName>,
}

impl Theme {
    /// Takes up the kept choice and follows the system's.
    #[must_use]
    pub fn start() -> Self {
        let kept = storage::read(KEPT).map_or(ThemeChoice::System, |word| ThemeChoice::from_word(&word));
        let theme = Self { choice: RwSignal::new(kept), system: RwSignal::new(ThemeName::Light) };
        theme.follow_system();
        Effect::new(move |_| page::mark("theme", theme.choice.get().word()));
        theme
    }

    /// What the user wants.
    #[must_use]
    pub fn choice(self) -> ThemeChoice {
        self.choice.get()
    }

    /// What is shown.
    #[must_use]
    pub fn name(self) -> ThemeName {
        match self.choice.get() {
            ThemeChoice::System => self.system.get(),
            ThemeChoice::Light => ThemeName::Light,
            ThemeChoice::Dark => ThemeName::Dark,
        }
    }

    /// Makes the next choice and keeps it.
    pub fn toggle(self) {
        let next = self.choice.get_untracked().next();
        self.choice.set(next);
        // Where nothing is kept, the choice holds until the page is closed.
        let _kept = storage::write(KEPT, next.word());
    }

    fn follow_system(self) {
        let Some(query) = web_sys::window()
            .and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok().flatten())
        else {
            return;
        };
        let system = self.system;
        let take = move |query: &MediaQueryList| {
            system.try_set(if query.matches() { ThemeName::Dark } else { ThemeName::Light });
        };
        take(&query);
        let followed = query.clone();
        let on_change = Closure::<dyn FnMut(Event)>::new(move |_| take(&followed));
        // Without the event the page keeps the theme it began with.
        let _listening = query.add_event_listener_with_callback("change", on_change.as_ref().unchecked_ref());
        // Listens as long as the page lives.
        on_change.forget();
    }
}
