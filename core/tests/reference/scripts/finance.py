#!/usr/bin/env python3
"""Worth, rate of return and payments of many cash flows, by numpy-financial; a loan case of SAM.

Writes core/tests/reference/fleet/finance.json. The flows are seeded: hardware that earns less every year,
money that comes first, money that changes its sign often, long and short lives. Payback, which the library
does not have, is numpy's interpolation of the cumulated flow. Run: `make reference` (needs numpy-financial).

The loan case is SAM's own: the PVWatts residential pair of its cash loan tests, SSC (BSD-3), folder
test/input_json/FinancialModels/cashloan of github.com/NREL/ssc, outputs of 2022-08-08: its energy and energy
value by year, and the net present value, payback and levelised costs that SAM found.
"""

import json
import pathlib
import random

import numpy as np
import numpy_financial as npf

OUT = pathlib.Path(__file__).resolve().parent.parent / "fleet" / "finance.json"

CASHLOAN = {
    "installed_usd": 17417.6,
    "loan_rate_frac": 0.04,
    "loan_years": 25,
    "tax_credit_frac": 0.26,
    "om_usd": 185.6,
    "inflation_frac": 0.025,
    "real_discount_frac": 0.064,
    "federal_tax_frac": 0.15,
    "state_tax_frac": 0.07,
    "energy_kwh": 11183.544662568811,
    "energy_lost_frac": 0.005,
    "value_usd": [
        1101.2057742955935, 1126.4462619508374, 1152.2722548705069, 1178.6974862360396, 1205.7360145824621,
        1233.4022315749567, 1261.7108699727437, 1290.6858160214886, 1320.4089333704039, 1350.8245660955165,
        1381.9490221503997, 1413.7989972144671, 1446.3915839891538, 1479.7442817186134, 1513.8750059403881,
        1548.8020984716363, 1584.5443376366468, 1621.1209487415097, 1658.5516148019401, 1696.856487530426,
        1736.0561985889976, 1776.1718711140823, 1817.2251315200554, 1859.2381215882867, 1902.2335108486059,
    ],
    "npv_usd": 5103.1320852997624,
    "payback_years": 12.361252965491099,
    "lcoe_nominal_usd_per_kwh": 0.075070830156949393,
    "lcoe_real_usd_per_kwh": 0.059926542634337716,
}


def flows(rng):
    """One cash flow: whole cents, so that the text holds them exactly."""
    years = rng.choice([1, 2, 3, 5, 5, 7, 10, 15, 25, 30])
    price = rng.uniform(500, 300000)
    earns = price * rng.uniform(0.05, 1.2)
    decline = rng.uniform(-0.1, 0.4)
    found = [-price] + [earns * (1 - decline) ** year for year in range(years)]
    kind = rng.randrange(5)
    if kind == 0:
        found[-1] += price * rng.uniform(0, 0.5)
    elif kind == 1:
        found = [-flow for flow in found]
    elif kind == 2:
        found = [rng.uniform(-1, 1) * price for _ in range(years + 1)]
    elif kind == 3 and years > 2:
        found[years // 2] -= price * rng.uniform(0.1, 1.5)
    return [round(flow, 2) for flow in found]


def payback(cash):
    total = np.cumsum(cash)
    for year in range(len(cash)):
        if total[year] >= 0:
            if year == 0:
                return 0.0
            return float(np.interp(0.0, [total[year - 1], total[year]], [year - 1, year]))
    return None


def settled(cash, rate):
    """Whether the rate of return is known to 1e-10: no second one beside it, and not near a double root."""
    if np.isnan(rate):
        roots = np.roots(cash[::-1])
        return not any(abs(root.imag) < 1e-3 and root.real > 0 for root in roots)
    if rate > 20 or rate < -0.95:
        return False
    slope = (npf.npv(rate + 1e-6, cash) - npf.npv(rate - 1e-6, cash)) / 2e-6
    roots = np.roots(cash[::-1])
    rates = sorted(abs(1 / root.real - 1) for root in roots if abs(root.imag) < 1e-9 and root.real > 0)
    alone = len(rates) < 2 or rates[1] - rates[0] > 1e-3
    return alone and abs(slope) > 1e-3 * sum(abs(flow) for flow in cash)


def main():
    rng = random.Random(6)
    series, skipped = [], 0
    while len(series) < 120:
        cash = flows(rng)
        rate = round(rng.uniform(-0.2, 0.6), 4)
        found = npf.irr(cash)
        if not settled(cash, found):
            skipped += 1
            continue
        series.append({
            "flows_usd": cash,
            "rate_frac": rate,
            "npv_usd": float(npf.npv(rate, cash)),
            "irr_frac": None if np.isnan(found) else float(found),
            "payback_years": payback(cash),
        })
    payments = []
    for _ in range(60):
        rate = rng.choice([0.0, round(rng.uniform(0.0001, 0.3), 4)])
        periods = rng.choice([1, 2, 3, 5, 7, 10, 15, 25, 30, 60, 120, 360])
        present, future = round(rng.uniform(-1e5, 5e5), 2), rng.choice([0.0, round(rng.uniform(-1e5, 1e5), 2)])
        loan = None
        if future == 0.0 and periods <= 60:
            part = rng.randrange(periods) + 1
            loan = {"year": part, "interest_usd": -float(npf.ipmt(rate, part, periods, present)),
                    "principal_usd": -float(npf.ppmt(rate, part, periods, present))}
        payments.append({"rate_frac": rate, "periods": periods, "present_usd": present, "future_usd": future,
                         "payment_usd": float(npf.pmt(rate, periods, present, future)),
                         "worth": -float(npf.pv(rate, periods, 1.0)), "loan": loan})
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps({"series": series, "payments": payments, "cashloan": CASHLOAN}, indent=1) + "\n")
    print(f"finance: {len(series)} series ({skipped} with no settled rate left out), {len(payments)} payments")


if __name__ == "__main__":
    main()
