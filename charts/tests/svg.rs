//! Figures as SVG, compared with the files beside this one, and laws of the drawing.
//! `UPDATE_SNAPSHOTS=1 cargo test -p wattfleet-charts` writes them anew: look at each before keeping it.

mod sample;
mod snapshot;

use sample::Sample;
use snapshot::matches_snapshot;
use wattfleet_charts::{Geometry, Layout, Theme, raster_rgba, svg, text_width_px};
use wattfleet_core::figure::Figure;

fn figures(home: &Sample) -> Vec<(&'static str, Figure, (f64, f64))> {
    let days = home.days(194, 4);
    let year = home.days(0, 365);
    vec![
        ("power", home.power(&days), (780.0, 360.0)),
        ("power-day", home.power(&home.days(195, 1)), (390.0, 300.0)),
        ("power-year", home.power(&year), (780.0, 360.0)),
        ("throughput", home.throughput(&days), (780.0, 190.0)),
        ("throughput-year", home.throughput(&year), (780.0, 190.0)),
        ("battery", home.battery(&days), (780.0, 190.0)),
        ("battery-year", home.battery(&year), (780.0, 190.0)),
        ("year", home.year(), (780.0, 190.0)),
        ("binding", home.binding(&year), (780.0, 84.0)),
        ("monthly", home.monthly(), (780.0, 260.0)),
        ("tornado", home.tornado(), (420.0, 260.0)),
    ]
}

#[test]
fn figures_look_as_they_did() {
    let home = Sample::new();
    for (name, figure, (width, height)) in figures(&home) {
        matches_snapshot(name, &svg(&figure, &Theme::LIGHT, width, height));
    }
    let dark = svg(&home.power(&home.days(194, 4)), &Theme::DARK, 780.0, 360.0);
    matches_snapshot("power-dark", &dark);
}

#[test]
fn every_document_names_and_describes_itself() {
    let home = Sample::new();
    for (name, mut figure, (width, height)) in figures(&home) {
        figure.title = "a < b & \"c\"".to_owned();
        let found = svg(&figure, &Theme::PRINT, width, height);
        assert!(found.starts_with("<svg ") && found.trim_end().ends_with("</svg>"), "{name}");
        assert_eq!(found.matches("<svg").count(), 1, "{name}");
        assert_eq!(found.matches("<g").count(), found.matches("</g>").count(), "{name}");
        assert!(found.contains("role=\"img\""), "{name}");
        assert!(found.contains(">a &lt; b &amp; &quot;c&quot;</title>"), "{name}");
        assert!(!figure.description.is_empty() && found.contains("<desc"), "{name}");
        assert!(!found.contains("NaN") && !found.contains("inf"), "{name}");
    }
}

#[test]
fn a_theme_changes_nothing_but_colours() {
    let home = Sample::new();
    let figure = home.throughput(&home.days(194, 4));
    let blank = |theme: &Theme| {
        let mut text = svg(&figure, theme, 780.0, 190.0).to_lowercase();
        for (_, color) in theme.tokens() {
            text = text.replace(&color.to_string(), "#");
        }
        text
    };
    assert_eq!(blank(&Theme::LIGHT), blank(&Theme::DARK));
}

#[test]
fn pixels_lead_back_to_values() {
    let home = Sample::new();
    for (name, figure, (width, height)) in figures(&home) {
        let geometry = Geometry::new(&figure, Layout::fit(&figure, width, height).plot());
        for frac in [0.0, 0.2, 0.71, 1.0] {
            let (x, y) = (figure.x.value(frac), figure.y.value(frac));
            assert!((geometry.x_value(geometry.x_px(x)) - x).abs() < 1e-6, "{name}");
            assert!((geometry.y_value(geometry.y_px(y)) - y).abs() < 1e-6, "{name}");
        }
        assert!((geometry.x_value(-50.0) - figure.x.value(0.0)).abs() < 1e-9, "held to the plot");
    }
}

#[test]
fn midnight_is_on_top_of_a_map_and_larger_values_higher_elsewhere() {
    let home = Sample::new();
    let over = |figure: &Figure, low, high| {
        let geometry = Geometry::new(figure, Layout::fit(figure, 780.0, 190.0).plot());
        geometry.y_px(low) - geometry.y_px(high)
    };
    assert!(over(&home.year(), 0.0, 23.0) < 0.0);
    assert!(over(&home.power(&home.days(0, 1)), 0.0, 10.0) > 0.0);
}

#[test]
fn a_map_has_a_pixel_an_hour() {
    let home = Sample::new();
    let pixels = raster_rgba(&home.year(), &Theme::DARK).unwrap();
    assert_eq!((pixels.width, pixels.height, pixels.rgba.len()), (365, 24, 365 * 24 * 4));
    let node = Theme::DARK.node;
    assert_eq!(pixels.rgba[..4], [node.0, node.1, node.2, 255], "full power in the first hour");
    assert_eq!(raster_rgba(&home.tornado(), &Theme::DARK), None);
}

#[test]
fn longer_text_is_wider() {
    assert!(text_width_px("12.5 kW", 11.0) > text_width_px("12.5", 11.0));
    assert!((text_width_px("node", 22.0) - 2.0 * text_width_px("node", 11.0)).abs() < 1e-9);
}
