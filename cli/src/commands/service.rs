//! `service`: whether a node fits the electrical service of a home.

use clap::{Arg, ArgAction, ArgMatches, Command, builder::PossibleValuesParser};
use serde_json::{Value, json};
use wattfleet_core::{
    energy::service::{
        Backfeed, Conditioning, LoadRule, Nameplates, Rating, ServiceCheck, ServiceQuestion, backfeed,
        calculated_va, service_check,
    },
    scenario::{LoadMethod, Management, Supply},
    simulate::{ServiceReport, service_report},
    text::format_number,
};

use crate::{
    args::{json, number, number_or, option_of, text, with_optional_scenario},
    failure::Failure,
    reply::Reply,
    run,
    text_table::{Side, text_table},
};

/// What every answer says.
const ESTIMATE: &str = "An estimate, not a code calculation: ask an electrician";

const AFTER: &str = "\
Give a SCENARIO, or the service itself:
  wattfleet service preset:bungalow-100a
  wattfleet service --amps 100 --measured-peak-kw 8 --node-kw 12.5 --managed
  wattfleet service --amps 100 --method new --floor-m2 139.35 --appliances-va 20700 --resistive-va 9000 --heaters 5
In JSON: needed_a, unmanaged_a, available_a, passes, node_kw, node_max_kw, house_kw, method, management, continuous_a,
breaker_a, wire, wire_mm2, backfeed (inverter_a, needed_a, allowed_a, passes), hours (of a scenario's year), notes";

pub(super) fn command() -> Command {
    let keys = |all: Vec<&'static str>| PossibleValuesParser::new(all);
    with_optional_scenario(
        Command::new("service").about("Checks a node against the electrical service of a home"),
    )
    .after_help(AFTER)
    .args([
        number("amps", "A", "Main breaker, a phase"),
        number("volts", "V", "Between the conductors [default: 240, 230 or 400 by supply]"),
        Arg::new("supply")
            .long("supply")
            .value_name("NAME")
            .value_parser(keys(Supply::ALL.iter().map(|supply| supply.key()).collect()))
            .help("How the mains arrive [default: split-phase]"),
        number("continuous-frac", "F", "Share of a breaker that may flow for hours [default: 0.8]"),
        Arg::new("method")
            .long("method")
            .value_name("NAME")
            .value_parser(keys(LoadMethod::ALL.iter().map(|method| method.key()).collect()))
            .help("How the load of the house is found: 220.87, 220.82 or 220.83 [default: measured]"),
        number("measured-peak-kw", "KW", "Highest 15 minutes of twelve months (220.87)"),
        number("node-kw", "KW", "The node at full power [default: 0]"),
        Arg::new("managed")
            .long("managed")
            .action(ArgAction::SetTrue)
            .help("A controller holds the node under the rating"),
        number("busbar-a", "A", "Rating of the busbar [default: as the main breaker]"),
        number("inverter-kw", "KW", "Inverters that feed the busbar [default: 0]"),
        number("floor-m2", "M2", "Floor area (220.82, 220.83)"),
        number("appliances-va", "VA", "Nameplates of everything fixed, cars included"),
        number("cooling-va", "VA", "Air conditioning"),
        number("heat-pump-va", "VA", "Heat pump compressor"),
        number("supplement-va", "VA", "Resistive heat that helps the heat pump"),
        number("resistive-va", "VA", "Electric space heating without a heat pump"),
        number("heaters", "N", "Parts of it that are switched apart [default: 1]"),
    ])
    .arg(json())
}

pub(super) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let answer = if text(matches, "scenario").is_empty() { direct(matches)? } else { of_scenario(matches)? };
    Ok(if matches.get_flag("json") { Reply::json(&answer.json()) } else { Reply::text(answer.report()) })
}

/// What both ways to ask answer.
struct Answer {
    rating: Rating,
    house_kw: f64,
    node_kw: f64,
    method: LoadMethod,
    management: Management,
    check: ServiceCheck,
    backfeed: Backfeed,
    year: Option<ServiceReport>,
    notes: Vec<String>,
}

fn of_scenario(matches: &ArgMatches) -> Result<Answer, Failure> {
    let run = run::run(matches)?;
    let home = run.home()?;
    let report = service_report(home, &run.year);
    let mut notes = vec![ESTIMATE.to_owned()];
    if home.service.method == LoadMethod::Measured && home.service.measured_peak_kw <= 0.0 {
        notes.push(
            "The peak is the highest hour of the model; quarters of an hour are higher. Give the meter's as \
             --set service.measured_peak_kw=KW"
                .to_owned(),
        );
    }
    notes.extend(run.all_notes());
    Ok(Answer {
        rating: report.rating,
        house_kw: report.house_kw,
        node_kw: run.year.curve.full_kw,
        method: home.service.method,
        management: home.service.management,
        check: report.check,
        backfeed: report.backfeed,
        year: Some(report),
        notes,
    })
}

fn direct(matches: &ArgMatches) -> Result<Answer, Failure> {
    let amps = matches.get_one::<f64>("amps").copied().ok_or_else(|| {
        Failure::new("there is neither a SCENARIO nor --amps")
            .help("`wattfleet service --help` shows both ways")
    })?;
    let supply = option_of(matches, "supply", Supply::from_key).unwrap_or(Supply::SplitPhase);
    // Between three phases flows the root of three times as much.
    let phases = if supply == Supply::ThreePhase { supply.volts() / 400.0 } else { 1.0 };
    let rating = Rating {
        amps,
        supply,
        volts: matches.get_one::<f64>("volts").map_or(supply.volts(), |volts| volts * phases),
        continuous_frac: number_or(matches, "continuous-frac", 0.8),
    };
    for (name, value) in
        [("--amps", amps), ("--volts", rating.volts), ("--continuous-frac", rating.continuous_frac)]
    {
        if value <= 0.0 {
            return Err(Failure::new(format_args!("{name} must be more than 0")));
        }
    }
    let method = option_of(matches, "method", LoadMethod::from_key).unwrap_or(LoadMethod::Measured);
    let loads = || Nameplates {
        floor_area_m2: number_or(matches, "floor-m2", 0.0),
        small_circuits: 3.0,
        appliances_va: number_or(matches, "appliances-va", 0.0),
        conditioning: Conditioning {
            cooling_va: number_or(matches, "cooling-va", 0.0),
            heat_pump_va: number_or(matches, "heat-pump-va", 0.0),
            supplement_va: number_or(matches, "supplement-va", 0.0),
            resistive_va: number_or(matches, "resistive-va", 0.0),
            separate_heaters: number_or(matches, "heaters", 1.0),
        },
    };
    let house_kw = match method {
        LoadMethod::Measured => {
            let peak_kw = matches.get_one::<f64>("measured-peak-kw").ok_or_else(|| {
                Failure::new("--measured-peak-kw is missing")
                    .help("or choose --method new or existing and give nameplates")
            })?;
            1.25 * peak_kw
        }
        LoadMethod::New => calculated_va(LoadRule::New, &loads()) / 1000.0,
        LoadMethod::Existing => calculated_va(LoadRule::Existing, &loads()) / 1000.0,
    };
    let management = if matches.get_flag("managed") { Management::Managed } else { Management::None };
    let node_kw = number_or(matches, "node-kw", 0.0);
    Ok(Answer {
        rating,
        house_kw,
        node_kw,
        method,
        management,
        check: service_check(&ServiceQuestion { rating, house_kw, node_kw, management }),
        backfeed: backfeed(
            &rating,
            number_or(matches, "busbar-a", 0.0),
            number_or(matches, "inverter-kw", 0.0),
        ),
        year: None,
        notes: vec![ESTIMATE.to_owned()],
    })
}

impl Answer {
    fn json(&self) -> Value {
        let check = &self.check;
        let wire_mm2 = check.circuit.wire.mm2;
        json!({
            "method": self.method.key(),
            "management": self.management.key(),
            "supply": self.rating.supply.key(),
            "house_kw": self.house_kw,
            "node_kw": self.node_kw,
            "needed_a": check.needed_a,
            "unmanaged_a": check.unmanaged_a,
            "available_a": check.available_a,
            "passes": check.passes(),
            "node_max_kw": check.node_max_kw,
            "continuous_a": check.circuit.continuous_a,
            "breaker_a": check.circuit.breaker_a,
            "wire": check.circuit.wire.name,
            "wire_mm2": wire_mm2.is_finite().then_some(wire_mm2),
            "backfeed": {
                "inverter_a": self.backfeed.inverter_a,
                "needed_a": self.backfeed.needed_a,
                "allowed_a": self.backfeed.allowed_a,
                "passes": self.backfeed.passes(),
            },
            "hours": self.year.as_ref().map(|report| json!({
                "peak_import_kw": report.hours.peak_import_kw,
                "least_headroom_kw": report.hours.least_headroom_kw,
                "throttled_h": report.hours.throttled_h,
                "stopped_h": report.hours.stopped_h,
                "longest_throttled_h": report.hours.longest_throttled_h,
                "withheld_kwh": report.hours.withheld_kwh,
                "over_h": report.hours.over_h,
            })),
            "notes": self.notes,
        })
    }

    fn report(&self) -> String {
        let check = &self.check;
        let mut rows = vec![
            row("House asks for", self.house_kw, "kW"),
            row("Node at full power", self.node_kw, "kW"),
            row("Needed", check.needed_a, "A"),
            row("Needed without load control", check.unmanaged_a, "A"),
            row("Available", check.available_a, "A"),
            row("Node may draw at the worst moment", check.node_max_kw, "kW"),
            row("Node's breaker", check.circuit.breaker_a, "A"),
            vec!["Node's copper wire".to_owned(), check.circuit.wire.name.to_owned(), String::new()],
            row("Back-fed breaker needed", self.backfeed.needed_a, "A"),
            row("Back-fed breaker the busbar takes", self.backfeed.allowed_a, "A"),
        ];
        if let Some(report) = &self.year {
            rows.push(row("Highest import", report.hours.peak_import_kw, "kW"));
            rows.push(row("Hours in which the node gives way", report.hours.throttled_h, "h"));
            rows.push(row("of which it stands still", report.hours.stopped_h, "h"));
            rows.push(row("Energy withheld from it", report.hours.withheld_kwh, "kWh"));
            rows.push(row("Hours over the limit", report.hours.over_h, "h"));
        }
        let verdict = if check.passes() { "Fits" } else { "Does not fit" };
        let how = match self.management {
            Management::None => "without load control",
            Management::Managed | Management::Sheds => "with load control",
        };
        let table = text_table(&[Side::Left, Side::Right, Side::Left], &rows);
        let notes: String = self.notes.iter().map(|note| format!("- {note}\n")).collect();
        format!("{verdict} {how} ({}).\n\n{table}\nNotes\n{notes}", self.method.label())
    }
}

fn row(label: &str, value: f64, unit: &str) -> Vec<String> {
    vec![label.to_owned(), format_number(value), unit.to_owned()]
}
