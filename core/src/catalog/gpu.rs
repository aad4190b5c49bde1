//! GPUs: memory, bandwidth, dense tensor rates with 32-bit accumulation, power and prices.
//!
//! Known error: tensor rates of `estimated` rows are scaled from a sibling by clock and units;
//! prices are of the US market of 2026 and move by tens of percent within months.

use super::codes::codes;
use super::precision::ComputeKind;
use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::units::Unit;

pub use super::gpu_rows::GPUS;

codes! {
    /// What kind of card it is; efficiency factors depend on it.
    GpuClass {
        GeForce = 1, "geforce", "GeForce";
        Workstation = 2, "workstation", "Workstation";
        DataCentre = 3, "data-centre", "Data centre";
        Unified = 4, "unified", "Unified memory";
        Instinct = 5, "instinct", "AMD Instinct";
    }
}

/// One GPU, or one chip with unified memory.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Gpu {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Memory as sold, in units of 2^30 bytes.
    pub vram_gb: f64,
    /// Memory bandwidth, GB/s.
    pub mem_bw_gb_s: f64,
    /// Dense 16-bit tensor rate with 32-bit accumulation, TFLOP/s.
    pub fp16_tflops: f64,
    /// Dense 8-bit tensor rate with 32-bit accumulation, TFLOP/s.
    pub fp8_tflops: Option<f64>,
    /// Dense 4-bit tensor rate, TFLOP/s.
    pub fp4_tflops: Option<f64>,
    /// Board power at full load, W.
    pub tdp_w: f64,
    /// Lowest power cap the maker allows, W; equals `tdp_w` where none can be set.
    pub min_cap_w: f64,
    /// Draw when powered without work, W.
    pub idle_w: f64,
    /// Street price, USD.
    pub price_usd: Range,
    /// Rental price on marketplaces, USD an hour.
    pub rent_usd_per_h: Range,
    /// Kind of card.
    pub class: GpuClass,
    /// Who says so.
    pub source: Source,
}

impl Gpu {
    /// Dense rate at which a kind of arithmetic runs, TFLOP/s: where a rate is missing, that of
    /// the next wider kind.
    #[must_use]
    pub fn tflops(&self, kind: ComputeKind) -> f64 {
        let fp8_tflops = self.fp8_tflops.unwrap_or(self.fp16_tflops);
        match kind {
            ComputeKind::Fp16 | ComputeKind::Unpacked => self.fp16_tflops,
            ComputeKind::Fp8 => fp8_tflops,
            ComputeKind::Fp4 => self.fp4_tflops.unwrap_or(fp8_tflops),
        }
    }
}

table_rows!(Gpu, GPUS, gpu, gpu_by_slug, |row| [
    Headline::new("Memory", row.vram_gb, Unit::Gb),
    Headline::new("Bandwidth", row.mem_bw_gb_s, Unit::GbS)
]);
