//! What either side comes to: per GPU hour, per million tokens, in carbon, water, time and firmness.
//!
//! `cost = (capital recovery of both lives - resale + yearly) / sold + power`, with
//! `power = (idle ready + (busy - idle) sold) price` at the facility's meter.

use crate::finance::capital_recovery_frac;

const HOURS: f64 = 8760.0;

/// What a kilowatt hour of the grid causes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Mean over all power made, g of CO2-equivalent a kWh.
    pub average_g_per_kwh: f64,
    /// What one more kWh causes, g.
    pub marginal_g_per_kwh: f64,
    /// Water of the power stations, litres a kWh.
    pub water_l_per_kwh: f64,
}

/// A fleet or a data centre, reduced to what it costs and gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// Its name.
    pub name: String,
    /// At the facility's meter when everything works, MW.
    pub facility_mw: f64,
    /// The same when nothing is sold, MW.
    pub idle_mw: f64,
    /// Delivered with the stated probability, MW.
    pub firm_mw: f64,
    /// How many GPUs.
    pub gpus: f64,
    /// Answer tokens a second when sold out.
    pub tok_s: f64,
    /// Share of the time in which it could work.
    pub ready_frac: f64,
    /// Share of that which is sold.
    pub utilisation_frac: f64,
    /// Computers, USD.
    pub hardware_usd: f64,
    /// What they fetch at the end, USD.
    pub resale_usd: f64,
    /// Their life, years.
    pub hardware_years: f64,
    /// Building, or installation and upgrades, USD.
    pub facility_usd: f64,
    /// Its life, years.
    pub facility_years: f64,
    /// Repairs, staff, insurance, tax, rent, payments to hosts, USD a year.
    pub yearly_usd: f64,
    /// Price of power, USD a kWh.
    pub power_usd_per_kwh: f64,
    /// Water evaporated on site, litres a kWh at the facility's meter.
    pub water_l_per_kwh: f64,
    /// From the decision to the first token, months.
    pub wait_months: f64,
    /// What the grid behind it causes.
    pub grid: Grid,
}

/// The figures that are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Account {
    /// GPU hours sold a year.
    pub sold_gpu_h: f64,
    /// Answer tokens sold a year.
    pub tok: f64,
    /// Drawn at the facility's meter, kWh a year.
    pub energy_kwh: f64,
    /// Everything, USD a sold GPU hour.
    pub usd_per_gpu_h: f64,
    /// Everything, USD a million answer tokens sold.
    pub usd_per_mtok: f64,
    /// Carbon, mean of the grid, kg a million tokens; the making of the hardware left out.
    pub kg_per_mtok: f64,
    /// Carbon, what one more kWh causes, kg a million tokens.
    pub kg_marginal_per_mtok: f64,
    /// Water on site and at the power stations, litres a million tokens.
    pub l_per_mtok: f64,
    /// Of that on site, litres a million tokens.
    pub site_l_per_mtok: f64,
    /// From the decision to the first token, months.
    pub first_token_months: f64,
    /// Delivered with the stated probability, MW.
    pub firm_mw: f64,
    /// Bought before all of it earns, USD.
    pub capital_usd: f64,
    /// Power without which nothing is sold, MW.
    pub facility_mw: f64,
}

impl Supply {
    /// The account at a cost of capital, fraction a year.
    #[must_use]
    pub fn account(&self, cost_of_capital_frac: f64) -> Account {
        let ready_h = HOURS * self.ready_frac;
        let sold_h = ready_h * self.utilisation_frac;
        let energy_kwh = 1000.0 * (self.idle_mw * ready_h + (self.facility_mw - self.idle_mw) * sold_h);
        let recovered = |usd: f64, years: f64| usd * capital_recovery_frac(cost_of_capital_frac, years);
        let worn_usd =
            self.hardware_usd - self.resale_usd * libm::pow(1.0 + cost_of_capital_frac, -self.hardware_years);
        let capital_usd_year =
            recovered(worn_usd, self.hardware_years) + recovered(self.facility_usd, self.facility_years);
        let year_usd = capital_usd_year + self.yearly_usd + energy_kwh * self.power_usd_per_kwh;
        let (sold_gpu_h, tok) = (sold_h * self.gpus, sold_h * 3600.0 * self.tok_s);
        let per_mtok = |amount: f64| amount / tok * 1e6;
        let Grid { average_g_per_kwh, marginal_g_per_kwh, water_l_per_kwh } = self.grid;
        Account {
            sold_gpu_h,
            tok,
            energy_kwh,
            usd_per_gpu_h: year_usd / sold_gpu_h,
            usd_per_mtok: per_mtok(year_usd),
            kg_per_mtok: per_mtok(energy_kwh * average_g_per_kwh / 1000.0),
            kg_marginal_per_mtok: per_mtok(energy_kwh * marginal_g_per_kwh / 1000.0),
            l_per_mtok: per_mtok(energy_kwh * (self.water_l_per_kwh + water_l_per_kwh)),
            site_l_per_mtok: per_mtok(energy_kwh * self.water_l_per_kwh),
            first_token_months: self.wait_months,
            firm_mw: self.firm_mw,
            capital_usd: self.hardware_usd + self.facility_usd,
            facility_mw: self.facility_mw,
        }
    }
}
