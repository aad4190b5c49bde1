//! How far an input may plausibly lie from its value: the range of the row that decides it, else that
//! of the field table; always around the value itself.

use crate::{
    catalog::{self, Range},
    scenario::{Home, Path, Scenario},
};

/// Lowest and highest worth trying; `None` where there is no such range or place.
#[must_use]
pub fn plausible(scenario: &Scenario, path: Path) -> Option<(f64, f64)> {
    let value = path.read(scenario)?;
    let home = scenario.homes.get(path.place.home)?;
    let (low, high) = match row_range(home, path.field.key) {
        Some(range) => (range.low, range.high),
        None => path.field.plausible?,
    };
    Some((path.field.snap(low).min(value), path.field.snap(high).max(value)))
}

fn row_range(home: &Home, key: &str) -> Option<Range> {
    let node = || catalog::node(home.node.model);
    let llm = || catalog::llm(home.workload.llm);
    let link = || catalog::link(home.link.plan);
    let range = match key {
        "node.gpu_usd" => node()?.gpu_usd,
        "node.host_usd" => node()?.host_usd,
        "node.install_usd" => node()?.install_usd,
        "workload.price_in_usd_per_mtok" => llm()?.price_in_usd_per_mtok,
        "workload.price_out_usd_per_mtok" => llm()?.price_out_usd_per_mtok,
        "workload.rent_usd_per_h" => catalog::gpu(home.node.gpu)?.rent_usd_per_h,
        "link.up_mbit_s" => link()?.up_range_mbit_s,
        "link.down_mbit_s" => link()?.down_range_mbit_s,
        "link.usd_month" => link()?.usd_month,
        "deal.operator_stops_frac" => catalog::deal(home.deal.kind)?.stop_risk_per_year,
        _ => return None,
    };
    (range.low < range.high).then_some(range)
}
