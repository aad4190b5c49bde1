//! The page made a slice at a time, so that no task at the start is long: the browser paints, scrolls and
//! answers between two slices.

use leptos::prelude::*;

use crate::platform::turn;

/// When a slice is made. Those of one rank follow each other as they stand on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// The header and the answer.
    Answer,
    /// What is seen first beside it.
    First,
    /// The design.
    Design,
    /// What is seen after scrolling.
    Below,
    /// What is opened or searched.
    Last,
}

/// The slices that wait. A handle.
#[derive(Clone, Copy)]
pub(crate) struct Slices {
    waiting: StoredValue<Vec<(Rank, RwSignal<bool>)>>,
    /// Once all are made, later ones are made at once.
    is_whole: StoredValue<bool>,
}

impl Slices {
    /// None waits yet.
    pub(crate) fn new() -> Self {
        Self { waiting: StoredValue::new(Vec::new()), is_whole: StoredValue::new(false) }
    }

    /// Makes the slices up to a rank, each in a turn of its own; those they hold in turn, too.
    pub(crate) async fn make(self, last: Rank) {
        while let Some(shown) = self.next(last) {
            turn().await;
            shown.try_set(true);
        }
        // The last one's effects come before what follows.
        turn().await;
        self.is_whole.try_update_value(|is_whole| *is_whole = last == Rank::Last);
    }

    fn next(self, last: Rank) -> Option<RwSignal<bool>> {
        self.waiting
            .try_update_value(|waiting| {
                let ranks = waiting.iter().enumerate().filter(|(_, (rank, _))| *rank <= last);
                let (index, _) = ranks.min_by_key(|(index, (rank, _))| (*rank, *index))?;
                Some(waiting.remove(index).1)
            })
            .flatten()
    }

    fn enter(self, rank: Rank) -> RwSignal<bool> {
        let shown = RwSignal::new(self.is_whole.get_value());
        if !shown.get_untracked() {
            self.waiting.update_value(|waiting| waiting.push((rank, shown)));
        }
        shown
    }
}

/// A part of the page that is made in a turn of its own.
#[component]
pub(crate) fn Slice(
    /// When.
    rank: Rank,
    /// What is made.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = expect_context::<Slices>().enter(rank);
    move || shown.get().then(|| children())
}
