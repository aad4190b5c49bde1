//! A market's prices that a tariff refers to, and what stands in for them.

use crate::{
    scenario::{Attachments, Home, Tariff},
    tariff::Spot,
};

use super::Options;

/// The market of a tariff: the one that the options give, else its own, as far as it is at hand.
pub(super) fn spot(tariff: &Tariff, options: &Options) -> Option<Spot> {
    options.spot.clone().or_else(|| attached(tariff, &options.attachments))
}

#[inline(never)] // Homes on a plan never come here.
fn attached(tariff: &Tariff, attachments: &Attachments) -> Option<Spot> {
    let market = tariff.market?;
    let stand_in = || market.stand_in_usd_per_kwh().into();
    let market_usd_per_kwh = attachments.get(market.hash).cloned().unwrap_or_else(stand_in);
    Some(Spot { market_usd_per_kwh, formula: None })
}

/// Whether a home's prices are a market's that is not at hand.
pub(super) fn lacks_prices(home: &Home, options: &Options) -> bool {
    let lacks = |hash| options.spot.is_none() && options.attachments.get(hash).is_none();
    home.tariff.market.is_some_and(|market| lacks(market.hash))
}
