//! What the year has to say beside its numbers.

use crate::{
    energy::service::TransformerBinds,
    scenario::Home,
    text::{Arg, Message, sentence},
};

use super::Year;

/// The notes of a year, in the order in which they matter.
pub(super) fn notes(home: &Home, year: &Year) -> Vec<Message> {
    let mut notes = Vec::new();
    if year.approximate {
        notes.push(Message::new("note.stand_in"));
    }
    if year.approximate_weather {
        notes.push(Message::new("note.weather_stand_in"));
    }
    if year.approximate_prices {
        notes.push(Message::new("note.prices_stand_in"));
    }
    if let Some(misfit) = &year.curve.misfit
        && home.node.gpu_count > 0.0
    {
        notes.push(
            Message::new("note.misfit")
                .with("need", Arg::Plain(misfit.need_gb))
                .with("have", Arg::Plain(misfit.have_gb)),
        );
    }
    if year.called.usd > 0.0 {
        let lost = if home.workload.kind.sells_hours() {
            Message::new("fleet.gpu_h").with("hours", Arg::Plain(year.called.lost_gpu_h))
        } else {
            Message::new("fleet.tok").with("tok", Arg::Tok(year.called.lost_tok))
        };
        notes.push(
            Message::new("note.called")
                .with("power", Arg::Kw(year.called.kw))
                .with("hours", Arg::Hours(year.called.hours))
                .with("usd", Arg::Usd(year.called.usd))
                .with("lost", Arg::Text(sentence(&lost))),
        );
    }
    if year.overload_h > 0.0 {
        notes.push(Message::new("note.overload").with("hours", Arg::Hours(year.overload_h)));
    }
    if year.service.transformer_binds == TransformerBinds::Yes {
        notes.push(Message::new("note.transformer").with("share", Arg::Kw(year.service.import_kw)));
    }
    notes
}
