//! What the year has to say beside its numbers.

use crate::{
    energy::service::TransformerBinds,
    scenario::Home,
    text::{Arg, Message},
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
    if let Some(misfit) = &year.curve.misfit
        && home.node.gpu_count > 0.0
    {
        notes.push(
            Message::new("note.misfit")
                .with("need", Arg::Plain(misfit.need_gb))
                .with("have", Arg::Plain(misfit.have_gb)),
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
