"""Vectors for core/tests/sun_and_sky.rs: NREL's solar position algorithm and the Perez sky, both of pvlib."""
import csv
import os

import numpy as np
import pandas as pd
import pvlib

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "energy")


def sun(random):
    with open(os.path.join(OUT, "spa.csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["lat_deg", "lon_deg", "year", "month", "day", "minute_utc", "zenith_deg", "azimuth_deg"])
        for _ in range(400):
            lat, lon = round(random.uniform(-65, 70), 3), round(random.uniform(-180, 180), 3)
            time = pd.Timestamp("1990-01-01", tz="UTC") + pd.Timedelta(minutes=int(random.integers(0, 60 * 24 * 365 * 50)))
            found = pvlib.solarposition.spa_python(pd.DatetimeIndex([time]), lat, lon, altitude=0).iloc[0]
            out.writerow([lat, lon, time.year, time.month, time.day, time.hour * 60 + time.minute,
                          f"{found.zenith:.5f}", f"{found.azimuth:.5f}"])


def sky(random):
    with open(os.path.join(OUT, "perez.csv"), "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["dni", "dhi", "zenith_deg", "azimuth_deg", "tilt_deg", "faces_deg", "albedo", "extraterrestrial",
                      "poa"])
        for _ in range(400):
            zenith, azimuth = round(random.uniform(5, 82), 2), round(random.uniform(60, 300), 2)
            above = round(random.uniform(1320, 1410), 1)
            clearness, diffuse = random.uniform(0.1, 0.8), random.uniform(0.15, 1.0)
            ghi = clearness * above * np.cos(np.radians(zenith))
            dhi = round(ghi * diffuse, 1)
            dni = round((ghi - dhi) / np.cos(np.radians(zenith)), 1)
            tilt, faces, albedo = round(random.uniform(0, 90), 1), round(random.uniform(0, 359), 1), 0.2
            mass = pvlib.atmosphere.get_relative_airmass(zenith)
            poa = pvlib.irradiance.get_total_irradiance(
                tilt, faces, zenith, azimuth, dni, dni * np.cos(np.radians(zenith)) + dhi, dhi, dni_extra=above,
                airmass=mass, albedo=albedo, model="perez", model_perez="allsitescomposite1990")["poa_global"]
            out.writerow([dni, dhi, zenith, azimuth, tilt, faces, albedo, above, f"{float(poa):.4f}"])


if __name__ == "__main__":
    numbers = np.random.default_rng(7)
    sun(numbers)
    sky(numbers)
