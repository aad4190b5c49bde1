//! A fleet's year as JSON for programs.

use serde_json::{Map, Value, json};
use wattfleet_core::{
    catalog,
    fleet::{FeederYear, FleetYear, GroupYear, StreetYear, Sums, duration, exceeded_for},
    share::MODEL_VERSION,
    text::sentence,
};

/// The shares of the year of a duration curve: 0 its highest hour, 1 its lowest.
const SHARES: [f64; 9] = [0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0];

/// Everything `fleet --json` says.
pub(crate) fn fleet_json(year: &FleetYear) -> Value {
    let firm = year.firm.levels.iter().map(|level| {
        json!({
            "level": level.level,
            "nodes": level.nodes,
            "up_kw": level.up_kw,
            "able_kw": level.able_kw,
            "tok_s": level.tok_s,
            "gpu": level.gpu,
        })
    });
    json!({
        "nodes": year.nodes,
        "homes_simulated": year.drawn,
        "full_kw": year.full_kw(),
        "totals": sums_json(&year.sums),
        "sampling_error": sums_json(&year.error),
        "net_usd": year.sums.net_usd(),
        "peak_kw": year.peak_kw,
        "diversity": year.diversity,
        "duration": duration_json(year),
        "firm": firm.collect::<Vec<_>>(),
        "service": {
            "sure_frac": year.firm.sure_frac,
            "promised_nodes": year.firm.promised_nodes,
            "mean_nodes": year.firm.mean_nodes,
            "spare_frac": year.firm.spare_frac,
        },
        "groups": year.groups.iter().enumerate().map(group_json).collect::<Vec<_>>(),
        "utc_offset_h": year.utc_offset_h,
        "notes": year.notes.iter().map(sentence).collect::<Vec<_>>(),
        "model_version": MODEL_VERSION,
    })
}

fn duration_json(year: &FleetYear) -> Value {
    let mut out = Map::new();
    out.insert("exceeded_frac".to_owned(), json!(SHARES));
    for (name, series) in year.hours.series() {
        let curve = duration(series);
        out.insert(name.to_owned(), json!(SHARES.map(|share| exceeded_for(&curve, share))));
    }
    out.into()
}

fn group_json((index, group): (usize, &GroupYear)) -> Value {
    let causes = &group.homes.causes;
    json!({
        "name": group.name(index),
        "design": group.group.design,
        "climate": catalog::climate(group.home.site.climate).map(|row| row.slug),
        "region": catalog::region(group.region).map(|row| row.slug),
        "nodes": group.nodes,
        "homes_simulated": group.homes.drawn,
        "totals": sums_json(&group.sums),
        "sampling_error": sums_json(&group.error),
        "net_usd": group.sums.net_usd(),
        "node_kw": group.homes.full_kw,
        "node_tok_s": group.full_tok_s,
        "node_gpu": group.full_gpu,
        "available_frac": group.available_frac,
        "down": {
            "everyday_outages_frac": causes.grid.everyday_frac,
            "storms_frac": causes.grid.storm_frac,
            "link_frac": causes.link_frac,
            "hardware_frac": causes.hardware_frac,
            "owner_frac": causes.owner_frac,
        },
        "street": group.homes.street.as_ref().map(street_json),
    })
}

fn street_json(street: &StreetYear) -> Value {
    json!({
        "homes": street.homes,
        "kva": street.kva,
        "nodes": street.nodes,
        "peak_loading_frac": street.peak_loading_frac,
        "above_rating_h": street.above_rating_h,
        "above_rating_today_h": street.above_rating_today_h,
        "ageing_factor": street.ageing_factor,
        "takes_rated_nodes": street.takes_rated,
        "takes_ageing_nodes": street.takes_ageing,
        "feeder": street.feeder.as_ref().map(feeder_json),
    })
}

fn feeder_json(feeder: &FeederYear) -> Value {
    json!({
        "homes": feeder.homes,
        "transformers": feeder.transformers,
        "kva": feeder.kva,
        "nodes": feeder.nodes,
        "peak_loading_frac": feeder.peak_loading_frac,
        "above_rating_h": feeder.above_rating_h,
        "above_rating_today_h": feeder.above_rating_today_h,
        "takes_rated_nodes": feeder.takes_rated,
    })
}

fn sums_json(sums: &Sums) -> Value {
    sums.rows().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect::<Map<_, _>>().into()
}
