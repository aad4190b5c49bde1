//! What a party gains when another share of the output is sold, and the share at which it gains nothing.
//!
//! Where buyers ask at all hours alike, sales are linear in the share sold; where demand has a curve, each
//! kind of hour has a share of its own, and busy hours fill up. The node draws `idle + sold * (allowed - idle)`; the meter is
//! read again with what the battery did left as it was: `net = import - export - curtailed + change`,
//! import its positive part, export its negative part up to the limit. A step whose net stays on one
//! side is a straight line in the share, so that only the steps that cross are looked at again. Known
//! error: a battery would act a little differently; on the presets the gain is off by at most 0.3 % of
//! the sales of a node sold out, and by 0.1 % at the break-even (tests).

use crate::{
    catalog::Party,
    compute::{DEMAND_HOURS, DemandCurve},
    energy::household::Response,
    finance::BreakEven,
    scenario::{Home, NodeMeter, Tariff, WorkloadKind},
    simulate::{Earned, Year, billed_tariff, demand_curve, ledger, meter_of},
    tariff::{Bill, MonthBill},
    units::Limited,
};

use super::{
    availability::Availability,
    sold_steps::{Bent, Crossing, Line, stays_on_one_side},
};

/// Close enough to nothing, USD a year.
const NOTHING_USD: f64 = 0.005;

/// A home's money against the share of its output that is sold.
#[derive(Clone, Debug)]
pub struct SoldResponse<'a> {
    home: &'a Home,
    year: &'a Year,
    /// What bills the home with its node.
    tariff: Tariff,
    /// The node on a meter of its own, whose kWh no sun and no battery touches.
    apart: bool,
    today: MonthBill,
    sales_full_usd: f64,
    /// The kind of hour of each step; nothing where all are alike.
    hours: Vec<u8>,
    /// What the node could give in each kind of hour.
    capable: [f64; DEMAND_HOURS],
    /// Steps that are straight lines, summed by kind of hour and month.
    lines: Vec<[Line; 12]>,
    /// Those that cross from import to export or to the limit.
    crossings: Vec<Crossing>,
    /// Those whose net bends with the rooms' heat.
    bent: Vec<Bent>,
}

impl<'a> SoldResponse<'a> {
    /// Of a home and the year that was simulated for it.
    #[must_use]
    pub fn new(home: &'a Home, year: &'a Year) -> Self {
        let curve = demand_curve(home);
        let hours = if curve.is_flat() { Vec::new() } else { DemandCurve::hours(&year.axis) };
        let mut capable = [0.0; DEMAND_HOURS];
        for (hour, output) in hours.iter().zip(&year.capable) {
            if let Some(sum) = capable.get_mut(usize::from(*hour)) {
                *sum += output;
            }
        }
        let mut response = Self {
            home,
            year,
            tariff: billed_tariff(home),
            apart: meter_of(home) == NodeMeter::Own,
            today: year.today.bill.year(),
            sales_full_usd: 0.0,
            lines: vec![[Line::default(); 12]; if hours.is_empty() { 1 } else { DEMAND_HOURS }],
            hours,
            capable,
            crossings: Vec::new(),
            bent: Vec::new(),
        };
        let sold_frac = response.share_of_capable(&response.shares(home.workload.sold_frac));
        response.sales_full_usd = if sold_frac > 0.0 {
            year.with_node.totals.revenue_usd / sold_frac
        } else {
            sales_full_usd(home, year)
        };
        response.read_meter();
        response
    }

    /// Sales before fees if everything were sold, USD a year.
    #[must_use]
    pub fn sales_full_usd(&self) -> f64 {
        self.sales_full_usd
    }

    /// What a party gains against today when `sold_frac` is sold, USD a year.
    #[must_use]
    pub fn gain_usd(&self, party: Party, sold_frac: f64) -> f64 {
        let deal = &self.home.deal;
        let shares = self.shares(sold_frac);
        let sales_usd = self.sales_full_usd * self.share_of_capable(&shares);
        let earned = Earned { sales_usd, demand_response_usd: self.year.called.usd };
        let books = ledger(self.home, self.bill(&shares), self.today, earned);
        books.party_net_usd(party, deal) - self.year.today.ledger.party_net_usd(party, deal)
    }

    /// The share sold in each kind of hour.
    fn shares(&self, sold_frac: f64) -> [f64; DEMAND_HOURS] {
        let curve = demand_curve(self.home);
        DemandCurve { sold_frac, ..curve }.shares(&self.hours)
    }

    /// The share of all that the node could give.
    fn share_of_capable(&self, shares: &[f64; DEMAND_HOURS]) -> f64 {
        let all: f64 = self.capable.iter().sum();
        let [alike, ..] = shares;
        if all <= 0.0 {
            return *alike;
        }
        self.capable.iter().zip(shares).map(|(output, share)| output * share).sum::<f64>() / all
    }

    /// The share at which a party gains nothing: the secant kept between two bounds (Illinois).
    #[must_use]
    pub fn break_even(&self, party: Party) -> BreakEven {
        let (mut low, mut high) = ((0.0, self.gain_usd(party, 0.0)), (1.0, self.gain_usd(party, 1.0)));
        if low.1 >= 0.0 {
            return BreakEven::Always;
        }
        if high.1 < 0.0 {
            return BreakEven::Never;
        }
        let mut at = high.0;
        for _ in 0..30 {
            at = low.0 - low.1 * (high.0 - low.0) / (high.1 - low.1);
            let gain_usd = self.gain_usd(party, at);
            if gain_usd.abs() < NOTHING_USD {
                break;
            }
            if gain_usd < 0.0 {
                low = (at, gain_usd);
                high.1 *= 0.5;
            } else {
                high = (at, gain_usd);
                low.1 *= 0.5;
            }
        }
        BreakEven::At(at)
    }

    /// Sorts the steps into straight lines and others.
    fn read_meter(&mut self) {
        let Year { with_node, household, curve, axis, prices, service, .. } = self.year;
        let flows = &with_node.flows;
        let step_h = axis.step_h();
        // A price of the highest power needs every step.
        let all = self.tariff.demand_usd_per_kw_month > 0.0;
        let behind = if self.apart { 0.0 } else { 1.0 };
        let node = flows.node_kw.iter().zip(&flows.allowed_kw);
        let meter = flows.import_kw.iter().zip(&flows.export_kw).zip(&flows.curtailed_kw);
        let money = prices.buy_usd_per_kwh.iter().zip(&prices.sell_usd_per_kwh).zip(&prices.month);
        let has_heat = !household.response.is_empty();
        for (step, ((node, meter), money)) in node.zip(meter).zip(money).enumerate() {
            let ((&node_kw, &allowed_kw), ((&import, &export), &curtailed)) = (node, meter);
            let ((&buy, &sell), &month) = money;
            let response = if has_heat { household.response(step) } else { Response::default() };
            let bent = Bent {
                month: usize::from(month),
                hour: self.hours.get(step).copied().unwrap_or(0),
                rest_kw: import - export - curtailed - node_kw - response.change_kw(node_kw),
                behind,
                idle_kw: curve.idle_kw.at_most(allowed_kw),
                allowed_kw,
                response,
                buy_usd: buy * step_h,
                sell_usd: sell * step_h,
            };
            let ends_kw = (bent.net_kw(0.0), bent.net_kw(1.0));
            if self.apart
                && let Some(line) =
                    self.lines.get_mut(usize::from(bent.hour)).and_then(|months| months.get_mut(bent.month))
            {
                let node_kw = (bent.node_kw(0.0), bent.node_kw(1.0));
                line.node_usd.0 += node_kw.0 * bent.buy_usd;
                line.node_usd.1 += node_kw.1 * bent.buy_usd;
                line.node_kw.0 = line.node_kw.0.at_least(node_kw.0);
                line.node_kw.1 = line.node_kw.1.at_least(node_kw.1);
            }
            let Bent { hour, buy_usd, sell_usd, .. } = bent;
            if !bent.is_straight() {
                self.bent.push(bent);
            } else if all || !stays_on_one_side(ends_kw, service.export_kw) {
                self.crossings.push(Crossing { month, hour, ends_kw, buy_usd, sell_usd });
            } else if let Some(line) =
                self.lines.get_mut(usize::from(bent.hour)).and_then(|months| months.get_mut(bent.month))
            {
                let export_kw = |net_kw: f64| (-net_kw).at_least(0.0).at_most(service.export_kw);
                line.import_usd.0 += ends_kw.0.at_least(0.0) * bent.buy_usd;
                line.import_usd.1 += ends_kw.1.at_least(0.0) * bent.buy_usd;
                line.export_usd.0 += export_kw(ends_kw.0) * bent.sell_usd;
                line.export_usd.1 += export_kw(ends_kw.1) * bent.sell_usd;
            }
        }
    }

    /// The year's bill when these shares are sold in the kinds of hours.
    fn bill(&self, shares: &[f64; DEMAND_HOURS]) -> MonthBill {
        let tariff = &self.tariff;
        let empty = MonthBill { fixed_usd: tariff.fixed_usd_month, ..MonthBill::default() };
        let (mut months, mut node) = ([empty; 12], [empty; 12]);
        for (lines, share) in self.lines.iter().zip(shares) {
            for ((month, node), line) in months.iter_mut().zip(&mut node).zip(lines) {
                let at = |ends: (f64, f64)| ends.0 + share * (ends.1 - ends.0);
                month.import_usd += at(line.import_usd);
                month.export_usd += at(line.export_usd);
                node.import_usd += at(line.node_usd);
                node.demand_usd = node.demand_usd.at_least(at(line.node_kw) * tariff.demand_usd_per_kw_month);
            }
        }
        let export_kw = self.year.service.export_kw;
        let share = |hour: u8| shares.get(usize::from(hour)).copied().unwrap_or(0.0);
        let mut add = |month: usize, net_kw: f64, (buy_usd, sell_usd): (f64, f64)| {
            let Some(month) = months.get_mut(month) else { return };
            month.import_usd += net_kw.at_least(0.0) * buy_usd;
            month.export_usd += (-net_kw).at_least(0.0).at_most(export_kw) * sell_usd;
            month.demand_usd = month.demand_usd.at_least(net_kw * tariff.demand_usd_per_kw_month);
        };
        for step in &self.crossings {
            add(usize::from(step.month), step.net_kw(share(step.hour)), (step.buy_usd, step.sell_usd));
        }
        for step in &self.bent {
            add(step.month, step.net_kw(share(step.hour)), (step.buy_usd, step.sell_usd));
        }
        for month in months.iter_mut().chain(&mut node) {
            month.minimum_usd = (tariff.min_usd_month - month.total_usd()).at_least(0.0);
        }
        let mut bill = Bill { months };
        if self.apart {
            bill.add(&Bill { months: node });
        }
        bill.year()
    }
}

/// Sales if everything were sold, from what the node could give.
fn sales_full_usd(home: &Home, year: &Year) -> f64 {
    let steps = year.capable.len().max(1) as f64;
    let mean = year.capable.iter().sum::<f64>() / steps * Availability::new(home, year).up_frac();
    let workload = &home.workload;
    let list_usd = match workload.kind {
        WorkloadKind::Rent | WorkloadKind::Jobs | WorkloadKind::Train => {
            mean * 8760.0 * workload.rent_usd_per_h
        }
        WorkloadKind::Serve | WorkloadKind::Batch | WorkloadKind::Agents => {
            mean * 8760.0 * 3600.0 / 1e6 * answer_usd_per_mtok(home)
        }
    };
    list_usd * (1.0 - workload.site_discount_frac) * year.called.left_frac()
}

/// What a million answer tokens list for with the prompts before them, USD.
pub(super) fn answer_usd_per_mtok(home: &Home) -> f64 {
    let workload = &home.workload;
    workload.price_out_usd_per_mtok
        + workload.price_in_usd_per_mtok * workload.tokens_in / workload.tokens_out.at_least(1.0)
}
