//! The home as a picture: sun, roof, battery, house, node, grid and link at one instant, lines as wide as their
//! power.

use leptos::{prelude::*, svg::Svg};
use web_sys::Element;

use super::FigureContext;
use super::flow::Flow;
use super::flow_shapes::{SHAPES, Setting, TEXT, settings};
use crate::platform::Later;

/// How long the picture stands before its sentence is written, ms.
const REST_MS: u64 = 400;

/// What it is called until then.
const UNTOLD: &str = "Where power flows, told in a moment.";

/// The home at the instant under the crosshair, or at the busiest in view.
#[component]
pub fn FlowPicture(
    /// What else is to be said of that instant.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let flow = Memo::new(move |_| {
        let step = context.shown_step()?;
        context.data.with(|data| data.as_deref().map(|year| Flow::at(year, step)))
    });
    let moment = move || flow.with(|flow| flow.as_ref().map(|flow| flow.moment.clone()).unwrap_or_default());
    let note = move || {
        let chosen = if context.cursor.get().is_some() { "" } else { "busiest in view" };
        let binds = flow.with(|flow| flow.as_ref().map(|flow| flow.binds.clone()).unwrap_or_default());
        let parts: Vec<&str> = [chosen, &binds].into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    };
    let picture = NodeRef::<Svg>::new();
    follow(picture, flow);
    let sentence = spoken(flow);
    view! {
        <figure class="fig fig-flow" id="figure-flow" aria-labelledby="figure-flow-title">
            <figcaption>
                <h2 class="fig-title" id="figure-flow-title">{moment}</h2>
                <span class="fig-note">{note}</span>
            </figcaption>
            <svg
                node_ref=picture
                class="fig-flow-picture"
                viewBox="0 0 300 284"
                role="img"
                aria-label=move || sentence.get()
                inner_html=SHAPES
            ></svg>
            {children.map(|children| view! { <div class="fig-said">{children()}</div> })}
        </figure>
    }
}

/// Keeps the picture as the flows are: only what differs from before is written.
fn follow(picture: NodeRef<Svg>, flow: Memo<Option<Flow>>) {
    Effect::new(move |before: Option<Vec<Setting>>| {
        let now = flow.with(|flow| flow.as_ref().map(settings)).unwrap_or_default();
        let Some(picture) = picture.get() else { return Vec::new() };
        let before = before.unwrap_or_default();
        for (index, setting) in now.iter().enumerate() {
            if before.get(index) != Some(setting) {
                write(&picture, setting);
            }
        }
        now
    });
}

fn write(picture: &Element, (part, attribute, value): &Setting) {
    let found = picture.query_selector(&format!("[data-part=\"{part}\"]")).ok().flatten();
    let Some(element) = found else { return };
    match *attribute {
        TEXT => element.set_text_content(Some(value)),
        // A literal name is never refused.
        attribute => drop(element.set_attribute(attribute, value)),
    }
}

/// The picture in a sentence, written when it has been still for a moment.
fn spoken(flow: Memo<Option<Flow>>) -> RwSignal<String> {
    // Never without a name: somebody may come to it before the first sentence.
    let sentence = RwSignal::new(UNTOLD.to_owned());
    let later = Later::default();
    Effect::new(move |_| {
        flow.track();
        later.at_most_every_ms(REST_MS, move || {
            let told = flow.try_with_untracked(|flow| flow.as_ref().map(Flow::sentence));
            sentence.try_set(told.flatten().unwrap_or_else(|| UNTOLD.to_owned()));
        });
    });
    sentence
}
