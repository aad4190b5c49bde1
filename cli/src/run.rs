//! A scenario as typed, simulated: what `simulate` and `figure` share.

use clap::ArgMatches;
use wattfleet_core::{
    analysis::{Answer, summary},
    scenario::{Home, Scenario, Severity, validate},
    share::{MODEL_VERSION, year_answer},
    simulate::{Options, Stages, Year},
    text::sentence,
};

use crate::{
    args::text, failure::Failure, load_file::attach_load, prices_file::prices_file, scenario_source::open,
    set_value::set_value, weather_file::weather_file,
};

/// A home of a scenario and its year.
#[derive(Debug)]
pub(crate) struct Run {
    /// The scenario, changes included.
    pub(crate) scenario: Scenario,
    /// Which home, how finely, and on what weather.
    pub(crate) options: Options,
    /// Its year.
    pub(crate) year: Year,
    /// What that means for the role that the scenario's view names.
    pub(crate) answer: Answer,
    /// What is to be known of scenario and weather, a sentence each; the answer has notes of its own.
    pub(crate) notes: Vec<String>,
}

impl Run {
    /// The home that was simulated.
    pub(crate) fn home(&self) -> Result<&Home, Failure> {
        let index = self.options.home;
        self.scenario.homes.get(index).ok_or_else(|| Failure::new("the scenario has no home"))
    }

    /// Everything the reader should know, a sentence each.
    pub(crate) fn all_notes(&self) -> Vec<String> {
        let answers = self.answer.notes.iter().map(|note| sentence(&note.message));
        self.notes.iter().cloned().chain(answers).collect()
    }
}

/// Opens, changes and simulates what the arguments say.
pub(crate) fn run(matches: &ArgMatches) -> Result<Run, Failure> {
    let opened = open(text(matches, "scenario"))?;
    let mut notes: Vec<String> = opened.notes.iter().map(|note| sentence(&note.message())).collect();
    let mut scenario = opened.scenario;
    let home = home(matches, &scenario)?;
    let before = scenario.clone();
    let sets = matches.get_many::<String>("set").into_iter().flatten();
    for assignment in sets {
        set_value(&mut scenario, home, assignment)?;
    }
    if let Some(rule) = matches.get_one::<String>("dispatch") {
        set_value(&mut scenario, home, &format!("battery.dispatch={rule}"))?;
    }
    let step_minutes = matches.get_one::<u32>("step-minutes").copied().unwrap_or(60);
    let mut options = Options { home, step_minutes, attachments: opened.attachments, ..Options::default() };
    let load = matches.get_one::<String>("load");
    if let Some(name) = load {
        notes.extend(attach_load(name, (&mut scenario, home), &mut options.attachments)?);
    }
    let (spot, of_prices) = prices_file(matches, scenario.homes.get(home))?;
    options.spot = spot;
    notes.extend(of_prices);
    let file = matches.get_one::<String>("weather");
    if let Some(file) = file {
        let (attached, found) = weather_file(file, step_minutes)?;
        options.weather = Some(attached);
        notes.extend(found);
    }
    notes.extend(issues(&scenario, home));
    let year = simulate(&scenario, &options)?;
    let answer = summary(&scenario, home, &year).ok_or_else(|| Failure::new("the scenario has no home"))?;
    let as_sent = scenario == before
        && file.is_none()
        && options.spot.is_none()
        && load.is_none()
        && step_minutes == 60;
    let sent = opened.fingerprint.filter(|_| as_sent && home == usize::from(scenario.view.home));
    notes.extend(sent.and_then(|sent| drift(sent, opened.model_version, &year)));
    Ok(Run { scenario, options, year, answer, notes })
}

/// The year of a home, or why there is none.
pub(crate) fn simulate(scenario: &Scenario, options: &Options) -> Result<Year, Failure> {
    Stages::default()
        .year(scenario, options)
        .map_err(|error| Failure::new(format_args!("homes[{}] has no year: {error}", options.home)))
}

fn home(matches: &ArgMatches, scenario: &Scenario) -> Result<usize, Failure> {
    let shown = usize::from(scenario.view.home);
    let homes = scenario.homes.len();
    let asked = matches.get_one::<usize>("home").copied();
    match asked {
        Some(home) if home >= homes => {
            Err(Failure::new(format_args!("--home {home}: there is no such home"))
                .help(format_args!("the scenario has {homes}, counted from 0")))
        }
        Some(home) => Ok(home),
        None => Ok(if shown < homes { shown } else { 0 }),
    }
}

/// What is wrong with the home, as notes: a design that the code book refuses has a year all the same.
fn issues(scenario: &Scenario, home: usize) -> impl Iterator<Item = String> {
    validate(scenario).into_iter().filter(move |issue| issue.place.home == home).map(|issue| {
        let said = sentence(&issue.message);
        match issue.severity {
            Severity::Error => format!("To be mended: {said}"),
            Severity::Warning => said,
        }
    })
}

/// A link whose answer is no longer what its sender saw.
fn drift(sent: u32, version: Option<u16>, year: &Year) -> Option<String> {
    let now = year_answer(year);
    let sender =
        version.map_or_else(|| "an unknown version".to_owned(), |version| format!("version {version}"));
    (now != sent).then(|| {
        format!(
            "The sender's answer had the fingerprint {sent:08x} with {sender} of the model; version \
             {MODEL_VERSION} gives {now:08x}. MODEL.md lists what changed"
        )
    })
}
