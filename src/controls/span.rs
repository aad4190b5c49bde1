//! The part of a field's bounds that its slider covers.
//!
//! Bounds are what the model can take, often far more than a home has; a slider over all of them
//! would be too coarse to use. The number box takes the whole range.

use wattfleet_core::{
    catalog,
    scenario::{Number, Path, Scenario},
};

/// Steps above which a slider is finer at its low end.
const EVEN_STEPS_MAX: f64 = 900.0;

/// Positions of a slider that is finer at its low end.
const POSITIONS: f64 = 500.0;

/// The part of the bounds that a slider covers, in the field's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Span {
    low: f64,
    high: f64,
    step: f64,
    factor: f64,
}

/// What homes have, where the bounds go far beyond: lowest and highest.
static USUAL: &[(&str, f64, f64)] = &[
    ("site.weather_seed", 0.0, 50.0),
    ("site.saidi_min", 0.0, 3000.0),
    ("household.floor_area_m2", 20.0, 500.0),
    ("household.base_kwh", 0.0, 12_000.0),
    ("household.ev_kwh_day", 0.0, 40.0),
    ("household.critical_kw", 0.0, 10.0),
    ("service.amps", 50.0, 400.0),
    ("service.export_limit_kw", 0.0, 20.0),
    ("service.transformer_share_kw", 0.0, 50.0),
    ("solar.inverter_kw_ac", 0.1, 20.0),
    ("solar.arrays[].kw_dc", 0.0, 20.0),
    ("battery.units", 0.0, 6.0),
    ("battery.capacity_kwh", 0.5, 40.0),
    ("battery.charge_kw", 0.1, 20.0),
    ("battery.discharge_kw", 0.1, 20.0),
    ("battery.idle_w", 0.0, 100.0),
    ("tariff.import_scale_frac", 0.1, 3.0),
    ("tariff.export_scale_frac", 0.0, 2.0),
    ("tariff.fixed_usd_month", 0.0, 100.0),
    ("tariff.min_usd_month", 0.0, 100.0),
    ("tariff.demand_usd_per_kw_month", 0.0, 40.0),
    ("link.down_mbit_s", 0.1, 1000.0),
    ("link.up_mbit_s", 0.1, 1000.0),
    ("link.rtt_ms", 0.5, 700.0),
    ("link.usd_month", 0.0, 300.0),
    ("node.gpu_count", 0.0, 16.0),
    ("node.host_w", 0.0, 2000.0),
    ("node.host_idle_w", 0.0, 2000.0),
    ("node.gpu_usd", 0.0, 30_000.0),
    ("node.host_usd", 0.0, 60_000.0),
    ("node.install_usd", 0.0, 20_000.0),
    ("workload.max_batch", 0.0, 256.0),
    ("workload.price_in_usd_per_mtok", 0.0, 5.0),
    ("workload.price_out_usd_per_mtok", 0.0, 10.0),
    ("workload.rent_usd_per_h", 0.0, 5.0),
    ("workload.stop_above_usd_per_kwh", 0.0, 1.0),
    ("deal.host_pays_usd_month", 0.0, 1000.0),
    ("deal.operator_pays_usd_month", 0.0, 1000.0),
];

impl Span {
    /// The span of a field; where the value lies beyond, all of the bounds.
    #[must_use]
    pub(crate) fn of(path: Path, number: &Number, scenario: &Scenario) -> Self {
        let (mut low, mut high) = usual(path, scenario).unwrap_or((number.min, number.max));
        if let Some(value) = path.read(scenario) {
            if value < low {
                low = number.min;
            }
            if value > high {
                high = number.max;
            }
        }
        Self { low, high, step: number.step, factor: number.unit.display_factor() }
    }

    /// Lowest position.
    #[must_use]
    pub(crate) fn min(&self) -> f64 {
        if self.is_even() { round9(floor_on(self.low / self.step) * self.step * self.factor) } else { 0.0 }
    }

    /// Highest position.
    #[must_use]
    pub(crate) fn max(&self) -> f64 {
        if self.is_even() { round9(self.high * self.factor) } else { POSITIONS }
    }

    /// Distance of two positions.
    #[must_use]
    pub(crate) fn step(&self) -> f64 {
        if self.is_even() { round9(self.step * self.factor) } else { 1.0 }
    }

    /// Where a value lies.
    #[must_use]
    pub(crate) fn position(&self, value: f64) -> f64 {
        if self.is_even() {
            return round9(value * self.factor);
        }
        let part = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        (part.sqrt().sqrt() * POSITIONS).round()
    }

    /// The value at a position.
    #[must_use]
    pub(crate) fn value(&self, position: f64) -> f64 {
        if self.is_even() {
            return (position / self.factor).clamp(self.low, self.high);
        }
        let part = position / POSITIONS;
        let value = self.low + (self.high - self.low) * (part * part) * (part * part);
        ((value / self.step).round() * self.step).clamp(self.low, self.high)
    }

    /// Whether positions are values as shown.
    fn is_even(&self) -> bool {
        (self.high - self.low) / self.step <= EVEN_STEPS_MAX
    }
}

fn usual(path: Path, scenario: &Scenario) -> Option<(f64, f64)> {
    if path.field.key == "node.power_cap_w" {
        let gpu = catalog::gpu(scenario.homes.get(path.place.home)?.node.gpu)?;
        return Some((gpu.min_cap_w, gpu.tdp_w));
    }
    USUAL.iter().find(|(key, ..)| *key == path.field.key).map(|(_, low, high)| (*low, *high))
}

/// The whole number below, forgiving the dust of a division.
fn floor_on(value: f64) -> f64 {
    (value + 1e-9).floor()
}

/// Without the dust that steps such as 0.1 leave behind.
fn round9(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}
