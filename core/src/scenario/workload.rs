//! What the node does, and what that sells for.

use super::{
    DemandShape, Engine, Exchange, Kind, Streaming, WorkloadKind, options::option_kind, subject::number,
};
use crate::{
    catalog::{Precision, Table, gpu, llm, node},
    units::Unit,
};

subject! {
    /// What the node does.
    Workload in Workload, "workload", (home workload);
    /// What it sells.
    901 kind: WorkloadKind = WorkloadKind::Rent, "Sells", option_kind!(WorkloadKind),
        Source::assumed("marketplaces rent by the hour", 2026);
    /// The model that it serves.
    902 llm: u16 = 1, "Model", Kind::Row(Table::Llm),
        Source::assumed("the row chosen", 2026);
    /// How the weights are stored.
    903 precision: Precision = Precision::Fp8, "Precision", option_kind!(Precision),
        Source::published("as the model is commonly served", 2026),
        follows 902 |row| llm(row).map(|row| f64::from(row.precision.code()));
    /// Prompt of one request.
    904 tokens_in: f64 = 1000.0, "Prompt", number(Unit::Tok, 1.0, 1_000_000.0, 100.0, 1.0),
        Source::assumed("a chat with some history", 2026);
    /// Answer of one request.
    905 tokens_out: f64 = 500.0, "Answer", number(Unit::Tok, 1.0, 100_000.0, 100.0, 1.0),
        Source::assumed("a page of text", 2026);
    /// Requests at once, a replica; 0: as many as the memory holds.
    906 max_batch: f64 = 0.0, "Requests at once", number(Unit::One, 0.0, 1024.0, 8.0, 1.0),
        Source::assumed("no limit but memory", 2026);
    /// Share of the capable hours that are sold.
    907 sold_frac: f64 = 0.5, "Sold", number(Unit::Frac, 0.0, 1.0, 0.05, 1000.0),
        Source::assumed("marketplaces show rates, not utilisation", 2026),
        plausible (0.25, 0.85);
    /// What a million prompt tokens sell for.
    908 price_in_usd_per_mtok: f64 = 0.15, "Price of prompts",
        number(Unit::UsdPerMtok, 0.0, 200.0, 0.05, 1000.0),
        Source::published("the lowest list price among hosts of the model: an unknown site sells at the bottom", 2026),
        follows 902 |row| llm(row).map(|row| row.price_in_usd_per_mtok.low);
    /// What a million answer tokens sell for.
    909 price_out_usd_per_mtok: f64 = 0.6, "Price of answers",
        number(Unit::UsdPerMtok, 0.0, 200.0, 0.05, 1000.0),
        Source::published("the lowest list price among hosts of the model: an unknown site sells at the bottom", 2026),
        plausible (0.1, 0.75),
        follows 902 |row| llm(row).map(|row| row.price_out_usd_per_mtok.low);
    /// What a GPU hour rents for.
    910 rent_usd_per_h: f64 = 0.69, "Rent of a GPU", number(Unit::UsdPerH, 0.0, 100.0, 0.05, 1000.0),
        Source::published("RunPod, spot to on demand", 2026),
        plausible (0.3, 1.57),
        follows 801 |row| node(row).and_then(|row| gpu(row.gpu)).map(|row| row.rent_usd_per_h.value);
    /// What the marketplace keeps.
    911 platform_fee_frac: f64 = 0.25, "Marketplace keeps", number(Unit::Frac, 0.0, 0.9, 0.05, 1000.0),
        Source::assumed("marketplace terms", 2026),
        plausible (0.1, 0.3);
    /// What buyers take off for a site without a certificate.
    912 site_discount_frac: f64 = 0.0, "Site discount", number(Unit::Frac, 0.0, 0.9, 0.05, 1000.0),
        Source::assumed("none in the rates used here", 2026),
        plausible (0.0, 0.5);
    /// Above this price the node stops; 10: never.
    913 stop_above_usd_per_kwh: f64 = 10.0, "Stops above", number(Unit::UsdPerKwh, 0.0, 10.0, 0.05, 1000.0),
        Source::assumed("never", 2026);
    /// The slowest a served answer may come, a token; batches and tenants do not mind.
    914 tpot_limit_ms: f64 = 100.0, "Slowest answer, a token", number(Unit::Ms, 0.0, 5000.0, 10.0, 10.0),
        Source::assumed("ten tokens a second read well", 2026);
    /// The software: a server for many, or one user alone.
    915 engine: Engine = Engine::Serving, "Software", option_kind!(Engine),
        Source::assumed("a server earns more than one user", 2026);
    /// Prompt tokens that the server has seen before and need not read again; coding agents reach 0.9.
    916 prefix_hit_frac: f64 = 0.0, "Prompt seen before", number(Unit::Frac, 0.0, 0.99, 0.05, 1000.0),
        Source::assumed("none: depends on the buyers", 2026);
    /// How answers leave the home; batches leave as files.
    917 streaming: Streaming = Streaming::Coalesced, "Answers leave as", option_kind!(Streaming),
        Source::assumed("servers gather tokens", 2026);
    /// Answer tokens a second that this node was measured at, at full power; 0: the model's figure.
    918 measured_tok_s: f64 = 0.0, "Measured output", number(Unit::TokS, 0.0, 1_000_000.0, 10.0, 10.0),
        Source::assumed("not measured", 2026);
    /// What a job sends up for each GPU hour.
    919 job_up_gb_per_gpu_h: f64 = 0.5, "Jobs send, a GPU hour", number(Unit::Gb, 0.0, 1000.0, 0.1, 1000.0),
        Source::assumed("rendered frames", 2026);
    /// What a job needs down for each GPU hour.
    920 job_down_gb_per_gpu_h: f64 = 1.0, "Jobs fetch, a GPU hour", number(Unit::Gb, 0.0, 1000.0, 0.1, 1000.0),
        Source::assumed("scenes and textures", 2026);
    /// Size of the model that is trained, billions of parameters.
    921 train_params_b: f64 = 1.0, "Model in training, billions", number(Unit::One, 0.01, 2000.0, 1.0, 1000.0),
        Source::assumed("low-communication runs of home size", 2026);
    /// Inner steps between exchanges.
    922 train_inner_steps: f64 = 100.0, "Steps between exchanges", number(Unit::One, 1.0, 10_000.0, 50.0, 1.0),
        Source::published("INTELLECT-1", 2024);
    /// Bytes exchanged a parameter.
    923 train_payload_bytes: f64 = 1.0, "Exchange, a parameter", number(Unit::Byte, 0.1, 4.0, 0.5, 100.0),
        Source::published("INTELLECT-1: 8 bits", 2024);
    /// Homes that train together.
    924 train_workers: f64 = 8.0, "Homes training together", number(Unit::One, 1.0, 10_000.0, 1.0, 1.0),
        Source::assumed("a street", 2026);
    /// Tokens of one inner step on this node.
    925 train_step_tok: f64 = 131_072.0, "Inner step", number(Unit::Tok, 1.0, 10_000_000.0, 8192.0, 1.0),
        Source::assumed("32 sequences of 4,096", 2026);
    /// Parameters stored, billions.
    926 total_params_b: f64 = 8.03, "Parameters, billions", number(Unit::One, 0.01, 20_000.0, 1.0, 1000.0),
        Source::published("the model's row", 2026),
        follows 902 |row| llm(row).map(|row| row.total_params / 1e9);
    /// Parameters a token uses, billions.
    927 active_params_b: f64 = 8.03, "Used by a token, billions", number(Unit::One, 0.01, 20_000.0, 1.0, 1000.0),
        Source::published("the model's row", 2026),
        follows 902 |row| llm(row).map(|row| row.active_params / 1e9);
    /// Cache that a token of context leaves behind at 16 bits.
    928 kv_bytes_per_tok: f64 = 131_072.0, "Cache, a token", number(Unit::Byte, 1.0, 100_000_000.0, 1024.0, 1.0),
        Source::published("the model's row", 2026),
        follows 902 |row| llm(row).map(|row| row.kv_bytes_per_tok_fp16);
    /// When buyers ask, on the home's clock; the share sold is the mean.
    929 demand_shape: DemandShape = DemandShape::Flat, "Buyers ask", option_kind!(DemandShape),
        Source::assumed("no table of a home's buyers by the hour is public", 2026);
    /// How far the quietest hour of the week lies below the busiest, where hours differ.
    930 demand_depth_frac: f64 = 0.7, "Quietest hour, below the busiest", number(Unit::Frac, 0.0, 0.95, 0.05, 1000.0),
        Source::assumed("between half and nine tenths in what is told of chat and coding services", 2026),
        plausible (0.5, 0.9);
    /// How much lower prices are each year; the figures of a year are those of the first.
    931 price_decline_frac: f64 = 0.2, "Prices fall", number(Unit::FracPerYear, 0.0, 0.9, 0.05, 1000.0),
        Source::assumed("newest chips rose in 2026; older fell", 2026),
        plausible (0.05, 0.4);
    /// Whether homes that train wait for each exchange.
    932 train_exchange: Exchange = Exchange::Blocking, "Exchange", option_kind!(Exchange),
        Source::published("INTELLECT-1 waits for it", 2024);
}
