//! Language models: what is stored, what is read for a token, what a token of context costs.
//!
//! KV bytes a token = 2 (K and V) x layers x KV heads x head size x 2 bytes; with a latent cache,
//! layers x (512 + 64) x 2 bytes. Share of the weights read for every token of a mixture of E
//! experts with k active: active = shared + k/E (total - shared), solved for shared. Known error:
//! makers count embeddings differently, which moves `shared_frac` by a third at worst.

use super::precision::Precision;
use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::units::Unit;

pub use super::llm_rows::LLMS;

/// One open model.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Llm {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Stored parameters.
    pub total_params: f64,
    /// Parameters used for one token.
    pub active_params: f64,
    /// Transformer layers.
    pub layers: u32,
    /// Width of the hidden state.
    pub hidden: u32,
    /// Cache bytes a token of context at 16 bits, before any sliding window.
    pub kv_bytes_per_tok_fp16: f64,
    /// Routed experts a layer, 0 for a dense model.
    pub experts: u32,
    /// Routed experts active for a token.
    pub experts_active: u32,
    /// Share of the weights read for every token, 0 to 1; 1 for a dense model.
    pub shared_frac: f64,
    /// Share of the layers that see only a sliding window, 0 to 1.
    pub sliding_frac: f64,
    /// Length of that window, tokens; 0 without one.
    pub sliding_window_tok: u32,
    /// How it is served by default.
    pub precision: Precision,
    /// List price of input tokens, USD a million.
    pub price_in_usd_per_mtok: Range,
    /// List price of output tokens, USD a million.
    pub price_out_usd_per_mtok: Range,
    /// Who says so.
    pub source: Source,
}

impl Llm {
    /// Size of the weights, GB, at a precision.
    #[must_use]
    pub fn weights_gb(&self, precision: Precision) -> f64 {
        self.total_params * precision.bytes_per_param() / 1e9
    }
}

/// Share of the weights read for every token.
pub(super) const fn shared_frac(total: f64, active: f64, experts: u32, experts_active: u32) -> f64 {
    if experts == 0 {
        return 1.0;
    }
    let routed = experts_active as f64 / experts as f64;
    (active - routed * total) / (1.0 - routed) / total
}

table_rows!(Llm, LLMS, llm, llm_by_slug, |row| [
    Headline::new("Weights", row.weights_gb(row.precision), Unit::Gb),
    Headline::new("Output price", row.price_out_usd_per_mtok.value, Unit::UsdPerMtok)
]);
