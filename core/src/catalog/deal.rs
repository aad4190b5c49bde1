//! Deals between a host and an operator: who owns, who pays, who earns.
//!
//! Public reports of 2026 disagree about host terms: 150 dollars a month for power and internet,
//! nothing at all, a flat fee plus energy, a share of revenue. Each is a row. The chance that the
//! operator stops is assumed.

use super::codes::codes;
use super::row::{Headline, table_rows};
use super::{Range, Source};
use crate::text::later;
use crate::units::Unit;

codes! {
    /// A side of a deal.
    Party {
        Host = 1, "host", "Host";
        Operator = 2, "operator", "Operator";
    }
}

codes! {
    /// Who pays the electricity bill.
    MeterPayer {
        Host = 1, "host", "Host pays the whole meter";
        OperatorWhole = 2, "operator-whole", "Operator pays the whole meter";
        OperatorIncrement = 3, "operator-increment", "Operator pays what the node adds";
    }
}

/// One kind of contract.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Deal {
    /// Stable number.
    pub id: u16,
    /// Stable name.
    pub slug: &'static str,
    /// Name on the page.
    pub name: &'static str,
    /// Who owns the node.
    pub owner: Party,
    /// Who pays the electricity bill.
    pub meter_payer: MeterPayer,
    /// Who pays the internet link.
    pub link_payer: Party,
    /// Who keeps the credit for exported energy.
    pub export_owner: Party,
    /// From host to operator, USD a month.
    pub host_pays_usd_month: f64,
    /// From operator to host, USD a month.
    pub operator_pays_usd_month: f64,
    /// Share of the revenue that goes to the host, 0 to 1; the owner keeps the rest.
    pub revenue_share_frac: f64,
    /// Chance that the operator stops within a year, 0 to 1.
    pub stop_risk_per_year: Range,
    /// What to settle before signing.
    pub checklist: &'static [&'static str],
    /// Who says so.
    pub source: Source,
}

const OWNER_LIST: &[&str] = &[
    "Permit and circuit for a continuous load",
    "Insurance for business property at home",
    "Terms of the internet plan for serving others",
    "Income tax and the marketplace's fee",
];
const HOSTED_LIST: &[&str] = &[
    "Whose name is on the meter, and what happens when the operator stops paying",
    "Who pays for a service or transformer upgrade",
    "Who keeps the export credit and who may dispatch the battery",
    "Access, repair and removal at the end of the term",
    "Insurance, liability and property tax on the equipment",
    "Noise at the property line, by night",
    "What the home may draw while the node runs, and who decides in an outage",
];

/// All deals, by id.
pub static DEALS: &[Deal] = &[
    Deal {
        id: 1,
        slug: "own-it",
        name: "Own it: your node, your meter, your revenue",
        owner: Party::Host,
        meter_payer: MeterPayer::Host,
        link_payer: Party::Host,
        export_owner: Party::Host,
        host_pays_usd_month: 0.0,
        operator_pays_usd_month: 0.0,
        revenue_share_frac: 0.0,
        stop_risk_per_year: Range::exact(0.0),
        checklist: OWNER_LIST,
        source: Source::assumed(later!("no second party: nobody can stop but you"), 2026),
    },
    Deal {
        id: 2,
        slug: "hosted-operator-pays-meter",
        name: "Hosted: you pay 150 dollars a month, the operator pays meter and internet",
        owner: Party::Operator,
        meter_payer: MeterPayer::OperatorWhole,
        link_payer: Party::Operator,
        export_owner: Party::Operator,
        host_pays_usd_month: 150.0,
        operator_pays_usd_month: 0.0,
        revenue_share_frac: 0.0,
        stop_risk_per_year: Range::new(0.0, 0.05, 0.2),
        checklist: HOSTED_LIST,
        source: Source::published(
            later!("XFRA-class pilots as reported in 2026, terms unconfirmed; export owner and risk assumed"),
            2026,
        ),
    },
    Deal {
        id: 3,
        slug: "hosted-free-power",
        name: "Hosted: power and internet free for you",
        owner: Party::Operator,
        meter_payer: MeterPayer::OperatorWhole,
        link_payer: Party::Operator,
        export_owner: Party::Operator,
        host_pays_usd_month: 0.0,
        operator_pays_usd_month: 0.0,
        revenue_share_frac: 0.0,
        stop_risk_per_year: Range::new(0.0, 0.05, 0.2),
        checklist: HOSTED_LIST,
        source: Source::published(later!("news pages of 2026; export owner and risk assumed"), 2026),
    },
    Deal {
        id: 4,
        slug: "hosted-flat-payment",
        name: "Hosted: you pay the meter, the operator pays you a flat sum",
        owner: Party::Operator,
        meter_payer: MeterPayer::Host,
        link_payer: Party::Host,
        export_owner: Party::Host,
        host_pays_usd_month: 0.0,
        operator_pays_usd_month: 1500.0,
        revenue_share_frac: 0.0,
        stop_risk_per_year: Range::new(0.0, 0.05, 0.2),
        checklist: HOSTED_LIST,
        source: Source::assumed(
            later!("the sum covers a 12.5 kW node at 16 cents a kWh and a little more"),
            2026,
        ),
    },
    Deal {
        id: 5,
        slug: "hosted-share",
        name: "Hosted: the operator pays what the node adds and a share of revenue",
        owner: Party::Operator,
        meter_payer: MeterPayer::OperatorIncrement,
        link_payer: Party::Operator,
        export_owner: Party::Host,
        host_pays_usd_month: 0.0,
        operator_pays_usd_month: 0.0,
        revenue_share_frac: 0.05,
        stop_risk_per_year: Range::new(0.0, 0.05, 0.2),
        checklist: HOSTED_LIST,
        source: Source::assumed(later!("revenue share is reported in 2026 without its size"), 2026),
    },
];

table_rows!(Deal, DEALS, deal, deal_by_slug, |row| [
    Headline::new("To the host", row.operator_pays_usd_month - row.host_pays_usd_month, Unit::UsdPerMonth),
    Headline::new("Revenue share", row.revenue_share_frac, Unit::Frac)
]);
