//! A line of a cash flow: what for, from whom, to whom, how much in which year.

use super::Role;
use crate::catalog::codes::codes;

codes! {
    /// What money moves for.
    CashKind {
        Hardware = 1, "hardware", "GPUs and host";
        Installation = 2, "installation", "Installation";
        Upgrades = 3, "upgrades", "Service and transformer upgrades";
        Resale = 4, "resale", "Resale";
        DebtDrawn = 5, "debt-drawn", "Loan drawn";
        Interest = 6, "interest", "Interest";
        Principal = 7, "principal", "Loan paid back";
        Sales = 8, "sales", "Sales";
        MarketplaceFee = 9, "marketplace-fee", "Marketplace fee";
        LeasePayment = 10, "lease-payment", "Lease";
        Power = 11, "power", "Power of the node";
        HouseholdPower = 12, "household-power", "Power of the household, paid by the operator";
        Line = 13, "line", "Line beyond today's";
        HouseholdLine = 14, "household-line", "Line of the household, paid by the operator";
        FlatPayment = 15, "flat-payment", "Flat payment to the host";
        FlatBill = 16, "flat-bill", "Flat bill of the host";
        RevenueShare = 17, "revenue-share", "Host's share of revenue";
        Repairs = 18, "repairs", "Repairs";
        Insurance = 19, "insurance", "Insurance";
        PropertyTax = 20, "property-tax", "Property tax";
        DemandResponse = 21, "demand-response", "Demand response";
        Removal = 22, "removal", "Taking the node away";
        LeftMeter = 23, "left-meter", "Power of a node whose operator is gone";
        Tax = 24, "tax", "Income tax";
    }
}

impl CashKind {
    /// Whether it is a way to pay for what is bought: the cost of capital stands for it elsewhere.
    #[must_use]
    pub fn is_debt(self) -> bool {
        matches!(self, Self::DebtDrawn | Self::Interest | Self::Principal)
    }

    /// Whether it counts where a party's profit is taxed. What is bought is written off instead; a household's
    /// own bills, paid by another, are no income of it.
    pub(super) fn is_taxed(self, receives: bool) -> bool {
        match self {
            Self::Hardware
            | Self::Installation
            | Self::Upgrades
            | Self::DebtDrawn
            | Self::Principal
            | Self::Tax => false,
            Self::HouseholdPower | Self::HouseholdLine => !receives,
            _ => true,
        }
    }
}

/// One line; where both ends are roles it is a transfer, and no dollar of it leaves the table.
#[derive(Clone, Debug, PartialEq)]
pub struct CashLine {
    /// What for.
    pub kind: CashKind,
    /// Who pays; none: someone outside.
    pub from: Option<Role>,
    /// Who is paid; none: someone outside.
    pub to: Option<Role>,
    /// Today, then at the ends of years 1, 2, ..., USD.
    pub usd: Vec<f64>,
}
