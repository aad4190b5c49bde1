//! What follows at once from the terms: prices, years, who pays whom how much.

use super::{DealKind, HostTerms, LeaseBy, NodeYear, Sell, Terms};
use crate::catalog::{MeterPayer, Party};

impl Terms {
    /// Years of the cash flow: the node's life, at most the contract where there is one.
    #[must_use]
    pub fn years(&self) -> usize {
        let years = if self.deal == DealKind::Own {
            self.life_years
        } else {
            self.life_years.min(self.contract_years)
        };
        years.clamp(1.0, 40.0) as usize
    }

    /// GPUs and host, USD a node.
    #[must_use]
    pub fn hardware_usd(&self) -> f64 {
        if self.node_usd > 0.0 {
            self.node_usd
        } else {
            self.gpus_per_node * self.gpu_usd + self.node_host_usd
        }
    }

    /// Upgrades of service and transformer, USD a node, for the share of homes that need them.
    #[must_use]
    pub fn upgrades_usd(&self) -> f64 {
        self.service_upgrade_frac * self.service_upgrade_usd
            + self.transformer_upgrade_frac * self.transformer_upgrade_usd
    }

    /// Everything that is bought at the start, USD a node.
    #[must_use]
    pub fn capital_usd(&self) -> f64 {
        self.hardware_usd() + self.install_usd + self.upgrades_usd()
    }

    /// What a node fetches after some years: falling by the same share every year, USD. Where the GPUs'
    /// price is known, only they are sold.
    #[must_use]
    pub fn resale_usd(&self, years: f64) -> f64 {
        let sold_usd = if self.node_usd > 0.0 { self.node_usd } else { self.gpus_per_node * self.gpu_usd };
        sold_usd * libm::pow(self.resale_frac, years / self.life_years)
    }

    /// What buyers pay for an hour of a node in the first year, after the site's discount, USD.
    #[must_use]
    pub fn hour_usd(&self) -> f64 {
        let list_usd = match self.sell {
            Sell::GpuHour => self.gpus_per_node * self.gpu_price_usd_per_h,
            Sell::Token => self.tok_s * 3600.0 / 1e6 * self.token_usd_per_mtok,
        };
        list_usd * (1.0 - self.discount_frac())
    }

    /// The buyers' discount for the site; a lessee's customers do not see it.
    fn discount_frac(&self) -> f64 {
        if self.deal == DealKind::Lease { 0.0 } else { self.site_discount_frac }
    }

    /// The marketplace's share of sales; a lessee sells under its own name.
    #[must_use]
    pub fn sales_fee_frac(&self) -> f64 {
        if self.deal == DealKind::Lease { 0.0 } else { self.fee_frac }
    }

    /// What a lessee pays a node and year for `ready_h` hours ready, USD.
    #[must_use]
    pub fn lease_usd(&self, ready_h: f64) -> f64 {
        match self.lease_by {
            LeaseBy::GpuHour => self.gpus_per_node * ready_h * self.lease_usd_per_gpu_h,
            LeaseBy::MwYear => self.busy_kw / 1000.0 * self.lease_usd_per_mw_year,
        }
    }

    /// Flat payment from operator to host, USD a node and year.
    #[must_use]
    pub fn flat_payment_usd(&self) -> f64 {
        match self.host_terms {
            HostTerms::FlatPayment => self.host_usd_per_node_year,
            HostTerms::HostPaysMeter => self.host_meter_usd_per_node_year,
            HostTerms::FreePower | HostTerms::FlatBill | HostTerms::Share => 0.0,
        }
    }

    /// The same deal once every upgrade is done.
    #[must_use]
    pub fn all_online(&self) -> Self {
        Self { service_upgrade_wait_months: 0.0, transformer_upgrade_wait_months: 0.0, ..*self }
    }

    /// What the supplier pays for a kWh of the node, USD: nothing where the host pays the meter.
    #[must_use]
    pub fn supplier_usd_per_kwh(&self) -> f64 {
        let host_pays = self.deal != DealKind::Own && self.host_terms.meter_payer() == MeterPayer::Host;
        if host_pays { 0.0 } else { self.price_usd_per_kwh }
    }

    /// What the supplier pays a host beyond the node's power in the first year, USD a node: payments, the household's
    /// bills, the line, less the host's flat bill.
    #[must_use]
    pub fn host_cost_usd(&self, year: &NodeYear) -> f64 {
        let more_line_usd = 12.0 * (self.link_usd_month - self.household_link_usd_month);
        if self.deal == DealKind::Own {
            return more_line_usd;
        }
        let terms = self.host_terms;
        let free_kwh = match terms.meter_payer() {
            MeterPayer::OperatorWhole => self.household_kwh_year.min(self.fair_use_kwh_year),
            MeterPayer::OperatorIncrement | MeterPayer::Host => 0.0,
        };
        let line_usd = if terms.link_payer() == Party::Operator { 12.0 * self.link_usd_month } else { 0.0 };
        let bill_usd = if terms == HostTerms::FlatBill { self.host_bill_usd_per_node_year } else { 0.0 };
        let share_frac = if terms == HostTerms::Share { self.host_share_frac } else { 0.0 };
        let revenue_usd = self.supplier_revenue_usd(year);
        self.flat_payment_usd() + free_kwh * self.price_usd_per_kwh + line_usd - bill_usd
            + share_frac * revenue_usd
    }

    /// What the supplier gets for a node's year: lease, or sales after the marketplace's fee, USD.
    #[must_use]
    pub fn supplier_revenue_usd(&self, year: &NodeYear) -> f64 {
        if self.deal == DealKind::Lease {
            self.lease_usd(year.ready_h)
        } else {
            year.sales_usd - year.fee_usd
        }
    }
}
