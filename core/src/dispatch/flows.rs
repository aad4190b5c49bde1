//! The power flows of a year, and the two laws they keep.
//!
//! AC bus: `pv + import + discharge = household + node + charge + export`, with PV after curtailment.
//! Storage: `charge + dc_charge - discharge = change of energy / h + loss`. Both hold at every step to 1e-9 kWh.

use crate::units::Limited;

/// Flows over a year, kW means of a step; every series is as long as the axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// PV that is used or exported, AC.
    pub pv_kw: Vec<f64>,
    /// PV that was there and nobody took, before the inverter.
    pub curtailed_kw: Vec<f64>,
    /// From the grid, at the meter.
    pub import_kw: Vec<f64>,
    /// To the grid, at the meter.
    pub export_kw: Vec<f64>,
    /// What the house draws, node heat included.
    pub household_kw: Vec<f64>,
    /// What the node draws.
    pub node_kw: Vec<f64>,
    /// The most the node was allowed to draw.
    pub allowed_kw: Vec<f64>,
    /// Into the battery, AC terminals, with its standby draw.
    pub charge_kw: Vec<f64>,
    /// Out of the battery, AC terminals.
    pub discharge_kw: Vec<f64>,
    /// From the sun into a battery that shares its inverter, DC; empty where it does not.
    pub dc_charge_kw: Vec<f64>,
    /// In the battery at the end of the step, kWh.
    pub stored_kwh: Vec<f64>,
    /// Lost in the battery.
    pub loss_kw: Vec<f64>,
    /// What bound, as codes of `Binding`.
    pub binding: Vec<u8>,
    /// In the battery when the year began, kWh.
    pub start_kwh: f64,
}

/// The largest violation of each law over a year, kWh a step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Conservation {
    /// AC bus.
    pub bus_kwh: f64,
    /// Storage.
    pub storage_kwh: f64,
}

impl Flows {
    /// Series of zeros.
    #[must_use]
    pub fn zeroed(len: usize) -> Self {
        let series = || vec![0.0; len];
        Self {
            pv_kw: series(),
            curtailed_kw: series(),
            import_kw: series(),
            export_kw: series(),
            household_kw: series(),
            node_kw: series(),
            allowed_kw: series(),
            charge_kw: series(),
            discharge_kw: series(),
            dc_charge_kw: Vec::new(),
            stored_kwh: series(),
            loss_kw: series(),
            binding: vec![0; len],
            start_kwh: 0.0,
        }
    }
}

/// How well a year keeps the two laws.
#[must_use]
pub fn conservation(flows: &Flows, step_h: f64) -> Conservation {
    let mut worst = Conservation::default();
    let supply = flows.pv_kw.iter().zip(&flows.import_kw).zip(&flows.discharge_kw);
    let uses =
        flows.household_kw.iter().zip(&flows.node_kw).zip(flows.charge_kw.iter().zip(&flows.export_kw));
    for (((pv, import), discharge), ((household, node), (charge, export))) in supply.zip(uses) {
        let gap_kw = pv + import + discharge - household - node - charge - export;
        worst.bus_kwh = worst.bus_kwh.at_least(gap_kw.abs() * step_h);
    }
    let mut before_kwh = flows.start_kwh;
    let storage =
        flows.charge_kw.iter().zip(&flows.discharge_kw).zip(flows.stored_kwh.iter().zip(&flows.loss_kw));
    let dc_charges = flows.dc_charge_kw.iter().copied().chain(core::iter::repeat(0.0));
    for (((charge, discharge), (stored, loss)), dc_charge) in storage.zip(dc_charges) {
        let gap_kwh = (charge + dc_charge - discharge - loss) * step_h - (stored - before_kwh);
        worst.storage_kwh = worst.storage_kwh.at_least(gap_kwh.abs());
        before_kwh = *stored;
    }
    worst
}
