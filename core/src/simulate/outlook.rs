//! What a year means for outages and for the battery's life: asked for when it is shown, never on the way
//! to the year itself.

use crate::{
    energy::{
        battery::{BatteryLimits, BatteryUse, Health, cell_temperature_c, health},
        outage::{Island, NodeInOutage, OutageRecord, Survival, survival},
    },
    scenario::{BatteryInOutage, FadeModel, Home},
    units::Limited,
};

use super::{Year, battery_cells::battery_cells, inputs, node_meter::battery_in_outage};

/// How long the home lasts when the grid goes, by the step after which it goes, hours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutageOutlook {
    /// What the grid does.
    pub record: OutageRecord,
    /// The critical circuits, which never take more than the house does; the node does what it may.
    pub critical_h: Vec<f64>,
    /// The critical circuits of the home without its node.
    pub critical_today_h: Vec<f64>,
    /// The whole house; the node does what it may.
    pub house_h: Vec<f64>,
    /// The node, beside the critical circuits.
    pub node_h: Vec<f64>,
}

/// How long a home lasts in outages that begin after every step of its year.
#[must_use]
pub fn outage_outlook(home: &Home, year: &Year) -> OutageOutlook {
    let record = OutageRecord::new(&home.site);
    let battery = BatteryLimits::new(&home.battery);
    let flows = &year.with_node.flows;
    let most_kw = home.household.critical_kw;
    let critical_kw: Vec<f64> = year.household.kw.iter().map(|kw| kw.at_most(most_kw)).collect();
    let floor_kwh = match battery_in_outage(home) {
        BatteryInOutage::Never => f64::INFINITY,
        BatteryInOutage::ToReserve => battery.reserve_kwh,
        BatteryInOutage::All => 0.0,
    };
    let temperature = battery_cells(home).in_outages().year(&year.weather.dry_bulb_c, year.axis.step_h());
    let critical = Island {
        battery,
        temperature: &temperature,
        stored_kwh: &flows.stored_kwh,
        need_kw: &critical_kw,
        pv_kw: &year.pv.ac_kw,
        node: inputs::node_in_outage(home, &year.curve),
        floor_kwh,
        step_h: year.axis.step_h(),
    };
    let house = Island { need_kw: &year.household.kw, ..critical };
    let stored_today_kwh = &year.today.flows.stored_kwh;
    let today = Island { stored_kwh: stored_today_kwh, node: NodeInOutage::default(), ..critical };
    let Survival { need_h: critical_h, node_h } = survival(&critical);
    OutageOutlook {
        record,
        critical_h,
        critical_today_h: survival(&today).need_h,
        house_h: survival(&house).need_h,
        node_h,
    }
}

/// How the home's battery ages when it repeats its year, by a model of ageing; `None` without a battery.
#[must_use]
pub fn battery_health(home: &Home, year: &Year, model: FadeModel, years: usize) -> Option<Health> {
    let capacity_kwh = home.battery.total_kwh();
    if capacity_kwh <= 0.0 {
        return None;
    }
    let step_h = year.axis.step_h();
    let soc_frac: Vec<f64> = year.with_node.flows.stored_kwh.iter().map(|kwh| kwh / capacity_kwh).collect();
    let cell_c = cell_temperature_c(home.battery.place, &year.weather.dry_bulb_c, step_h);
    let of_year = BatteryUse { soc_frac: &soc_frac, cell_c: &cell_c, step_h };
    Some(health(&home.battery, model, &of_year, years))
}
