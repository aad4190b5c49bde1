//! How surely nothing is better than perfect foresight, in a sentence.

use crate::{
    dispatch::Proof,
    text::{Arg, Message},
};

use super::Limit;

/// The proof of a year with perfect foresight in words.
#[must_use]
pub fn proof_said(proof: Proof) -> Message {
    match proof {
        Proof::Exact => Message::new("proof.exact"),
        Proof::Within(gap_usd) => Message::new("proof.within").with("gap", Arg::Usd(gap_usd)),
        Proof::Open => Message::new("proof.open"),
    }
}

/// What a limit is counted in.
#[must_use]
pub fn limit_said(limit: Limit) -> Message {
    Message::new(match limit {
        Limit::BatteryKwh => "one_more.battery_kwh",
        Limit::InverterKw => "one_more.inverter_kw",
        Limit::ServiceAmp => "one_more.service_amp",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentence;

    #[test]
    fn every_proof_and_limit_has_its_words() {
        for proof in [Proof::Exact, Proof::Within(12.5), Proof::Open] {
            let said = sentence(&proof_said(proof));
            assert!(said.ends_with('.') && !said.contains(['[', '{']), "{said}");
        }
        assert!(sentence(&proof_said(Proof::Within(12.5))).contains("12.5"));
        assert!(Limit::ALL.iter().all(|limit| !sentence(&limit_said(*limit)).contains(['[', '{'])));
    }
}
