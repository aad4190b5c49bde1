//! `transformer`: what nodes do to the transformer of their street.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};
use wattfleet_core::{
    energy::transformer::{
        Street, Thermal, TransformerLoad, TransformerYear, street_share, transformer_year,
    },
    simulate::{nodes_that_age, transformer_report},
    text::format_number,
    time::MONTH_DAYS,
};

use crate::{
    args::{json, number, number_or, text, with_optional_scenario},
    failure::Failure,
    reply::Reply,
    run,
    text_table::{Side, text_table},
};

/// Beyond so many nodes nobody looks for one that ages the transformer.
const MOST_NODES: u32 = 40;

const AFTER: &str = "\
Give a SCENARIO, or the street itself:
  wattfleet transformer preset:phoenix-host --set service.transformer_kva=50
  wattfleet transformer --kva 25 --homes 5 --coincident-kw 3.5 --nodes 1 --node-kw 12.5
In JSON: loading_frac and load_kva at the worst moment, steady_hot_spot_c (that load held), hot_spot_c (hottest of the
year), ageing_factor (1 is normal), life_years, hours_above_rating, longest_above_h, night_cooling_lost_k, nodes_max
(within the rating), nodes_to_overload, nodes_to_age (the first that is too many; null: none), today (without nodes).
Without a scenario the year is an assumed street's of a warm climate, in air of one temperature.";

pub(super) fn command() -> Command {
    with_optional_scenario(
        Command::new("transformer").about("Loads, heats and ages the transformer of a street with nodes"),
    )
    .after_help(AFTER)
    .args([
        number("kva", "KVA", "Rating"),
        number("homes", "N", "Homes on it [default: 5]"),
        number("coincident-kw", "KW", "What each draws when the street draws most [default: 3.5]"),
        number("nodes", "N", "Nodes on it [default: 1]"),
        number("node-kw", "KW", "What each draws [default: 12.5]"),
        number("power-factor", "F", "Power factor [default: 1]"),
        number("ambient-c", "C", "Outside air [default: 30]"),
    ])
    .arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let answer = if text(matches, "scenario").is_empty() { direct(matches)? } else { of_scenario(matches)? };
    Ok(if matches.get_flag("json") { Reply::json(&answer.json()) } else { Reply::text(answer.report()) })
}

struct Answer {
    street: Street,
    steady_hot_spot_c: f64,
    with_nodes: TransformerYear,
    today: TransformerYear,
    nodes_to_age: Option<u32>,
    notes: Vec<String>,
}

fn of_scenario(matches: &ArgMatches) -> Result<Answer, Failure> {
    let run = run::run(matches)?;
    let home = run.home()?;
    let report = transformer_report(home, &run.year);
    let hottest_c = run.year.weather.dry_bulb_c.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    Ok(Answer {
        steady_hot_spot_c: Thermal::default().steady_hot_spot_c(report.street.loading_frac(), hottest_c),
        street: report.street,
        nodes_to_age: nodes_that_age(home, &run.year, MOST_NODES),
        with_nodes: report.with_nodes,
        today: report.today,
        notes: run.all_notes(),
    })
}

fn direct(matches: &ArgMatches) -> Result<Answer, Failure> {
    let kva = matches.get_one::<f64>("kva").copied().ok_or_else(|| {
        Failure::new("there is neither a SCENARIO nor --kva")
            .help("`wattfleet transformer --help` shows both ways")
    })?;
    let street = Street {
        kva,
        homes: number_or(matches, "homes", 5.0),
        home_kw: number_or(matches, "coincident-kw", 3.5),
        nodes: number_or(matches, "nodes", 1.0),
        node_kw: number_or(matches, "node-kw", 12.5),
        power_factor_frac: number_or(matches, "power-factor", 1.0),
    };
    if street.kva <= 0.0 || street.power_factor_frac <= 0.0 || street.power_factor_frac > 1.0 {
        return Err(Failure::new("--kva must be more than 0 and --power-factor between 0 and 1"));
    }
    let ambient_c = number_or(matches, "ambient-c", 30.0);
    let year = |nodes: f64| assumed_year(&street.with_nodes(nodes), ambient_c);
    Ok(Answer {
        street,
        steady_hot_spot_c: Thermal::default().steady_hot_spot_c(street.loading_frac(), ambient_c),
        with_nodes: year(street.nodes),
        today: year(0.0),
        nodes_to_age: (0..=MOST_NODES).find(|nodes| year(f64::from(*nodes)).ageing_factor > 1.0),
        notes: vec![
            "The year is an assumed street's of a warm climate; a scenario brings its own".to_owned(),
        ],
    })
}

/// The year of a street that is known only at its worst moment.
fn assumed_year(street: &Street, ambient_c: f64) -> TransformerYear {
    let mut loading_frac = Vec::with_capacity(8760);
    for (month, days) in MONTH_DAYS.into_iter().enumerate() {
        for _ in 0..days {
            loading_frac.extend((0..24).map(|hour| street.loading_at(street_share(month, hour))));
        }
    }
    let ambient_c = vec![ambient_c; loading_frac.len()];
    let load = TransformerLoad { loading_frac: &loading_frac, ambient_c: &ambient_c, step_h: 1.0 };
    transformer_year(&Thermal::default(), &load)
}

impl Answer {
    fn nodes_to_overload(&self) -> Option<f64> {
        let today = self.street.with_nodes(0.0);
        if today.loading_frac() > 1.0 + 1e-9 {
            return Some(0.0);
        }
        Some(today.nodes_max() + 1.0).filter(|nodes| nodes.is_finite())
    }

    fn json(&self) -> Value {
        let loading_frac = self.street.loading_frac();
        let nodes_max = self.street.nodes_max();
        json!({
            "kva": self.street.kva,
            "nodes": self.street.nodes,
            "loading_frac": loading_frac,
            "load_kva": loading_frac * self.street.kva,
            "steady_hot_spot_c": self.steady_hot_spot_c,
            "hot_spot_c": self.with_nodes.hot_spot_max_c,
            "ageing_factor": self.with_nodes.ageing_factor,
            "life_years": self.with_nodes.life_years(),
            "hours_above_rating": self.with_nodes.above_rating_h,
            "longest_above_h": self.with_nodes.longest_above_h,
            "night_cooling_lost_k": self.with_nodes.night_c - self.today.night_c,
            "nodes_max": nodes_max.is_finite().then_some(nodes_max),
            "nodes_to_overload": self.nodes_to_overload(),
            "nodes_to_age": self.nodes_to_age,
            "today": {
                "loading_frac": self.street.with_nodes(0.0).loading_frac(),
                "hot_spot_c": self.today.hot_spot_max_c,
                "ageing_factor": self.today.ageing_factor,
                "hours_above_rating": self.today.above_rating_h,
            },
            "notes": self.notes,
        })
    }

    fn report(&self) -> String {
        let today = self.street.with_nodes(0.0);
        let line = |label: &str, with: f64, without: f64, unit: &str| {
            vec![label.to_owned(), format_number(with), format_number(without), unit.to_owned()]
        };
        let rows = [
            vec!["", "with nodes", "without", ""].into_iter().map(str::to_owned).collect(),
            line("Nodes", self.street.nodes, 0.0, ""),
            line(
                "Load at the worst moment, of the rating",
                self.street.loading_frac() * 100.0,
                today.loading_frac() * 100.0,
                "%",
            ),
            line("Hottest spot", self.with_nodes.hot_spot_max_c, self.today.hot_spot_max_c, "°C"),
            line("Ageing, 1 is normal", self.with_nodes.ageing_factor, self.today.ageing_factor, ""),
            line("Hours above the rating", self.with_nodes.above_rating_h, self.today.above_rating_h, "h"),
            line("Coolest of a day, mean", self.with_nodes.night_c, self.today.night_c, "°C"),
        ];
        let table = text_table(&[Side::Left, Side::Right, Side::Right, Side::Left], &rows);
        let overload = self.nodes_to_overload().map_or_else(
            || "no number of nodes".to_owned(),
            |nodes| format!("{} node(s)", format_number(nodes)),
        );
        let age = self
            .nodes_to_age
            .map_or_else(|| format!("none up to {MOST_NODES}"), |nodes| format!("{nodes} node(s)"));
        let notes: String = self.notes.iter().map(|note| format!("- {note}\n")).collect();
        format!(
            "{table}\nLoaded above its rating by: {overload}. Ages faster than normal with: {age}.\n\nNotes\n{notes}"
        )
    }
}
