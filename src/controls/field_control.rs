//! The control that fits a field.

use leptos::prelude::*;
use wattfleet_core::scenario::{Kind, Path};

use super::{NumberControl, OptionControl, RowControl};

/// The control that fits a field, whatever it holds.
#[component]
pub(crate) fn FieldControl(
    /// The field and its place.
    path: Path,
) -> impl IntoView {
    match path.field.kind {
        Kind::Number(number) => view! { <NumberControl path number /> }.into_any(),
        Kind::Options(choices) => view! { <OptionControl path choices=choices() /> }.into_any(),
        Kind::Row(table) => view! { <RowControl path table /> }.into_any(),
    }
}
