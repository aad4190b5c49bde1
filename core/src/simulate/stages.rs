//! The stages of a year, each with a memory of its last input and output.

use std::sync::Arc;

use crate::{
    compute::{ComputeBinds, NodeCurve, NodePlan, node_curve},
    dispatch::{Binding, Flows, NodeDemand, PriceClass, RulesInput, price_classes, rules},
    energy::{
        battery::BatteryLimits,
        household::{HouseholdInput, HouseholdYear, household_year},
        outage::{Backup, OutageInput, backup},
        pv::{PvSystem, PvYear, pv_year},
        service::{ServiceLimits, TransformerBinds, node_circuit, service_limits},
    },
    scenario::{Dispatch, GridCharging, Home, Role, Scenario},
    tariff::{PriceInput, Prices, bill, prices},
    text::{Arg, Message},
    time::TimeAxis,
    weather::{Place, SunYear, WeatherYear, sun_year, synthetic_year},
};

use super::{
    Options, Side, SimulateError, Year, inputs,
    ledger::{Ledger, ledger, ledger_today, party_of},
    node_output::node_output,
    totals::{self, Totals},
};

/// The memory of a road: simulate similar homes one after the other and only what changed is redone.
#[derive(Debug, Default)]
pub struct Stages {
    sun: Stage<(Place, TimeAxis), SunYear>,
    weather: Stage<WeatherInput, WeatherYear>,
    pv: Stage<(PvSystem, Same<WeatherYear>), PvYear>,
    household: Stage<(HouseholdInput, Same<WeatherYear>), HouseholdYear>,
    prices: Stage<PriceInput, Prices>,
    classes: Stage<Same<Prices>, Vec<PriceClass>>,
    curve: Stage<NodePlan, NodeCurve>,
    with_node: Stage<DispatchInput, Flows>,
    today: Stage<DispatchInput, Flows>,
}

impl Stages {
    /// The year of a home.
    ///
    /// # Errors
    /// No such home or row, a step that does not fit, weather of another length.
    pub fn year(&mut self, scenario: &Scenario, options: &Options) -> Result<Year, SimulateError> {
        let index = options.home;
        let homes = scenario.homes.len();
        let home = scenario.homes.get(index).ok_or(SimulateError::NoHome { index, homes })?;
        let climate = inputs::climate(home)?;
        let axis = inputs::axis(climate, options.step_minutes)?;
        let plan = inputs::node_plan(home)?;

        let place = options.weather.as_ref().map_or_else(|| inputs::place(climate), |file| file.place);
        let sun = self.sun.run((place, axis), |(place, axis)| sun_year(place, axis));
        let weather = match &options.weather {
            Some(file) if file.weather.dry_bulb_c.len() == axis.len() => Arc::clone(&file.weather),
            Some(file) => {
                let (found, expected) = (file.weather.dry_bulb_c.len(), axis.len());
                return Err(SimulateError::WeatherLength { found, expected });
            }
            None => {
                let input =
                    WeatherInput { climate: home.site.climate, seed: home.site.weather_seed as u64, axis };
                self.weather
                    .run(input, |input| synthetic_year(&climate.months(), &sun, &input.axis, input.seed))
            }
        };
        let pv = self.pv.run((inputs::pv_system(&home.solar), Same(Arc::clone(&weather))), |input| {
            pv_year(&input.0, &weather, &sun)
        });
        let household_input = inputs::household(scenario, home, axis);
        let household = self
            .household
            .run((household_input, Same(Arc::clone(&weather))), |(input, _)| household_year(input, &weather));
        let price_input = PriceInput { tariff: home.tariff.clone(), axis };
        let prices = self.prices.run(price_input, prices);
        let classes = self
            .classes
            .run(Same(Arc::clone(&prices)), |prices| price_classes(&prices.0.buy_usd_per_kwh, &axis));
        let curve = self.curve.run(plan, node_curve);

        let service = service_limits(&home.service, household.peak_kw);
        let input = DispatchInput {
            pv: Same(Arc::clone(&pv)),
            household: Same(Arc::clone(&household)),
            prices: Same(Arc::clone(&prices)),
            service,
            battery: BatteryLimits::new(&home.battery),
            rule: home.battery.dispatch,
            grid_charging: home.battery.grid_charging,
            node: node_demand(home, &curve),
            step_h: axis.step_h(),
        };
        let without = DispatchInput { node: NodeDemand::default(), ..input.clone() };
        let flows = self.with_node.run(input, |input| dispatch(input, &classes));
        let flows_today = self.today.run(without, |input| dispatch(input, &classes));

        let parts = Parts { home, axis, prices: &prices };
        let backup = parts.backup(&flows, curve.full_kw);
        let output = node_output(home, &curve, &flows, &backup);
        let today = parts.side_today(&flows_today);
        let mut with_node = parts.side(&flows, |bill| {
            // A deal without a node moves no money.
            if home.node.gpu_count > 0.0 {
                ledger(home, bill, today.bill.year(), output.sales_usd)
            } else {
                ledger_today(home, bill)
            }
        });
        with_node.totals.tok = output.tok;
        with_node.totals.gpu_h = output.gpu_h;
        with_node.totals.revenue_usd = output.sales_usd;
        with_node.totals.available_frac = output.available_frac;
        with_node.totals.full_power_frac = output.full_power_frac;
        if output.tok > 0.0 {
            add_monthly_tok(&mut with_node, &prices, &output.sold, output.up_frac * axis.step_h() * 3600.0);
        }
        let overloads = household.kw.iter().filter(|kw| **kw > service.import_kw).count();
        let mut year = Year {
            binding_frac: binding_frac(&flows),
            circuit: node_circuit(&home.service, curve.full_kw),
            backup_today: parts.backup(&flows_today, 0.0),
            overload_h: overloads as f64 * axis.step_h(),
            capable: output.capable,
            sold: output.sold,
            notes: Vec::new(),
            axis,
            with_node,
            today,
            weather,
            pv,
            household,
            prices,
            curve,
            service,
            backup,
        };
        year.notes = notes(home, &year);
        Ok(year)
    }
}

/// What a stage remembers.
#[derive(Debug)]
struct Stage<I, O> {
    last: Option<(I, Arc<O>)>,
}

impl<I, O> Default for Stage<I, O> {
    fn default() -> Self {
        Self { last: None }
    }
}

impl<I: PartialEq, O> Stage<I, O> {
    fn run(&mut self, input: I, make: impl FnOnce(&I) -> O) -> Arc<O> {
        if let Some((last, output)) = &self.last
            && *last == input
        {
            return Arc::clone(output);
        }
        let output = Arc::new(make(&input));
        self.last = Some((input, Arc::clone(&output)));
        output
    }
}

/// An output of an earlier stage: equal only when it is the very same one.
#[derive(Clone, Debug)]
struct Same<T>(Arc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug, PartialEq)]
struct WeatherInput {
    climate: u16,
    seed: u64,
    axis: TimeAxis,
}

#[derive(Clone, Debug, PartialEq)]
struct DispatchInput {
    pv: Same<PvYear>,
    household: Same<HouseholdYear>,
    prices: Same<Prices>,
    service: ServiceLimits,
    battery: BatteryLimits,
    rule: Dispatch,
    grid_charging: GridCharging,
    node: NodeDemand,
    step_h: f64,
}

fn dispatch(input: &DispatchInput, classes: &[PriceClass]) -> Flows {
    rules(&RulesInput {
        pv_kw: &input.pv.0.ac_kw,
        household: &input.household.0,
        buy_usd_per_kwh: &input.prices.0.buy_usd_per_kwh,
        classes,
        service: input.service,
        battery: input.battery,
        rule: input.rule,
        grid_charging: input.grid_charging,
        node: input.node,
        step_h: input.step_h,
    })
}

fn node_demand(home: &Home, curve: &NodeCurve) -> NodeDemand {
    if home.node.gpu_count <= 0.0 {
        return NodeDemand::default();
    }
    // The curve is cut where the link is full.
    let link_binds =
        matches!(curve.binds, ComputeBinds::LinkUp | ComputeBinds::LinkDown | ComputeBinds::LinkCap);
    let otherwise = if link_binds {
        Binding::Link
    } else if home.workload.sold_frac < 1.0 {
        Binding::Sales
    } else {
        Binding::Gpu
    };
    NodeDemand {
        full_kw: curve.full_kw,
        idle_kw: curve.idle_kw,
        sold_frac: home.workload.sold_frac,
        stop_above_usd_per_kwh: home.workload.stop_above_usd_per_kwh,
        otherwise,
    }
}

/// What both sides of the comparison share.
struct Parts<'a> {
    home: &'a Home,
    axis: TimeAxis,
    prices: &'a Prices,
}

impl Parts<'_> {
    fn side_today(&self, flows: &Arc<Flows>) -> Side {
        self.side(flows, |bill| ledger_today(self.home, bill))
    }

    fn side(&self, flows: &Arc<Flows>, ledger: impl FnOnce(crate::tariff::MonthBill) -> Ledger) -> Side {
        let step_h = self.axis.step_h();
        let bill = bill(&self.home.tariff, self.prices, (&flows.import_kw, &flows.export_kw), step_h);
        let ledger = ledger(bill.year());
        let mut totals = totals::energy(flows, step_h);
        let site = &self.home.site;
        let deal = &self.home.deal;
        let net_usd = |role| ledger.party_net_usd(party_of(role, deal), deal);
        let net_kwh = totals.import_kwh - totals.export_kwh;
        totals = Totals {
            bill_usd: bill.year().total_usd(),
            host_net_usd: net_usd(Role::Host),
            owner_net_usd: net_usd(Role::Owner),
            operator_net_usd: net_usd(Role::Operator),
            co2_kg: net_kwh * site.co2_g_per_kwh / 1000.0,
            co2_marginal_kg: net_kwh * site.co2_marginal_g_per_kwh / 1000.0,
            water_l: totals.import_kwh * site.water_l_per_kwh,
            ..totals
        };
        let mut monthly = totals::monthly(flows, &self.prices.month, &self.axis);
        for (month, bill) in monthly.iter_mut().zip(&bill.months) {
            month.bill_usd = bill.total_usd();
        }
        Side { flows: Arc::clone(flows), bill, ledger, totals, monthly }
    }

    fn backup(&self, flows: &Flows, node_kw: f64) -> Backup {
        let steps = flows.stored_kwh.len().max(1) as f64;
        let input = OutageInput {
            saidi_min: self.home.site.saidi_min,
            saifi: self.home.site.saifi,
            critical_kw: self.home.household.critical_kw,
            node_kw,
            stored_kwh: flows.stored_kwh.iter().sum::<f64>() / steps,
            policy: self.home.battery.node_in_outage,
        };
        backup(&BatteryLimits::new(&self.home.battery), &input)
    }
}

fn add_monthly_tok(side: &mut Side, prices: &Prices, sold: &[f64], tok_per_rate: f64) {
    for (rate, month) in sold.iter().zip(&prices.month) {
        if let Some(month) = side.monthly.get_mut(usize::from(*month)) {
            month.tok += rate * tok_per_rate;
        }
    }
}

fn binding_frac(flows: &Flows) -> [f64; Binding::ALL.len()] {
    let mut counts = [0.0; Binding::ALL.len()];
    for code in &flows.binding {
        if let Some(count) = counts.get_mut(usize::from(*code)) {
            *count += 1.0;
        }
    }
    let steps = flows.binding.len().max(1) as f64;
    counts.map(|count| count / steps)
}

fn notes(home: &Home, year: &Year) -> Vec<Message> {
    let mut notes = Vec::new();
    if let Some(misfit) = &year.curve.misfit
        && home.node.gpu_count > 0.0
    {
        notes.push(
            Message::new("note.misfit")
                .with("need", Arg::Plain(misfit.need_gb))
                .with("have", Arg::Plain(misfit.have_gb)),
        );
    }
    if year.overload_h > 0.0 {
        notes.push(Message::new("note.overload").with("hours", Arg::Hours(year.overload_h)));
    }
    if year.service.transformer_binds == TransformerBinds::Yes {
        notes.push(Message::new("note.transformer").with("share", Arg::Kw(year.service.import_kw)));
    }
    notes
}
