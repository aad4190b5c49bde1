//! What a panel holds beside its fields: data of the user's own.

use leptos::prelude::*;
use wattfleet_core::scenario::Subject;

use super::household_data::HouseholdData;
use super::service_data::ServiceData;
use super::site_data::SiteData;
use super::solar_data::SolarData;
use super::tariff_data::TariffData;

/// What a panel holds beside its fields; nothing for most.
pub(super) fn extra(subject: Subject, home: usize) -> Option<AnyView> {
    match subject {
        Subject::Site => Some(view! { <SiteData home /> }.into_any()),
        Subject::Solar => Some(view! { <SolarData home /> }.into_any()),
        Subject::Service => Some(view! { <ServiceData home /> }.into_any()),
        Subject::Household => Some(view! { <HouseholdData home /> }.into_any()),
        Subject::Tariff => Some(view! { <TariffData home /> }.into_any()),
        _ => None,
    }
}
