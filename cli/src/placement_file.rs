//! A placement problem as JSON.

use serde_json::Value;
use wattfleet_core::fleet::placement::{
    Group, Market, NodeOption, Objective, Problem, Region, Street, Supply,
};

use crate::{
    failure::Failure,
    object::{Object, number, position},
};

/// What the help says of the file.
pub(crate) const SCHEMA: &str = "\
FILE is one JSON object; `wattfleet place --example` prints a whole one. null or no key: no limit.
  objective        profit | tokens | firm_tokens | cost | carbon  [default: profit]
  target_tok       tokens a year to be served, for cost and carbon
  budget_usd       capital at most
  hardware         {NAME: GPUs at most}
  regions          {NAME: MW at most}
  models           {NAME: {usd_per_mtok, tok_at_most}}: price of a million tokens, tokens sold a year at most
  groups           [{name, homes, opt_in_frac [1], region, link_up_mbit_s, street, options}]
  street           {homes, nodes_at_most, kw_at_most}: of one transformer
  options          [{name, model, gpus: {NAME: count}, capital_usd, costs_usd, kw, tok, firm_tok, carbon_kg,
                   link_up_mbit_s}]: a node, its power cap and its model; costs, tokens and carbon a year; costs
                   are due whether or not tokens are sold
Answer: objective, bound, gap (share), counts [{group, option, nodes}], binds [{limit, used, most,
shadow_price, unit}], solve_ms, shadow_prices {limit: price}, why [{group, reason, limit, text}], totals.";

/// A file that shows every key.
pub(crate) const EXAMPLE: &str = include_str!("placement_example.json");

const KEYS: [&str; 7] = ["objective", "target_tok", "budget_usd", "hardware", "regions", "models", "groups"];
const MODEL_KEYS: [&str; 2] = ["usd_per_mtok", "tok_at_most"];
const GROUP_KEYS: [&str; 7] =
    ["name", "homes", "opt_in_frac", "region", "link_up_mbit_s", "street", "options"];
const STREET_KEYS: [&str; 3] = ["homes", "nodes_at_most", "kw_at_most"];
const OPTION_KEYS: [&str; 10] = [
    "name",
    "model",
    "gpus",
    "capital_usd",
    "costs_usd",
    "kw",
    "tok",
    "firm_tok",
    "carbon_kg",
    "link_up_mbit_s",
];

/// The problem of a file.
pub(crate) fn problem(value: &Value) -> Result<Problem, Failure> {
    let file = Object::new("the file", value, &KEYS)?;
    let limits = |key: &str| -> Result<Vec<(String, f64)>, Failure> {
        let entries = file.named(key)?.into_iter();
        entries
            .map(|(name, value)| {
                let most =
                    if value.is_null() { f64::INFINITY } else { number(&format!("{key}: {name}"), value)? };
                Ok((name.clone(), most))
            })
            .collect()
    };
    let mut problem = Problem {
        groups: Vec::new(),
        budget_usd: file.number_or("budget_usd", f64::INFINITY)?,
        hardware: limits("hardware")?
            .into_iter()
            .map(|(name, gpus_at_most)| Supply { name, gpus_at_most })
            .collect(),
        regions: limits("regions")?
            .into_iter()
            .map(|(name, mw_at_most)| Region { name, mw_at_most })
            .collect(),
        models: file
            .named("models")?
            .into_iter()
            .map(|(name, value)| {
                let of = Object::new(&format!("models: {name}"), value, &MODEL_KEYS)?;
                Ok(Market {
                    name: name.clone(),
                    usd_per_mtok: of.number_or("usd_per_mtok", 0.0)?,
                    tok_at_most: of.number_or("tok_at_most", f64::INFINITY)?,
                })
            })
            .collect::<Result<_, Failure>>()?,
        objective: objective(&file)?,
    };
    problem.groups =
        file.list("groups")?.iter().enumerate().map(|at| group(&problem, at)).collect::<Result<_, _>>()?;
    Ok(problem)
}

fn objective(file: &Object<'_>) -> Result<Objective, Failure> {
    let tok = || file.number("target_tok");
    let found = match file.text_or("objective", "profit")? {
        "profit" => Objective::MaxProfit,
        "tokens" => Objective::MaxTokens,
        "firm_tokens" => Objective::MaxFirmTokens,
        "cost" => Objective::MinCost { tok: tok()? },
        "carbon" => Objective::MinCarbon { tok: tok()? },
        other => {
            return Err(Failure::new(format_args!("objective: '{other}' is none"))
                .help("profit, tokens, firm_tokens, cost or carbon"));
        }
    };
    match (found.target_tok(), file.value("target_tok")) {
        (None, Some(_)) => Err(Failure::new("target_tok goes with the objectives cost and carbon")
            .help("leave it out, or choose one of these")),
        _ => Ok(found),
    }
}

fn group(problem: &Problem, (at, value): (usize, &Value)) -> Result<Group, Failure> {
    let of = Object::new(&format!("groups[{at}]"), value, &GROUP_KEYS)?;
    let regions: Vec<&str> = problem.regions.iter().map(|region| region.name.as_str()).collect();
    let street = of.value("street").map(|value| {
        let of = Object::new(&format!("groups[{at}].street"), value, &STREET_KEYS)?;
        Ok::<_, Failure>(Street {
            homes: of.number("homes")?,
            nodes_at_most: of.number_or("nodes_at_most", f64::INFINITY)?,
            kw_at_most: of.number_or("kw_at_most", f64::INFINITY)?,
        })
    });
    let options = of.list("options")?.iter().enumerate();
    Ok(Group {
        name: of.text("name")?.to_owned(),
        homes: of.whole("homes")?,
        opt_in_frac: of.number_or("opt_in_frac", 1.0)?,
        region: of.position("region", &regions)?,
        street: street.transpose()?,
        link_up_mbit_s: of.number_or("link_up_mbit_s", f64::INFINITY)?,
        options: options
            .map(|(number, value)| option(problem, &format!("groups[{at}].options[{number}]"), value))
            .collect::<Result<_, _>>()?,
    })
}

fn option(problem: &Problem, place: &str, value: &Value) -> Result<NodeOption, Failure> {
    let of = Object::new(place, value, &OPTION_KEYS)?;
    let models: Vec<&str> = problem.models.iter().map(|market| market.name.as_str()).collect();
    let hardware: Vec<&str> = problem.hardware.iter().map(|supply| supply.name.as_str()).collect();
    let gpus = of.named("gpus")?.into_iter().map(|(name, count)| {
        Ok((position(place, name, &hardware)?, number(&format!("{place}.gpus: {name}"), count)?))
    });
    Ok(NodeOption {
        name: of.text("name")?.to_owned(),
        model: of.position("model", &models)?,
        gpus: gpus.collect::<Result<_, Failure>>()?,
        capital_usd: of.number("capital_usd")?,
        costs_usd: of.number("costs_usd")?,
        kw: of.number("kw")?,
        tok: of.number_or("tok", 0.0)?,
        firm_tok: of.number_or("firm_tok", 0.0)?,
        carbon_kg: of.number_or("carbon_kg", 0.0)?,
        link_up_mbit_s: of.number_or("link_up_mbit_s", 0.0)?,
    })
}
