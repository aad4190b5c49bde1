"""Ageing of LFP and NMC cells by other people's programs, for core/tests/battery_reference.rs.

SAM: PySAM BatteryStateful, cells LFPGraphite and NMCGraphite (calendar and cycles, life_model 0), driven by current so that the state of charge follows a
profile of 24 hours for ten years, at a held temperature. BLAST: the equations that NREL publishes for its
250 Ah prismatic cell, integrated day by day as its code does (state equation of y = k x^p), with NumPy,
over a year of the same profile and a temperature that swings with the season.

Writes battery_fade.csv: model, profile, cell_c, swing_c, years, calendar_frac, cycle_frac; and
battery_profiles.csv: profile, 24 states of charge.
"""

import csv
import math
import pathlib

import numpy as np
import PySAM.BatteryStateful as stateful

OUT = pathlib.Path(__file__).resolve().parent.parent / "energy"

RAMP_UP = [0.4, 0.6, 0.8, 1.0]
PROFILES = {
    "deep": [0.2] * 6 + RAMP_UP + [1.0] * 6 + [0.8, 0.6, 0.4, 0.3] + [0.2] * 4,
    "reserve": [0.5] * 8 + [0.6, 0.7, 0.8, 0.9] + [0.9] * 6 + [0.8, 0.7, 0.6] + [0.5] * 3,
    "full": [1.0] * 24,
    "twice": [0.1, 0.3, 0.5, 0.7, 0.7, 0.5, 0.3, 0.3] + [0.5, 0.7, 0.5, 0.3] + [0.1] * 12,
    "mixed": [0.1, 0.9, 0.1, 0.3, 0.1, 0.3] + [0.1] * 18,
    "ripple": [0.5, 0.6] * 12,
}


def sam(cell, profile, cell_c, years):
    battery = stateful.default(cell)
    battery.ParamsCell.life_model = 0
    battery.Controls.control_mode = 0
    battery.Controls.dt_hr = 1.0
    battery.Controls.input_current = 0
    battery.ParamsCell.initial_SOC = profile[-1] * 100
    battery.ParamsCell.minimum_SOC = 0
    battery.ParamsCell.maximum_SOC = 100
    battery.ParamsPack.T_room_init = cell_c
    battery.ParamsPack.h = 2000.0
    battery.ParamsPack.cap_vs_temp = [[-20, 100], [0, 100], [25, 100], [60, 100]]
    battery.setup()
    rows = {}
    for day in range(365 * max(years)):
        for soc in profile:
            state = battery.StatePack
            battery.Controls.input_current = (state.SOC / 100 - soc) * state.Q_max
            battery.execute()
        if (day + 1) % 365 == 0 and (day + 1) // 365 in years:
            cell = battery.StateCell
            rows[(day + 1) // 365] = (cell.q_relative_calendar / 100, cell.q_relative_cycle / 100)
    return rows


def potential(soc):
    x = 8.5e-3 + soc * (0.78 - 8.5e-3)
    return (
        0.6379
        + 0.5416 * np.exp(-305.5309 * x)
        + 0.044 * np.tanh(-(x - 0.1958) / 0.1088)
        - 0.1978 * np.tanh((x - 1.0571) / 0.0854)
        - 0.6875 * np.tanh((x + 0.0117) / 0.0529)
        - 0.0175 * np.tanh((x - 0.5692) / 0.0875)
    )


def power_step(loss, dx, k, p):
    if dx == 0:
        return loss
    if loss == 0:
        return k * dx**p
    return loss + k * p * (loss / k) ** ((p - 1) / p) * dx


def blast(profile, cell_c, swing_c, years):
    rows = {}
    by_age = by_use = 0.0
    soc = np.array([profile[-1]] + profile)
    for day in range(365 * max(years)):
        kelvin = 273.15 + cell_c + swing_c * math.cos(2 * math.pi * (day % 365) / 365)
        k_age = np.mean(8.37e4 * np.exp(-5.21e3 / kelvin) * np.exp(-3.56e3 * potential(soc[1:]) / kelvin))
        rate = np.abs(np.diff(soc))
        k_use = (4.38e-8 + 1.55e-8 * (soc.max() - soc.min()) + 1.68e-7 * rate.mean()) * (
            math.exp(2.19e3 / kelvin) + math.exp(-1.55e5 / kelvin)
        )
        by_age = power_step(by_age, 1.0, k_age, 0.526)
        by_use = power_step(by_use, rate.sum() / 2, k_use, 0.828)
        if (day + 1) % 365 == 0 and (day + 1) // 365 in years:
            rows[(day + 1) // 365] = (1 - by_age, 1 - by_use)
    return rows


def main():
    years = (1, 3, 10)
    with open(OUT / "battery_profiles.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for name, profile in PROFILES.items():
            writer.writerow([name, *profile])
    with open(OUT / "battery_fade.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("model,profile,cell_c,swing_c,years,calendar_frac,cycle_frac".split(","))
        for name, profile in PROFILES.items():
            for cell_c in (15, 35):
                for year, (age, use) in sam("LFPGraphite", profile, cell_c, years).items():
                    writer.writerow(["sam", name, cell_c, 0, year, f"{age:.6f}", f"{use:.6f}"])
            for cell_c, swing_c in ((15, 0), (20, -12), (35, 0)):
                for year, (age, use) in blast(profile, cell_c, swing_c, years).items():
                    writer.writerow(["blast", name, cell_c, swing_c, year, f"{age:.6f}", f"{use:.6f}"])
        for name, profile in PROFILES.items():
            for cell_c in (15, 35):
                for year, (age, use) in sam("NMCGraphite", profile, cell_c, years).items():
                    # A dead cell follows no profile.
                    if use > 0.1:
                        writer.writerow(["nmc", name, cell_c, 0, year, f"{age:.6f}", f"{use:.6f}"])


if __name__ == "__main__":
    main()
