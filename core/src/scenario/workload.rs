//! What the node does, and what that sells for.

use super::{Kind, WorkloadKind, options::option_kind, subject::number};
use crate::{
    catalog::{Precision, Source, Table, gpu, llm, node},
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
}
