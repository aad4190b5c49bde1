#!/usr/bin/env python3
"""Bills of NREL's Utilityrate5 (PySAM) for rates of the Utility Rate Database.

Writes core/tests/reference/energy/tariffs.json: for each case the record, how the loads are made, and
SAM's bill with and without generation, by month and by line. The loads are whole watt hours of a formula
that the Rust test repeats. Run: `make reference` (needs nrel-pysam).
"""

import copy
import json
import pathlib
import random

import PySAM.Utilityrate5 as utilityrate5
from PySAM.UtilityRateTools import URDBv8_to_ElectricityRates

OUT = pathlib.Path(__file__).resolve().parent.parent / "energy" / "tariffs.json"
MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
MONTHS = [month for month, days in enumerate(MONTH_DAYS) for _ in range(days)]
# Wh an hour.
SHAPE = [380, 330, 310, 300, 310, 370, 560, 800, 760, 640, 580, 560,
         580, 560, 570, 640, 860, 1240, 1560, 1620, 1480, 1180, 820, 540]
SEASON = [120, 112, 96, 84, 86, 104, 132, 130, 106, 86, 96, 116]
SUN = [0, 0, 0, 0, 0, 60, 300, 900, 1900, 3000, 3900, 4400,
       4500, 4200, 3500, 2500, 1400, 500, 100, 0, 0, 0, 0, 0]
SUN_SEASON = [46, 58, 78, 92, 104, 112, 110, 102, 88, 70, 50, 42]


def load_wh(kind, steps_per_hour):
    """Whole Wh a step: kind is (percent of the house, percent of the sun, flat Wh)."""
    house_pct, sun_pct, flat = kind
    state = 12345
    load, sun = [], []
    for hour in range(8760):
        month, clock = MONTHS[hour // 24], hour % 24
        for _ in range(steps_per_hour):
            state = (1103515245 * state + 12345) % 2147483648
            noise = 60 + (state >> 16) % 81
            load.append((SHAPE[clock] * SEASON[month] * house_pct * noise // 1000000 + flat) // steps_per_hour)
            state = (1103515245 * state + 12345) % 2147483648
            cloud = 25 + (state >> 16) % 76
            sun.append(SUN[clock] * SUN_SEASON[month] * sun_pct * cloud // 1000000 // steps_per_hour)
    return load, sun


def flat(period=0):
    return [[period] * 24 for _ in range(12)]


def table(summer, winter, months=range(5, 9)):
    return [summer if month in months else winter for month in range(12)]


def hours(base, *spans):
    row = [base] * 24
    for start, end, period in spans:
        row[start:end] = [period] * (end - start)
    return row


FLAT = {"energyratestructure": [[{"rate": 0.1402, "sell": 0.0281}]],
        "energyweekdayschedule": flat(), "energyweekendschedule": flat()}
TOU = {
    "energyratestructure": [[{"rate": 0.10, "sell": 0.04}], [{"rate": 0.05, "sell": 0.02}],
                            [{"rate": 0.18, "adj": 0.02, "sell": 0.07}], [{"rate": 0.25, "sell": 0.10}]],
    "energyweekdayschedule": table(hours(0, (15, 20, 3)), hours(0, (10, 15, 1), (15, 20, 2)), range(4, 10)),
    "energyweekendschedule": flat(),
}
TIERS = {"energyratestructure": [[{"rate": 0.08, "max": 300, "unit": "kWh", "sell": 0.02},
                                  {"rate": 0.13, "max": 700, "unit": "kWh", "sell": 0.03},
                                  {"rate": 0.21, "unit": "kWh", "sell": 0.04}]],
         "energyweekdayschedule": flat(), "energyweekendschedule": flat()}
TIERS_DAILY = {"energyratestructure": [[{"rate": 0.30, "max": 11.2, "unit": "kWh daily", "sell": 0.05},
                                        {"rate": 0.39, "unit": "kWh daily", "sell": 0.06}],
                                       [{"rate": 0.44, "max": 11.2, "unit": "kWh daily", "sell": 0.08},
                                        {"rate": 0.55, "unit": "kWh daily", "sell": 0.09}]],
               "energyweekdayschedule": table(hours(0, (16, 21, 1)), hours(0, (17, 20, 1))),
               "energyweekendschedule": table(hours(0, (16, 21, 1)), hours(0))}
TOU_TIERS = {
    "energyratestructure": [[{"rate": 0.06, "max": 150}, {"rate": 0.08, "max": 300}, {"rate": 0.10}],
                            [{"rate": 0.09, "max": 150}, {"rate": 0.11, "max": 300}, {"rate": 0.13}]],
    "energyweekdayschedule": table(hours(0, (11, 20, 1)), hours(0), range(5, 8)),
    "energyweekendschedule": flat(),
}
KWH_PER_KW = {
    "energyratestructure": [[{"rate": 0.09, "max": 100, "unit": "kWh/kW"},
                             {"rate": 0.07, "max": 200, "unit": "kWh/kW"},
                             {"rate": 0.05, "unit": "kWh/kW"}]],
    "energyweekdayschedule": flat(), "energyweekendschedule": flat(),
}
BLOCKS = {
    "energyratestructure": [[{"rate": 0.0, "max": 150, "unit": "kWh/kW"},
                             {"rate": 0.12, "max": 500, "unit": "kWh"}, {"rate": 0.10, "max": 1500, "unit": "kWh"},
                             {"rate": 0.08, "unit": "kWh"},
                             {"rate": 0.04, "max": 300, "unit": "kWh/kW"}, {"rate": 0.02, "unit": "kWh/kW"}]],
    "energyweekdayschedule": flat(), "energyweekendschedule": flat(),
}
KWH_PER_KW_DAILY = {
    "energyratestructure": [[{"rate": 0.11, "max": 4, "unit": "kWh/kW daily"},
                             {"rate": 0.06, "unit": "kWh/kW daily"}]],
    "energyweekdayschedule": flat(), "energyweekendschedule": flat(),
}
DEMAND_FLAT = {"flatdemandstructure": [[{"rate": 8.5, "max": 3}, {"rate": 11.25}], [{"rate": 14.0, "adj": 0.5}]],
               "flatdemandmonths": [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0]}
DEMAND_TOU = {"demandratestructure": [[{"rate": 0, "max": 1.5}, {"rate": 0}], [{"rate": 12.3, "max": 1.5}, {"rate": 9.9}],
                                      [{"rate": 4.0, "max": 1.5}, {"rate": 6.75, "adj": 0.25}]],
              "demandweekdayschedule": table(hours(0, (14, 20, 1), (20, 23, 2)), hours(0, (6, 10, 2), (17, 21, 2))),
              "demandweekendschedule": flat()}
FIXED = {"fixedchargefirstmeter": 12.5, "fixedchargeunits": "$/month"}
FIXED_DAY = {"fixedchargefirstmeter": 0.48, "fixedchargeunits": "$/day"}
MIN_MONTH = {"mincharge": 25.0, "minchargeunits": "$/month"}
MIN_DAY = {"mincharge": 0.40317, "minchargeunits": "$/day"}
MIN_YEAR = {"mincharge": 450.0, "minchargeunits": "$/year"}
NEM = {"dgrules": "Net Metering"}
BILLING = {"dgrules": "Net Billing Instantaneous"}
CARRY = {"dgrules": "Net Billing Hourly"}
BUY_ALL = {"dgrules": "Buy All Sell All"}
LOOKBACK = {"lookbackpercent": 0.8, "lookbackrange": 11}

HOUSE = (100, 0, 0)
SOLAR = (100, 100, 0)
LARGE_SOLAR = (100, 220, 0)
NODE = (100, 100, 6000)


def randomized(seed):
    """A rate of random periods, tiers and demand, the same tier ends in every period."""
    rng = random.Random(seed)
    periods = rng.randint(1, 5)
    ends = sorted(rng.sample(range(80, 1600, 40), rng.randint(0, 3)))
    unit = rng.choice(["kWh", "kWh daily"])
    ends = [end / 30 if unit == "kWh daily" else end for end in ends]

    def tier_list():
        tiers = [{"rate": round(rng.uniform(0.03, 0.5), 4), "sell": round(rng.uniform(0, 0.1), 4), "unit": unit,
                  "max": round(end, 2)} for end in ends]
        return tiers + [{"rate": round(rng.uniform(0.03, 0.5), 4), "sell": round(rng.uniform(0, 0.1), 4),
                         "unit": unit}]

    def schedule(count):
        rows = [[0] * 24 for _ in range(12)]
        seasons = [[rng.randrange(count) for _ in range(6)] for _ in range(2)]
        for month in range(12):
            for hour in range(24):
                rows[month][hour] = seasons[int(4 <= month <= 9)][hour // 4]
        return rows

    record = {"energyratestructure": [tier_list() for _ in range(periods)],
              "energyweekdayschedule": schedule(periods), "energyweekendschedule": schedule(periods)}
    if rng.random() < 0.6:
        count = rng.randint(1, 3)
        record["demandratestructure"] = [[{"rate": round(rng.uniform(0, 15), 2), "max": 2.5},
                                          {"rate": round(rng.uniform(0, 15), 2)}] for _ in range(count)]
        record["demandweekdayschedule"] = schedule(count)
        record["demandweekendschedule"] = schedule(count)
    if rng.random() < 0.6:
        record["flatdemandstructure"] = [[{"rate": round(rng.uniform(0, 15), 2)}] for _ in range(2)]
        record["flatdemandmonths"] = [rng.randrange(2) for _ in range(12)]
    if rng.random() < 0.5:
        record.update({"fixedchargefirstmeter": round(rng.uniform(0, 30), 2), "fixedchargeunits": "$/month"})
    if rng.random() < 0.5:
        record.update({"mincharge": round(rng.uniform(10, 90), 2), "minchargeunits": "$/month"})
    record["dgrules"] = rng.choice(["Net Metering", "Net Billing Instantaneous", "Net Billing Hourly",
                                    "Buy All Sell All"])
    return record


def case(name, *parts, kind=SOLAR, steps_per_hour=1, year_end=0.0, true_up=12, dollars=0):
    record = {"name": name}
    for part in parts:
        record.update(copy.deepcopy(part))
    return {"name": name, "kind": kind, "steps_per_hour": steps_per_hour, "year_end_usd_per_kwh": year_end,
            "true_up_month": true_up, "credit_in_dollars": dollars, "record": record}


CASES = [
    case("flat, house only", FLAT, FIXED, NEM, kind=HOUSE),
    case("flat, net metering", FLAT, FIXED, NEM),
    case("flat, net metering, surplus paid at the end", FLAT, FIXED, NEM, kind=LARGE_SOLAR, year_end=0.029),
    case("flat, net metering, true-up in April", FLAT, FIXED, NEM, kind=LARGE_SOLAR, year_end=0.029, true_up=4),
    case("time of use, house only", TOU, NEM, kind=HOUSE),
    case("time of use, net metering", TOU, FIXED, NEM),
    case("time of use, net metering, large surplus", TOU, FIXED, NEM, kind=LARGE_SOLAR, year_end=0.03),
    case("time of use, net metering, quarter hours", TOU, FIXED, NEM, steps_per_hour=4),
    case("time of use, net billing", TOU, FIXED, BILLING),
    case("time of use, net billing, quarter hours", TOU, FIXED, BILLING, steps_per_hour=4),
    case("time of use, net billing, half hours", TOU, FIXED, BILLING, steps_per_hour=2),
    case("time of use, credit carried", TOU, FIXED, CARRY, kind=LARGE_SOLAR),
    case("time of use, credit carried to May", TOU, FIXED, CARRY, kind=LARGE_SOLAR, true_up=5),
    case("time of use, buy all", TOU, FIXED, BUY_ALL),
    case("tiers, net metering", TIERS, FIXED, NEM),
    case("tiers, net billing", TIERS, FIXED, BILLING),
    case("tiers, net billing with a node", TIERS, FIXED, BILLING, kind=NODE),
    case("tiers, buy all", TIERS, FIXED, BUY_ALL),
    case("daily tiers, net metering", TIERS_DAILY, MIN_DAY, NEM),
    case("daily tiers, net billing", TIERS_DAILY, FIXED_DAY, BILLING),
    case("tiers by period, net metering", TOU_TIERS, FIXED, NEM),
    case("kWh/kW tiers", KWH_PER_KW, FIXED, BILLING),
    case("kWh/kW tiers, net metering", KWH_PER_KW, FIXED, NEM),
    case("kWh/kW tiers, buy all", KWH_PER_KW, FIXED, BUY_ALL),
    case("blocks and steps", BLOCKS, FIXED, BILLING, kind=NODE),
    case("daily kWh/kW tiers", KWH_PER_KW_DAILY, FIXED, BILLING),
    case("flat demand with tiers", FLAT, FIXED, DEMAND_FLAT, BILLING),
    case("time-of-use demand with tiers", TOU, FIXED, DEMAND_TOU, BILLING),
    case("both demands, net metering", TOU, FIXED, DEMAND_FLAT, DEMAND_TOU, NEM),
    case("both demands, quarter hours", TOU, FIXED, DEMAND_FLAT, DEMAND_TOU, BILLING, kind=NODE, steps_per_hour=4),
    case("both demands, buy all", TOU, FIXED, DEMAND_FLAT, DEMAND_TOU, BUY_ALL),
    case("look-back on flat demand", FLAT, FIXED, DEMAND_FLAT, LOOKBACK, BILLING, kind=HOUSE),
    case("look-back on flat demand, three months", FLAT, FIXED, DEMAND_FLAT,
         {"lookbackpercent": 0.95, "lookbackrange": 3}, BILLING, kind=HOUSE),
    case("monthly minimum, net metering", TOU, FIXED, MIN_MONTH, NEM, kind=LARGE_SOLAR),
    case("yearly minimum, net billing", TOU, MIN_YEAR, BILLING, kind=LARGE_SOLAR),
    case("yearly minimum, credit carried", TOU, FIXED, MIN_YEAR, CARRY, kind=LARGE_SOLAR),
    case("flat, credit in dollars", FLAT, FIXED, NEM, kind=LARGE_SOLAR, dollars=1),
    case("flat, credit in dollars, true-up in May", FLAT, FIXED, NEM, kind=LARGE_SOLAR, true_up=5, dollars=1),
    case("time of use, credit in dollars", TOU, FIXED, NEM, kind=LARGE_SOLAR, dollars=1),
    case("time of use, credit in dollars, quarter hours", TOU, FIXED, NEM, steps_per_hour=4, dollars=1),
    case("tiers, credit in dollars", TIERS, FIXED, NEM, kind=LARGE_SOLAR, dollars=1),
    case("daily tiers by period, credit in dollars", TIERS_DAILY, FIXED, NEM, kind=LARGE_SOLAR, dollars=1),
    case("demand and minimum, credit in dollars", TOU, FIXED, DEMAND_FLAT, MIN_MONTH, NEM, dollars=1),
] + [case(f"random {seed}", randomized(seed), kind=[HOUSE, SOLAR, LARGE_SOLAR, NODE][seed % 4],
          steps_per_hour=[1, 4][seed % 2]) for seed in range(24)]


def sam(case):
    record = case["record"]
    # Through JSON: the conversion counts up in place, and rows of a schedule may be one list.
    rates = URDBv8_to_ElectricityRates(json.loads(json.dumps(record)))
    model = utilityrate5.new()
    steps = case["steps_per_hour"]
    load, sun = load_wh(case["kind"], steps)
    to_kw = steps / 1000
    model.Load.load = [wh * to_kw for wh in load]
    model.SystemOutput.gen = [wh * to_kw for wh in sun]
    model.SystemOutput.degradation = [0]
    model.Lifetime.analysis_period = 1
    model.Lifetime.inflation_rate = 0
    model.Lifetime.system_use_lifetime_output = 0
    rates.setdefault("ur_monthly_min_charge", 0)
    rates.setdefault("ur_annual_min_charge", 0)
    rates.setdefault("ur_monthly_fixed_charge", 0)
    rates["ur_nm_yearend_sell_rate"] = case["year_end_usd_per_kwh"]
    rates["ur_nm_credit_month"] = case["true_up_month"] - 1
    rates["rate_escalation"] = [0]
    if case["credit_in_dollars"]:
        rates["ur_metering_option"] = 1
    if rates["ur_enable_billing_demand"]:
        # A month's own demand counts whole; the year before was the same.
        for row in range(12):
            rates["ur_billing_demand_lookback_percentages"][row] = [record["lookbackpercent"] * 100, 1]
        peaks, start = [], 0
        for days in MONTH_DAYS:
            end = start + days * 24 * steps
            peaks.append(max(model.Load.load[start:end]))
            start = end
        rates["ur_yearzero_usage_peaks"] = peaks
    model.ElectricityRates.assign(rates)
    model.execute(0)
    out = model.Outputs

    def year(*names):
        return sum(value for name in names for value in getattr(out, name)[1:2])

    return {
        "bill_usd": out.utility_bill_w_sys_year1,
        "without_generation_usd": out.utility_bill_wo_sys_year1,
        "monthly_usd": list(out.utility_bill_w_sys_ym[1]),
        "energy_usd": year("charge_w_sys_ec"),
        "demand_usd": year("charge_w_sys_dc_fixed", "charge_w_sys_dc_tou"),
        "fixed_usd": year("charge_w_sys_fixed"),
    }


def rounded(value):
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return value


def main():
    OUT.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for item in CASES:
        try:
            lines.append(json.dumps({**item, "sam": rounded(sam(item))}, separators=(",", ":")))
        except Exception as error:
            raise SystemExit(f"{item['name']}: {error}") from error
    OUT.write_text("[\n" + ",\n".join(lines) + "\n]\n")
    print(f"{OUT.name}: {len(lines)} cases, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
