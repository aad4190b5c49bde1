//! The home as a picture: sun, roof, battery, house, node, grid and link at one instant, lines as
//! wide as their power. Labels have places of their own, wide enough for their longest text.

use leptos::prelude::*;
use wattfleet_core::figure::number;

use super::FigureContext;
use super::flow::{Direction, Flow, direction};

/// The bus, where all lines meet.
const BUS: (f64, f64) = (150.0, 172.0);
/// The widest line, units of the picture.
const WIDEST: f64 = 17.0;

/// The home at the instant under the crosshair, or at the busiest in view.
#[component]
pub fn FlowPicture() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let flow = Memo::new(move |_| {
        let step = context.shown_step()?;
        context.data.with(|data| data.as_deref().map(|year| Flow::at(year, step)))
    });
    let of = move |read: fn(&Flow) -> String| {
        move || flow.with(|flow| flow.as_ref().map(read).unwrap_or_default())
    };
    let note = move || {
        let chosen = if context.cursor.get().is_some() { "" } else { "busiest in view" };
        let binds = flow.with(|flow| flow.as_ref().map(|flow| flow.binds.clone()).unwrap_or_default());
        let parts: Vec<&str> = [chosen, &binds].into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    };
    let picture = move || flow.with(|flow| flow.as_ref().map(picture));
    view! {
        <figure class="fig fig-flow" id="figure-flow" aria-labelledby="figure-flow-title">
            <figcaption>
                <h2 class="fig-title" id="figure-flow-title">{of(|flow| flow.moment.clone())}</h2>
                <span class="fig-note">{note}</span>
            </figcaption>
            <svg class="fig-flow-picture" viewBox="0 0 300 284" role="img" aria-label=of(Flow::sentence)>
                {picture}
            </svg>
        </figure>
    }
}

fn picture(flow: &Flow) -> impl IntoView + use<> {
    let kw = |value: f64| number::fixed(value.abs(), 1) + "\u{202f}kW";
    let (bus_x, bus_y) = BUS;
    let is_day = flow.sun_elevation_deg > 0.0;
    let is_lit = flow.sun_kw > 0.005;
    let grid_name = if direction(flow.grid_kw) == Direction::Back { "to grid" } else { "grid" };
    let sky = if is_day { "sun" } else { "night" };
    let held = flow.held_frac;
    let charging = match direction(flow.battery_kw) {
        Direction::Back => "charging",
        _ => "battery",
    };
    let has_node = flow.node_kw > 0.005;
    let up = flow.up_mbit_s.map(|rate| format!("{}\u{202f}Mbit/s", number::compact(rate)));
    let width = |kw: f64| width_of(kw, flow.greatest_kw);
    view! {
        <path class="flow-wall" d="M84 128 150 76l66 52v108H84z" />
        <path class="flow-roof" d="M70 136 150 73l80 63" />
        <path class="flow-panel" d="M91 113.5 134 79.5" />
        {is_lit.then(|| view! { <path class="flow-ray" d="M36 57 90 106M49 54 110 86" /> })}
        {line("flow-sun", "M113 97C113 132 150 128 150 172", width(flow.sun_kw))}
        {held.map(|_| line("flow-battery", "M104 204C104 186 122 172 150 172", width(flow.battery_kw)))}
        {line("flow-grid", "M30 172H150", width(flow.grid_kw))}
        {line("flow-house", "M150 172C178 172 188 182 188 205", width(flow.house_kw))}
        {line("flow-node", "M150 172H256", width(flow.node_kw))}
        {up.is_some().then(|| line("flow-link", "M268 156V88", 2.0))}
        {arrow(direction(flow.sun_kw), (122.0, 124.0, 42.0))}
        {held.map(|_| arrow(direction(flow.battery_kw), (112.0, 186.0, -52.0)))}
        {arrow(direction(flow.grid_kw), (62.0, bus_y, 0.0))}
        {arrow(direction(flow.house_kw), (180.0, 183.0, 58.0))}
        {arrow(direction(flow.node_kw), (230.0, bus_y, 0.0))}
        <circle class="flow-bus" cx=bus_x cy=bus_y r="6.5" />
        {if is_day {
            view! { <circle class="flow-orb" cx="34" cy="36" r="14" /> }.into_any()
        } else {
            view! { <path class="flow-moon" d="M38 23a14 14 0 1 0 9 20 11.5 11.5 0 0 1-9-20z" /> }.into_any()
        }}
        <path class="flow-pole" d="M20 142V204M8 151H32M11 160H29M8 148v3M32 148v3" />
        {held.map(battery)}
        <path class="flow-plug" d="M180 206h16v8a8 8 0 0 1-16 0zM184 206v-7M192 206v-7M188 222v7" />
        <rect class="flow-box" class:flow-off=!has_node x="250" y="154" width="38" height="38" rx="6" />
        <path class="flow-slots" d="M257 163h24M257 170h24M257 177h24M257 184h24" />
        {up.is_some().then(globe)}
        {words(("start", 58.0, 31.0), sky, kw(flow.sun_kw))}
        {words(("start", 6.0, 222.0), grid_name, kw(flow.grid_kw))}
        {held.map(|held| {
            let percent = number::fixed(held * 100.0, 0);
            words(("middle", 104.0, 252.0), format!("{charging} {percent}\u{202f}%"), kw(flow.battery_kw))
        })}
        {words(("middle", 184.0, 252.0), "house", kw(flow.house_kw))}
        {words(("end", 294.0, 208.0), "node", kw(flow.node_kw))}
        {has_node.then(|| {
            view! { <text class="flow-value" x="294" y="240" text-anchor="end">{flow.output.clone()}</text> }
        })}
        {up.map(|up| words(("end", 294.0, 31.0), "link, sent", up))}
    }
}

/// A line as wide as its power; a hair where nothing flows.
fn line(class: &'static str, path: &'static str, width: f64) -> impl IntoView {
    let is_idle = width <= 0.0;
    view! {
        <path class=format!("flow-line {class}") class:flow-idle=is_idle d=path stroke-width=width.max(1.2) />
    }
}

fn width_of(kw: f64, greatest_kw: f64) -> f64 {
    match direction(kw) {
        Direction::None => 0.0,
        _ => (kw.abs() / greatest_kw * WIDEST).clamp(1.5, WIDEST),
    }
}

/// A chevron on a line: place, and the angle of the forward direction, degrees.
fn arrow(direction: Direction, (x, y, angle): (f64, f64, f64)) -> Option<impl IntoView> {
    let angle = match direction {
        Direction::None => return None,
        Direction::Forward => angle,
        Direction::Back => angle + 180.0,
    };
    Some(view! {
        <g transform=format!("translate({x} {y}) rotate({angle})")>
            <circle class="flow-arrow-disc" r="6.5" />
            <path class="flow-arrow" d="M-1.8 -3.2 1.8 0 -1.8 3.2" />
        </g>
    })
}

/// A battery filled as it is.
fn battery(held_frac: f64) -> impl IntoView {
    let height = 26.0 * held_frac;
    view! {
        <path class="flow-case" d="M100 203h8" />
        <rect class="flow-cell" x="95" y="205" width="18" height="30" rx="3" />
        <rect class="flow-charge" x="97" y=233.0 - height width="14" height=height rx="1.5" />
    }
}

fn globe() -> impl IntoView {
    view! { <path class="flow-globe" d="M257 76a11 11 0 1 0 22 0a11 11 0 1 0 -22 0zM257 76h22M268 65c-7 6-7 16 0 22c7-6 7-16 0-22" /> }
}

/// A name and its value under it, in a place of its own.
fn words((anchor, x, y): (&'static str, f64, f64), name: impl Into<String>, value: String) -> impl IntoView {
    view! {
        <text class="flow-name" x=x y=y text-anchor=anchor>{name.into()}</text>
        <text class="flow-value" x=x y=y + 16.0 text-anchor=anchor>{value}</text>
    }
}
