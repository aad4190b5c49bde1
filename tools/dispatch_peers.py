"""Other people's dispatch of the years that benches/dispatch.rs times: what each costs and how long each takes.

HiGHS (simplex, interior point) solves the same linear programme; SAM's controllers (PySAM, Battery) run the same
load, sun and prices through a battery of the same energy and powers. A controller's battery power is then carried
out on the battery of the case, as far as that can, and priced as the case says, so that all rows are of one battery;
what is left in it is given away. The exact optimum is that of the command line, by its own clock.

    tools/dispatch_peers.py [hourly|quarter-hourly]      WATTFLEET: the command line (make bench-peers sets it)
"""
import json, os, pathlib, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "core/tests/reference/scripts"))
import dispatch

# Behind-the-meter choices of SAM, with perfect forecasts of load and sun where they look ahead.
CONTROLLERS = [("SAM peak shaving, looks ahead", 0, 0), ("SAM peak shaving, looks behind", 0, 1),
               ("SAM price signals, looks ahead", 4, 0), ("SAM price signals, looks behind", 4, 1),
               ("SAM self-consumption", 5, 0)]


def exact(case, data):
    """Optimum and milliseconds of the command line."""
    load, pv, buy, sell = data
    with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
        file.write("load_kwh,pv_kwh,buy_usd_per_kwh,sell_usd_per_kwh\n")
        file.writelines(f"{a!r},{b!r},{c!r},{d!r}\n" for a, b, c, d in zip(*(map(float, column) for column in data)))
    asked = [os.environ.get("WATTFLEET", "wattfleet"), "dispatch", "--case", file.name, "--capacity-kwh", case["capacity_kwh"],
             "--charge-kw", case["charge_kw"], "--discharge-kw", case["discharge_kw"], "--round-trip", case["round_trip"],
             "--start-kwh", case["start_kwh"], "--json"]
    try:
        answers = [json.loads(subprocess.run(list(map(str, asked)), check=True, capture_output=True).stdout) for _ in range(5)]
    finally:
        os.unlink(file.name)
    return answers[0]["objective_usd"], min(answer["solve_ms"] for answer in answers)


def priced(case, data, battery_kwh):
    """What a wished battery energy a step (above zero out of it, AC) costs on the battery of the case."""
    load, pv, buy, sell = data
    h, one_way = case["step_minutes"] / 60.0, case["round_trip"] ** 0.5
    stored, usd = case["start_kwh"], 0.0
    for wish, house, sun, dear, cheap in zip(battery_kwh, load, pv, buy, sell):
        out = min(max(wish, 0.0), case["discharge_kw"] * h, stored * one_way)
        into = min(max(-wish, 0.0), case["charge_kw"] * h, (case["capacity_kwh"] - stored) / one_way)
        stored += into * one_way - out / one_way
        net = house + into - sun - out
        usd += net * dear if net > 0.0 else net * cheap
    return usd


def sam(case, data, choice, forecast):
    """What SAM's controller costs on the battery of the case, and seconds."""
    import PySAM.Battery as battery
    import PySAM.BatteryTools as tools
    load, pv, buy, sell = data
    h, one_way = case["step_minutes"] / 60.0, case["round_trip"] ** 0.5
    sam = battery.default("CustomGenerationBatteryResidential")
    sam.Lifetime.system_use_lifetime_output = 0
    sam.Lifetime.analysis_period = 1
    sam.BatterySystem.batt_replacement_option = 0
    sam.BatterySystem.batt_ac_dc_efficiency = sam.BatterySystem.batt_dc_ac_efficiency = 100.0 * one_way
    sam.BatteryCell.batt_minimum_SOC, sam.BatteryCell.batt_maximum_SOC = 5.0, 95.0
    sam.BatteryCell.batt_initial_SOC = 5.0
    # The cells hold what lies beyond the window too.
    tools.battery_model_sizing(sam, case["discharge_kw"], case["capacity_kwh"] / 0.9, 240.0, tol=500)
    for name in ("batt_power_charge_max_kwac", "batt_power_charge_max_kwdc"):
        setattr(sam.BatterySystem, name, case["charge_kw"])
    for name in ("batt_power_discharge_max_kwac", "batt_power_discharge_max_kwdc"):
        setattr(sam.BatterySystem, name, case["discharge_kw"])
    sam.BatterySystem.batt_current_choice = 0
    sam.SystemOutput.gen = (pv / h).tolist()
    sam.Load.load = (load / h).tolist()
    sam.Load.crit_load = [0.0] * len(load)
    dispatch_of = sam.BatteryDispatch
    dispatch_of.batt_dispatch_choice = choice
    dispatch_of.batt_dispatch_wf_forecast_choice = dispatch_of.batt_dispatch_load_forecast_choice = forecast
    dispatch_of.batt_dispatch_auto_can_gridcharge = 1
    dispatch_of.batt_dispatch_auto_btm_can_discharge_to_grid = 1
    dispatch_of.batt_dispatch_charge_only_system_exceeds_load = dispatch_of.batt_dispatch_discharge_only_load_exceeds_system = 0
    dispatch_of.batt_cycle_cost_choice, dispatch_of.batt_cycle_cost = 1, [0.0]
    rates = sam.ElectricityRates
    rates.ur_metering_option = 2
    # Twelve prices at most: those of this year, by hour of week days and week ends.
    per_day = len(load) // 365
    kinds = sorted({(round(float(a), 6), round(float(b), 6)) for a, b in zip(buy, sell)})
    rates.ur_ec_tou_mat = [[i + 1, 1, 1e38, 0, a, b] for i, (a, b) in enumerate(kinds)]
    at = lambda day, hour: kinds.index((round(float(buy[day * per_day + hour * per_day // 24]), 6), round(float(sell[day * per_day + hour * per_day // 24]), 6))) + 1
    rates.ur_ec_sched_weekday = [[at(0, hour) for hour in range(24)]] * 12
    rates.ur_ec_sched_weekend = [[at(5, hour) for hour in range(24)]] * 12
    rates.ur_en_ts_buy_rate = rates.ur_en_ts_sell_rate = 0
    began = time.perf_counter()
    sam.execute(0)
    took = time.perf_counter() - began
    power_kw = sam.Outputs.batt_power[:len(load)]
    return priced(case, data, [kw * h for kw in power_kw]), took


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    names = {"hourly": "tou 60 min", "quarter-hourly": "tou 15 min"}
    # SAM's week begins on a Monday, as that of the cases does.
    for step, name in names.items():
        if wanted not in ("", step):
            continue
        case = next(case for case in dispatch.cases() if case["name"] == name)
        data = dispatch.series(case)
        least, ms = exact(case, data)
        print(f"\n{step}, time-of-use prices, {case['capacity_kwh']} kWh: USD a year, and time")
        print(f"{'no battery':32} {priced(case, data, [0.0] * len(data[0])):12.4f}")
        print(f"{'exact (this project)':32} {least:12.4f} {ms:12.2f} ms")
        worst = least
        for method in ("simplex", "ipm"):
            found = dispatch.solve(case, method)
            took = found["seconds"] * 1000.0
            print(f"{'HiGHS ' + method:32} {found['objective_usd']:12.4f} {took:12.2f} ms  {took / ms:9.0f} x")
            worst = min(worst, found["objective_usd"])
        for label, choice, forecast in CONTROLLERS:
            try:
                usd, seconds = sam(case, data, choice, forecast)
            except Exception as error:  # a controller that SAM refuses is reported, not hidden
                print(f"{label:32} refused: {str(error).splitlines()[0][:90]}")
                continue
            print(f"{label:32} {usd:12.4f} {seconds * 1000.0:12.2f} ms  {seconds * 1000.0 / ms:9.0f} x")
            worst = min(worst, usd)
        if worst < least - 1e-6 * abs(least):
            sys.exit(f"{worst} is below the exact optimum {least}")


if __name__ == "__main__":
    main()
