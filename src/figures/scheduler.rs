//! One animation frame for all figures: what changed and is in view is drawn in it, the rest waits
//! until it comes into view.
//!
//! Each frame that draws leaves one `figures` measure in the browser's performance timeline.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::platform::clock;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use web_sys::{ResizeObserver, ResizeObserverEntry};

/// How far outside the window figures are kept drawn: not at all, for each costs a part of every frame of a drag, and one
/// that comes into view is drawn in the next.
const MARGIN: &str = "0px";

/// The room of a figure's drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Size {
    /// CSS pixels.
    pub(super) width_px: f64,
    /// CSS pixels.
    pub(super) height_px: f64,
    /// Device pixels a CSS pixel.
    pub(super) device_pixel_ratio: f64,
}

/// A figure at the scheduler.
struct Slot {
    element: Element,
    draw: Box<dyn Fn(Size)>,
    size: Cell<(f64, f64)>,
    is_dirty: Cell<bool>,
    is_in_view: Cell<bool>,
}

/// A figure's ticket: says when it changed, and leaves the scheduler when dropped.
pub(super) struct Ticket(Rc<Slot>);

impl Ticket {
    /// Enters a figure: `draw` is called in an animation frame once `element` has a size and is in
    /// view, and again after each [`Ticket::changed`] and each change of size.
    pub(super) fn new(element: Element, draw: impl Fn(Size) + 'static) -> Self {
        let slot = Rc::new(Slot {
            element,
            draw: Box::new(draw),
            size: Cell::default(),
            is_dirty: Cell::new(true),
            is_in_view: Cell::new(false),
        });
        SCHEDULER.with(|scheduler| scheduler.enter(&slot));
        Self(slot)
    }

    /// Asks for a drawing in the next frame in which the figure is in view.
    pub(super) fn changed(&self) {
        self.0.is_dirty.set(true);
        if self.0.is_in_view.get() {
            SCHEDULER.with(Scheduler::ask_for_frame);
        }
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        // At the end of the page the scheduler may be gone first.
        let _left = SCHEDULER.try_with(|scheduler| scheduler.leave(&self.0));
    }
}

thread_local! {
    static SCHEDULER: Scheduler = Scheduler::new();
}

struct Scheduler {
    slots: RefCell<Vec<Rc<Slot>>>,
    is_asked: Cell<bool>,
    on_frame: Closure<dyn FnMut()>,
    sizes: Option<ResizeObserver>,
    views: Option<IntersectionObserver>,
}

impl Scheduler {
    fn new() -> Self {
        let on_sizes = Closure::<dyn Fn(js_sys::Array)>::new(|entries: js_sys::Array| {
            SCHEDULER.with(|scheduler| scheduler.note_sizes(&entries));
        });
        let on_views = Closure::<dyn Fn(js_sys::Array)>::new(|entries: js_sys::Array| {
            SCHEDULER.with(|scheduler| scheduler.note_views(&entries));
        });
        let margin = IntersectionObserverInit::new();
        margin.set_root_margin(MARGIN);
        let sizes = ResizeObserver::new(on_sizes.as_ref().unchecked_ref()).ok();
        let views = IntersectionObserver::new_with_options(on_views.as_ref().unchecked_ref(), &margin).ok();
        // Another screen or zoom changes the pixel ratio; paper shows what is not in view.
        let on_resize = Closure::<dyn Fn()>::new(|| {
            SCHEDULER.with(|scheduler| {
                scheduler.mark_all();
                scheduler.ask_for_frame();
            });
        });
        let on_print = Closure::<dyn Fn()>::new(|| SCHEDULER.with(Scheduler::print));
        if let Some(window) = web_sys::window() {
            let listen = |name: &str, closure: &Closure<dyn Fn()>| {
                window.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref())
            };
            let _listening = (listen("resize", &on_resize), listen("beforeprint", &on_print));
        }
        // The scheduler lives as long as the page.
        [on_resize, on_print].into_iter().for_each(Closure::forget);
        [on_sizes, on_views].into_iter().for_each(Closure::forget);
        Self {
            slots: RefCell::default(),
            is_asked: Cell::new(false),
            on_frame: Closure::new(|| SCHEDULER.with(Scheduler::frame)),
            sizes,
            views,
        }
    }

    fn enter(&self, slot: &Rc<Slot>) {
        self.slots.borrow_mut().push(slot.clone());
        if let Some(sizes) = &self.sizes {
            sizes.observe(&slot.element);
        }
        if let Some(views) = &self.views {
            views.observe(&slot.element);
        }
    }

    fn leave(&self, slot: &Rc<Slot>) {
        self.slots.borrow_mut().retain(|other| !Rc::ptr_eq(other, slot));
        if let Some(sizes) = &self.sizes {
            sizes.unobserve(&slot.element);
        }
        if let Some(views) = &self.views {
            views.unobserve(&slot.element);
        }
    }

    fn slot_of(&self, element: &Element) -> Option<Rc<Slot>> {
        self.slots.borrow().iter().find(|slot| slot.element == *element).cloned()
    }

    fn note_sizes(&self, entries: &js_sys::Array) {
        for entry in entries.iter() {
            let entry: ResizeObserverEntry = entry.unchecked_into();
            let Some(slot) = self.slot_of(&entry.target()) else { continue };
            let rect = entry.content_rect();
            let size = (rect.width(), rect.height());
            if slot.size.replace(size) != size {
                slot.is_dirty.set(true);
                self.ask_for_frame();
            }
        }
    }

    fn note_views(&self, entries: &js_sys::Array) {
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let Some(slot) = self.slot_of(&entry.target()) else { continue };
            slot.is_in_view.set(entry.is_intersecting());
            if slot.is_dirty.get() {
                self.ask_for_frame();
            }
        }
    }

    /// Paper shows what was never in view, too: everything due is drawn, if need be at a size that no
    /// observer has reported yet.
    fn print(&self) {
        for slot in self.slots.borrow().iter().filter(|slot| slot.size.get().0 <= 0.0) {
            let rect = slot.element.get_bounding_client_rect();
            slot.size.set((rect.width(), rect.height()));
        }
        self.draw(|_| true);
    }

    fn mark_all(&self) {
        for slot in self.slots.borrow().iter() {
            slot.is_dirty.set(true);
        }
    }

    fn ask_for_frame(&self) {
        if self.is_asked.replace(true) {
            return;
        }
        if let Some(window) = web_sys::window() {
            // Refused only by a window that is closing.
            let _asked = window.request_animation_frame(self.on_frame.as_ref().unchecked_ref());
        }
    }

    fn frame(&self) {
        self.is_asked.set(false);
        self.draw(|slot| slot.is_in_view.get());
    }

    fn draw(&self, is_wanted: impl Fn(&Slot) -> bool) {
        let due = |slot: &&Rc<Slot>| slot.is_dirty.get() && slot.size.get().0 > 0.0 && is_wanted(slot);
        // Copied out first: what a drawing sets may enter or remove figures.
        let due: Vec<Rc<Slot>> = self.slots.borrow().iter().filter(due).cloned().collect();
        let Some(window) = web_sys::window().filter(|_| !due.is_empty()) else { return };
        let device_pixel_ratio = window.device_pixel_ratio();
        let begun_ms = clock::now_ms();
        for slot in due {
            slot.is_dirty.set(false);
            let (width_px, height_px) = slot.size.get();
            (slot.draw)(Size { width_px, height_px, device_pixel_ratio });
        }
        clock::measure("figures", begun_ms);
    }
}
