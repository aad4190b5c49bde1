//! The stages of a year, each with a memory of its last input and output.

use std::sync::Arc;

use crate::{
    catalog::CarbonHours,
    compute::{ComputeBinds, DemandCurve, NodeCurve, NodePlan, link_tok_s, node_curve},
    dispatch::{
        Binding, DcBus, Flows, NodeDemand, NodeSide, Planning, PriceClass, RulesInput, planned,
        price_classes, rules,
    },
    energy::{
        battery::{BatteryLimits, DcUnit, TemperatureLimit},
        heat::Derating,
        household::{HouseholdInput, HouseholdYear, Meter, household_year},
        outage::NodeInOutage,
        pv::{PvSystem, PvYear, pv_year},
        service::{Rating, ServiceLimits, demand, node_circuit, service_limits},
    },
    scenario::{BatteryToGrid, Dispatch, GridCharging, Home, NodeMeter, Scenario, Tariff},
    tariff::{PriceInput, Prices, prices},
    time::{TimeAxis, peak},
    weather::{Place, SunTiming, SunYear, WeatherYear, sun_year_at, synthetic_year},
};

use super::{
    Attached, Options, SimulateError, Year,
    binding_share::binding_frac,
    carbon::carbon_factors,
    inputs,
    inputs::BatteryCells,
    ledger::{ledger, ledger_today},
    memory::{Same, Stage},
    node_meter::{billed_tariff, meter_of},
    node_output::node_output,
    notes::notes,
    sides::{Parts, add_monthly_tok},
};

/// The memory of a road: simulate similar homes one after the other and only what changed is redone.
#[derive(Debug, Default)]
pub struct Stages {
    attached: Stage<(u64, TimeAxis), Option<Attached>>,
    sun: Stage<(Place, TimeAxis, SunTiming), SunYear>,
    weather: Stage<WeatherInput, WeatherYear>,
    pv: Stage<(PvSystem, Same<WeatherYear>), PvYear>,
    household: Stage<(HouseholdInput, Same<WeatherYear>), HouseholdYear>,
    prices: Stage<PriceInput, Prices>,
    classes: Stage<Same<Prices>, Vec<PriceClass>>,
    prices_today: Stage<PriceInput, Prices>,
    classes_today: Stage<Same<Prices>, Vec<PriceClass>>,
    curve: Stage<NodePlan, NodeCurve>,
    sold: Stage<(DemandCurve, TimeAxis), Vec<f64>>,
    carbon: Stage<(CarbonHours, TimeAxis), Vec<f64>>,
    temperature: Stage<(BatteryCells, Same<WeatherYear>), Vec<TemperatureLimit>>,
    derating: Stage<(Derating, Same<WeatherYear>), Vec<f64>>,
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

        let attached = options.weather.clone().or_else(|| self.attached(home, options, axis));
        let approximate_weather = attached.is_none() && home.weather.is_some();
        let sky = inputs::sky(home, climate);
        let place = attached.as_ref().map_or_else(|| inputs::place(sky), |file| file.place);
        let timing = attached.as_ref().map_or_else(SunTiming::default, |file| file.timing.clone());
        let sun =
            self.sun.run((place, axis, timing), |(place, axis, timing)| sun_year_at(place, axis, timing));
        let weather = match &attached {
            Some(file) if file.weather.dry_bulb_c.len() == axis.len() => Arc::clone(&file.weather),
            Some(file) => {
                let (found, expected) = (file.weather.dry_bulb_c.len(), axis.len());
                return Err(SimulateError::WeatherLength { found, expected });
            }
            None => {
                let input = WeatherInput { climate: sky.id, seed: home.site.weather_seed as u64, axis };
                self.weather.run(input, |input| synthetic_year(&sky.months(), &sun, &input.axis, input.seed))
            }
        };
        let pv = self.pv.run((inputs::pv_system(&home.solar), Same(Arc::clone(&weather))), |input| {
            pv_year(&input.0, &weather, &sun)
        });
        let household_input = inputs::household(scenario, home, (axis, &options.attachments));
        let approximate = household_input.meter.as_ref().is_some_and(Meter::is_stand_in);
        let household = self
            .household
            .run((household_input, Same(Arc::clone(&weather))), |(input, _)| household_year(input, &weather));
        let meter = meter_of(home);
        let price_input = |tariff: Tariff| PriceInput { tariff, axis, spot: options.spot.clone() };
        let of_day = |prices: &Same<Prices>| price_classes(&prices.0.buy_usd_per_kwh, &axis);
        let buys = self.prices.run(price_input(billed_tariff(home)), prices);
        let classes = self.classes.run(Same(Arc::clone(&buys)), of_day);
        let (buys_today, classes_today) = if meter == NodeMeter::GeneralService {
            let buys = self.prices_today.run(price_input(home.tariff.clone()), prices);
            let classes = self.classes_today.run(Same(Arc::clone(&buys)), of_day);
            (buys, classes)
        } else {
            (Arc::clone(&buys), Arc::clone(&classes))
        };
        let traffic = link_tok_s(&plan.link, &plan.workload).map(|link| link.traffic);
        let curve = self.curve.run(plan, node_curve);

        let derating = self.derating.run((inputs::derating(home), Same(Arc::clone(&weather))), |input| {
            input.0.year(&weather.dry_bulb_c)
        });

        let sold = self.sold.run((inputs::demand_curve(home), axis), |(curve, axis)| curve.year(axis));

        let cells = inputs::battery_cells(home);
        let temperature = self.temperature.run((cells, Same(Arc::clone(&weather))), |(cells, _)| {
            cells.year(&weather.dry_bulb_c, axis.step_h())
        });

        let house_kw = demand(&home.service, &home.household, household.peak_kw);
        let service = service_limits(&home.service, house_kw);
        let input = DispatchInput {
            pv: Same(Arc::clone(&pv)),
            household: Same(Arc::clone(&household)),
            prices: looks_at_prices(home, &buys).then(|| Same(Arc::clone(&buys))),
            service,
            battery: BatteryLimits::new(&home.battery),
            temperature: Same(temperature),
            dc_unit: DcUnit::new(&home.battery),
            rule: home.battery.dispatch,
            grid_charging: home.battery.grid_charging,
            to_grid: home.battery.to_grid,
            wear_usd_per_kwh: home.battery.wear_usd_per_kwh,
            node: node_demand(home, &curve),
            beside: if meter == NodeMeter::Own { NodeSide::Apart } else { NodeSide::Shared },
            node_frac: Same(derating),
            sold_frac: Same(Arc::clone(&sold)),
            step_h: axis.step_h(),
        };
        let without = DispatchInput {
            prices: looks_at_prices(home, &buys_today).then(|| Same(Arc::clone(&buys_today))),
            node: NodeDemand::default(),
            beside: NodeSide::Shared,
            ..input.clone()
        };
        let market = Market { prices: &buys, classes: &classes };
        let market_today = Market { prices: &buys_today, classes: &classes_today };
        let flows = self.with_node.run(input, |input| dispatch(input, market));
        let flows_today = self.today.run(without, |input| dispatch(input, market_today));

        let carbon =
            self.carbon.run((home.site.carbon_hours, axis), |(hours, axis)| carbon_factors(*hours, axis));
        let parts = Parts { home, axis, prices: &buys, carbon: &carbon, prices_today: &buys_today };
        let backup = parts.backup(&flows, inputs::node_in_outage(home, &curve));
        let output = node_output(home, (&curve, &sold), &flows, &backup);
        let today = parts.side_today(&flows_today);
        let mut with_node = parts.side_with_node(&flows, |bill| {
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
            add_monthly_tok(&mut with_node, &buys, &output.sold, output.up_frac * axis.step_h() * 3600.0);
        }
        let overloads = household.kw.iter().filter(|kw| **kw > service.import_kw).count();
        let mut year = Year {
            binding_frac: binding_frac(&flows),
            circuit: node_circuit(&Rating::of(&home.service), curve.full_kw),
            backup_today: parts.backup(&flows_today, NodeInOutage::default()),
            overload_h: overloads as f64 * axis.step_h(),
            capable: output.capable,
            sold: output.sold,
            notes: Vec::new(),
            approximate,
            approximate_weather,
            axis,
            with_node,
            today,
            sun,
            traffic,
            weather,
            pv,
            household,
            prices: buys,
            curve,
            service,
            backup,
        };
        year.notes = notes(home, &year);
        Ok(year)
    }
}

impl Stages {
    /// The weather of the file that a home refers to, where its records are at hand.
    fn attached(&mut self, home: &Home, options: &Options, axis: TimeAxis) -> Option<Attached> {
        let hash = home.weather?.hash;
        let numbers = options.attachments.get(hash)?;
        let read = |(_, axis): &(u64, TimeAxis)| Attached::read(numbers, axis);
        self.attached.run((hash, axis), read).as_ref().clone()
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
    /// `None` where the dispatch does not look at them: a change of tariff then changes no flow.
    prices: Option<Same<Prices>>,
    service: ServiceLimits,
    battery: BatteryLimits,
    temperature: Same<Vec<TemperatureLimit>>,
    dc_unit: Option<DcUnit>,
    rule: Dispatch,
    grid_charging: GridCharging,
    to_grid: BatteryToGrid,
    wear_usd_per_kwh: f64,
    node: NodeDemand,
    beside: NodeSide,
    node_frac: Same<Vec<f64>>,
    sold_frac: Same<Vec<f64>>,
    step_h: f64,
}

/// What power costs, step by step.
#[derive(Clone, Copy)]
struct Market<'a> {
    prices: &'a Prices,
    classes: &'a [PriceClass],
}

/// Whether a price can change a flow: by the battery's rule, or by the price at which the node stops.
fn looks_at_prices(home: &Home, prices: &Prices) -> bool {
    let by_rule = match home.battery.dispatch {
        Dispatch::SelfConsumption | Dispatch::Backup | Dispatch::Support => false,
        Dispatch::TimeOfUse | Dispatch::DayAhead | Dispatch::Optimal => true,
    };
    by_rule || peak(&prices.buy_usd_per_kwh) > home.workload.stop_above_usd_per_kwh
}

fn dispatch(input: &DispatchInput, market: Market) -> Flows {
    let of = RulesInput {
        pv_kw: &input.pv.0.ac_kw,
        dc: input.dc_unit.map(|unit| DcBus { unit, pv_dc_kw: &input.pv.0.dc_kw }),
        household: &input.household.0,
        buy_usd_per_kwh: &market.prices.buy_usd_per_kwh,
        classes: market.classes,
        plan_kw: &[],
        service: input.service,
        battery: input.battery,
        temperature: &input.temperature.0,
        rule: input.rule,
        grid_charging: input.grid_charging,
        node: input.node,
        beside: input.beside,
        node_frac: &input.node_frac.0,
        sold_frac: &input.sold_frac.0,
        step_h: input.step_h,
    };
    match input.rule {
        Dispatch::DayAhead | Dispatch::Optimal if input.battery.capacity_kwh > 0.0 => planned(
            &of,
            &Planning {
                sell_usd_per_kwh: &market.prices.sell_usd_per_kwh,
                to_grid: input.to_grid,
                wear_usd_per_kwh: input.wear_usd_per_kwh,
                steps_per_day: libm::round(24.0 / input.step_h) as usize,
            },
        ),
        _ => rules(&of),
    }
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
