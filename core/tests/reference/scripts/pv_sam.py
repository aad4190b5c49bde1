"""Vectors for core/tests/pv_sam.rs: PVWatts version 8 on this project's own synthetic years and on Greensboro.

Needs NREL-PySAM and pvlib (for its TMY3 file of Greensboro, public domain), and the command line `wattfleet`
(its path in WATTFLEET). Twelve climates are written as EPW files and given to SAM in four orientations, fixed and
tracking; hourly AC power is kept in 255ths of the inverter's rating, deflated.
"""
import csv
import os
import subprocess
import tempfile
import zlib

import numpy as np
import pvlib
import PySAM.Pvwattsv8 as pvwatts

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "energy")
WATTFLEET = os.environ["WATTFLEET"]
GREENSBORO = os.path.join(os.path.dirname(pvlib.__file__), "data", "723170TYA.CSV")
CLIMATES = ["phoenix", "seattle", "san-francisco", "miami", "chicago", "fairbanks", "london", "berlin", "tokyo", "sydney",
            "montreal", "delhi"]
SOUTH = {"sydney"}
MOUNTS = {"rack": 0, "roof": 1, "tracker": 3}
# Tilt, azimuth (mirrored south of the equator), mount of the fixed case.
ORIENTATIONS = [(20, 180, "roof"), (35, 90, "roof"), (30, 270, "rack"), (10, 225, "rack")]
# Tilt and bearing of the axis.
AXES = [(0, 180), (20, 180), (0, 225), (10, 135)]
MODULES = ["standard", "premium", "thin-film"]
KW_DC, RATIO, LOSSES, EFFICIENCY, GCR = 8.0, 1.2, 14.0, 96.0, 0.3


def run(path, tilt, azimuth, mount, module):
    model = pvwatts.new()
    model.SolarResource.solar_resource_file = path
    design = model.SystemDesign
    design.system_capacity, design.tilt, design.azimuth = KW_DC, tilt, azimuth
    design.array_type, design.module_type, design.gcr = MOUNTS[mount], MODULES.index(module), GCR
    design.dc_ac_ratio, design.losses, design.inv_eff = RATIO, LOSSES, EFFICIENCY
    model.execute(0)
    # Outputs die with their model: copy.
    out = model.Outputs
    return np.array(out.ac) / 1000, list(out.ac_monthly), list(out.poa_monthly)


def main():
    rows, packed = [], [[], [], []]
    with tempfile.TemporaryDirectory() as folder:
        for index, climate in enumerate(CLIMATES + ["greensboro-tmy3"]):
            seed = index + 1
            path = GREENSBORO
            if climate != "greensboro-tmy3":
                path = os.path.join(folder, f"{climate}.epw")
                subprocess.run([WATTFLEET, "weather", climate, "--seed", str(seed), "--write", path, "--json"],
                               check=True, stdout=subprocess.DEVNULL)
            cases = [(*case, MODULES[(index + at) % 3]) for at, case in enumerate(ORIENTATIONS)]
            cases += [(*axis, "tracker", MODULES[(index + at) % 3]) for at, axis in enumerate(AXES)]
            for tilt, azimuth, mount, module in cases:
                if climate in SOUTH:
                    azimuth = (180 - azimuth) % 360
                ac, months, poa = run(path, tilt, azimuth, mount, module)
                rows.append([climate, seed, tilt, azimuth, mount, module, index * 3 // 13,
                             *[f"{month:.3f}" for month in months], f"{sum(poa):.3f}"])
                packed[index * 3 // 13].append(np.rint(255 * ac / (KW_DC / RATIO)).clip(0, 255).astype(np.uint8))
                print(*rows[-1][:6], f"{sum(months):.1f} kWh")
    with open(os.path.join(OUT, "pv_sam.csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["climate", "seed", "tilt_deg", "azimuth_deg", "mount", "module", "pack",
                      *[f"ac_kwh_{month}" for month in range(1, 13)], "poa_kwh_m2"])
        out.writerows(rows)
    for part, series in enumerate(packed):
        with open(os.path.join(OUT, f"pv_sam_hourly_{part}.bin"), "wb") as file:
            file.write(zlib.compress(np.concatenate(series).tobytes(), 9))


if __name__ == "__main__":
    main()
