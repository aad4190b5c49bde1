//! The stages of a year, each with a memory of its last input and output.

use std::sync::Arc;

use crate::{
    catalog::CarbonHours,
    compute::{DemandCurve, NodeCurve, NodePlan, link_tok_s, node_curve},
    dispatch::{NodeDemand, NodeSide, Planned, PriceClass, price_classes},
    energy::{
        battery::{BatteryLimits, DcUnit, TemperatureLimit},
        heat::Derating,
        household::{HouseholdInput, HouseholdYear, Meter, household_year},
        outage::NodeInOutage,
        pv::{PvSystem, PvYear, pv_year},
        service::{Rating, demand, node_circuit, service_limits},
    },
    scenario::{Dispatch, Home, NodeMeter, Scenario, Tariff},
    tariff::{PriceInput, Prices, prices},
    time::TimeAxis,
    weather::{Place, SunTiming, SunYear, WeatherYear, sun_year_at, synthetic_year},
};

use super::{
    Attached, Options, SimulateError, Year,
    battery_cells::{BatteryCells, battery_cells},
    binding_share::binding_frac,
    carbon::carbon_factors,
    dispatching::{Billed, DispatchInput, Market, best_of, dispatch, looks_at_prices, node_demand, plans},
    inputs,
    interest::{Interest, served_party},
    ledger::{Earned, ledger, ledger_today},
    market::{lacks_prices, spot},
    memory::{Same, Stage},
    node_meter::{billed_tariff, meter_of},
    node_output::node_output,
    notes::notes,
    sides::{Parts, add_monthly_tok},
    slack::Slack,
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
    mean_temperature: Stage<(BatteryCells, Same<WeatherYear>), TemperatureLimit>,
    derating: Stage<(Derating, Same<WeatherYear>), Vec<f64>>,
    with_node: Stage<DispatchInput, Planned>,
    today: Stage<DispatchInput, Planned>,
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
        let price_input = |tariff: Tariff| {
            let spot = spot(&tariff, options);
            PriceInput { tariff, axis, spot }
        };
        let approximate_prices = lacks_prices(home, options);
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

        let cells = battery_cells(home);
        let mean_temperature =
            self.mean_temperature.run((cells.in_outages(), Same(Arc::clone(&weather))), |(cells, _)| {
                cells.mean(&weather.dry_bulb_c, axis.step_h())
            });
        let temperature = self.temperature.run((cells, Same(Arc::clone(&weather))), |(cells, _)| {
            cells.year(&weather.dry_bulb_c, axis.step_h())
        });

        let house_kw = demand(&home.service, &home.household, household.peak_kw);
        let service = service_limits(&home.service, house_kw);
        let carbon =
            self.carbon.run((home.site.carbon_hours, axis), |(hours, axis)| carbon_factors(*hours, axis));
        let parts = Parts {
            home,
            axis,
            prices: &buys,
            carbon: &carbon,
            prices_today: &buys_today,
            temperature: *mean_temperature,
        };
        let battery = BatteryLimits::new(&home.battery);
        let interest = if plans(home.battery.dispatch) {
            let at_reserve = parts.backup_from(battery.reserve_kwh, inputs::node_in_outage(home, &curve));
            Interest::with_node(home, &curve, &at_reserve)
        } else {
            Interest::default()
        };
        let input = DispatchInput {
            pv: Same(Arc::clone(&pv)),
            household: Same(Arc::clone(&household)),
            prices: looks_at_prices(home, &buys).then(|| Same(Arc::clone(&buys))),
            service,
            battery,
            temperature: Same(temperature),
            dc_unit: DcUnit::new(&home.battery),
            rule: home.battery.dispatch,
            grid_charging: home.battery.grid_charging,
            sun_first: home.battery.sun_first,
            to_grid: home.battery.to_grid,
            wear_usd_per_kwh: home.battery.wear_usd_per_kwh,
            interest,
            node: node_demand(home, &curve),
            beside: if meter == NodeMeter::Own { NodeSide::Apart } else { NodeSide::Shared },
            node_frac: Same(derating),
            sold_frac: Same(Arc::clone(&sold)),
            step_h: axis.step_h(),
        };
        let interest = if plans(input.rule) { Interest::today(&home.tariff) } else { Interest::default() };
        let without = DispatchInput {
            prices: looks_at_prices(home, &buys_today).then(|| Same(Arc::clone(&buys_today))),
            node: NodeDemand::default(),
            beside: NodeSide::Shared,
            interest,
            ..input.clone()
        };
        let market = Market { prices: &buys, classes: &classes };
        let market_today = Market { prices: &buys_today, classes: &classes_today };
        let slack = Slack {
            home,
            tariff: &home.tariff,
            prices: &buys_today,
            pv: &pv,
            household: &household,
            service,
            interest: &without.interest,
            axis,
        };
        let has_foresight = input.rule == Dispatch::Optimal;
        let planned_today = self.today.run(without.clone(), |input| dispatch(input, market_today));
        let (today, _) = best_of((&planned_today, &without), market_today, |flows| {
            let side = parts.side_today(flows);
            let year = side.bill.year();
            let (slack_usd, above_least_usd) = if has_foresight {
                (slack.of_bill(flows, &year), slack.of_least(flows, &year))
            } else {
                (None, None)
            };
            (side, Billed { net_usd: -year.total_usd(), slack_usd, above_least_usd })
        });
        let planned = self.with_node.run(input.clone(), |input| dispatch(input, market));
        let party = served_party(home);
        let (with_node, proof) = best_of((&planned, &input), market, |flows| {
            let backup = parts.backup(flows, inputs::node_in_outage(home, &curve));
            let output = node_output(home, (&curve, &sold), flows, &backup);
            let side = parts.side_with_node(flows, |bill| {
                // A deal without a node moves no money.
                if home.node.gpu_count > 0.0 {
                    let demand_response_usd = output.called.usd;
                    let earned = Earned { sales_usd: output.sales_usd, demand_response_usd };
                    ledger(home, bill, today.bill.year(), earned)
                } else {
                    ledger_today(home, bill)
                }
            });
            let net_usd = side.ledger.party_net_usd(party, &home.deal);
            let (slack_usd, above_least_usd) = if has_foresight {
                let billed = billed_tariff(home);
                let slack = Slack { tariff: &billed, prices: &buys, interest: &input.interest, ..slack };
                let outages_usd = slack.of_outages(&parts, &curve, &sold);
                let bill = side.bill.year();
                let with_outages = |usd: Option<f64>| usd.map(|usd| usd + outages_usd);
                (with_outages(slack.of_bill(flows, &bill)), with_outages(slack.of_least(flows, &bill)))
            } else {
                (None, None)
            };
            ((side, output, backup), Billed { net_usd, slack_usd, above_least_usd })
        });
        let (mut with_node, output, backup) = with_node;
        with_node.totals.tok = output.tok;
        with_node.totals.gpu_h = output.gpu_h;
        with_node.totals.revenue_usd = output.sales_usd;
        with_node.totals.available_frac = output.available_frac;
        with_node.totals.full_power_frac = output.full_power_frac;
        if output.tok > 0.0 {
            let left_frac = output.up_frac * output.called.left_frac();
            add_monthly_tok(&mut with_node, &buys, &output.sold, left_frac * axis.step_h() * 3600.0);
        }
        let flows = &with_node.flows;
        let overloads = household.kw.iter().filter(|kw| **kw > service.import_kw).count();
        let mut year = Year {
            binding_frac: binding_frac(flows),
            circuit: node_circuit(&Rating::of(&home.service), curve.full_kw),
            backup_today: parts.backup(&today.flows, NodeInOutage::default()),
            overload_h: overloads as f64 * axis.step_h(),
            capable: output.capable,
            sold: output.sold,
            called: output.called,
            notes: Vec::new(),
            approximate,
            approximate_weather,
            approximate_prices,
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
            proof,
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
