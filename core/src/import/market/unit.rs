//! Money and unit of a column of prices, from its title.

use crate::catalog::{Currency, currency};

/// What a number of the file counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarketUnit {
    /// The money, with its worth in dollars; `None` when none is named, and dollars were taken.
    pub money: Option<&'static Currency>,
    /// Numbers a unit of money: 100 for cents and pence.
    pub parts: f64,
    /// Kilowatt hours that a price is of: 1, or 1,000.
    pub kwh: f64,
    /// Whether the file named anything of it.
    pub named: Named,
}

/// Whether a unit is the file's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// It is.
    Yes,
    /// Dollars a kilowatt hour were taken.
    No,
}

impl MarketUnit {
    /// The unit that a title names.
    pub(super) fn in_title(title: &str) -> Self {
        let title = title.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let has = |words: &[&str]| {
            title.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word))
        };
        let pence = has(&["pence", "p"]);
        let cents = has(&["c", "ct", "cts", "cent", "cents"]) || says(&["¢"]);
        let code = match () {
            () if pence || has(&["gbp"]) || says(&["£", "pound"]) => Some("GBP"),
            () if has(&["eur", "euro", "euros"]) || says(&["€"]) => Some("EUR"),
            () if has(&["aud"]) || says(&["a$", "au$"]) => Some("AUD"),
            () if has(&["jpy", "yen"]) || says(&["¥"]) => Some("JPY"),
            () if has(&["usd", "dollar", "dollars"]) || says(&["$", "¢"]) => Some("USD"),
            () => None,
        };
        let money = code.and_then(currency);
        let mega = says(&["mwh"]);
        let named =
            if money.is_some() || pence || cents || says(&["kwh", "mwh"]) { Named::Yes } else { Named::No };
        let parts = if pence || cents { 100.0 } else { 1.0 };
        Self { money, parts, kwh: if mega { 1000.0 } else { 1.0 }, named }
    }

    /// Dollars a kilowatt hour of a number of the file.
    #[must_use]
    pub fn usd_per_kwh(&self, number: f64) -> f64 {
        number * self.money.map_or(1.0, |money| money.usd_per_unit) / (self.parts * self.kwh)
    }

    /// As it is written.
    #[must_use]
    pub fn words(&self) -> String {
        let code = self.money.map_or("USD", |money| money.code);
        let parts = if self.parts > 1.0 { "hundredths of " } else { "" };
        format!("{parts}{code} a {}", if self.kwh > 1.0 { "MWh" } else { "kWh" })
    }
}

/// How much a title promises prices.
pub(super) fn price_worth(title: &str) -> i32 {
    let says = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let mut worth = 0;
    if says(&["price", "preis", "prix", "precio", "prezzo", "lmp", "agile", "rate", "tariff", "spot"]) {
        worth += 4;
    }
    if says(&["/mwh", "/kwh", "per mwh", "per kwh", "_mwh", "_kwh", "eur", "usd", "gbp", "€", "£", "$", "¢"])
    {
        worth += 3;
    }
    if says(&["load", "usage", "consum", "volume", "forecast", "cost", "congestion", "loss"]) {
        worth -= 6;
    }
    worth
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_unit_are_in_the_title() {
        for (title, price, usd) in [
            ("Day-ahead Price [EUR/MWh]", 100.0, 0.115),
            ("Price (EUR/MWhe)", -20.0, -0.023),
            ("unit rate p/kWh", 15.0, 0.1995),
            ("value_inc_vat (pence)", 15.0, 0.1995),
            ("LMP $/MWh", 42.0, 0.042),
            ("price_cents_per_kwh", 12.0, 0.12),
            ("ct/kWh", 30.0, 0.30),
            ("Preis €/kWh", 0.3, 0.345),
            ("GBP per kWh", 0.2, 0.266),
            ("RRP (A$/MWh)", 80.0, 0.052),
            ("price", 0.2, 0.2),
        ] {
            let unit = MarketUnit::in_title(title);
            assert!((unit.usd_per_kwh(price) - usd).abs() < 1e-12, "{title}: {unit:?}");
        }
        assert_eq!(MarketUnit::in_title("price").named, Named::No);
        assert_eq!(MarketUnit::in_title("Price p/kWh").words(), "hundredths of GBP a kWh");
    }
}
