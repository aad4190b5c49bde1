//! What pointer events say.

use leptos::ev::PointerEvent;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// From the left of the element that listens, CSS pixels.
pub(super) fn x_px(event: &PointerEvent) -> f64 {
    f64::from(event.offset_x())
}

/// From the top of the element that listens, CSS pixels.
pub(super) fn y_px(event: &PointerEvent) -> f64 {
    f64::from(event.offset_y())
}

/// Whether a finger points, which cannot hover.
pub(super) fn is_finger(event: &PointerEvent) -> bool {
    event.pointer_type() == "touch"
}

/// Keeps the pointer with the element until it is let go.
pub(super) fn capture(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
        // A pointer that is gone already has nothing to keep.
        let _kept = element.set_pointer_capture(event.pointer_id());
    }
}
