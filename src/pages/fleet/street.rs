//! One street of a group at an hour of a month: the transformer, its homes, which of them have a node, what each draws.

use leptos::prelude::*;
use wattfleet_core::analysis::{GroupLine, StreetLine};
use wattfleet_core::figure::number;
use wattfleet_core::fleet::{FeederYear, StreetHour};
use wattfleet_core::text::MONTH_NAMES;

use super::search::Search;

/// The most homes drawn.
const HOMES_MOST: usize = 12;
/// Width of a home in the picture.
const HOME: usize = 56;

/// The street of the group that is chosen, at the hour that is chosen: at first the one with the highest load.
#[component]
pub(super) fn StreetView() -> impl IntoView {
    let search = expect_context::<Search>();
    let chosen = RwSignal::new(0_usize);
    let at = RwSignal::new(None::<usize>);
    // Lines of a table may be of one place.
    let name = move |line: &GroupLine| match search.table() {
        Some(_) => format!("{}, {}", line.name, line.node),
        None => line.name.clone(),
    };
    let names = Memo::new(move |_| {
        search.read(|report| report.groups.iter().map(name).collect::<Vec<_>>()).unwrap_or_default()
    });
    let street = Memo::new(move |_| {
        search.read(|report| report.groups.get(chosen.get()).map(|group| group.street.clone())).flatten()
    });
    // Month times 24 and hour.
    let hour = Memo::new(move |_| {
        at.get().or_else(|| street.with(|street| street.as_ref().map(worst))).unwrap_or(0)
    });
    let options = move || {
        names.get().into_iter().enumerate().map(|(at, name)| {
            view! { <option value=at.to_string() prop:selected=move || chosen.get() == at>{name}</option> }
        })
        .collect_view()
    };
    let choose = move |event| {
        if let Ok(index) = event_target_value(&event).parse() {
            chosen.set(index);
        }
    };
    let months = MONTH_NAMES.iter().enumerate().map(|(month, name)| {
        view! { <option value=month.to_string() prop:selected=move || hour.get() / 24 == month>{*name}</option> }
    });
    let choose_month = move |event| {
        if let Ok(month) = event_target_value(&event).parse::<usize>() {
            at.set(Some(24 * month.min(11) + hour.get_untracked() % 24));
        }
    };
    let choose_hour = move |event| {
        if let Ok(of_day) = event_target_value(&event).parse::<usize>() {
            at.set(Some(24 * (hour.get_untracked() / 24) + of_day.min(23)));
        }
    };
    view! {
        <section class="fig fleet-street" aria-labelledby="fleet-street-title" data-test="street">
            <div class="fleet-head">
                <h2 class="fig-title" id="fleet-street-title">"One street"</h2>
                <label class="fig-choice">
                    <span class="vh">"Group"</span>
                    <select on:change=choose>{options}</select>
                </label>
                <label class="fig-choice">
                    <span class="vh">"Month"</span>
                    <select on:change=choose_month data-test="street-month">{months.collect_view()}</select>
                </label>
                <label class="street-hour">
                    <span>{move || clock(hour.get() % 24)}</span>
                    <input
                        type="range"
                        min="0"
                        max="23"
                        step="1"
                        aria-label="Hour of the day"
                        data-test="street-hour"
                        prop:value=move || (hour.get() % 24).to_string()
                        on:input=choose_hour
                    />
                </label>
            </div>
            {move || street.get().map(|street| picture(&street, hour.get()))}
        </section>
    }
}

/// The hour with the highest load.
fn worst(street: &StreetLine) -> usize {
    let hours = street.days.iter().enumerate();
    let most = hours.max_by(|(_, one), (_, other)| one.most_frac.total_cmp(&other.most_frac));
    most.map_or(0, |(at, _)| at)
}

fn clock(hour: usize) -> String {
    format!("{hour:02}:00")
}

fn picture(street: &StreetLine, hour: usize) -> impl IntoView + use<> {
    if street.homes < 1.0 || street.kva <= 0.0 {
        return view! { <p class="fig-note">"This group's design has no transformer of a street."</p> }
            .into_any();
    }
    let now = street.days.get(hour).copied().unwrap_or_default();
    let shown = (street.homes.round() as usize).clamp(1, HOMES_MOST);
    let with_node = ((street.nodes / street.homes * shown as f64).round() as usize).min(shown);
    let width = shown * HOME + 20;
    let middle = width / 2;
    let month = MONTH_NAMES.get(hour / 24).copied().unwrap_or_default();
    let percent = |frac: f64| format!("{}\u{202f}%", number::fixed(100.0 * frac, 0));
    let load = format!(
        "{} kVA at {} in {month}, on average {} of {} kVA, at most {}",
        number::fixed(street.kva * now.loading_frac, 1),
        clock(hour % 24),
        percent(now.loading_frac),
        number::fixed(street.kva, 1),
        percent(now.most_frac),
    );
    let takes = format!(
        "{} homes, {} with a node. In the year at most {} loaded, above its rating {} hours. It takes {} nodes.",
        number::fixed(street.homes, 0),
        number::compact(street.nodes),
        percent(street.peak_frac),
        number::compact(street.hours_above),
        number::fixed(street.nodes_most, 0),
    );
    let above = street.feeder.as_ref().map_or_else(String::new, on_feeder);
    let homes = (0..shown).map(|index| home(10 + index * HOME, index < with_node, &now)).collect_view();
    let (said, over) = (format!("{load}. {takes}{above}"), now.most_frac > 1.0);
    let on_transformer =
        format!("{} kVA, {}", number::fixed(street.kva * now.loading_frac, 1), percent(now.loading_frac));
    view! {
        <svg class="street" width=width * 3 / 2 viewBox=format!("0 0 {width} 156") role="img" aria-label=said>
            <line class="flow-pole" x1="10" x2=width - 10 y1="56" y2="56" />
            <line class="flow-pole" x1=middle x2=middle y1="40" y2="56" />
            <rect class="street-transformer" class:over=over x=middle - 24 y="8" width="48" height="32" rx="5" />
            <text class="street-text" x=middle + 32 y="28">{on_transformer}</text>
            {homes}
        </svg>
        <p class="fig-note" data-test="street-words"><b>{load}</b> ". " {takes} {above}</p>
    }
    .into_any()
}

/// What the feeder above the street carries, and takes.
fn on_feeder(feeder: &FeederYear) -> String {
    format!(
        " The feeder above it has {} transformers and {} homes, {} of them with a node; its {} kVA are at most {}\u{202f}% loaded, exceeded {} hours a year, {} without nodes. It takes {} nodes.",
        number::fixed(feeder.transformers, 0),
        number::fixed(feeder.homes, 0),
        number::fixed(feeder.nodes, 0),
        number::fixed(feeder.kva, 0),
        number::fixed(100.0 * feeder.peak_loading_frac, 0),
        number::fixed(feeder.above_rating_h, 0),
        number::fixed(feeder.above_rating_today_h, 0),
        number::fixed(feeder.takes_rated, 0),
    )
}

fn home(left: usize, has_node: bool, now: &StreetHour) -> impl IntoView + use<> {
    let roof = format!("M{left} 98 {} 80 {} 98v26H{left}z", left + 16, left + 32);
    let house = format!("{} kW", number::fixed(now.house_kw, 1));
    let node = format!("+{}", number::fixed(now.node_kw, 1));
    view! {
        <line class="flow-pole" x1=left + 16 x2=left + 16 y1="56" y2="82" />
        <path class="flow-plug" d=roof />
        <text class="street-text street-middle" x=left + 16 y="138">{house}</text>
        {has_node.then(|| view! {
            <rect class="flow-box" x=left + 35 y="106" width="12" height="18" rx="2" />
            <text class="street-text street-middle street-node" x=left + 24 y="152">{node}</text>
        })}
    }
}
