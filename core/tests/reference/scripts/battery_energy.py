"""Energy in and out of a battery by PySAM BatteryStateful, for core/tests/battery_reference.rs.

A 13.5 kWh pack of SAM's LFP cells follows twelve days of random power at its DC terminals, once with a
limit of 2 kW and once of 4 kW. Ageing and temperature are off, so what remains is SAM's cell voltage and
resistance. SAM's state of charge counts ampere hours; the energy behind it is what a discharge at 100 W
gives. Writes battery_energy.csv: most_kw, power_kw (positive out, what the battery really gave), energy_kwh.
"""

import bisect
import csv
import pathlib
import random

import PySAM.BatteryStateful as stateful

OUT = pathlib.Path(__file__).resolve().parent.parent / "energy"


def pack(soc):
    battery = stateful.default("LFPGraphite")
    battery.Controls.control_mode = 1
    battery.Controls.dt_hr = 1.0
    battery.Controls.input_power = 0
    battery.ParamsCell.initial_SOC = soc
    battery.ParamsCell.minimum_SOC = 5
    battery.ParamsCell.maximum_SOC = 95
    battery.ParamsCell.calendar_choice = 0
    flat = [[depth, cycles, 100] for depth in (20, 80) for cycles in (0, 5000, 10000)]
    battery.ParamsCell.cycling_matrix = flat
    battery.ParamsPack.nominal_energy = 13.5
    battery.ParamsPack.T_room_init = 23
    battery.ParamsPack.cap_vs_temp = [[-20, 100], [0, 100], [25, 100], [60, 100]]
    battery.setup()
    return battery


def slow_discharge():
    """Falling states of charge, and the energy that was given until then."""
    battery = pack(95)
    battery.Controls.input_power = 0.1
    socs, given, energy = [battery.StatePack.SOC], [0.0], 0.0
    for _ in range(400):
        battery.execute()
        if battery.StatePack.P < 0.09:
            break
        energy += battery.StatePack.P
        socs.append(battery.StatePack.SOC)
        given.append(energy)
    return socs, given


def main():
    socs, given = slow_discharge()
    rising = [-soc for soc in socs]

    def energy_kwh(soc):
        at = min(max(bisect.bisect_left(rising, -soc), 1), len(socs) - 1)
        part = (socs[at - 1] - soc) / (socs[at - 1] - socs[at])
        return given[-1] - (given[at - 1] + part * (given[at] - given[at - 1]))

    with open(OUT / "battery_energy.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["most_kw", "power_kw", "energy_kwh"])
        for most_kw in (2.0, 4.0):
            battery = pack(50)
            seeded = random.Random(7)
            for _ in range(12 * 24):
                battery.Controls.input_power = round(seeded.uniform(-most_kw, most_kw), 2)
                battery.execute()
                state = battery.StatePack
                writer.writerow([most_kw, f"{state.P:.5f}", f"{energy_kwh(state.SOC):.5f}"])


if __name__ == "__main__":
    main()
