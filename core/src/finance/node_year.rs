//! What one node does in a year of a deal: hours, tokens, energy, money, before anyone's share.
//!
//! `ready = 8760 a (1 - failures days / 365)`, `sold = utilisation (ready - called)`,
//! `energy = idle ready + (busy - idle) sold`. Homes that wait for an upgrade stand still meanwhile; the node is
//! bought at the start, which is unkind to a fleet that orders late.

use super::Terms;

const HOURS: f64 = 8760.0;

/// A year of one node.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NodeYear {
    /// Hours in which it could work, calls of the grid left out.
    pub ready_h: f64,
    /// Hours sold.
    pub sold_h: f64,
    /// GPU hours sold.
    pub sold_gpu_h: f64,
    /// Answer tokens sold, where tokens are sold or made by who rents.
    pub tok: f64,
    /// Answer tokens not made because the grid called.
    pub lost_tok: f64,
    /// Drawn from the meter, kWh.
    pub energy_kwh: f64,
    /// Paid for it, USD.
    pub power_usd: f64,
    /// Paid by buyers after the site's discount, USD.
    pub sales_usd: f64,
    /// Kept by the marketplace, USD.
    pub fee_usd: f64,
    /// Repairs, USD.
    pub repairs_usd: f64,
    /// Paid by the grid for power given up on call, USD.
    pub demand_response_usd: f64,
}

impl NodeYear {
    /// What the year leaves of the sales after fee and power, USD: the hardware is not paid yet.
    #[must_use]
    pub fn before_hardware_usd(&self) -> f64 {
        self.sales_usd - self.fee_usd - self.power_usd
    }
}

impl Terms {
    /// The year that starts `after_years` after the node was bought.
    #[must_use]
    pub fn node_year(&self, after_years: f64) -> NodeYear {
        let online_frac = self.online_frac(after_years);
        let price = |frac: f64| libm::pow(1.0 + frac, after_years);
        let is_called = self.demand_response_kw > 0.0 && self.demand_response_usd_per_kw_year > 0.0;
        let called_h = if is_called { self.demand_response_h * online_frac } else { 0.0 };
        let up_h = HOURS * self.ready_frac() * online_frac;
        let ready_h = (up_h - called_h).max(0.0);
        let sold_h = self.utilisation_frac * ready_h;
        let energy_kwh = self.idle_kw * up_h + (self.busy_kw - self.idle_kw) * sold_h;
        let sales_usd = sold_h * self.hour_usd() * price(-self.price_decline_frac);
        NodeYear {
            ready_h,
            sold_h,
            sold_gpu_h: sold_h * self.gpus_per_node,
            tok: sold_h * 3600.0 * self.tok_s,
            lost_tok: self.utilisation_frac * called_h * 3600.0 * self.tok_s,
            energy_kwh,
            power_usd: energy_kwh * self.price_usd_per_kwh * price(self.power_escalator_frac),
            sales_usd,
            fee_usd: sales_usd * self.sales_fee_frac(),
            repairs_usd: self.failures_per_gpu_year
                * self.gpus_per_node
                * self.repair_visit_usd
                * online_frac,
            demand_response_usd: if is_called {
                self.demand_response_kw * self.demand_response_usd_per_kw_year * online_frac
            } else {
                0.0
            },
        }
    }

    /// Share of the time in which a node that is online could work.
    #[must_use]
    pub fn ready_frac(&self) -> f64 {
        let failed_frac = (self.failures_per_gpu_year * self.repair_days / 365.0).min(1.0);
        self.available_frac * (1.0 - failed_frac)
    }

    /// Share of the homes whose upgrades are done, mean of a year; the two waits run side by side.
    fn online_frac(&self, after_years: f64) -> f64 {
        let waits = |months: f64| (months / 12.0 - after_years).clamp(0.0, 1.0);
        let service = 1.0 - self.service_upgrade_frac * waits(self.service_upgrade_wait_months);
        let transformer = 1.0 - self.transformer_upgrade_frac * waits(self.transformer_upgrade_wait_months);
        service * transformer
    }
}
