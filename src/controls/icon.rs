//! Small pictures, drawn in the colour of the text around them.

use leptos::prelude::*;

/// A small picture. It says nothing that the words beside it, or its button's label, do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// An arrow back.
    Undo,
    /// An arrow forward.
    Redo,
    /// A half-filled circle: as the system has it.
    System,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A cross.
    Close,
    /// A chevron down.
    Down,
    /// An i.
    Info,
    /// A triangle with a mark.
    Warning,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Undo => "M3.5 6.5h6a3.5 3.5 0 0 1 0 7H7M3.5 6.5 6.5 3.5M3.5 6.5l3 3",
            Self::Redo => "M12.5 6.5h-6a3.5 3.5 0 0 0 0 7H9M12.5 6.5l-3-3M12.5 6.5l-3 3",
            Self::System => "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11M8 5h4M8 8h5.4M8 11h4",
            Self::Sun => {
                "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1.2v1.6M8 13.2v1.6M1.2 8h1.6M13.2 8h1.6M3.2 3.2l1.1 1.1M11.7 11.7l1.1 1.1M3.2 12.8l1.1-1.1M11.7 4.3l1.1-1.1"
            }
            Self::Moon => "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Down => "M4 6.5 8 10.5l4-4",
            Self::Info => "M8 7.3v3.9M8 4.6v.2",
            Self::Warning => "M8 2.5 14 13H2zM8 6.6v2.9M8 11.2v.2",
        }
    }

    /// The picture.
    #[must_use]
    pub(crate) fn view(self) -> AnyView {
        view! {
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <path d=self.path() />
            </svg>
        }
        .into_any()
    }
}
