//! The cases of `reference/scripts/dispatch.py`, made again from the same plain arithmetic.
#![expect(unreachable_pub, reason = "a module of test crates")]
#![allow(dead_code, reason = "each test crate uses a part")]

use serde::Deserialize;
use wattfleet_core::{
    dispatch::optimal::{BatteryExport, Case, DemandCharge, EndState, Grid, Lifts, Offer, Store},
    scenario::GridCharging,
};

const LOST: f64 = 100.0;
const DAYS_OF_MONTH: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// The cases that HiGHS has solved.
pub fn cases() -> Vec<Reference> {
    serde_json::from_str(include_str!("../reference/dispatch/cases.json")).unwrap()
}

#[derive(Clone, Debug, Deserialize)]
pub struct Reference {
    pub name: String,
    pub step_minutes: usize,
    seed: u64,
    summer_kw: f64,
    flat_kw: f64,
    pv_kw: f64,
    price: String,
    sell: f64,
    sell_kind: String,
    pub capacity_kwh: f64,
    charge_kw: f64,
    discharge_kw: f64,
    round_trip: f64,
    pub reserve_kwh: f64,
    pub start_kwh: f64,
    wear: f64,
    import_kw: f64,
    export_kw: f64,
    kept_frac: f64,
    cyclic: bool,
    grid_charging: bool,
    battery_export: bool,
    offers: Vec<(f64, f64)>,
    outages_h: Vec<(usize, usize)>,
    pub demand: Option<Demand>,
    pub objective_usd: f64,
    pub bound_usd: f64,
    pub check: [f64; 4],
}

#[derive(Clone, Debug, Deserialize)]
pub struct Demand {
    pub usd_per_kw: f64,
    pub hours: (f64, f64),
}

/// What a [`Case`] borrows.
#[derive(Debug)]
pub struct Series {
    pub load_kwh: Vec<f64>,
    pub pv_kwh: Vec<f64>,
    pub buy: Vec<f64>,
    pub sell: Vec<f64>,
    offers: Vec<Offer>,
    pub islanded: Vec<bool>,
    pub demand: Vec<DemandCharge>,
}

impl Reference {
    pub fn step_h(&self) -> f64 {
        self.step_minutes as f64 / 60.0
    }

    pub fn series(&self) -> Series {
        let per_day = 24 * 60 / self.step_minutes;
        let h = 24.0 / per_day as f64;
        let (mut load, mut pv, mut buy, mut sell) = (vec![], vec![], vec![], vec![]);
        for t in 0..365 * per_day {
            let (day, hour) = (t / per_day, (t % per_day) as f64 * h + h / 2.0);
            let season = 1.0 - (day as f64 - 182.0).abs() / 182.5;
            let evening = (1.0 - (hour - 19.0).abs() / 4.0).max(0.0);
            let morning = (1.0 - (hour - 7.5).abs() / 2.0).max(0.0);
            let hot = (1.0 - (hour - 16.0).abs() / 6.0).max(0.0);
            let base = 0.4 + 1.6 * evening + 0.8 * morning + self.summer_kw * season * hot;
            load.push((base * (0.6 + 0.8 * noise(self.seed, t as u64)) + self.flat_kw) * h);
            let half = 4.5 + 2.5 * season;
            let sun = (1.0 - ((hour - 12.0) / half) * ((hour - 12.0) / half)).max(0.0);
            pv.push(self.pv_kw * sun * (0.25 + 0.75 * noise(self.seed + 1, day as u64)) * h);
            let price = self.price(day, hour, noise(self.seed + 2, t as u64));
            buy.push(price);
            sell.push(if self.sell_kind == "flat" { self.sell.min(price) } else { self.sell * price });
        }
        let per_h = 60 / self.step_minutes;
        let mut islanded = vec![];
        if !self.outages_h.is_empty() {
            islanded = vec![false; load.len()];
            for (start_h, hours) in &self.outages_h {
                islanded[start_h * per_h..(start_h + hours) * per_h].fill(true);
            }
        }
        let offer = |(kw, usd_per_kwh): &(f64, f64)| Offer { energy_kwh: kw * h, usd_per_kwh: *usd_per_kwh };
        let offers = self.offers.iter().map(offer).collect();
        let demand = self.demand.as_ref().map_or(vec![], |demand| {
            let mut day = 0;
            let charges = DAYS_OF_MONTH.map(|days| {
                let steps = (day * per_day..(day + days) * per_day).filter(|t| {
                    let hour = ((t % per_day) * 24 / per_day) as f64;
                    hour >= demand.hours.0 && hour < demand.hours.1
                });
                day += days;
                DemandCharge {
                    steps: steps.map(|t| t as u32).collect(),
                    usd_per_kwh_step: demand.usd_per_kw / h,
                }
            });
            charges.into()
        });
        Series { load_kwh: load, pv_kwh: pv, buy, sell, offers, islanded, demand }
    }

    fn price(&self, day: usize, hour: f64, random: f64) -> f64 {
        let evening = (16.0..21.0).contains(&hour);
        let shape = 0.05 + 0.12 * (1.0 - (hour - 18.0).abs() / 5.0).max(0.0);
        match self.price.as_str() {
            "flat" => 0.14,
            "tou" if day % 7 >= 5 => 0.12,
            "tou" if evening => 0.42,
            "tou" if (7.0..16.0).contains(&hour) => 0.18,
            "tou" => 0.12,
            "seasons" => match ((151..273).contains(&day), evening) {
                (true, true) => 0.55,
                (false, true) => 0.38,
                (true, false) => 0.31,
                (false, false) => 0.29,
            },
            "real-time" => shape * (0.4 + 1.2 * random),
            _ => shape * (0.4 + 1.2 * random) - 0.06,
        }
    }

    pub fn case<'a>(&self, series: &'a Series) -> Case<'a> {
        let h = self.step_h();
        let one_way = self.round_trip.sqrt();
        Case {
            load_kwh: &series.load_kwh,
            pv_kwh: &series.pv_kwh,
            buy_usd_per_kwh: &series.buy,
            sell_usd_per_kwh: &series.sell,
            store: Store {
                low_kwh: self.reserve_kwh,
                high_kwh: self.capacity_kwh,
                start_kwh: self.start_kwh,
                end: if self.cyclic { EndState::At(self.start_kwh) } else { EndState::Free },
                charge_kwh: self.charge_kw * h,
                discharge_kwh: self.discharge_kw * h,
                charge_efficiency: one_way,
                discharge_efficiency: one_way,
                kept_frac: self.kept_frac,
                wear_usd_per_kwh: self.wear,
            },
            grid: Grid {
                import_kwh: self.import_kw * h,
                export_kwh: self.export_kw * h,
                charging: if self.grid_charging { GridCharging::Allowed } else { GridCharging::SunOnly },
                battery_export: if self.battery_export {
                    BatteryExport::Allowed
                } else {
                    BatteryExport::Never
                },
            },
            offers: &series.offers,
            offers_a_step: 0,
            lifts: Lifts::default(),
            shared: None,
            import_limit_kwh: &[],
            power_frac: &[],
            islanded: &series.islanded,
            lost_load_usd_per_kwh: LOST,
        }
    }
}

/// Uniform in [0, 1): splitmix64 of seed and index.
fn noise(seed: u64, index: u64) -> f64 {
    let mut z = seed
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(index.wrapping_mul(0xBF58_476D_1CE4_E5B9))
        .wrapping_add(0x94D0_49BB_1331_11EB);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    (z >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
}
