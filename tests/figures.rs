//! The figures on a page of their own: one instant and one window for all, and no drawing that is
//! not due.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::sync::{Arc, OnceLock};

use js_sys::Promise;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use wattfleet_app::figures::{
    BatteryFigure, BindingName, BindingRibbon, FigureContext, FigureData, FlowPicture, MonthEnergy,
    MonthlyFigure, Output, PowerFigure, ThemeName, ThroughputFigure, WindowControls, YearMap,
};
use wattfleet_core::dispatch::Flows;
use wattfleet_core::figure::{Paint, Tone};
use wattfleet_core::scenario::PRESETS;
use wattfleet_core::simulate::{Options, Stages};
use wattfleet_core::units::Unit;
use web_sys::{HtmlElement, KeyboardEvent, KeyboardEventInit};

wasm_bindgen_test_configure!(run_in_browser);

/// A house that draws 2 kW and a node that draws as many kW as the hour says.
fn year() -> FigureData {
    let scenario = PRESETS[0].scenario();
    let mut year = Stages::default().year(&scenario, &Options::default()).unwrap();
    let axis = year.axis;
    let flat = |kw: f64| vec![kw; axis.len()];
    let node_kw: Vec<f64> = (0..axis.len()).map(|step| axis.standard_hour(step)).collect();
    year.with_node.flows = Arc::new(Flows {
        pv_kw: flat(1.0),
        discharge_kw: flat(0.0),
        import_kw: node_kw.iter().map(|kw| kw + 1.0).collect(),
        household_kw: flat(2.0),
        node_kw: node_kw.clone(),
        charge_kw: flat(0.0),
        export_kw: flat(0.0),
        curtailed_kw: flat(0.0),
        stored_kwh: flat(5.0),
        binding: vec![0; axis.len()],
        ..Flows::default()
    });
    year.today.flows = Arc::new(Flows { import_kw: flat(1.0), ..Flows::default() });
    year.sold = node_kw;
    year.capable = Vec::new();
    FigureData {
        axis,
        year: Arc::new(year),
        capacity_kwh: 10.0,
        reserve_kwh: 2.0,
        output: Output { label: "output tokens a second", unit: Unit::TokS, low_frac: 0.9, high_frac: 1.1 },
        binding_names: vec![BindingName { label: "nothing", paint: Paint::line(Tone::Sunk) }],
        monthly: [MonthEnergy::default(); 12],
        greatest_flow_kw: OnceLock::new(),
    }
}

struct Page {
    root: HtmlElement,
    context: FigureContext,
    data: RwSignal<Option<Arc<FigureData>>>,
    _mounted: Box<dyn std::any::Any>,
}

/// All figures on the page, once they are drawn.
async fn page() -> Page {
    let document = web_sys::window().unwrap().document().unwrap();
    let root: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    // The page of the test runner is short, and figures out of view are not drawn.
    document.body().unwrap().prepend_with_node_1(&root).unwrap();
    let data = RwSignal::new(Some(Arc::new(year())));
    let theme = RwSignal::new(ThemeName::Light);
    let (send, receive) = std::sync::mpsc::channel();
    let mounted = mount_to(root.clone(), move || {
        let context = FigureContext::new(data.into(), theme.into());
        provide_context(context);
        send.send(context).unwrap();
        view! {
            <WindowControls />
            <PowerFigure />
            <BindingRibbon />
            <ThroughputFigure />
            <BatteryFigure />
            <YearMap />
            <MonthlyFigure />
            <FlowPicture />
        }
    });
    let page = Page { root, context: receive.recv().unwrap(), data, _mounted: Box::new(mounted) };
    frames(4).await;
    page
}

impl Page {
    fn element(&self, selector: &str) -> HtmlElement {
        self.root.query_selector(selector).unwrap().unwrap().unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        self.element(selector).text_content().unwrap_or_default()
    }

    async fn press(&self, selector: &str, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        self.element(selector).dispatch_event(&event).unwrap();
        frames(2).await;
    }

    /// The pixels of a canvas, as text.
    fn pixels(&self, selector: &str) -> String {
        self.element(selector).unchecked_into::<web_sys::HtmlCanvasElement>().to_data_url().unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Lets some animation frames pass.
async fn frames(count: usize) {
    for _ in 0..count {
        let promise = Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(promise).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_key_on_one_figure_moves_the_instant_of_all() {
    let page = page().await;
    page.context.cursor.set(Some(195 * 24 + 17));
    frames(2).await;
    page.press("#figure-throughput .fig-grip", "ArrowRight").await;
    assert_eq!(page.context.cursor.get_untracked(), Some(195 * 24 + 18));
    assert_eq!(page.text("#figure-flow-title"), "Wednesday 15 July, 18:00");
    assert!(page.text("#figure-power .fig-legend").contains("node 18.0"));
    assert!(page.text("#figure-throughput .fig-legend").contains("18.0"));
    let spoken = page.element("#figure-battery .fig-grip").get_attribute("aria-valuetext");
    assert_eq!(spoken.as_deref(), Some("Wednesday 15 July, 18:00"));
    page.press("#figure-power .fig-grip", "Escape").await;
    assert_eq!(page.context.cursor.get_untracked(), None);
}

#[wasm_bindgen_test]
async fn the_window_follows_a_crosshair_that_leaves_it() {
    let page = page().await;
    page.context.cursor.set(Some(194 * 24 + 3));
    page.press("#figure-power .fig-grip", "PageUp").await;
    assert_eq!(page.context.window.get_untracked(), (193 * 24, 197 * 24));
    assert_eq!(page.text(".fig-span"), "13 to 16 July");
}

#[wasm_bindgen_test]
async fn the_map_moves_the_window_and_keeps_it_inside_the_year() {
    let page = page().await;
    page.press("#figure-year .fig-grip", "ArrowDown").await;
    assert_eq!(page.text(".fig-span"), "21 to 24 July");
    page.press("#figure-year .fig-grip", "End").await;
    assert_eq!(page.text(".fig-span"), "28 to 31 December");
    page.press("#figure-year .fig-grip", "Home").await;
    assert_eq!(page.text(".fig-span"), "1 to 4 January");
}

#[wasm_bindgen_test]
async fn the_crosshair_redraws_no_canvas_and_the_window_does() {
    let page = page().await;
    let canvas = "#figure-power canvas";
    let before = page.pixels(canvas);
    // Whatever draws the base again draws over this.
    let element: web_sys::HtmlCanvasElement = page.element(canvas).unchecked_into();
    let context = element.get_context("2d").unwrap().unwrap();
    let context: web_sys::CanvasRenderingContext2d = context.unchecked_into();
    context.fill_rect(0.0, 0.0, 400.0, 400.0);
    let marked = page.pixels(canvas);
    assert_ne!(before, marked);
    page.context.cursor.set(Some(195 * 24));
    frames(3).await;
    assert_eq!(page.pixels(canvas), marked);
    page.context.move_by_days(1);
    page.context.move_by_days(-1);
    frames(3).await;
    assert_eq!(page.pixels(canvas), before);
}

#[wasm_bindgen_test]
async fn a_figure_without_data_waits_for_it() {
    let page = page().await;
    page.data.set(None);
    frames(2).await;
    assert_eq!(page.text("#figure-power .fig-legend"), "");
    page.data.set(Some(Arc::new(year())));
    frames(3).await;
    assert!(page.text("#figure-power .fig-legend").contains("house"));
}

#[wasm_bindgen_test]
async fn without_a_battery_there_is_no_battery_figure() {
    let page = page().await;
    let none = FigureData { capacity_kwh: 0.0, ..year() };
    page.data.set(Some(Arc::new(none)));
    frames(2).await;
    assert!(page.root.query_selector("#figure-battery").unwrap().is_none());
    assert!(!page.text("#figure-power .fig-legend").contains("battery"));
}
