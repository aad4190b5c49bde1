//! Twelve months: where the energy comes from and where it goes.

use std::sync::Arc;

use leptos::prelude::*;
use wattfleet_core::figure::{
    Arrangement, Figure, Line, MonthlyLayer, MonthlySeries, Paint, Stroke, Tone, monthly_figure, number,
};
use wattfleet_core::units::Unit;

use super::legend::{Legend, LegendItem};
use super::plot::{DrawnSignal, Plot, fit_labels};
use super::power::{GHOST, GHOST_LABEL};
use super::table_view::TableView;
use super::{FigureContext, FigureData, MonthEnergy};

/// A layer: its name, colour and kWh of a month, negative for uses.
type Row = (&'static str, Tone, fn(&MonthEnergy) -> f64);

const ROWS: [Row; 7] = [
    ("sun", Tone::Sun, |month| month.pv_kwh),
    ("battery", Tone::Battery, |month| month.discharge_kwh),
    ("grid", Tone::Grid, |month| month.import_kwh),
    ("house", Tone::House, |month| -month.household_kwh),
    ("node", Tone::Node, |month| -month.node_kwh),
    ("into battery", Tone::Battery, |month| -month.charge_kwh),
    ("to grid", Tone::Grid, |month| -month.export_kwh),
];

/// Energy by month; the month of the crosshair is marked and its numbers shown.
#[component]
pub fn MonthlyFigure() -> impl IntoView {
    let context = expect_context::<FigureContext>();
    let drawn: DrawnSignal = RwSignal::new(None);
    let build = Arc::new(move |_: usize| context.data.with(|data| data.as_deref().map(figure)));
    let sources = Signal::derive(move || context.data.track());
    let month = Memo::new(move |_| month_under_cursor(context));
    let items = Memo::new(move |_| {
        let month = month.get();
        context.data.with(|data| data.as_deref().map(|year| legend(year, month)).unwrap_or_default())
    });
    let highlight = move || {
        let month = month.get()? as f64;
        drawn.with(|drawn| {
            let geometry = drawn.as_ref()?.geometry;
            let (left, right) = (geometry.x_px(month), geometry.x_px(month + 1.0));
            let (top, height) = (geometry.plot.top_px, geometry.plot.height_px);
            Some(view! { <rect class="fig-slot" x=left y=top width=right - left height=height rx="3" /> })
        })
    };
    view! {
        <figure class="fig fig-monthly" id="figure-monthly" aria-labelledby="figure-monthly-title">
            <figcaption>
                <h2 class="fig-title" id="figure-monthly-title">"Energy by month, kWh"</h2>
                <Legend items />
            </figcaption>
            <div class="fig-plot">
                <Plot make=build sources fit=fit_labels drawn />
                <svg class="fig-overlay" aria-hidden="true">{highlight}</svg>
            </div>
            <TableView drawn />
        </figure>
    }
}

/// The month of the clock in which the crosshair is.
fn month_under_cursor(context: FigureContext) -> Option<usize> {
    let step = context.cursor.get()?;
    Some(context.axis()?.clock(step).month)
}

fn figure(year: &FigureData) -> Figure {
    let layers: Vec<MonthlyLayer<'_>> = ROWS
        .iter()
        .map(|(label, tone, of)| {
            let values = std::array::from_fn(|month| of(&year.monthly[month]));
            MonthlyLayer { label, paint: Paint::fill(*tone), values }
        })
        .filter(|layer| layer.values.iter().any(|kwh| kwh.abs() > 0.5))
        .collect();
    let mut figure = monthly_figure(&MonthlySeries {
        title: "Energy by month",
        unit: Unit::Kwh,
        arrangement: Arrangement::Stacked,
        layers: &layers,
    });
    // Both directions count upwards.
    for tick in &mut figure.y.ticks {
        tick.label = tick.label.trim_start_matches('\u{2212}').to_owned();
    }
    let today = |month: &MonthEnergy| month.today_import_kwh;
    if year.monthly.iter().all(|month| today(month) <= 0.0) {
        return figure;
    }
    figure.with_line(Line {
        label: GHOST_LABEL.to_owned(),
        paint: GHOST,
        stroke: Stroke::Dashed,
        width_px: 1.2,
        x: (0..12).map(|month| f64::from(month) + 0.5).collect(),
        y: year.monthly.iter().map(today).collect(),
    })
}

fn legend(year: &FigureData, month: Option<usize>) -> Vec<LegendItem> {
    let months = || year.monthly.iter().enumerate();
    let total = |of: fn(&MonthEnergy) -> f64| -> f64 {
        months().filter(|(index, _)| month.is_none_or(|chosen| chosen == *index)).map(|(_, m)| of(m)).sum()
    };
    let shown = |of: fn(&MonthEnergy) -> f64| number::fixed(total(of).abs() / 1000.0, 1);
    let mut items: Vec<LegendItem> = ROWS
        .iter()
        .filter(|(_, _, of)| months().any(|(_, m)| of(m).abs() > 0.5))
        .map(|(label, tone, of)| LegendItem::area(*label, Paint::fill(*tone), shown(*of)))
        .collect();
    if months().any(|(_, month)| month.today_import_kwh > 0.0) {
        items.push(LegendItem::dash(GHOST_LABEL, GHOST, shown(|month| month.today_import_kwh)));
    }
    if let Some(last) = items.last_mut() {
        last.value += "\u{202f}MWh";
    }
    items
}
