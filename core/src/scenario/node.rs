//! The compute box: GPUs and their host, what it draws and what it cost.

use super::{Kind, options::option_kind, subject::number};
use crate::{
    catalog::{NodePlace, Table, gpu, node},
    units::Unit,
};

subject! {
    /// Compute box of the home.
    Node in Node, "node", (home node);
    /// The box.
    801 model: u16 = 1, "Box", Kind::Row(Table::Node),
        Source::assumed("the row chosen", 2026);
    /// What is in it.
    802 gpu: u16 = 1, "GPU", Kind::Row(Table::Gpu),
        Source::assumed("the box", 2026),
        follows 801 |row| node(row).map(|row| f64::from(row.gpu));
    /// How many; 0: no node.
    803 gpu_count: f64 = 1.0, "GPUs", number(Unit::One, 0.0, 64.0, 1.0, 1.0),
        Source::assumed("the box", 2026),
        follows 801 |row| node(row).map(|row| f64::from(row.gpu_count));
    /// The limit that each GPU is set to.
    804 power_cap_w: f64 = 575.0, "Power cap, each", number(Unit::W, 30.0, 1500.0, 10.0, 1.0),
        Source::published("the maker's default", 2026),
        follows 801 |row| node(row).map(|row| row.power_cap_w);
    /// What the rest of the box draws at full load, before the power supply.
    805 host_w: f64 = 80.0, "Host at work", number(Unit::W, 0.0, 10_000.0, 10.0, 10.0),
        Source::estimated("processors, memory, fans of a box of this size", 2026),
        follows 801 |row| node(row).map(|row| row.host_w);
    /// What the rest of the box draws when idle, before the power supply.
    806 host_idle_w: f64 = 50.0, "Host at rest", number(Unit::W, 0.0, 10_000.0, 10.0, 10.0),
        Source::estimated("processors, memory, fans of a box of this size", 2026),
        follows 801 |row| node(row).map(|row| row.host_idle_w);
    /// What the power supply passes on with the box at full power; with less to do it passes on less.
    807 psu_efficiency_frac: f64 = 0.94, "Power supply", number(Unit::Frac, 0.7, 1.0, 0.01, 10_000.0),
        Source::estimated("80 Plus class", 2026),
        follows 801 |row| node(row).map(|row| row.psu_efficiency_frac);
    /// Fans and pump of the box, as a share of what it computes with.
    808 cooling_frac: f64 = 0.0, "Own cooling", number(Unit::Frac, 0.0, 0.5, 0.01, 10_000.0),
        Source::estimated("outdoor liquid or air cooling", 2026),
        follows 801 |row| node(row).map(|row| row.cooling_frac);
    /// Where the box stands, and so where its heat goes.
    809 place: NodePlace = NodePlace::Outdoors, "Stands", option_kind!(NodePlace),
        Source::assumed("the box", 2026),
        follows 801 |row| node(row).map(|row| f64::from(row.place.code()));
    /// The share of its heat that reaches rooms or water when it stands indoors.
    810 heat_recovered_frac: f64 = 0.9, "Heat that stays", number(Unit::Frac, 0.0, 1.0, 0.05, 100.0),
        Source::assumed("the rest leaves through walls and vents", 2026);
    /// Price of one GPU.
    811 gpu_usd: f64 = 3500.0, "Price of a GPU", number(Unit::Usd, 0.0, 100_000.0, 250.0, 1.0),
        Source::published("street prices", 2026),
        plausible (2700.0, 14_500.0),
        follows 801 |row| node(row).map(|row| row.gpu_usd.value);
    /// Price of the box without GPUs.
    812 host_usd: f64 = 1500.0, "Price of the box", number(Unit::Usd, 0.0, 500_000.0, 500.0, 1.0),
        Source::assumed("memory prices move", 2026),
        follows 801 |row| node(row).map(|row| row.host_usd.value);
    /// Pad, circuit, commissioning.
    813 install_usd: f64 = 0.0, "Installation", number(Unit::Usd, 0.0, 100_000.0, 250.0, 1.0),
        Source::assumed("the box", 2026),
        follows 801 |row| node(row).map(|row| row.install_usd.value);
    /// Failures that stop a GPU, each GPU and year.
    814 failures_per_gpu_year: f64 = 0.09, "Failures, a GPU", number(Unit::PerYear, 0.0, 2.0, 0.01, 1000.0),
        Source::published("Llama 3 training: 220 faults of 16,384 GPUs in 54 days", 2024),
        plausible (0.03, 0.2);
    /// How long a failed GPU stands still.
    815 repair_days: f64 = 3.0, "Repair takes", number(Unit::Day, 0.0, 60.0, 1.0, 10.0),
        Source::assumed("a visit, perhaps a part", 2026),
        plausible (1.0, 7.0);
    /// What a visit costs.
    816 repair_visit_usd: f64 = 500.0, "Cost of a visit", number(Unit::Usd, 0.0, 10_000.0, 50.0, 1.0),
        Source::assumed("a technician for half a day", 2026),
        plausible (250.0, 900.0);
    /// Outdoors: full power up to this temperature.
    817 full_power_below_c: f64 = 50.0, "Full power up to", number(Unit::Celsius, 20.0, 60.0, 1.0, 10.0),
        Source::assumed("built for the outdoors of hot places; no maker publishes it", 2026),
        plausible (35.0, 50.0);
    /// Outdoors: share of full power lost for each kelvin above that.
    818 derate_frac_per_k: f64 = 0.05, "Lost a kelvin above", number(Unit::PerKelvin, 0.0, 0.5, 0.01, 1000.0),
        Source::assumed("controllers throttle within some twenty kelvin", 2026);
    /// Water that the box's cooling evaporates for each kilowatt hour: none with dry coolers, 0.1 to 0.4 with
    /// adiabatic ones.
    819 water_l_per_kwh: f64 = 0.0, "Water at the site", number(Unit::LPerKwh, 0.0, 5.0, 0.1, 100.0),
        Source::estimated("homes have dry coolers", 2026);
    /// Memory of each GPU.
    830 gpu_vram_gb: f64 = 32.0, "Memory, each", number(Unit::Gb, 1.0, 2048.0, 8.0, 10.0),
        Source::published("the GPU's row", 2026),
        follows 802 |row| gpu(row).map(|row| row.vram_gb);
    /// Memory bandwidth of each GPU.
    831 gpu_mem_bw_gb_s: f64 = 1792.0, "Bandwidth, each", number(Unit::GbS, 10.0, 50_000.0, 100.0, 10.0),
        Source::published("the GPU's row", 2026),
        follows 802 |row| gpu(row).map(|row| row.mem_bw_gb_s);
    /// Dense 16-bit tensor rate of each GPU.
    832 gpu_fp16_tflops: f64 = 209.5, "16-bit rate, each", number(Unit::Tflops, 1.0, 50_000.0, 10.0, 10.0),
        Source::published("the GPU's row", 2026),
        follows 802 |row| gpu(row).map(|row| row.fp16_tflops);
    /// Dense 8-bit tensor rate of each GPU; 0: it has none.
    833 gpu_fp8_tflops: f64 = 419.0, "8-bit rate, each", number(Unit::Tflops, 0.0, 100_000.0, 10.0, 10.0),
        Source::published("the GPU's row", 2026),
        follows 802 |row| gpu(row).map(|row| row.fp8_tflops.unwrap_or(0.0));
    /// Dense 4-bit tensor rate of each GPU; 0: it has none.
    834 gpu_fp4_tflops: f64 = 1676.0, "4-bit rate, each", number(Unit::Tflops, 0.0, 200_000.0, 10.0, 10.0),
        Source::published("the GPU's row", 2026),
        follows 802 |row| gpu(row).map(|row| row.fp4_tflops.unwrap_or(0.0));
    /// Rated power of each GPU.
    835 gpu_tdp_w: f64 = 575.0, "Rated power, each", number(Unit::W, 30.0, 3000.0, 10.0, 1.0),
        Source::published("the GPU's row", 2026),
        follows 802 |row| gpu(row).map(|row| row.tdp_w);
}

impl Node {
    /// Price of the box with its GPUs, installed, USD.
    #[must_use]
    pub fn price_usd(&self) -> f64 {
        if self.gpu_count > 0.0 {
            self.gpu_count * self.gpu_usd + self.host_usd + self.install_usd
        } else {
            0.0
        }
    }
}
