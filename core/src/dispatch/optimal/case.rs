//! What there is to decide over: loads, prices, a store and its limits, energies a step.

use crate::units::Limited;

/// A year to be dispatched. Every series is as long as `load_kwh`; energies are kWh a step, AC.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Must be served.
    pub load_kwh: &'a [f64],
    /// There to be used, exported or curtailed.
    pub pv_kwh: &'a [f64],
    /// Price of import, USD per kWh; may be negative.
    pub buy_usd_per_kwh: &'a [f64],
    /// Price of export, USD per kWh; counts as no more than the price of import of the same step.
    pub sell_usd_per_kwh: &'a [f64],
    /// The battery.
    pub store: Store,
    /// What the meter and the programme allow.
    pub grid: Grid,
    /// What a node pays for energy, best first. With `offers_a_step` above 0, that many for each step.
    pub offers: &'a [Offer],
    /// How many offers belong to one step; 0: the same offers at every step.
    pub offers_a_step: usize,
    /// What lifting the node past the breaker pays; nothing by default.
    pub lifts: Lifts<'a>,
    /// Where sun and battery share one inverter.
    pub shared: Option<SharedInverter<'a>>,
    /// Limit of import by step, kWh, instead of the grid's; empty: the grid's.
    pub import_limit_kwh: &'a [f64],
    /// Shares of the store's charging and discharging power by step, as its temperature leaves them; empty: all.
    pub power_frac: &'a [(f64, f64)],
    /// Whether the grid is away, by step; empty: never.
    pub islanded: &'a [bool],
    /// What a kWh of load that is not served costs, USD; above every other price.
    pub lost_load_usd_per_kwh: f64,
}

/// The battery, energies at its AC terminals over one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Store {
    /// Kept in the store except in outages, kWh.
    pub low_kwh: f64,
    /// Usable energy, kWh.
    pub high_kwh: f64,
    /// Stored when the year begins, kWh.
    pub start_kwh: f64,
    /// Stored when it ends.
    pub end: EndState,
    /// The most it takes, kWh a step.
    pub charge_kwh: f64,
    /// The most it gives, kWh a step.
    pub discharge_kwh: f64,
    /// Share that charging keeps, above 0 to 1.
    pub charge_efficiency: f64,
    /// Share that discharging keeps, above 0 to 1.
    pub discharge_efficiency: f64,
    /// Share of the stored energy that is still there after a step at rest, above 0 to 1.
    pub kept_frac: f64,
    /// Wear, USD per kWh discharged.
    pub wear_usd_per_kwh: f64,
}

/// What must be in the store at the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EndState {
    /// This much, kWh.
    At(f64),
    /// This much or more, kWh: what is over is given away.
    AtLeast(f64),
    /// Whatever is cheapest.
    Free,
}

/// What the meter and the programme allow, kWh a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// The most that may be imported.
    pub import_kwh: f64,
    /// The most that may be exported.
    pub export_kwh: f64,
    /// Whether the battery may charge from it.
    pub charging: crate::scenario::GridCharging,
    /// Whether the battery may discharge to it.
    pub battery_export: BatteryExport,
}

/// Whether the battery may feed the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BatteryExport {
    /// It serves load and node only.
    Never,
    /// Up to the export limit.
    Allowed,
}

/// Energy that a node would take in a step, and what it pays for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offer {
    /// Energy, kWh.
    pub energy_kwh: f64,
    /// What each of its kWh earns, USD.
    pub usd_per_kwh: f64,
}

/// Energy that only the battery can give: import is at its limit while the node runs, best first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lifts<'a> {
    /// Of all steps, one after the other.
    pub offers: &'a [Offer],
    /// Where those of each step end; empty: there are none.
    pub ends: &'a [u32],
}

/// One inverter for sun and battery: the sun charges on its DC side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedInverter<'a> {
    /// The sun's DC energy that the inverter cannot take, kWh a step: it can only be stored.
    pub clipped_kwh: &'a [f64],
    /// The most that sun and battery give together, kWh a step.
    pub inverter_kwh: f64,
    /// Share of the sun's DC energy that arrives as AC.
    pub to_ac_frac: f64,
    /// Energy stored for each kWh of the sun's DC energy.
    pub stored_frac: f64,
}

/// One step of a case, looked up once.
#[derive(Clone, Copy, Debug)]
pub(in crate::dispatch) struct Step<'a> {
    pub(in crate::dispatch) load_kwh: f64,
    pub(in crate::dispatch) pv_kwh: f64,
    pub(in crate::dispatch) buy_usd_per_kwh: f64,
    pub(in crate::dispatch) sell_usd_per_kwh: f64,
    pub(in crate::dispatch) import_kwh: f64,
    pub(in crate::dispatch) export_kwh: f64,
    pub(in crate::dispatch) offers: &'a [Offer],
    pub(in crate::dispatch) lifts: &'a [Offer],
    /// The sun's DC energy that can only be stored, and no more than the battery takes.
    pub(in crate::dispatch) clipped_kwh: f64,
    /// The most the battery takes.
    pub(in crate::dispatch) charge_kwh: f64,
    /// The most it gives.
    pub(in crate::dispatch) discharge_kwh: f64,
    pub(in crate::dispatch) battery_export: BatteryExport,
    pub(in crate::dispatch) islanded: bool,
}

impl Case<'_> {
    /// How many steps there are: as many as the shortest series has.
    #[must_use]
    pub fn len(&self) -> usize {
        let series = [self.pv_kwh, self.buy_usd_per_kwh, self.sell_usd_per_kwh];
        series.into_iter().map(<[f64]>::len).fold(self.load_kwh.len(), usize::min)
    }

    /// Whether there is nothing to decide.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether some price of import is below zero.
    #[must_use]
    pub fn has_negative_price(&self) -> bool {
        self.buy_usd_per_kwh.iter().any(|price| *price < 0.0)
    }

    /// Whether the reserve may be undercut for a while: outages release it, and rest drains it.
    pub(in crate::dispatch) fn reserve_is_soft(&self) -> bool {
        self.store.low_kwh > 0.0 && (self.store.kept_frac < 1.0 || !self.islanded.is_empty())
    }

    #[inline]
    pub(in crate::dispatch) fn step(&self, at: usize) -> Step<'_> {
        let islanded = self.islanded.get(at).copied().unwrap_or(false);
        self.step_priced(at, (at, islanded))
    }

    /// A step that has passed as it would be at the prices of another, the grid there.
    pub(in crate::dispatch) fn step_at_prices_of(&self, at: usize, priced: usize) -> Step<'_> {
        self.step_priced(at, (priced, false))
    }

    #[inline(always)]
    fn step_priced(&self, at: usize, (priced, islanded): (usize, bool)) -> Step<'_> {
        let of = |series: &[f64]| series.get(at).copied().unwrap_or(0.0);
        let price = |series: &[f64]| series.get(priced).copied().unwrap_or(0.0);
        let buy_usd_per_kwh = price(self.buy_usd_per_kwh);
        let sell_usd_per_kwh = price(self.sell_usd_per_kwh).at_most(buy_usd_per_kwh);
        // Who would have to pay for export curtails instead.
        let export_kwh = if islanded || sell_usd_per_kwh < 0.0 { 0.0 } else { self.grid.export_kwh };
        let import_kwh = if islanded {
            0.0
        } else {
            self.import_limit_kwh.get(at).copied().unwrap_or(self.grid.import_kwh)
        };
        let offers = if self.offers_a_step == 0 {
            self.offers
        } else {
            let from = at * self.offers_a_step;
            self.offers.get(from..from + self.offers_a_step).unwrap_or(&[])
        };
        let pv_kwh = of(self.pv_kwh);
        let (charge_kwh, mut discharge_kwh) = match self.power_frac.get(at) {
            None => (self.store.charge_kwh, self.store.discharge_kwh),
            Some((charge, discharge)) => {
                (self.store.charge_kwh * charge, self.store.discharge_kwh * discharge)
            }
        };
        let mut clipped_kwh = 0.0;
        if let Some(shared) = &self.shared {
            clipped_kwh = of(shared.clipped_kwh).at_most(charge_kwh);
            discharge_kwh = discharge_kwh.at_most((shared.inverter_kwh - pv_kwh).at_least(0.0));
        }
        Step {
            load_kwh: of(self.load_kwh),
            pv_kwh,
            buy_usd_per_kwh,
            sell_usd_per_kwh,
            import_kwh,
            export_kwh,
            offers,
            lifts: self.lifts.at(at),
            clipped_kwh,
            charge_kwh,
            discharge_kwh,
            battery_export: self.grid.battery_export,
            islanded,
        }
    }
}

impl<'a> Lifts<'a> {
    fn at(&self, at: usize) -> &'a [Offer] {
        let Some(end) = self.ends.get(at) else { return &[] };
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        self.offers.get(from..*end as usize).unwrap_or(&[])
    }
}
