//! Why the battery does what it does at a step, in a sentence.
//!
//! What it stores is followed to the step that uses it, what it gives to the step that it came from
//! ([`Trace`]): in the year as it is, whatever rule made it.

use crate::{
    dispatch::{Binding, Flows, Trace},
    energy::battery::BatteryLimits,
    scenario::Home,
    simulate::Year,
    text::{Arg, Message},
    time::TimeAxis,
};

/// Less than this is standby, kW.
const FLOWS_KW: f64 = 0.05;
/// Nearer to full or empty than this is full or empty, kWh.
const NEAR_KWH: f64 = 0.05;

/// What a kWh is worth and costs at each step, and what goes into the store; made once a year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatteryReasons {
    worth_usd: Vec<f64>,
    cost_usd: Vec<f64>,
    charge_kw: Vec<f64>,
}

impl BatteryReasons {
    /// Of a year with the node.
    #[must_use]
    pub fn new(year: &Year) -> Self {
        let flows = &year.with_node.flows;
        let prices = year.prices.buy_usd_per_kwh.iter().zip(&year.prices.sell_usd_per_kwh);
        let meter = flows.import_kw.iter().zip(&flows.export_kw);
        // What is exported would be exported more or less; all else is bought more or less.
        let price = |((buy, sell), (_, export_kw)): ((&f64, &f64), (&f64, &f64))| {
            if *export_kw > FLOWS_KW { *sell } else { *buy }
        };
        let worth_usd: Vec<f64> = prices.clone().zip(meter.clone()).map(price).collect();
        // The sun that fills the store would have been sold.
        let cost = |((buy, sell), (import_kw, _)): ((&f64, &f64), (&f64, &f64))| {
            if *import_kw > FLOWS_KW { *buy } else { *sell }
        };
        let cost_usd = prices.zip(meter).map(cost).collect();
        // Standby is drawn from the bus all the time, and is not stored.
        let mut before_kwh = flows.start_kwh;
        let step_h = year.axis.step_h();
        let into = |(kwh, kw): (&f64, f64)| {
            let rises = *kwh > before_kwh + 1e-9 * step_h;
            before_kwh = *kwh;
            if rises { kw } else { 0.0 }
        };
        let dc_kw = flows.dc_charge_kw.iter().copied().chain(core::iter::repeat(0.0));
        let kws = flows.charge_kw.iter().zip(dc_kw).map(|(ac, dc)| ac + dc);
        let charge_kw = flows.stored_kwh.iter().zip(kws).map(into).collect();
        Self { worth_usd, cost_usd, charge_kw }
    }

    /// Why the battery of a home does what it does at a step; none without a battery.
    #[must_use]
    pub fn at(&self, home: &Home, year: &Year, step: usize) -> Option<Message> {
        let battery = BatteryLimits::new(&home.battery);
        let flows: &Flows = &year.with_node.flows;
        let of = |series: &[f64]| series.get(step).copied().unwrap_or(0.0);
        if battery.capacity_kwh <= 0.0 || step >= flows.stored_kwh.len() {
            return None;
        }
        let trace = Trace {
            stored_kwh: &flows.stored_kwh,
            start_kwh: flows.start_kwh,
            floor_kwh: battery.reserve_kwh,
            full_kwh: battery.capacity_kwh,
            charge_kw: &self.charge_kw,
            discharge_kw: &flows.discharge_kw,
            worth_usd: &self.worth_usd,
            cost_usd: &self.cost_usd,
        };
        let stored_kwh = of(&flows.stored_kwh);
        let later = |at: usize| Told { year, from: step, at };
        Some(if of(&self.charge_kw) > FLOWS_KW {
            let source = self.source(flows, step);
            match trace.used_at(step) {
                Some(at) => self.use_of("battery.charging", later(at)).with("source", source),
                None => Message::new("battery.charging_kept").with("source", source),
            }
        } else if of(&flows.discharge_kw) > FLOWS_KW {
            self.giving(flows, trace.came_at(step).map(later), step)
        } else if stored_kwh <= battery.reserve_kwh + NEAR_KWH {
            Message::new(if battery.reserve_kwh > 0.0 { "battery.reserve" } else { "battery.empty" })
        } else {
            let id = if stored_kwh >= battery.capacity_kwh - NEAR_KWH {
                "battery.full"
            } else {
                "battery.waiting"
            };
            trace.used_at(step).map_or_else(|| Message::new("battery.kept"), |at| self.use_of(id, later(at)))
        })
    }

    /// When and for what stored energy is used.
    fn use_of(&self, id: &'static str, told: Told<'_>) -> Message {
        let flows = &told.year.with_node.flows;
        let price = self.worth_usd.get(told.at).copied().unwrap_or(0.0);
        let binds = flows.binding.get(told.at).copied().unwrap_or(0);
        let exports = flows.export_kw.get(told.at).is_some_and(|kw| *kw > FLOWS_KW);
        let what = if binds == Binding::Service.code() || binds == Binding::Transformer.code() {
            Message::new("battery.when_full")
        } else if exports {
            Message::new("battery.when_sold").with("price", Arg::UsdPerKwh(price))
        } else {
            Message::new("battery.when_dear").with("price", Arg::UsdPerKwh(price))
        };
        Message::new(id).with("when", told.when()).with("what", Arg::Message(Box::new(what)))
    }

    fn source(&self, flows: &Flows, step: usize) -> Arg {
        let from_grid = flows.import_kw.get(step).is_some_and(|kw| *kw > FLOWS_KW);
        let cost = self.cost_usd.get(step).copied().unwrap_or(0.0);
        Arg::Message(Box::new(if from_grid {
            Message::new("battery.from_grid").with("cost", Arg::UsdPerKwh(cost))
        } else if cost > 0.0 {
            Message::new("battery.from_sun").with("cost", Arg::UsdPerKwh(cost))
        } else {
            Message::new("battery.from_free_sun")
        }))
    }

    fn giving(&self, flows: &Flows, came: Option<Told<'_>>, step: usize) -> Message {
        let price = Arg::UsdPerKwh(self.worth_usd.get(step).copied().unwrap_or(0.0));
        match came {
            Some(told) => Message::new("battery.giving")
                .with("price", price)
                .with("source", self.source(flows, told.at))
                .with("when", told.when()),
            None => Message::new("battery.giving_old").with("price", price),
        }
    }
}

/// A step that is told of at another.
#[derive(Clone, Copy)]
struct Told<'a> {
    year: &'a Year,
    from: usize,
    at: usize,
}

impl Told<'_> {
    /// `at 18:00`, `tomorrow at 07:00`, `in 3 days at 07:00`.
    fn when(&self) -> Arg {
        let axis: &TimeAxis = &self.year.axis;
        let clock = axis.clock(self.at);
        let time = Arg::Text(format!("{:02}:{:02}", clock.hour, clock.minute));
        let here = axis.clock(self.from).day;
        let (id, days) = match (clock.day.saturating_sub(here), here.saturating_sub(clock.day)) {
            (0, 0) => ("battery.today", 0),
            (1, _) => ("battery.tomorrow", 1),
            (_, 1) => ("battery.yesterday", 1),
            (0, before) => ("battery.days_before", before),
            (after, _) => ("battery.days_after", after),
        };
        Arg::Message(Box::new(Message::new(id).with("time", time).with("days", Arg::Plain(days as f64))))
    }
}
