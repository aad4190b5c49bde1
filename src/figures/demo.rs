//! An invented year for looking at the figures alone; never in a released build.

use wattfleet_core::figure::{Paint, Tone};
use wattfleet_core::time::{DaylightSaving, MONTH_DAYS, TimeAxis};
use wattfleet_core::units::Unit;

use super::{BindingName, FigureData, MonthEnergy, Output};

/// The most the house and node may draw together, kW.
const LIMIT_KW: f64 = 24.0;

/// A year of an all-electric house with a car, a battery of some kWh and a node.
#[must_use]
pub fn invented_year(capacity_kwh: f64, node_kw: f64) -> FigureData {
    let axis = TimeAxis::hourly(DaylightSaving::UnitedStates);
    let name = |label: &str, paint| BindingName { label: label.to_owned(), paint };
    let mut year = FigureData {
        axis,
        pv_kw: Vec::new(),
        discharge_kw: Vec::new(),
        import_kw: Vec::new(),
        household_kw: Vec::new(),
        node_kw: Vec::new(),
        charge_kw: Vec::new(),
        export_kw: Vec::new(),
        curtailed_kw: vec![0.0; axis.len()],
        stored_kwh: Vec::new(),
        capacity_kwh,
        reserve_kwh: 0.2 * capacity_kwh,
        output: Output {
            label: "output tokens a second".to_owned(),
            unit: Unit::TokS,
            sold: Vec::new(),
            capable: Vec::new(),
            low_frac: 0.86,
            high_frac: 1.12,
        },
        binding: Vec::new(),
        binding_names: vec![
            name("nothing", Paint::line(Tone::Sunk)),
            name("price of power", Paint::line(Tone::Sun)),
            name("service", Paint::line(Tone::Grid)),
            name("transformer", Paint::line(Tone::House)),
            name("link", Paint::line(Tone::Link)),
            name("sales", Paint::line(Tone::Battery)),
            name("GPUs", Paint::fill(Tone::Node).with_opacity(0.35)),
        ],
        monthly: [MonthEnergy::default(); 12],
        buy_usd_per_kwh: Vec::new(),
        sun_elevation_deg: Vec::new(),
        link_up_mbit_s: Vec::new(),
        today_import_kw: Vec::new(),
    };
    let (mut stored_kwh, mut month_end, mut month) = (0.9 * capacity_kwh, MONTH_DAYS[0], 0);
    for step in 0..axis.len() {
        let (day, hour) = (axis.day(step), axis.standard_hour(step) + 0.5);
        if day >= month_end && month < 11 {
            month += 1;
            month_end += MONTH_DAYS[month];
        }
        let season = wave((day as f64 - 80.0) / 365.0);
        let cloud = if noise(day * 7 + 3) > 0.82 { 0.35 } else { 1.0 };
        let half_day = 6.0 + 1.25 * season;
        let sun = wave(((hour - 12.3) / half_day * 0.25) + 0.25).max(0.0);
        let lit = (hour - 12.3).abs() < half_day;
        let pv = if lit {
            sun * sun.sqrt() * (5.6 + 0.8 * season) * cloud * (0.93 + 0.07 * noise(step))
        } else {
            0.0
        };
        let car = if (16.0..19.0).contains(&hour) && !day.is_multiple_of(4) { 9.6 } else { 0.0 };
        let bump = |at: f64, width: f64| js_sys::Math::exp(-((hour - at) / width) * ((hour - at) / width));
        let cooling = (0.4 + 0.6 * season).max(0.1) * 3.6 * bump(16.5, 4.2);
        let household = 1.0 + cooling + 0.5 * bump(7.5, 1.5) + 0.2 * noise(step + 99_000) + car;
        let price = if (15.0..20.0).contains(&hour) { 0.28 + 0.06 * season } else { 0.11 };
        let mut battery = 0.0;
        if hour >= 19.0 && stored_kwh > 0.2 * capacity_kwh {
            battery = f64::min(2.4, stored_kwh - 0.2 * capacity_kwh);
        } else if hour < 5.0 && stored_kwh < capacity_kwh {
            battery = -f64::min(2.4, capacity_kwh - stored_kwh);
        }
        stored_kwh -= if battery > 0.0 { battery } else { battery * 0.94 };
        let wanted = if noise(step / 5 + 5000) > 0.96 { 0.72 * node_kw } else { node_kw };
        let node = f64::min(wanted, LIMIT_KW + pv + battery - household).max(0.0);
        let net = household + node - pv - battery;
        let rate = 4192.0 * node * (1.35 - 0.35 * node / node_kw.max(0.1));
        let binding = if node < wanted - 0.01 {
            2
        } else if wanted < node_kw {
            5
        } else {
            6
        };
        year.pv_kw.push(pv);
        year.discharge_kw.push(battery.max(0.0));
        year.charge_kw.push((-battery).max(0.0));
        year.import_kw.push(net.max(0.0));
        year.export_kw.push((-net).max(0.0));
        year.household_kw.push(household);
        year.node_kw.push(node);
        year.stored_kwh.push(stored_kwh);
        year.output.sold.push(rate);
        year.output.capable.push(rate);
        year.binding.push(binding);
        year.buy_usd_per_kwh.push(price);
        year.sun_elevation_deg.push(if lit { 80.0 * sun } else { -20.0 });
        year.link_up_mbit_s.push(rate * 0.000_22);
        let today = (household - pv - battery).max(0.0);
        year.today_import_kw.push(today);
        let sum = &mut year.monthly[month];
        sum.pv_kwh += pv;
        sum.discharge_kwh += battery.max(0.0);
        sum.import_kwh += net.max(0.0);
        sum.household_kwh += household;
        sum.node_kwh += node;
        sum.charge_kwh += (-battery).max(0.0);
        sum.export_kwh += (-net).max(0.0);
        sum.today_import_kwh += today;
    }
    year
}

/// A sine of turns.
fn wave(turns: f64) -> f64 {
    js_sys::Math::sin(turns * std::f64::consts::TAU)
}

/// 0 to 1, the same for the same seed.
fn noise(seed: usize) -> f64 {
    let mut bits = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits ^= bits >> 29;
    bits = bits.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (bits >> 40) as f64 / (1_u64 << 24) as f64
}
