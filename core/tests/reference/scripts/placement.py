"""Placements of GPU nodes on groups of homes, solved to the optimum by HiGHS.

Makes `reference/fleet/placement.json`: for each instance the numbers it is drawn from (the drawing is made
again in `placement_cases/mod.rs`, bit for bit: whole numbers by a counter-based generator), the best
objective HiGHS found, the bound it proved, and its time on one thread.

The programme is written here on its own, not taken from the core: nodes of an option in a group are whole;
surplus of a model over its demand is continuous.
"""

import json
import pathlib
import time

import highspy
import numpy as np

OUT = pathlib.Path(__file__).parent.parent / "fleet" / "placement.json"
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15
TIME_LIMIT_S = 60.0

GPU_USD = [3500, 9000, 12000, 30000]
GPU_KW8 = [5, 4, 5, 6]
GPU_MTOK = [2600, 4200, 6400, 12500]
COUNTS = [1, 2, 4, 8, 16]
CAP_KW = [8, 7, 6, 5]
CAP_TOK = [100, 98, 94, 85]
MODEL_TOK = [100, 60, 35, 20, 150, 80]
MODEL_PRICE8 = [9, 14, 25, 40, 6, 11]
MODEL_LINK = [5, 8, 12, 20, 5, 10]


def mix(value):
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


class Draw:
    def __init__(self, seed, stream):
        self.key = mix(mix((seed + GOLDEN) & MASK) ^ ((stream * GOLDEN) & MASK))
        self.index = 0

    def pick(self, low, high):
        bits = mix((self.key + (self.index + 1) * GOLDEN) & MASK)
        self.index += 1
        return low + bits % (high - low + 1)


def instance(case):
    """Whole numbers of everything; kW in eighths, tokens in millions."""
    groups = []
    for g in range(case["groups"]):
        draw = Draw(case["seed"], g + 1)
        homes = draw.pick(case["homes_most"] // 10 + 1, case["homes_most"])
        opt_in = draw.pick(30, 100)
        energy_cents = draw.pick(8, 30)
        carbon_g = draw.pick(100, 700)
        region = draw.pick(0, case["regions"] - 1)
        link = draw.pick(4, 40)
        street_nodes = draw.pick(1, 4)
        street_kw8 = draw.pick(60, 400)
        willing = homes * opt_in // 100
        most_nodes = min(willing, homes * street_nodes // 8) if case["streets"] else willing
        options = []
        for _ in range(case["options"]):
            h = draw.pick(0, 3)
            gpus = COUNTS[draw.pick(0, 4)]
            cap = draw.pick(0, 3)
            model = draw.pick(0, case["models"] - 1)
            noise = draw.pick(95, 105)
            firm = draw.pick(60, 98)
            mtok = GPU_MTOK[h] * gpus * CAP_TOK[cap] * MODEL_TOK[model] * noise // 1_000_000
            capital = gpus * (GPU_USD[h] + 500) + 3000 + draw.pick(0, 2000)
            kw8 = GPU_KW8[h] * gpus * CAP_KW[cap] // 8 + 4
            costs = capital // 4 + kw8 * 8760 * energy_cents // 1600 + 1200
            carbon = kw8 * 8760 * carbon_g // 8000
            need = MODEL_LINK[model]
            alone = most_nodes
            if case["streets"]:
                each = street_kw8 // kw8
                alone = 0 if each == 0 else min(alone, max(homes * each // 8, 1))
            if need > link:
                alone = 0
            options.append(dict(h=h, gpus=gpus, model=model, mtok=mtok, firm=mtok * firm // 100,
                                capital=capital, kw8=kw8, costs=costs, carbon=carbon, most=alone))
        groups.append(dict(homes=homes, region=region, nodes=most_nodes, willing=willing,
                           street_kw64=homes * street_kw8 if case["streets"] else None, options=options))
    return groups


def limits(case, groups):
    count = case["options"]
    mean = lambda g, key: g["willing"] * sum(o[key] for o in g["options"])
    found = {}
    if case["budget_pm"]:
        found["budget"] = sum(mean(g, "capital") for g in groups) * case["budget_pm"] // (1000 * count)
    if case["supply_pm"]:
        for h in range(4):
            total = sum(g["willing"] * sum(o["gpus"] for o in g["options"] if o["h"] == h) for g in groups)
            found["supply", h] = total * case["supply_pm"] // (1000 * count)
    if case["region_pm"]:
        for r in range(case["regions"]):
            total = sum(mean(g, "kw8") for g in groups if g["region"] == r)
            found["region", r] = total * case["region_pm"] // (1000 * count)
    if case["demand_pm"]:
        for m in range(case["models"]):
            total = sum(g["willing"] * sum(o["mtok"] for o in g["options"] if o["model"] == m) for g in groups)
            found["demand", m] = total * case["demand_pm"] // (1000 * count)
    if case["objective"] in ("cost", "carbon"):
        total = sum(mean(g, "mtok") for g in groups)
        found["target"] = total * case["target_pm"] // (1000 * count)
    return found


def solve(case):
    groups = instance(case)
    limit = limits(case, groups)
    objective = case["objective"]
    rows, columns = {}, []
    for key, most in limit.items():
        rows[key] = ([], [], -highspy.kHighsInf, most)
    if "target" in limit:
        rows["target"] = ([], [], limit["target"], highspy.kHighsInf)

    def use(key, column, value):
        if key in rows and value:
            rows[key][0].append(column)
            rows[key][1].append(float(value))

    for g, group in enumerate(groups):
        rows["nodes", g] = ([], [], -highspy.kHighsInf, group["nodes"])
        if group["street_kw64"] is not None:
            rows["kw", g] = ([], [], -highspy.kHighsInf, group["street_kw64"])
        for option in group["options"]:
            at = len(columns)
            price8 = MODEL_PRICE8[option["model"]]
            gain = dict(profit=option["mtok"] * price8 / 8 - option["costs"], tokens=option["mtok"],
                        firm_tokens=option["firm"], cost=option["costs"], carbon=option["carbon"])[objective]
            columns.append((gain, option["most"], True))
            use(("nodes", g), at, 1)
            use(("kw", g), at, option["kw8"] * 8)
            use("budget", at, option["capital"])
            use(("supply", option["h"]), at, option["gpus"])
            use(("region", group["region"]), at, option["kw8"])
            use(("demand", option["model"]), at, option["firm" if objective == "firm_tokens" else "mtok"])
            use("target", at, option["mtok"])
    for m in range(case["models"]):
        if ("demand", m) in rows:
            at = len(columns)
            cost = dict(profit=-MODEL_PRICE8[m] / 8, tokens=-1, firm_tokens=-1, cost=0, carbon=0)[objective]
            columns.append((cost, highspy.kHighsInf, False))
            use(("demand", m), at, -1)
            use("target", at, -1)

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("time_limit", TIME_LIMIT_S)
    highs.setOptionValue("mip_rel_gap", 1e-5)
    highs.setOptionValue("mip_feasibility_tolerance", 1e-7)
    for gain, most, whole in columns:
        highs.addVar(0.0, float(most))
    n = len(columns)
    index = np.arange(n, dtype=np.int32)
    highs.changeColsCost(n, index, np.array([c[0] for c in columns], dtype=float))
    kinds = [highspy.HighsVarType.kInteger if c[2] else highspy.HighsVarType.kContinuous for c in columns]
    highs.changeColsIntegrality(n, index, np.array(kinds))
    for at, values, low, high in rows.values():
        highs.addRow(float(low), float(high), len(at), np.array(at, dtype=np.int32), np.array(values))
    down = objective in ("cost", "carbon")
    highs.changeObjectiveSense(highspy.ObjSense.kMinimize if down else highspy.ObjSense.kMaximize)
    start = time.perf_counter()
    highs.run()
    seconds = time.perf_counter() - start
    status = highs.getModelStatus()
    result = dict(case)
    result["seconds"] = round(seconds, 3)
    result["check"] = [sum(o[key] for g in groups for o in g["options"]) for key in ("mtok", "capital", "kw8", "most")]
    if status == highspy.HighsModelStatus.kInfeasible:
        result["best"] = None
        return result
    info = highs.getInfo()
    x = np.rint(np.array(highs.getSolution().col_value))
    # Whether the rounded numbers keep every hard limit, in whole arithmetic.
    for key, (at, values, low, high) in rows.items():
        if isinstance(key, tuple) and key[0] == "demand":
            continue
        if key == "target":
            continue
        total = sum(int(x[a]) * int(v) for a, v in zip(at, values))
        assert total <= high, (case["name"], key, total, high)
    result["best"] = info.objective_function_value
    result["bound"] = info.mip_dual_bound
    result["proved"] = status == highspy.HighsModelStatus.kOptimal
    return result


def cases():
    base = dict(regions=4, models=4, streets=1, budget_pm=150, supply_pm=0, region_pm=0, demand_pm=0, target_pm=0)
    made = []

    def add(name, seed, **values):
        made.append({**base, "name": name, "seed": seed, **values})

    sizes = [("tiny", 4, 5, 8), ("small", 10, 8, 30), ("village", 25, 12, 40), ("town", 50, 20, 120),
             ("state", 100, 30, 400), ("full", 200, 30, 500)]
    seed = 1
    for size, groups, options, homes in sizes:
        at = dict(groups=groups, options=options, homes_most=homes)
        if size == "tiny":
            at.update(budget_pm=400)
        add(f"{size}, profit, budget", seed, objective="profit", **at)
        add(f"{size}, profit, all limits", seed + 1, objective="profit", supply_pm=200, region_pm=250, demand_pm=150,
            **at)
        add(f"{size}, tokens, budget and supply", seed + 2, objective="tokens", supply_pm=120, **at)
        add(f"{size}, firm tokens, regions and demand", seed + 3, objective="firm_tokens", region_pm=120,
            demand_pm=300, **at)
        add(f"{size}, cost for a target", seed + 4, objective="cost", target_pm=60, supply_pm=400, **at)
        add(f"{size}, carbon for a target", seed + 5, objective="carbon", target_pm=80, region_pm=300, demand_pm=200,
            **at)
        seed += 6
    for size, groups, options, homes in sizes[2:]:
        at = dict(groups=groups, options=options, homes_most=homes)
        add(f"{size}, profit, no streets", seed, objective="profit", **{**at, "streets": 0, "supply_pm": 150})
        add(f"{size}, profit, scarce budget", seed + 1, objective="profit", **{**at, "budget_pm": 10})
        seed += 2
    add("full, few homes", seed, objective="profit", groups=200, options=30, homes_most=12, supply_pm=150,
        region_pm=200)
    add("full, twelve regions, six models", seed + 1, objective="profit", groups=200, options=30, homes_most=500,
        supply_pm=200, region_pm=200, demand_pm=150, **{"regions": 12, "models": 6})
    add("small, a target out of reach", seed + 2, objective="cost", target_pm=2000, groups=10, options=8,
        homes_most=30)
    return [dict(case) for case in made]


def main():
    found = []
    for case in cases():
        result = solve(case)
        found.append(result)
        print(f"{case['name']:40} {result['best']} {result.get('bound')} {result.get('proved')} {result['seconds']}",
              flush=True)
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text("[\n" + ",\n".join(json.dumps(one) for one in found) + "\n]\n")


if __name__ == "__main__":
    main()
