//! What lies over a figure over time: crosshair, dots on its lines, the stretch being marked.

use leptos::prelude::*;
use wattfleet_core::figure::Paint;

use super::FigureContext;
use super::grip::Brush;
use super::legend::token;
use super::plot::DrawnSignal;
use super::span::Span;

/// A dot on a line: a value of the vertical axis and its colour.
pub(super) type Dot = (f64, Paint);

/// The overlay of a plot. Moving the pointer redraws this and nothing else.
#[component]
pub(super) fn Crosshair(
    drawn: DrawnSignal,
    brush: Brush,
    span: Memo<Option<Span>>,
    dots: Memo<Vec<Dot>>,
) -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let cross = move || {
        let span = span.get().filter(Span::is_pointed_at)?;
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            let (x, plot) = (drawn.geometry.x_px(span.middle()), drawn.geometry.plot);
            let dots = dots.with(|dots| {
                dots.iter()
                    .map(|(value, paint)| {
                        let y = drawn.geometry.y_px(*value);
                        view! {
                            <circle class="fig-dot" cx=x cy=y r="3.5" stroke=token(*paint) />
                        }
                    })
                    .collect::<Vec<_>>()
            });
            Some(view! {
                <line class="fig-cross" x1=x x2=x y1=plot.top_px - 4.0 y2=plot.bottom_px() + 4.0 />
                {dots}
            })
        })
    };
    let marked = move || {
        let (from_px, to_px) = brush.get()?;
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            let (geometry, plot) = (drawn.geometry, drawn.geometry.plot);
            // Whole days: what will be in view once the button is up.
            let a_day = context.axis()?.steps_per_day() as f64;
            let step = |x_px: f64| geometry.x_value(x_px);
            let first = (step(from_px.min(to_px)) / a_day).floor() * a_day;
            let last = (step(from_px.max(to_px)) / a_day).floor() * a_day + a_day;
            let left = geometry.x_px(first).max(plot.left_px);
            let right = geometry.x_px(last).min(plot.right_px());
            Some(view! {
                <rect class="fig-brush" x=left y=plot.top_px width=right - left height=plot.height_px />
            })
        })
    };
    view! { <svg class="fig-overlay" aria-hidden="true">{cross} {marked}</svg> }
}
