//! `wattfleet dispatch`: a battery against a year of load, sun and prices.

use std::{fs, time::Instant};

use clap::{Arg, ArgMatches, Command, builder::PossibleValuesParser, value_parser};
use serde_json::json;
use wattfleet_core::{
    dispatch::{
        day_ahead,
        optimal::{
            BatteryExport, Case, EndState, Grid, Lifts, OptimalError, Schedule, Store, optimal, own_sun,
            shadow_prices,
        },
    },
    scenario::GridCharging,
};

use crate::{args, failure::Failure, reply::Reply};

const HOURS: f64 = 8760.0;
const COLUMNS: [&str; 4] = ["load_kwh", "pv_kwh", "buy_usd_per_kwh", "sell_usd_per_kwh"];

/// How the command is typed.
pub(crate) fn command() -> Command {
    let number = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("X")
            .allow_negative_numbers(true)
            .value_parser(value_parser!(f64))
            .help(help)
    };
    Command::new("dispatch")
        .about("Schedules a battery over a year: the provable optimum, a day ahead, or by rule")
        .after_help(
            "FILE.csv has a header with the columns load_kwh, pv_kwh, buy_usd_per_kwh, sell_usd_per_kwh and one row \
             a step over one year of 8,760 hours. PV may be curtailed; the battery may charge from and discharge to \
             the grid; wear counts on energy discharged, AC.",
        )
        .args([
            Arg::new("case").long("case").value_name("FILE.csv").required(true).help("Load, sun and prices"),
            number("capacity-kwh", "Usable energy, kWh").required(true),
            number("charge-kw", "Highest charging power, kW AC").required(true),
            number("discharge-kw", "Highest discharging power, kW AC").required(true),
            number("round-trip", "Share that comes back, AC to AC, split evenly between the two ways").required(true),
            number("reserve-kwh", "Kept in the store, kWh").default_value("0"),
            number("start-kwh", "Stored at the start, kWh [default: the reserve]"),
            number("wear-usd-per-kwh", "Wear, USD per kWh discharged").default_value("0"),
            number("import-limit-kw", "The most that may be imported, kW [default: no limit]"),
            number("export-limit-kw", "The most that may be exported, kW [default: no limit]"),
            Arg::new("cyclic")
                .long("cyclic")
                .value_name("true|false")
                .value_parser(value_parser!(bool))
                .default_value("true")
                .help("Whether the year ends with what it began with"),
            Arg::new("policy")
                .long("policy")
                .value_name("NAME")
                .value_parser(PossibleValuesParser::new(["optimal", "rules", "day-ahead"]))
                .default_value("optimal")
                .help("Perfect foresight, own sun first, or planned each midnight"),
            args::json(),
        ])
}

/// Runs it.
#[expect(clippy::disallowed_methods, reason = "the command line has a clock, and says how long it took")]
pub(crate) fn run(matches: &ArgMatches) -> Result<Reply, Failure> {
    let file = args::text(matches, "case");
    let table = Table::read(file)?;
    let [load_kwh, pv_kwh, buy, sell] = &table.columns;
    let step_h = HOURS / load_kwh.len() as f64;
    let number = |name: &str| matches.get_one::<f64>(name).copied();
    let of = |name: &str| number(name).unwrap_or(0.0);
    let limit_kwh = |name: &str| number(name).map_or(f64::MAX, |kw| kw * step_h);
    let start_kwh = number("start-kwh").unwrap_or_else(|| of("reserve-kwh"));
    let cyclic = matches.get_one::<bool>("cyclic").copied().unwrap_or(true);
    let one_way = of("round-trip").max(0.0).sqrt();
    let case = Case {
        load_kwh,
        pv_kwh,
        buy_usd_per_kwh: buy,
        sell_usd_per_kwh: sell,
        store: Store {
            low_kwh: of("reserve-kwh"),
            high_kwh: of("capacity-kwh"),
            start_kwh,
            end: if cyclic { EndState::At(start_kwh) } else { EndState::Free },
            charge_kwh: of("charge-kw") * step_h,
            discharge_kwh: of("discharge-kw") * step_h,
            charge_efficiency: one_way,
            discharge_efficiency: one_way,
            kept_frac: 1.0,
            wear_usd_per_kwh: of("wear-usd-per-kwh"),
        },
        grid: Grid {
            import_kwh: limit_kwh("import-limit-kw"),
            export_kwh: limit_kwh("export-limit-kw"),
            charging: GridCharging::Allowed,
            battery_export: BatteryExport::Allowed,
        },
        offers: &[],
        offers_a_step: 0,
        lifts: Lifts::default(),
        shared: None,
        import_limit_kwh: &[],
        power_frac: &[],
        islanded: &[],
        lost_load_usd_per_kwh: lost_load_usd_per_kwh(buy),
    };
    let steps_per_day = load_kwh.len() / 365;
    let policy = args::text(matches, "policy");
    let solve = || match policy {
        "rules" => own_sun(&case),
        "day-ahead" => day_ahead(&case, steps_per_day.max(1)),
        _ => optimal(&case),
    };
    // The first run warms the memory; the second is what is reported.
    let refused = |error: OptimalError| Failure::new(error);
    solve().map_err(refused)?;
    let began = Instant::now();
    let schedule = solve().map_err(refused)?;
    let solve_ms = began.elapsed().as_secs_f64() * 1000.0;
    let prices =
        if policy == "optimal" { Some(shadow_prices(&case, &schedule).map_err(refused)?) } else { None };
    let mut warnings = table.warnings;
    let lost_kwh: f64 = schedule.lost_kwh.iter().sum();
    if lost_kwh > 0.0 {
        warnings.push(format!(
            "{lost_kwh:.3} kWh of load cannot be served within the import limit; each is counted as {} USD",
            case.lost_load_usd_per_kwh
        ));
    }
    let sums = Sums::of(&schedule);
    if !matches.get_flag("json") {
        return Ok(Reply::text(sums.in_words(&schedule, policy)).with_warnings(warnings));
    }
    let mut answer = json!({
        "objective_usd": schedule.cost_usd,
        "import_kwh": sums.import_kwh,
        "export_kwh": sums.export_kwh,
        "charge_kwh": sums.charge_kwh,
        "discharge_kwh": sums.discharge_kwh,
        "curtailed_kwh": sums.curtailed_kwh,
        "lost_kwh": lost_kwh,
        "solve_ms": solve_ms,
        "shadow_price_usd_per_kwh_capacity": prices.map(|prices| prices.capacity_usd_per_kwh),
    });
    if let Some(answer) = answer.as_object_mut() {
        // What the optimum leaves behind it: nothing for itself, and what else one might do.
        let best_usd =
            if policy == "optimal" { schedule.cost_usd } else { optimal(&case).map_err(refused)?.cost_usd };
        let rules_usd = own_sun(&case).map_err(refused)?.cost_usd;
        let day_ahead_usd = day_ahead(&case, steps_per_day.max(1)).map_err(refused)?.cost_usd;
        answer.insert("optimum_usd".to_owned(), json!(best_usd));
        answer.insert(
            "regret_usd".to_owned(),
            json!({ "rules": rules_usd - best_usd, "day-ahead": day_ahead_usd - best_usd }),
        );
    }
    if let (Some(prices), Some(answer)) = (prices, answer.as_object_mut()) {
        answer.insert("bound_usd".to_owned(), json!(schedule.bound_usd));
        answer.insert("gap_usd".to_owned(), json!(schedule.cost_usd - schedule.bound_usd));
        answer.insert("shadow_price_usd_per_kw_charge".to_owned(), json!(prices.charge_usd_per_kwh * step_h));
        answer.insert(
            "shadow_price_usd_per_kw_discharge".to_owned(),
            json!(prices.discharge_usd_per_kwh * step_h),
        );
        answer.insert("shadow_price_usd_per_kw_import".to_owned(), json!(prices.import_usd_per_kwh * step_h));
        answer.insert("shadow_price_usd_per_kw_export".to_owned(), json!(prices.export_usd_per_kwh * step_h));
    }
    Ok(Reply::json(&answer).with_warnings(warnings))
}

/// Far above every price, so that load is shed last.
fn lost_load_usd_per_kwh(buy: &[f64]) -> f64 {
    100.0 + 10.0 * buy.iter().copied().fold(0.0, f64::max)
}

struct Sums {
    import_kwh: f64,
    export_kwh: f64,
    charge_kwh: f64,
    discharge_kwh: f64,
    curtailed_kwh: f64,
}

impl Sums {
    fn of(schedule: &Schedule) -> Self {
        let sum = |series: &[f64]| series.iter().sum::<f64>();
        Self {
            import_kwh: sum(&schedule.import_kwh),
            export_kwh: sum(&schedule.export_kwh),
            charge_kwh: sum(&schedule.charge_kwh),
            discharge_kwh: sum(&schedule.discharge_kwh),
            curtailed_kwh: sum(&schedule.curtailed_kwh),
        }
    }

    fn in_words(&self, schedule: &Schedule, policy: &str) -> String {
        format!(
            "{policy}: {:.2} USD a year; import {:.0}, export {:.0}, charge {:.0}, discharge {:.0}, curtailed {:.0} kWh",
            schedule.cost_usd,
            self.import_kwh,
            self.export_kwh,
            self.charge_kwh,
            self.discharge_kwh,
            self.curtailed_kwh
        )
    }
}

/// The four columns of a case.
struct Table {
    columns: [Vec<f64>; 4],
    warnings: Vec<String>,
}

impl Table {
    fn read(file: &str) -> Result<Self, Failure> {
        let text = fs::read_to_string(file)
            .map_err(|error| Failure::new(format_args!("{file} cannot be read: {error}")))?;
        let mut lines = text
            .trim_start_matches('\u{feff}')
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty());
        let (_, header) = lines.next().ok_or_else(|| Failure::new(format_args!("{file} is empty")))?;
        let names: Vec<&str> = header.split(',').map(|name| name.trim().trim_matches('"')).collect();
        let mut places = [0; 4];
        for (place, wanted) in places.iter_mut().zip(COLUMNS) {
            *place =
                names.iter().position(|name| name.eq_ignore_ascii_case(wanted)).ok_or_else(|| {
                    Failure::new(format_args!("{file} line 1: there is no column {wanted}")).help(
                        format_args!("the header needs {}; it has {}", COLUMNS.join(", "), names.join(", ")),
                    )
                })?;
        }
        let mut columns = [const { Vec::new() }; 4];
        for (line, text) in lines {
            let cells: Vec<&str> = text.split(',').collect();
            for ((column, place), name) in columns.iter_mut().zip(places).zip(COLUMNS) {
                let cell = cells.get(place).map_or("", |cell| cell.trim());
                let value = cell.parse::<f64>().ok().filter(|value| value.is_finite()).ok_or_else(|| {
                    Failure::new(format_args!(
                        "{file} line {}, column {name}: '{cell}' is no number",
                        line + 1
                    ))
                })?;
                column.push(value);
            }
        }
        let rows = columns[0].len();
        if rows == 0 {
            return Err(Failure::new(format_args!("{file} has a header and no rows")));
        }
        for (column, name) in columns.iter().zip(COLUMNS).take(2) {
            if let Some(row) = column.iter().position(|value| *value < 0.0) {
                return Err(Failure::new(format_args!(
                    "{file} row {}, column {name}: energy below zero",
                    row + 1
                ))
                .help("give gross load and PV, each zero or more"));
            }
        }
        let mut warnings = Vec::new();
        let above = columns[3].iter().zip(&columns[2]).filter(|(sell, buy)| sell > buy).count();
        if above > 0 {
            warnings.push(format!(
                "export earns more than import costs in {above} steps; it is counted as the same there"
            ));
        }
        if columns[2].iter().any(|buy| *buy < 0.0) {
            warnings
                .push("some import prices are negative: solved on states in steps, see bound_usd".to_owned());
        }
        Ok(Self { columns, warnings })
    }
}
