//! An invented home, so that figures have something to show.

use wattfleet_core::figure::{
    Arrangement, BatterySeries, Better, Figure, Floor, MonthlyLayer, MonthlySeries, Paint, PowerSeries,
    RibbonName, ThroughputSeries, Tone, TornadoEntry, TornadoSeries, View, Window, YearMap, battery_figure,
    binding_ribbon, monthly_figure, power_figure, ribbon, throughput_figure, tornado_figure, year_map,
};
use wattfleet_core::time::{DaylightSaving, TimeAxis};
use wattfleet_core::units::Unit;

const SERVICE_KW: f64 = 24.0;
const NODE_KW: f64 = 12.5;

pub(crate) struct Sample {
    pub(crate) axis: TimeAxis,
    pub(crate) sun_kw: Vec<f64>,
    pub(crate) discharge_kw: Vec<f64>,
    pub(crate) import_kw: Vec<f64>,
    pub(crate) household_kw: Vec<f64>,
    pub(crate) node_kw: Vec<f64>,
    pub(crate) charge_kw: Vec<f64>,
    pub(crate) export_kw: Vec<f64>,
    pub(crate) soc_kwh: Vec<f64>,
    pub(crate) tok_s: Vec<f64>,
    pub(crate) low_tok_s: Vec<f64>,
    pub(crate) high_tok_s: Vec<f64>,
    pub(crate) binds: Vec<u8>,
}

/// A parabola over `[from, to]`, 1 in its middle, 0 outside: sums and products only, so that
/// snapshots are the same bits everywhere.
fn hump(at: f64, from: f64, to: f64) -> f64 {
    let s = (at - from) / (to - from);
    if (0.0..=1.0).contains(&s) { 4.0 * s * (1.0 - s) } else { 0.0 }
}

/// 0 to below 1 from a number.
fn chance(n: usize) -> f64 {
    let mixed = (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed >> 40) as f64) / f64::from(1_u32 << 24)
}

impl Sample {
    pub(crate) fn new() -> Self {
        let axis = TimeAxis::hourly(DaylightSaving::None);
        let mut all = Self {
            axis,
            sun_kw: vec![],
            discharge_kw: vec![],
            import_kw: vec![],
            household_kw: vec![],
            node_kw: vec![],
            charge_kw: vec![],
            export_kw: vec![],
            soc_kwh: vec![],
            tok_s: vec![],
            low_tok_s: vec![],
            high_tok_s: vec![],
            binds: vec![],
        };
        let mut soc = 12.0;
        for step in 0..axis.len() {
            let (hour, day) = (axis.standard_hour(step), axis.day(step));
            let summer = hump(day as f64, -30.0, 400.0);
            let clear = if chance(day * 31) > 0.8 { 0.45 } else { 1.0 };
            let sun = 6.6 * clear * hump(hour, 6.2 - summer, 17.8 + summer) * (0.55 + 0.45 * summer);
            let car = if (17.0..20.0).contains(&hour) && day % 4 != 0 { 9.6 } else { 0.0 };
            let cooling = 3.4 * summer * summer * hump(hour, 9.0, 24.0);
            let house = 0.9 + cooling + 0.6 * hump(hour, 5.0, 11.0) + 0.25 * chance(step) + car;
            let discharge = if hour >= 20.0 { 2.4_f64.min((soc - 2.7_f64).max(0.0)) } else { 0.0 };
            let charge = if hour < 5.0 { 2.4_f64.min(13.5 - soc) } else { 0.0 };
            soc += charge * 0.94 - discharge / 0.94;
            let node = NODE_KW.min(SERVICE_KW + sun + discharge - charge - house);
            let frac = node / NODE_KW;
            let tok = 52_400.0 * (0.62 + 0.38 * frac);
            all.sun_kw.push(sun);
            all.discharge_kw.push(discharge);
            all.charge_kw.push(charge);
            all.household_kw.push(house);
            all.node_kw.push(node);
            all.import_kw.push((house + node + charge - sun - discharge).max(0.0));
            all.export_kw.push((sun + discharge - house - node - charge).max(0.0));
            all.soc_kwh.push(soc);
            all.tok_s.push(tok);
            all.low_tok_s.push(tok * 0.86);
            all.high_tok_s.push(tok * 1.12);
            all.binds.push(u8::from(node < NODE_KW - 0.01));
        }
        all
    }

    pub(crate) fn days(&self, first: usize, count: usize) -> View<'_> {
        View { axis: &self.axis, window: Window::days(&self.axis, first, count), columns: 730 }
    }

    pub(crate) fn power_series(&self) -> PowerSeries<'_> {
        PowerSeries {
            sun_kw: &self.sun_kw,
            discharge_kw: &self.discharge_kw,
            import_kw: &self.import_kw,
            household_kw: &self.household_kw,
            node_kw: &self.node_kw,
            charge_kw: &self.charge_kw,
            export_kw: &self.export_kw,
        }
    }

    pub(crate) fn power(&self, view: &View<'_>) -> Figure {
        power_figure(&self.power_series(), view).with_ribbon(ribbon(&self.binds, &names(), view))
    }

    pub(crate) fn throughput(&self, view: &View<'_>) -> Figure {
        let series = ThroughputSeries {
            label: "output tokens a second",
            unit: Unit::TokS,
            value: &self.tok_s,
            low: &self.low_tok_s,
            high: &self.high_tok_s,
        };
        throughput_figure(&series, view)
    }

    pub(crate) fn battery(&self, view: &View<'_>) -> Figure {
        battery_figure(&BatterySeries { soc_kwh: &self.soc_kwh, capacity_kwh: 13.5, reserve_kwh: 2.7 }, view)
    }

    pub(crate) fn year(&self) -> Figure {
        let map = YearMap {
            label: "node power",
            unit: Unit::Kw,
            tone: Tone::Node,
            floor: Floor::Zero,
            values: &self.node_kw,
        };
        year_map(&map, &self.axis)
    }

    pub(crate) fn binding(&self, view: &View<'_>) -> Figure {
        binding_ribbon(&self.binds, &names(), view)
    }

    pub(crate) fn monthly(&self) -> Figure {
        let layer = |label, tone, values: [f64; 12]| MonthlyLayer { label, paint: Paint::fill(tone), values };
        let layers = [
            layer(
                "household",
                Tone::House,
                [92., 84., 90., 104., 160., 214., 236., 229., 190., 128., 88., 91.],
            ),
            layer(
                "node",
                Tone::Node,
                [1270., 1150., 1268., 1226., 1263., 1220., 1258., 1259., 1222., 1266., 1230., 1271.],
            ),
            layer(
                "export credit",
                Tone::Sun,
                [-31., -38., -56., -66., -60., -52., -48., -46., -44., -42., -34., -29.],
            ),
        ];
        monthly_figure(&MonthlySeries {
            title: "The bill, by month",
            unit: Unit::Usd,
            arrangement: Arrangement::Stacked,
            layers: &layers,
        })
    }

    pub(crate) fn tornado(&self) -> Figure {
        let entry = |label, at_low, at_high| TornadoEntry { label, at_low, at_high };
        let entries = [
            entry("Flat payment", 1.0, 113.0),
            entry("Who pays the meter", -94.5, 57.0),
            entry("Lost export credit", 63.0, 19.0),
            entry("Internet included", 25.0, 71.0),
            entry("Fair-use cap", 31.0, 61.0),
            entry("House load", 69.0, 39.0),
        ];
        tornado_figure(&TornadoSeries {
            label: "Host saves a month",
            unit: Unit::UsdPerMonth,
            base: 53.0,
            better: Better::Higher,
            entries: &entries,
        })
    }
}

fn names() -> [RibbonName<'static>; 2] {
    [
        RibbonName { label: "nothing binds", paint: Paint::line(Tone::Sunk) },
        RibbonName { label: "service binds", paint: Paint::line(Tone::Grid) },
    ]
}
