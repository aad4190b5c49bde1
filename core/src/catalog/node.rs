//! Compute nodes: GPUs and their host in a box, as they stand beside a home.
//!
//! Draw at the meter = supply(GPUs + host) (1 + cooling). The XFRA-class row stands
//! for the published 12.5 kW at full load (SPAN, reported April 2026): 16 x 600 W + 2.9 kW, idle 16 x
//! 30 W + 2.9 kW. Known error: how the 2.9 kW at the meter split into host, supply and pumps is not
//! published; they count as host, so losses do not shrink with the GPU cap (up to 4 % of the draw).

use super::codes::codes;
use super::gpu::{Gpu, gpu};
use super::row::{Headline, table_rows};
use super::{Range, Source, supply_draw_w};
use crate::text::later;
use crate::units::Unit;

codes! {
    /// Where the node stands and what takes its heat.
    NodePlace {
        Outdoors = 1, "outdoors", "Outdoors";
        IndoorsAir = 2, "indoors-air", "Indoors, heat into the air";
        IndoorsWater = 3, "indoors-water", "Indoors, heat into water";
    }
}

/// One design of a node.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Node {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Id of its GPU.
    pub gpu: u16,
    /// How many of them.
    pub gpu_count: u32,
    /// Power cap of each GPU, W.
    pub power_cap_w: f64,
    /// Draw of everything but GPUs at full load, DC side, W.
    pub host_w: f64,
    /// The same without work, W.
    pub host_idle_w: f64,
    /// Output over input of the power supply, 0 to 1.
    pub psu_efficiency_frac: f64,
    /// Own fans and pumps, as a share of GPUs and host.
    pub cooling_frac: f64,
    /// Where it stands.
    pub place: NodePlace,
    /// Price of one GPU, USD.
    pub gpu_usd: Range,
    /// Price of everything but GPUs, USD.
    pub host_usd: Range,
    /// Pad, circuit, commissioning, USD.
    pub install_usd: Range,
    /// Sound level at 1 m at full load, dB(A).
    pub noise_db: f64,
    /// Who says so.
    pub source: Source,
}

impl Node {
    /// The GPU's own row.
    #[must_use]
    pub fn gpu_row(&self) -> Option<&'static Gpu> {
        gpu(self.gpu)
    }

    /// Draw at the meter for a total draw of GPUs and host, kW.
    #[must_use]
    pub fn meter_kw(&self, dc_w: f64) -> f64 {
        let gpu_w = self.gpu_row().map_or(self.power_cap_w, |gpu| gpu.tdp_w);
        let box_w = f64::from(self.gpu_count) * gpu_w + self.host_w;
        supply_draw_w(dc_w, box_w, self.psu_efficiency_frac) * (1.0 + self.cooling_frac) / 1000.0
    }

    /// Draw at the meter with every GPU at its cap, kW.
    #[must_use]
    pub fn full_kw(&self) -> f64 {
        self.meter_kw(f64::from(self.gpu_count) * self.power_cap_w + self.host_w)
    }

    /// Draw at the meter without work, kW.
    #[must_use]
    pub fn idle_kw(&self) -> f64 {
        let gpu_idle_w = self.gpu_row().map_or(0.0, |gpu| gpu.idle_w);
        self.meter_kw(f64::from(self.gpu_count) * gpu_idle_w + self.host_idle_w)
    }
}

/// All nodes, by id.
pub static NODES: &[Node] = &[
    Node {
        id: 1,
        slug: "desktop-rtx-5090",
        name: "Desktop, one RTX 5090",
        gpu: 3,
        gpu_count: 1,
        power_cap_w: 575.0,
        host_w: 80.0,
        host_idle_w: 72.0,
        psu_efficiency_frac: 0.93,
        cooling_frac: 0.0,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(2700.0, 3500.0, 5000.0),
        host_usd: Range::new(1000.0, 1500.0, 2500.0),
        install_usd: Range::new(0.0, 0.0, 300.0),
        noise_db: 42.0,
        source: Source::estimated(
            later!(
                "desktop host of 60 to 120 W, 0.12 kW at rest at the meter; Platinum supply; fans within the host"
            ),
            2026,
        ),
    },
    Node {
        id: 2,
        slug: "desktop-rtx-4090",
        name: "Desktop, one RTX 4090",
        gpu: 2,
        gpu_count: 1,
        power_cap_w: 450.0,
        host_w: 80.0,
        host_idle_w: 75.0,
        psu_efficiency_frac: 0.92,
        cooling_frac: 0.0,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(1800.0, 2300.0, 2800.0),
        host_usd: Range::new(900.0, 1400.0, 2200.0),
        install_usd: Range::new(0.0, 0.0, 300.0),
        noise_db: 40.0,
        source: Source::estimated(
            later!("desktop host of 60 to 120 W; Gold supply; fans within the host"),
            2026,
        ),
    },
    Node {
        id: 3,
        slug: "workstation-4x-rtx-pro-6000",
        name: "Workstation, 4 x RTX PRO 6000 Max-Q",
        gpu: 6,
        gpu_count: 4,
        power_cap_w: 300.0,
        host_w: 250.0,
        host_idle_w: 150.0,
        psu_efficiency_frac: 0.94,
        cooling_frac: 0.02,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(8500.0, 12_000.0, 14_500.0),
        host_usd: Range::new(5000.0, 8000.0, 14_000.0),
        install_usd: Range::new(0.0, 500.0, 1500.0),
        noise_db: 50.0,
        source: Source::estimated(later!("one-socket workstation, 256 GB of memory, Titanium supply"), 2026),
    },
    Node {
        id: 4,
        slug: "xfra-16x-rtx-pro-6000-server",
        name: "XFRA-class, 16 x RTX PRO 6000 Server",
        gpu: 5,
        gpu_count: 16,
        power_cap_w: 600.0,
        host_w: 2900.0,
        host_idle_w: 2900.0,
        psu_efficiency_frac: 1.0,
        cooling_frac: 0.0,
        place: NodePlace::Outdoors,
        gpu_usd: Range::new(8500.0, 12_000.0, 14_500.0),
        host_usd: Range::new(40_000.0, 60_000.0, 90_000.0),
        install_usd: Range::new(3000.0, 5000.0, 9000.0),
        noise_db: 55.0,
        source: Source::published(
            later!(
                "12.5 kW at full load with 16 GPUs, 4 CPUs, 3 TB, liquid cooled, as reported; host figure holds supply losses and pumps; idle, prices and noise assumed"
            ),
            2026,
        ),
    },
    Node {
        id: 5,
        slug: "dgx-spark",
        name: "DGX Spark",
        gpu: 19,
        gpu_count: 1,
        power_cap_w: 140.0,
        host_w: 50.0,
        host_idle_w: 13.0,
        psu_efficiency_frac: 0.9,
        cooling_frac: 0.0,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(3999.0, 4699.0, 4999.0),
        host_usd: Range::exact(0.0),
        install_usd: Range::exact(0.0),
        noise_db: 35.0,
        source: Source::estimated(
            later!("140 W chip in a box with a 240 W supply; the price of the box counts as its GPU"),
            2026,
        ),
    },
    Node {
        id: 6,
        slug: "custom",
        name: "Custom node",
        gpu: 4,
        gpu_count: 1,
        power_cap_w: 600.0,
        host_w: 120.0,
        host_idle_w: 80.0,
        psu_efficiency_frac: 0.93,
        cooling_frac: 0.02,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(8500.0, 12_000.0, 14_500.0),
        host_usd: Range::new(1000.0, 2500.0, 5000.0),
        install_usd: Range::new(0.0, 500.0, 2000.0),
        noise_db: 45.0,
        source: Source::assumed(later!("a starting point: every field is yours to change"), 2026),
    },
    Node {
        id: 7,
        slug: "desktop-2x-rtx-3090",
        name: "Desktop, 2 x RTX 3090, used",
        gpu: 1,
        gpu_count: 2,
        power_cap_w: 280.0,
        host_w: 90.0,
        host_idle_w: 70.0,
        psu_efficiency_frac: 0.92,
        cooling_frac: 0.0,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(700.0, 850.0, 1000.0),
        host_usd: Range::new(600.0, 900.0, 1500.0),
        install_usd: Range::new(0.0, 0.0, 300.0),
        noise_db: 45.0,
        source: Source::estimated(
            later!("desktop host; capped at 80 % as home builders do; Gold supply"),
            2026,
        ),
    },
    Node {
        id: 8,
        slug: "server-8x-l40s",
        name: "Server, 8 x L40S",
        gpu: 9,
        gpu_count: 8,
        power_cap_w: 350.0,
        host_w: 800.0,
        host_idle_w: 500.0,
        psu_efficiency_frac: 0.95,
        cooling_frac: 0.06,
        place: NodePlace::Outdoors,
        gpu_usd: Range::new(6000.0, 7500.0, 9500.0),
        host_usd: Range::new(12_000.0, 20_000.0, 32_000.0),
        install_usd: Range::new(2000.0, 4000.0, 8000.0),
        noise_db: 65.0,
        source: Source::estimated(later!("two-socket air-cooled server in an outdoor cabinet"), 2026),
    },
    Node {
        id: 9,
        slug: "water-heater-2x-rtx-5090",
        name: "Water-heating box, 2 x RTX 5090",
        gpu: 3,
        gpu_count: 2,
        power_cap_w: 450.0,
        host_w: 100.0,
        host_idle_w: 80.0,
        psu_efficiency_frac: 0.93,
        cooling_frac: 0.03,
        place: NodePlace::IndoorsWater,
        gpu_usd: Range::new(2700.0, 3500.0, 5000.0),
        host_usd: Range::new(2500.0, 4000.0, 6500.0),
        install_usd: Range::new(1000.0, 2000.0, 4000.0),
        noise_db: 35.0,
        source: Source::assumed(later!("water-cooled cards on a heat exchanger at the hot-water tank"), 2026),
    },
    Node {
        id: 10,
        slug: "mac-studio-m3-ultra",
        name: "Mac Studio M3 Ultra",
        gpu: 18,
        gpu_count: 1,
        power_cap_w: 270.0,
        host_w: 0.0,
        host_idle_w: 0.0,
        psu_efficiency_frac: 1.0,
        cooling_frac: 0.0,
        place: NodePlace::IndoorsAir,
        gpu_usd: Range::new(4000.0, 9500.0, 10_500.0),
        host_usd: Range::exact(0.0),
        install_usd: Range::exact(0.0),
        noise_db: 25.0,
        source: Source::estimated(
            later!("the chip's row holds the draw of the whole system at the wall"),
            2026,
        ),
    },
];

table_rows!(Node, NODES, node, node_by_slug, |row| [
    Headline::new("GPUs", f64::from(row.gpu_count), Unit::One),
    Headline::new("Full load", row.full_kw(), Unit::Kw)
]);
