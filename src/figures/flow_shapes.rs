//! The shapes of the picture of the home, and what in them follows the flows.
//!
//! The shapes are written once; what follows is a table of parts, attributes and values, so that a new hour or a
//! new year touches what has changed and nothing else.

use wattfleet_core::figure::number;

use super::flow::{Direction, Flow, direction};

/// The shapes. What follows the flows has a `data-part`; labels have places wide enough for their longest text.
pub(super) const SHAPES: &str = r#"<path class="flow-wall" d="M84 128 150 76l66 52v108H84z"/>
<path class="flow-roof" d="M70 136 150 73l80 63"/>
<path class="flow-panel" d="M91 113.5 134 79.5"/>
<path class="flow-ray" data-part="ray" d="M36 57 90 106M49 54 110 86"/>
<path class="flow-line flow-sun" data-part="sun" d="M113 97C113 132 150 128 150 172"/>
<path class="flow-line flow-battery" data-part="battery" d="M104 204C104 186 122 172 150 172"/>
<path class="flow-line flow-grid" data-part="grid" d="M30 172H150"/>
<path class="flow-line flow-house" data-part="house" d="M150 172C178 172 188 182 188 205"/>
<path class="flow-line flow-node" data-part="node" d="M150 172H256"/>
<path class="flow-line flow-link" data-part="link" d="M268 156V88" stroke-width="2"/>
<g data-part="sun-way"><circle class="flow-arrow-disc" r="6.5"/><path class="flow-arrow" d="M-1.8 -3.2 1.8 0 -1.8 3.2"/></g>
<g data-part="battery-way"><circle class="flow-arrow-disc" r="6.5"/><path class="flow-arrow" d="M-1.8 -3.2 1.8 0 -1.8 3.2"/></g>
<g data-part="grid-way"><circle class="flow-arrow-disc" r="6.5"/><path class="flow-arrow" d="M-1.8 -3.2 1.8 0 -1.8 3.2"/></g>
<g data-part="house-way"><circle class="flow-arrow-disc" r="6.5"/><path class="flow-arrow" d="M-1.8 -3.2 1.8 0 -1.8 3.2"/></g>
<g data-part="node-way"><circle class="flow-arrow-disc" r="6.5"/><path class="flow-arrow" d="M-1.8 -3.2 1.8 0 -1.8 3.2"/></g>
<circle class="flow-bus" cx="150" cy="172" r="6.5"/>
<circle class="flow-orb" data-part="orb" cx="34" r="14"/>
<path class="flow-moon" data-part="moon" d="M38 23a14 14 0 1 0 9 20 11.5 11.5 0 0 1-9-20z"/>
<path class="flow-pole" d="M20 142V204M8 151H32M11 160H29M8 148v3M32 148v3"/>
<g data-part="store"><path class="flow-case" d="M100 203h8"/><rect class="flow-cell" x="95" y="205" width="18" height="30" rx="3"/><rect class="flow-charge" data-part="held" x="97" width="14" rx="1.5"/><text class="flow-name" data-part="battery-name" x="104" y="252" text-anchor="middle"></text><text class="flow-value" data-part="battery-kw" x="104" y="268" text-anchor="middle"></text></g>
<path class="flow-plug" d="M180 206h16v8a8 8 0 0 1-16 0zM184 206v-7M192 206v-7M188 222v7"/>
<rect class="flow-box" data-part="box" x="250" y="154" width="38" height="38" rx="6"/>
<path class="flow-slots" d="M257 163h24M257 170h24M257 177h24M257 184h24"/>
<text class="flow-name" data-part="sky-name" x="58" y="31"></text><text class="flow-value" data-part="sky-kw" x="58" y="47"></text>
<text class="flow-name" data-part="grid-name" x="6" y="222"></text><text class="flow-value" data-part="grid-kw" x="6" y="238"></text>
<text class="flow-name" x="184" y="252" text-anchor="middle">house</text><text class="flow-value" data-part="house-kw" x="184" y="268" text-anchor="middle"></text>
<text class="flow-name" x="294" y="208" text-anchor="end">node</text><text class="flow-value" data-part="node-kw" x="294" y="224" text-anchor="end"></text><text class="flow-value" data-part="output" x="294" y="240" text-anchor="end"></text>
<g data-part="sent"><path class="flow-globe" d="M257 76a11 11 0 1 0 22 0a11 11 0 1 0 -22 0zM257 76h22M268 65c-7 6-7 16 0 22c7-6 7-16 0-22"/><text class="flow-name" x="294" y="31" text-anchor="end">link, sent</text><text class="flow-value" data-part="sent-rate" x="294" y="47" text-anchor="end"></text></g>"#;

/// The widest line, units of the picture.
const WIDEST: f64 = 17.0;
/// How high a full battery is, units of the picture.
const FULL: f64 = 26.0;
/// Attribute of a setting that is the text of its part.
pub(super) const TEXT: &str = "";

/// Which part, which attribute (or [`TEXT`]), and its value.
pub(super) type Setting = (&'static str, &'static str, String);

/// Everything that follows the flows, always in the same order.
pub(super) fn settings(flow: &Flow) -> Vec<Setting> {
    let mut found = Vec::with_capacity(40);
    // Where each line's chevron stands, and the angle of its forward direction, degrees.
    let lines = [
        ("sun", "sun-way", flow.sun_kw, (122, 124, 42)),
        ("battery", "battery-way", flow.battery_kw, (112, 186, -52)),
        ("grid", "grid-way", flow.grid_kw, (62, 172, 0)),
        ("house", "house-way", flow.house_kw, (180, 183, 58)),
        ("node", "node-way", flow.node_kw, (230, 172, 0)),
    ];
    for (line, way, kw, (x, y, angle)) in lines {
        let width = width_of(kw, flow.greatest_kw);
        let dashes = if width > 0.0 { "none" } else { "2 4" };
        found.push((line, "stroke-dasharray", dashes.to_owned()));
        found.push((line, "stroke-width", format!("{:.1}", width.max(1.2))));
        let direction = direction(kw);
        let angle = if direction == Direction::Back { angle + 180 } else { angle };
        found.push((way, "transform", format!("translate({x} {y}) rotate({angle})")));
        found.push((way, "visibility", seen(direction != Direction::None)));
    }
    let is_day = flow.sun_elevation_deg > 0.0;
    let has_battery = flow.held_frac.is_some();
    let has_node = direction(flow.node_kw) != Direction::None;
    let held = flow.held_frac.unwrap_or_default();
    let height = FULL * held;
    found.extend([
        ("battery", "visibility", seen(has_battery)),
        ("store", "visibility", seen(has_battery)),
        ("held", "y", format!("{:.1}", 233.0 - height)),
        ("held", "height", format!("{height:.1}")),
        ("link", "visibility", seen(flow.up_mbit_s.is_some())),
        ("sent", "visibility", seen(flow.up_mbit_s.is_some())),
        ("ray", "visibility", seen(direction(flow.sun_kw) != Direction::None)),
        ("orb", "visibility", seen(is_day)),
        // From the horizon to overhead.
        ("orb", "cy", format!("{:.1}", 50.0 - 28.0 * (flow.sun_elevation_deg / 90.0).clamp(0.0, 1.0))),
        ("moon", "visibility", seen(!is_day)),
        ("box", "class", if has_node { "flow-box" } else { "flow-box flow-off" }.to_owned()),
        ("output", "visibility", seen(has_node)),
        ("output", TEXT, flow.output.clone()),
        ("battery-name", TEXT, battery_name(flow.battery_kw, held)),
        ("battery-kw", TEXT, kw(flow.battery_kw)),
        ("sky-name", TEXT, sky_name(flow.sun_elevation_deg)),
        ("sky-kw", TEXT, kw(flow.sun_kw)),
        ("grid-name", TEXT, grid_name(flow.grid_kw).to_owned()),
        ("grid-kw", TEXT, kw(flow.grid_kw)),
        ("house-kw", TEXT, kw(flow.house_kw)),
        ("node-kw", TEXT, kw(flow.node_kw)),
        ("sent-rate", TEXT, sent_rate(flow.up_mbit_s)),
    ]);
    found
}

fn seen(is_seen: bool) -> String {
    if is_seen { "inherit" } else { "hidden" }.to_owned()
}

fn kw(value: f64) -> String {
    number::fixed(value.abs(), 1) + "\u{202f}kW"
}

fn battery_name(battery_kw: f64, held_frac: f64) -> String {
    let name = if direction(battery_kw) == Direction::Back { "charging" } else { "battery" };
    format!("{name} {}\u{202f}%", number::fixed(held_frac * 100.0, 0))
}

fn sky_name(sun_elevation_deg: f64) -> String {
    match sun_elevation_deg > 0.0 {
        true => format!("sun {}° high", number::fixed(sun_elevation_deg, 0)),
        false => "night".to_owned(),
    }
}

fn grid_name(grid_kw: f64) -> &'static str {
    if direction(grid_kw) == Direction::Back { "to grid" } else { "grid" }
}

fn sent_rate(up_mbit_s: Option<f64>) -> String {
    up_mbit_s.map(|rate| format!("{}\u{202f}Mbit/s", number::compact(rate))).unwrap_or_default()
}

fn width_of(kw: f64, greatest_kw: f64) -> f64 {
    match direction(kw) {
        Direction::None => 0.0,
        _ => (kw.abs() / greatest_kw * WIDEST).clamp(1.5, WIDEST),
    }
}
