"""Vectors for core/tests/pv_reference.rs: PVWatts v8 on the Greensboro TMY3 year.

Needs NREL-PySAM 7.1.1, pvlib 0.16 (for its data file 723170TYA.CSV, TMY3, public domain) and numpy.
Writes greensboro_weather.csv (W/m2; tenths of C and m/s) and greensboro_ac.csv (W of 8 kW DC).
"""
import csv, os
import numpy as np
import pvlib
import PySAM.Pvwattsv8 as pvwatts

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "energy")
TMY3 = os.path.join(os.path.dirname(pvlib.__file__), "data", "723170TYA.CSV")
# tilt, azimuth, array_type (0 rack, 1 roof), module_type (0 standard, 1 premium, 2 thin film), dc/ac
CASES = [(20, 180, 1, 0, 1.2), (35, 270, 1, 0, 1.2), (20, 90, 1, 0, 1.2), (0, 180, 1, 0, 1.2),
         (20, 180, 0, 1, 1.2), (35, 135, 1, 2, 1.5)]

runs = []
for tilt, azimuth, array_type, module_type, ratio in CASES:
    model = pvwatts.new()
    model.SolarResource.solar_resource_file = TMY3
    design = model.SystemDesign
    design.system_capacity, design.tilt, design.azimuth = 8, tilt, azimuth
    design.array_type, design.module_type, design.dc_ac_ratio = array_type, module_type, ratio
    design.losses, design.inv_eff, design.gcr = 14.0757, 96, 0.01  # gcr: one row, no self-shading
    model.execute(0)
    # Outputs die with their model: copy.
    runs.append({key: np.array(getattr(model.Outputs, key)) for key in
                 ("gh", "dn", "df", "tamb", "wspd", "ac", "tcell")})
    print(tilt, azimuth, array_type, module_type, ratio, model.Outputs.ac_annual, runs[-1]["tcell"].max())

first = runs[0]
with open(os.path.join(HERE, "greensboro_weather.csv"), "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["ghi", "dni", "dhi", "dry_bulb", "wind"])
    columns = [np.rint(c * s).astype(int) for c, s in
               [(first["gh"], 1), (first["dn"], 1), (first["df"], 1), (first["tamb"], 10), (first["wspd"], 10)]]
    out.writerows(zip(*columns))
with open(os.path.join(HERE, "greensboro_ac.csv"), "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow([f"{t}/{a}/{m}/{k}/{r}" for t, a, m, k, r in CASES])
    out.writerows(zip(*[np.rint(run["ac"]).astype(int) for run in runs]))
