//! The steps of a year as they answer to the share sold: straight lines, those that cross, and those that bend.

use crate::energy::household::Response;

/// Money of a month's straight steps when nothing and when everything is sold, USD, and what a node on a
/// meter of its own buys and draws at most.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    pub(super) import_usd: (f64, f64),
    pub(super) export_usd: (f64, f64),
    pub(super) node_usd: (f64, f64),
    pub(super) node_kw: (f64, f64),
}

/// A step in which import turns to export or an export limit is met.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crossing {
    pub(super) month: u8,
    pub(super) hour: u8,
    /// Net at the meter when nothing and when everything is sold, kW.
    pub(super) ends_kw: (f64, f64),
    pub(super) buy_usd: f64,
    pub(super) sell_usd: f64,
}

impl Crossing {
    /// Net at the meter, kW, import positive.
    pub(super) fn net_kw(&self, sold_frac: f64) -> f64 {
        self.ends_kw.0 + sold_frac * (self.ends_kw.1 - self.ends_kw.0)
    }
}

/// A step, and one in which the rooms have enough heat from some share on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bent {
    pub(super) month: usize,
    pub(super) hour: u8,
    /// Net at the meter without the node, its heat included, kW.
    pub(super) rest_kw: f64,
    /// 1 where the node is behind that meter, else 0.
    pub(super) behind: f64,
    pub(super) idle_kw: f64,
    pub(super) allowed_kw: f64,
    pub(super) response: Response,
    pub(super) buy_usd: f64,
    pub(super) sell_usd: f64,
}

impl Bent {
    /// Net at the meter, kW, import positive.
    pub(super) fn net_kw(&self, sold_frac: f64) -> f64 {
        let node_kw = self.node_kw(sold_frac);
        self.rest_kw + self.behind * node_kw + self.response.change_kw(node_kw)
    }

    pub(super) fn node_kw(&self, sold_frac: f64) -> f64 {
        self.idle_kw + sold_frac * (self.allowed_kw - self.idle_kw)
    }

    /// Whether the net is a straight line of the share sold.
    pub(super) fn is_straight(&self) -> bool {
        let break_kw = self.response.break_kw;
        self.idle_kw >= break_kw || self.allowed_kw <= break_kw
    }
}

/// Whether a net stays on one side of nothing and of the export limit, so that its money is a straight line.
pub(super) fn stays_on_one_side(ends_kw: (f64, f64), export_limit_kw: f64) -> bool {
    let side = |net_kw: f64| (net_kw >= 0.0, net_kw <= -export_limit_kw);
    side(ends_kw.0) == side(ends_kw.1)
}
