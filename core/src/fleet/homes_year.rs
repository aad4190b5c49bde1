//! The year of the homes of a group: the mean home, and how much the drawn ones differ.

use serde::{Deserialize, Serialize};

use crate::{
    dispatch::Binding,
    scenario::{Group, Home, Role},
    simulate::{Earned, Side, Year, ledger, yearly_capital_usd},
    tariff::MonthBill,
};

use super::{
    Hours, StreetYear, Sums,
    availability::{Causes, causes},
};

/// The mean home of a group over a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HomesYear {
    /// Homes simulated.
    pub drawn: usize,
    /// Means by hour, in the homes' own standard time; empty where they were not kept.
    pub hours: Hours,
    /// Means of the sums.
    pub mean: Sums,
    /// Standard deviations among the homes drawn.
    pub deviation: Sums,
    /// Mean of each home's own highest import, kW.
    pub own_peak_kw: f64,
    /// Why a node is down.
    pub causes: Causes,
    /// What a node draws at full power, kW.
    pub full_kw: f64,
    /// What a node gives at its best hour, tokens a second.
    pub full_tok_s: f64,
    /// GPUs of a node for rent at its best hour.
    pub full_gpu: f64,
    /// Hours that the homes' standard time is ahead of UTC.
    pub utc_offset_h: f64,
    /// The street of the design's home; where it was asked for.
    pub street: Option<StreetYear>,
    /// The share of the hours in which each limit binds the first home, in the order of [`Binding`].
    pub binding_frac: [f64; Binding::ALL.len()],
}

/// Homes on their way to their mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Gathered {
    hours: Hours,
    sum: Sums,
    first: Sums,
    squares: Sums,
    drawn: usize,
    own_peak_kw: f64,
    full_kw: f64,
    causes: Causes,
    street: Option<StreetYear>,
    binding_frac: [f64; Binding::ALL.len()],
}

impl Gathered {
    /// Nothing yet, in the memory of hours that are not needed any more.
    pub(super) fn reusing(hours: Hours) -> Self {
        Self { hours, ..Self::default() }
    }

    /// Homes drawn so far.
    pub(super) fn drawn(&self) -> usize {
        self.drawn
    }

    /// Adds the year of a home.
    pub(super) fn add(&mut self, home: &Home, group: &Group, year: &Year) {
        let causes = causes(home, group, year);
        let sums = home_sums(home, group.owner_off_frac, year);
        if self.drawn == 0 {
            self.hours.forget();
            self.first = sums;
            self.binding_frac = year.binding_frac;
        }
        // From the first home on, so that equal homes deviate by nothing at all.
        let apart = sums.zip(&self.first, |one, first| one - first);
        self.sum = self.sum.plus(&apart);
        self.squares = self.squares.plus(&apart.map(|value| value * value));
        self.own_peak_kw += year.with_node.flows.import_kw.iter().copied().fold(0.0, f64::max);
        self.full_kw += if home.node.gpu_count > 0.0 { year.curve.full_kw } else { 0.0 };
        add_causes(&mut self.causes, &causes);
        self.add_hours(home, group.owner_off_frac, year);
        self.drawn += 1;
    }

    /// The street, of the first home.
    pub(super) fn on(&mut self, street: StreetYear) {
        self.street = Some(street);
    }

    /// The mean home.
    pub(super) fn mean(self, utc_offset_h: f64) -> HomesYear {
        let count = self.drawn.max(1) as f64;
        let hours = match self.drawn {
            0 => Hours::default(),
            1 => self.hours,
            _ => {
                let mut hours = Hours::zeroed();
                hours.add(&self.hours, (1.0 / count, 0));
                hours
            }
        };
        let apart = self.sum.times(1.0 / count);
        let variance = self.squares.zip(&apart, |squares, mean| {
            if count > 1.0 { (squares - count * mean * mean).max(0.0) / (count - 1.0) } else { 0.0 }
        });
        let mut causes = Causes::default();
        add_causes(&mut causes, &self.causes);
        scale_causes(&mut causes, 1.0 / count);
        let most = |series: &[f64]| series.iter().copied().fold(0.0, f64::max);
        HomesYear {
            full_tok_s: most(&hours.able_tok_s),
            full_gpu: most(&hours.able_gpu),
            drawn: self.drawn,
            hours,
            mean: self.first.plus(&apart),
            deviation: variance.map(libm::sqrt),
            own_peak_kw: self.own_peak_kw / count,
            causes,
            full_kw: self.full_kw / count,
            utc_offset_h,
            street: self.street,
            binding_frac: self.binding_frac,
        }
    }

    fn add_hours(&mut self, home: &Home, off: f64, year: &Year) {
        let (with, today) = (&year.with_node.flows, &year.today.flows);
        let mixed = |(with, today): (&f64, &f64)| (1.0 - off) * with + off * today;
        let mix = |to: &mut Vec<f64>, with: &[f64], today: &[f64]| {
            lay(to, with.iter().zip(today).map(mixed));
        };
        let hours = &mut self.hours;
        mix(&mut hours.import_kw, &with.import_kw, &today.import_kw);
        mix(&mut hours.export_kw, &with.export_kw, &today.export_kw);
        mix(&mut hours.household_kw, &with.household_kw, &today.household_kw);
        mix(&mut hours.node_kw, &with.node_kw, &today.node_kw);
        mix(&mut hours.pv_kw, &with.pv_kw, &today.pv_kw);
        mix(&mut hours.battery_kw, &with.discharge_kw, &today.discharge_kw);
        let charged = with.charge_kw.iter().zip(&today.charge_kw).map(mixed);
        hours.battery_kw.iter_mut().zip(charged).for_each(|(to, charged)| *to -= charged);
        lay(&mut hours.import_today_kw, today.import_kw.iter().copied());
        if home.node.gpu_count <= 0.0 {
            return;
        }
        lay(&mut hours.able_kw, with.allowed_kw.iter().copied());
        // What is sold over the year, against what was sold before outages: the share that is up.
        let up = up_frac(year) * (1.0 - off) * year.called.left_frac();
        let rents = home.workload.kind.sells_hours();
        let (able, sold) = if rents {
            (&mut hours.able_gpu, &mut hours.sold_gpu)
        } else {
            (&mut hours.able_tok_s, &mut hours.sold_tok_s)
        };
        lay(able, year.capable.iter().copied());
        lay(sold, year.sold.iter().map(|sold| up * sold));
    }
}

/// Adds an hour's values to those of the homes before; the first home's are laid down, which is all there is to do in a
/// table of single homes.
fn lay(to: &mut Vec<f64>, values: impl Iterator<Item = f64>) {
    if to.is_empty() {
        // As if to zero: no -0.
        to.extend(values.map(|value| 0.0 + value));
    } else {
        to.iter_mut().zip(values).for_each(|(to, value)| *to += value);
    }
}

/// The share of the time that outages, failures and the link leave, as the year counts it.
fn up_frac(year: &Year) -> f64 {
    let runs = year.capable.iter().filter(|output| **output > 0.0).count() as f64;
    let steps = year.capable.len().max(1) as f64;
    if runs > 0.0 { year.with_node.totals.available_frac * steps / runs } else { 0.0 }
}

/// The sums of a home whose node is switched off for a share of the time.
pub(super) fn home_sums(home: &Home, off: f64, year: &Year) -> Sums {
    let on = 1.0 - off;
    let (with, today) = (&year.with_node.totals, &year.today.totals);
    let mix = |with: f64, today: f64| on * with + off * today;
    let has_node = home.node.gpu_count > 0.0;
    let revenue_usd = on * with.revenue_usd;
    let called = &year.called;
    let demand_response_usd = on * called.usd;
    let bill = mixed_bill(&year.with_node, &year.today, off);
    // Capital is paid whether the node is on or off, so the ledger is drawn up anew.
    let drawn_up = has_node.then(|| {
        let earned = Earned { sales_usd: revenue_usd, demand_response_usd };
        ledger(home, bill, year.today.bill.year(), earned)
    });
    let books = drawn_up.as_ref().unwrap_or(&year.today.ledger);
    let node_usd = |usd: f64| if has_node { usd } else { 0.0 };
    Sums {
        pv_kwh: mix(with.pv_kwh, today.pv_kwh),
        household_kwh: mix(with.household_kwh, today.household_kwh),
        node_kwh: mix(with.node_kwh, today.node_kwh),
        import_kwh: mix(with.import_kwh, today.import_kwh),
        export_kwh: mix(with.export_kwh, today.export_kwh),
        battery_kwh: mix(with.charge_kwh - with.discharge_kwh, today.charge_kwh - today.discharge_kwh),
        import_today_kwh: today.import_kwh,
        export_today_kwh: today.export_kwh,
        bill_usd: bill.total_usd(),
        bill_today_usd: today.bill_usd,
        revenue_usd,
        demand_response_usd,
        host_net_usd: books.net_usd(Role::Host),
        host_today_usd: year.today.ledger.net_usd(Role::Host),
        owner_net_usd: books.net_usd(Role::Owner),
        operator_net_usd: books.net_usd(Role::Operator),
        capital_usd: node_usd(yearly_capital_usd(&home.node, &home.deal)),
        price_usd: home.node.price_usd(),
        tok: on * with.tok,
        gpu_h: if home.workload.kind.sells_hours() { on * with.gpu_h } else { 0.0 },
        lost_tok: on * called.lost_tok,
        lost_gpu_h: if home.workload.kind.sells_hours() { on * called.lost_gpu_h } else { 0.0 },
        co2_kg: mix(with.co2_kg, today.co2_kg),
        co2_marginal_kg: mix(with.co2_marginal_kg, today.co2_marginal_kg),
        co2_today_kg: today.co2_kg,
        water_l: mix(with.water_l, today.water_l),
    }
}

fn mixed_bill(with: &Side, today: &Side, off: f64) -> MonthBill {
    let (with, today) = (with.bill.year(), today.bill.year());
    let mix = |with: f64, today: f64| (1.0 - off) * with + off * today;
    MonthBill {
        import_usd: mix(with.import_usd, today.import_usd),
        export_usd: mix(with.export_usd, today.export_usd),
        fixed_usd: mix(with.fixed_usd, today.fixed_usd),
        demand_usd: mix(with.demand_usd, today.demand_usd),
        minimum_usd: mix(with.minimum_usd, today.minimum_usd),
    }
}

fn add_causes(sum: &mut Causes, one: &Causes) {
    sum.grid.everyday_frac += one.grid.everyday_frac;
    sum.grid.storm_frac += one.grid.storm_frac;
    sum.link_frac += one.link_frac;
    sum.hardware_frac += one.hardware_frac;
    sum.owner_frac += one.owner_frac;
}

fn scale_causes(sum: &mut Causes, factor: f64) {
    for value in [
        &mut sum.grid.everyday_frac,
        &mut sum.grid.storm_frac,
        &mut sum.link_frac,
        &mut sum.hardware_frac,
        &mut sum.owner_frac,
    ] {
        *value *= factor;
    }
}

impl HomesYear {
    /// The sums of `nodes` homes, and the standard error of having drawn only some of them:
    /// `n s / sqrt(k) * sqrt(1 - k / n)`.
    #[must_use]
    pub fn of(&self, nodes: f64) -> (Sums, Sums) {
        let drawn = self.drawn.max(1) as f64;
        let left = (1.0 - drawn / nodes.max(1.0)).max(0.0);
        let factor = nodes / libm::sqrt(drawn) * libm::sqrt(left);
        (self.mean.times(nodes), self.deviation.times(factor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::preset,
        simulate::{Options, Stages},
    };

    #[test]
    fn a_home_alone_has_the_sums_of_its_year() {
        for id in 1..=6 {
            let scenario = preset(id).unwrap().scenario();
            let home = &scenario.homes[0];
            let year = Stages::default().year(&scenario, &Options::default()).unwrap();
            let mut gathered = Gathered::default();
            gathered.add(home, &Group::default(), &year);
            let homes = gathered.mean(0.0);
            let (found, totals) = (homes.mean, &year.with_node.totals);
            let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{id}: {a} {b}");
            near(found.import_kwh, totals.import_kwh);
            near(found.bill_usd, totals.bill_usd);
            near(found.revenue_usd, totals.revenue_usd);
            near(found.tok, totals.tok);
            near(found.co2_kg, totals.co2_kg);
            near(found.host_net_usd, year.with_node.ledger.net_usd(Role::Host));
            near(found.owner_net_usd, year.with_node.ledger.net_usd(Role::Owner));
            near(homes.hours.import_kw.iter().sum(), totals.import_kwh);
            near(homes.hours.sold_tok_s.iter().sum::<f64>() * 3600.0, totals.tok);
            near(
                found.pv_kwh + found.import_kwh,
                found.household_kwh + found.node_kwh + found.export_kwh + found.battery_kwh,
            );
        }
    }

    #[test]
    fn a_node_switched_off_half_of_the_time_sells_half_and_costs_the_same_capital() {
        let scenario = preset(2).unwrap().scenario();
        let home = &scenario.homes[0];
        let year = Stages::default().year(&scenario, &Options::default()).unwrap();
        let sums = |off: f64| home_sums(home, off, &year);
        let (on, half, never) = (sums(0.0), sums(0.5), sums(1.0));
        assert!((half.revenue_usd - on.revenue_usd / 2.0).abs() < 1e-9);
        assert!((half.capital_usd - on.capital_usd).abs() < 1e-12);
        assert!((never.import_kwh - on.import_today_kwh).abs() < 1e-9);
        assert!((half.net_usd() - (on.net_usd() + never.net_usd()) / 2.0).abs() < 1e-9);
        assert!(never.owner_net_usd < 0.0, "an idle node still costs its capital");
    }
}
