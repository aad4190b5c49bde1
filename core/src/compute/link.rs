//! What the internet connection lets through, and what in it binds.
//!
//! Bytes an answer token: up `b_up`, down `b_down n_in / n_out`, both times the packet overhead of TCP
//! and TLS (about 5 %). Rate = share of the link that is the node's, less loss, over bytes; the monthly
//! cap counts both ways over 730.5 h. Known error: one TCP stream over a lossy long path is slower than
//! this (Mathis 1997); a server has many streams, so that bound is left out.

use super::{ComputeBinds, Workload};

const PACKET_OVERHEAD_FRAC: f64 = 0.05;
const MONTH_S: f64 = 730.5 * 3600.0;

/// A home's internet connection and the node's share of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkSpec {
    /// Down, Mbit/s.
    pub down_mbit_s: f64,
    /// Up, Mbit/s.
    pub up_mbit_s: f64,
    /// Round trip to a server near by, ms.
    pub rtt_ms: f64,
    /// Packets lost, 0 to 1.
    pub loss_frac: f64,
    /// Monthly cap on both ways together, GB; 0 = none.
    pub cap_gb_month: f64,
    /// Share of rates and cap the node may use, 0 to 1.
    pub share_frac: f64,
}

/// Bytes on the wire for each answer token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenTraffic {
    /// Up.
    pub up_bytes: f64,
    /// Down: the token's part of its prompt.
    pub down_bytes: f64,
}

/// What a link lets through, and which part of it binds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LinkTraffic {
    /// Answer tokens a second at most.
    pub tok_s: f64,
    /// The part that binds.
    pub binds: ComputeBinds,
    /// Bytes a token.
    pub traffic: TokenTraffic,
}

/// Answer tokens a second the link lets through; none for rent, whose traffic is the renter's.
#[must_use]
pub fn link_tok_s(link: &LinkSpec, workload: &Workload) -> Option<LinkTraffic> {
    if workload.kind.sells_hours() {
        return None;
    }
    let wire = 1.0 + PACKET_OVERHEAD_FRAC;
    let prompt_tok = workload.tokens_in / workload.tokens_out.max(1.0);
    let traffic = TokenTraffic {
        up_bytes: workload.bytes_per_tok_up * wire,
        down_bytes: workload.bytes_per_tok_down * prompt_tok * wire,
    };
    let up = bytes_s(link, link.up_mbit_s) / traffic.up_bytes.max(1e-9);
    let down = bytes_s(link, link.down_mbit_s) / traffic.down_bytes.max(1e-9);
    let mut found = if up <= down {
        LinkTraffic { tok_s: up, binds: ComputeBinds::LinkUp, traffic }
    } else {
        LinkTraffic { tok_s: down, binds: ComputeBinds::LinkDown, traffic }
    };
    if link.cap_gb_month > 0.0 {
        let month_bytes = link.cap_gb_month * 1e9 * link.share_frac;
        let capped = month_bytes / MONTH_S / (traffic.up_bytes + traffic.down_bytes).max(1e-9);
        if capped < found.tok_s {
            found = LinkTraffic { tok_s: capped, binds: ComputeBinds::LinkCap, traffic };
        }
    }
    Some(found)
}

/// GPUs that the link keeps at work by the hour, and the part that binds; none if the work needs no link.
#[must_use]
pub fn link_gpus(link: &LinkSpec, workload: &Workload) -> Option<(f64, ComputeBinds)> {
    let wire = 1e9 * (1.0 + PACKET_OVERHEAD_FRAC) / 3600.0;
    let (up, down) = (workload.hours.up_gb_per_gpu_h * wire, workload.hours.down_gb_per_gpu_h * wire);
    if !workload.kind.sells_hours() || up + down <= 0.0 {
        return None;
    }
    let rate = |bytes_s: f64, each: f64| if each > 0.0 { bytes_s / each } else { f64::INFINITY };
    let capped = if link.cap_gb_month > 0.0 {
        rate(link.cap_gb_month * 1e9 * link.share_frac / MONTH_S, up + down)
    } else {
        f64::INFINITY
    };
    let mut least = (rate(bytes_s(link, link.up_mbit_s), up), ComputeBinds::LinkUp);
    for part in [
        (rate(bytes_s(link, link.down_mbit_s), down), ComputeBinds::LinkDown),
        (capped, ComputeBinds::LinkCap),
    ] {
        if part.0 < least.0 {
            least = part;
        }
    }
    Some(least)
}

/// Seconds to send a checkpoint of `bytes`.
#[must_use]
pub fn checkpoint_upload_s(link: &LinkSpec, bytes: f64) -> f64 {
    bytes * (1.0 + PACKET_OVERHEAD_FRAC) / bytes_s(link, link.up_mbit_s).max(1e-9)
}

/// Seconds to fetch a model of `weights_bytes`.
#[must_use]
pub fn weights_download_s(link: &LinkSpec, weights_bytes: f64) -> f64 {
    weights_bytes * (1.0 + PACKET_OVERHEAD_FRAC) / bytes_s(link, link.down_mbit_s).max(1e-9)
}

fn bytes_s(link: &LinkSpec, mbit_s: f64) -> f64 {
    mbit_s * 1e6 / 8.0 * link.share_frac.clamp(0.0, 1.0) * (1.0 - link.loss_frac.clamp(0.0, 1.0))
}
