"""Optimal dispatch by HiGHS, for the cases that core/tests/dispatch_reference.rs solves.

Writes core/tests/reference/dispatch/cases.json. Loads, sun and prices come from formulas of plain
arithmetic that the Rust test repeats bit for bit; only parameters and optima are kept.
Linear programmes; where a price of import is negative, binaries forbid charging and discharging at once.
"""
import json, os, sys, time
import numpy as np
import highspy

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "dispatch", "cases.json")
MASK = (1 << 64) - 1
DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
LOST = 100.0


def noise(seed, index):
    """Uniform in [0, 1): splitmix64 of seed and index."""
    z = (seed * 0x9E3779B97F4A7C15 + index * 0xBF58476D1CE4E5B9 + 0x94D049BB133111EB) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    z ^= z >> 31
    return (z >> 11) * 2.0 ** -53


def series(case):
    """load, pv (kWh a step), buy, sell (USD per kWh)."""
    per_day = 24 * 60 // case["step_minutes"]
    h = 24.0 / per_day
    n = 365 * per_day
    load, pv, buy, sell = (np.zeros(n) for _ in range(4))
    for t in range(n):
        day, hour = t // per_day, (t % per_day) * h + h / 2.0
        season = 1.0 - abs(day - 182.0) / 182.5  # 0 in winter, 1 in summer
        evening = max(0.0, 1.0 - abs(hour - 19.0) / 4.0)
        morning = max(0.0, 1.0 - abs(hour - 7.5) / 2.0)
        base = 0.4 + 1.6 * evening + 0.8 * morning + case["summer_kw"] * season * max(0.0, 1.0 - abs(hour - 16.0) / 6.0)
        load[t] = (base * (0.6 + 0.8 * noise(case["seed"], t)) + case["flat_kw"]) * h
        half = 4.5 + 2.5 * season
        sun = max(0.0, 1.0 - ((hour - 12.0) / half) * ((hour - 12.0) / half))
        pv[t] = case["pv_kw"] * sun * (0.25 + 0.75 * noise(case["seed"] + 1, day)) * h
        buy[t] = price(case, day, hour, noise(case["seed"] + 2, t))
        sell[t] = min(case["sell"], buy[t]) if case["sell_kind"] == "flat" else case["sell"] * buy[t]
    return load, pv, buy, sell


def price(case, day, hour, random):
    kind = case["price"]
    if kind == "flat":
        return 0.14
    if kind == "tou":
        if day % 7 >= 5:
            return 0.12
        return 0.42 if 16.0 <= hour < 21.0 else (0.18 if 7.0 <= hour < 16.0 else 0.12)
    if kind == "seasons":
        summer = 151 <= day < 273
        if 16.0 <= hour < 21.0:
            return 0.55 if summer else 0.38
        return 0.31 if summer else 0.29
    shape = 0.05 + 0.12 * max(0.0, 1.0 - abs(hour - 18.0) / 5.0)
    if kind == "real-time":
        return shape * (0.4 + 1.2 * random)
    return shape * (0.4 + 1.2 * random) - 0.06  # "negative"


def limits(case, load, pv, buy, sell):
    """Per-step limits: charge, discharge, import, export; the rules of grid charging and battery export."""
    h = case["step_minutes"] / 60.0
    n = len(load)
    charge = np.full(n, case["charge_kw"] * h)
    discharge = np.full(n, case["discharge_kw"] * h)
    offers = [(kw * h, usd) for kw, usd in case["offers"]]
    if not case["grid_charging"]:
        urgent = load + sum((e * (v > buy) for e, v in offers), np.zeros(n))
        charge = np.minimum(charge, np.maximum(0.0, pv - urgent))
    if not case["battery_export"]:
        node = sum((e * (v > np.maximum(sell, 0.0)) for e, v in offers), np.zeros(n))
        discharge = np.minimum(discharge, np.maximum(0.0, load + node - pv))
    imported = np.full(n, case["import_kw"] * h)
    exported = np.where(sell < 0.0, 0.0, case["export_kw"] * h)
    island = islanded(case, n)
    imported[island] = 0.0
    exported[island] = 0.0
    return charge, discharge, imported, exported, offers, island


def islanded(case, n):
    island = np.zeros(n, dtype=bool)
    per_h = 60 // case["step_minutes"]
    for start_h, hours in case["outages_h"]:
        island[start_h * per_h:(start_h + hours) * per_h] = True
    return island


def solve(case, method="choose", relax=False):
    load, pv, buy, sell = series(case)
    n = len(load)
    charge, discharge, imported, exported, offers, island = limits(case, load, pv, buy, sell)
    one_way = case["round_trip"] ** 0.5
    kept = case["kept_frac"]
    soft = case["reserve_kwh"] > 0.0 and (kept < 1.0 or island.any())
    names = ["c", "d", "i", "e", "k", "l", "s"] + [f"n{j}" for j in range(len(offers))]
    base = {name: j * n for j, name in enumerate(names)}
    width = len(names) * n
    cost, low, up = np.zeros(width), np.zeros(width), np.full(width, np.inf)
    def put(name, price, high, least=0.0):
        cost[base[name]:base[name] + n] = price
        up[base[name]:base[name] + n] = high
        low[base[name]:base[name] + n] = least
    put("c", 0.0, charge)
    put("d", case["wear"], discharge)
    put("i", buy, np.minimum(imported, 1e4))
    put("e", -sell, np.minimum(exported, 1e4))
    put("k", 0.0, pv)
    put("l", LOST, load)
    put("s", 0.0, case["capacity_kwh"], 0.0 if soft else case["reserve_kwh"])
    for j, (energy, usd) in enumerate(offers):
        put(f"n{j}", -usd, energy)
    start = case["start_kwh"]
    if case["cyclic"]:
        low[base["s"] + n - 1] = up[base["s"] + n - 1] = start
    rows, cols, vals, rlow, rup = [], [], [], [], []
    t = np.arange(n)
    def row(entries, lows, ups):
        first = len(rlow)
        for col, val in entries:
            rows.append(first + np.arange(len(col))); cols.append(col); vals.append(np.broadcast_to(val, len(col)))
        rlow.extend(lows); rup.extend(ups)
    # bus: pv - k + d + i + l = load + c + e + n
    entries = [(base["d"] + t, 1.0), (base["i"] + t, 1.0), (base["l"] + t, 1.0), (base["k"] + t, -1.0),
               (base["c"] + t, -1.0), (base["e"] + t, -1.0)]
    entries += [(base[f"n{j}"] + t, -1.0) for j in range(len(offers))]
    row(entries, load - pv, load - pv)
    # store: s_t - kept s_(t-1) - eta c + d / eta = 0
    first = np.zeros(n); first[0] = kept * start
    row([(base["s"] + t, 1.0), (base["c"] + t, -one_way), (base["d"] + t, 1.0 / one_way)], first, first)
    at = np.array(rows[-3])  # the rows of s
    rows.append(at[1:]); cols.append(base["s"] + t[:-1]); vals.append(np.full(n - 1, -kept))
    extra, integer = width, []
    add_cost, add_low, add_up = [], [], []
    if soft:  # below the reserve costs half a lost kWh each step with a grid
        grid = t[~island]
        new = extra + np.arange(len(grid)); extra += len(grid)
        add_cost += [LOST / 2.0] * len(grid); add_low += [0.0] * len(grid); add_up += [np.inf] * len(grid)
        row([(base["s"] + grid, 1.0), (new, 1.0)], [case["reserve_kwh"]] * len(grid), [np.inf] * len(grid))
    if case["demand"]:
        per_day = 24 * 60 // case["step_minutes"]
        month = np.repeat(np.repeat(np.arange(12), DAYS_OF_MONTH), per_day)
        hour = (t % per_day) * 24 // per_day
        window = case["demand"]["hours"]
        inside = (hour >= window[0]) & (hour < window[1])
        h = case["step_minutes"] / 60.0
        for m in range(12):
            steps = t[(month == m) & inside]
            add_cost.append(case["demand"]["usd_per_kw"]); add_low.append(0.0); add_up.append(np.inf)
            row([(base["i"] + steps, 1.0 / h), (np.full(len(steps), extra), -1.0)], [-np.inf] * len(steps), [0.0] * len(steps))
            extra += 1
    # Where some price is negative, emptying the battery in its own losses may pay at any step.
    negative = t if (buy < 0.0).any() else t[:0]
    if len(negative) and not relax:
        new = extra + np.arange(len(negative)); extra += len(negative)
        add_cost += [0.0] * len(negative); add_low += [0.0] * len(negative); add_up += [1.0] * len(negative)
        integer = list(new)
        row([(base["c"] + negative, 1.0), (new, -charge[negative])], [-np.inf] * len(negative), [0.0] * len(negative))
        row([(base["d"] + negative, 1.0), (new, discharge[negative])], [-np.inf] * len(negative), discharge[negative])
    import scipy.sparse as sparse
    matrix = sparse.csc_matrix((np.concatenate(vals), (np.concatenate(rows), np.concatenate(cols))), shape=(len(rlow), extra))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = extra, len(rlow)
    lp.col_cost_ = np.concatenate([cost, add_cost]); lp.col_lower_ = np.concatenate([low, add_low]); lp.col_upper_ = np.concatenate([up, add_up])
    lp.row_lower_, lp.row_upper_ = np.array(rlow), np.array(rup)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    if integer:
        kinds = [highspy.HighsVarType.kContinuous] * extra
        for j in integer:
            kinds[j] = highspy.HighsVarType.kInteger
        lp.integrality_ = kinds
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("solver", method)
    solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
    solver.setOptionValue("dual_feasibility_tolerance", 1e-9)
    if integer:
        solver.setOptionValue("mip_rel_gap", 1e-6)
        solver.setOptionValue("time_limit", 240.0)
    solver.passModel(lp)
    began = time.perf_counter()
    solver.run()
    took = time.perf_counter() - began
    info = solver.getInfo()
    return {"objective_usd": info.objective_function_value, "seconds": took,
            "bound_usd": info.mip_dual_bound if integer else info.objective_function_value,
            "status": str(solver.getModelStatus()).split(".")[-1]}


def cases():
    plain = dict(step_minutes=60, seed=1, summer_kw=1.5, flat_kw=0.0, pv_kw=8.0, price="tou", sell=0.05, sell_kind="flat",
                 capacity_kwh=13.5, charge_kw=5.0, discharge_kw=11.5, round_trip=0.89, reserve_kwh=0.0, start_kwh=0.0,
                 wear=0.0, import_kw=1000.0, export_kw=1000.0, kept_frac=1.0, cyclic=True, grid_charging=True,
                 battery_export=True, offers=[], outages_h=[], demand=None)
    node = [(8.0, 0.5), (3.0, 0.2), (1.5, 0.1)]
    out = []
    def add(name, **changes):
        out.append(dict(plain, name=name, **changes))
    for price in ["flat", "tou", "seasons", "real-time"]:
        for minutes in [60, 15]:
            add(f"{price} {minutes} min", price=price, step_minutes=minutes, seed=len(out) + 1)
            add(f"{price} {minutes} min, wear, reserve", price=price, step_minutes=minutes, seed=len(out) + 1, wear=0.02,
                reserve_kwh=2.7, start_kwh=2.7)
            add(f"{price} {minutes} min, node", price=price, step_minutes=minutes, seed=len(out) + 1, offers=node, import_kw=9.0,
                summer_kw=0.8)
    for price in ["tou", "seasons", "real-time"]:
        add(f"{price}, two units", price=price, seed=40, capacity_kwh=27.0, charge_kw=10.0, discharge_kw=23.0, sell_kind="share", sell=0.6)
        add(f"{price}, small", price=price, seed=41, capacity_kwh=5.0, charge_kw=2.5, discharge_kw=2.5, round_trip=0.8)
        add(f"{price}, no export", price=price, seed=42, export_kw=0.0)
        add(f"{price}, export of the sun only", price=price, seed=43, battery_export=False, sell_kind="share", sell=0.9)
        add(f"{price}, sun only", price=price, seed=44, grid_charging=False)
        add(f"{price}, sun only, no battery export, export 3 kW", price=price, seed=45, grid_charging=False, battery_export=False, export_kw=3.0)
        add(f"{price}, import 2.5 kW", price=price, seed=46, import_kw=2.5, summer_kw=0.5)
        add(f"{price}, self-discharge", price=price, seed=47, kept_frac=0.9998)
        add(f"{price}, free end", price=price, seed=48, cyclic=False, start_kwh=6.0)
        add(f"{price}, outages", price=price, seed=49, reserve_kwh=4.0, start_kwh=6.0, outages_h=[[400, 6], [3000, 30], [5500, 3]])
        add(f"{price}, outages, node, wear", price=price, seed=50, reserve_kwh=4.0, start_kwh=6.0, wear=0.03, offers=node,
            outages_h=[[1000, 10], [7000, 48]])
        add(f"{price}, buy is sell", price=price, seed=51, sell_kind="share", sell=1.0, wear=0.01)
    for name, offers in [("node below price", [(10.0, 0.05)]), ("node in between", [(6.0, 0.3), (6.0, 0.15)]), ("must run", [(12.5, 5.0)])]:
        add(f"tou, {name}", seed=60, offers=offers, import_kw=16.0)
    for name, changes in [("plain", {}), ("wear", dict(wear=0.02)), ("node", dict(offers=node)), ("no export", dict(export_kw=0.0)),
                          ("import 8 kW", dict(import_kw=8.0))]:
        add(f"negative, {name}", price="negative", seed=70, **changes)
    for name, changes in [("all hours", dict(demand=dict(usd_per_kw=12.0, hours=[0, 24]))),
                          ("evening", dict(demand=dict(usd_per_kw=18.0, hours=[16, 21]))),
                          ("flat price", dict(price="flat", demand=dict(usd_per_kw=10.0, hours=[0, 24]))),
                          ("no sun", dict(pv_kw=0.0, demand=dict(usd_per_kw=15.0, hours=[0, 24]))),
                          ("real-time", dict(price="real-time", demand=dict(usd_per_kw=9.0, hours=[0, 24]))),
                          ("15 min", dict(step_minutes=15, demand=dict(usd_per_kw=12.0, hours=[0, 24])))]:
        add(f"demand, {name}", seed=80, **changes)
    return out


def main():
    only = sys.argv[1] if len(sys.argv) > 1 else ""
    kept = {}
    if only and os.path.exists(OUT):
        kept = {case["name"]: case for case in json.load(open(OUT))}
    result = []
    for case in cases():
        if only and only not in case["name"] and case["name"] in kept:
            result.append(kept[case["name"]])
            continue
        found = solve(case)
        print(f"{case['name']:50} {found['objective_usd']:14.6f} {found['seconds']:8.2f} s {found['status']}", flush=True)
        load, pv, buy, sell = series(case)
        case.update(objective_usd=found["objective_usd"], bound_usd=found["bound_usd"], highs_s=round(found["seconds"], 3),
                    check=[float(load.sum()), float(pv.sum()), float(buy.sum()), float(sell.sum())])
        result.append(case)
    with open(OUT, "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in result) + "\n]\n")


if __name__ == "__main__":
    main()
