//! Files on their way into a home: read in a worker, shown, and taken over when the user says so.

use leptos::prelude::*;
use wattfleet_core::{
    catalog,
    scenario::{AttachedPrices, AttachedWeather, Attachments, Home, Measured, Tariff},
    time::DaylightSaving,
};
use web_sys::File;

use super::{Adopted, Command, Document, Holdings, Keeper, Workers, link};
use crate::engine::{ImportHint, Imported, Job, Listener, Payload, Reply, Taken};
use crate::platform::file;

/// A file and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: PreviewState,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum PreviewState {
    /// It is being read.
    Reading,
    /// It was understood.
    Ready(Box<Imported>),
    /// It was not, and why, as a sentence.
    Failed(String),
}

/// Imports of the page. A handle.
#[derive(Clone, Copy)]
pub struct Imports {
    document: Document,
    keeper: Keeper,
    holdings: Holdings,
    workers: Workers,
    preview: RwSignal<Option<Preview>>,
    /// Counts files: an answer about an older one is not shown.
    number: StoredValue<u32>,
}

impl Imports {
    /// None is under way.
    #[must_use]
    pub fn new(keeper: Keeper, workers: Workers) -> Self {
        Self {
            document: keeper.document(),
            keeper,
            holdings: keeper.holdings(),
            workers,
            preview: RwSignal::new(None),
            number: StoredValue::new(0),
        }
    }

    /// What is to be shown.
    #[must_use]
    pub fn preview(self) -> ReadSignal<Option<Preview>> {
        self.preview.read_only()
    }

    /// Reads a file; nothing changes before [`Self::apply`].
    pub fn read(self, file: File, hint: ImportHint) {
        let number = self.next();
        let name = file.name();
        self.preview.set(Some(Preview { name: name.clone(), state: PreviewState::Reading }));
        let show = move |state: PreviewState| {
            if self.number.try_get_value() == Some(number) {
                self.preview.try_set(Some(Preview { name: name.clone(), state }));
            }
        };
        leptos::task::spawn_local(async move {
            let Some(buffer) = file::buffer(&file).await else {
                return show(PreviewState::Failed("The browser could not read the file.".to_owned()));
            };
            let job = Job::Import {
                link: self.keeper.link_now(),
                home: self.document.home() as u32,
                hint,
                payload: Payload::new(buffer),
            };
            let listener = Listener::new(move |result| {
                show(match result {
                    Ok(Reply::Import { found: Ok(found) }) => PreviewState::Ready(found),
                    Ok(Reply::Import { found: Err(error) }) => PreviewState::Failed(error),
                    Ok(_) => PreviewState::Failed("Nothing was found.".to_owned()),
                    Err(error) => PreviewState::Failed(format!("Reading stopped: {error}.")),
                });
            });
            let _submitted = self.workers.submit(job, listener);
        });
    }

    /// Leaves the home as it is.
    pub fn cancel(self) {
        self.next();
        self.preview.set(None);
    }

    /// Takes over what is shown, in one step that can be undone.
    pub fn apply(self) {
        let Some(Preview { state: PreviewState::Ready(imported), .. }) = self.preview.get_untracked() else {
            return self.cancel();
        };
        self.cancel();
        let home = self.document.home();
        let Some(now) = self.home(home) else { return };
        if let Some(what) = self.adopted(&now, imported.taken) {
            self.document.run(Command::Adopt { home, what, words: imported.about.words });
        }
    }

    /// Gives the shown home something, in one step that can be undone.
    pub fn adopt(self, what: Adopted, words: String) {
        self.document.run(Command::Adopt { home: self.document.home(), what, words });
    }

    fn home(self, home: usize) -> Option<Home> {
        self.document.scenario().with_untracked(|scenario| scenario.homes.get(home).cloned())
    }

    fn adopted(self, home: &Home, taken: Taken) -> Option<Adopted> {
        match taken {
            Taken::Months(kwh) => Some(Adopted::Household(Some(Measured::bills(kwh)))),
            Taken::Readings(kw) => {
                let (measured, kw) = Measured::year(&kw, clock(home))?;
                let hash = measured.hash?;
                self.holdings.take(&Attachments::from_iter([(hash, kw)]));
                Some(Adopted::Household(Some(measured)))
            }
            Taken::Weather { numbers, climate } => {
                let mut attachments = Attachments::default();
                let hash = attachments.keep_numbers(&numbers);
                self.holdings.take(&attachments);
                Some(Adopted::Weather(Some(AttachedWeather { hash, climate })))
            }
            Taken::Prices(usd_per_kwh) => {
                let (prices, kept) = AttachedPrices::year(&usd_per_kwh)?;
                self.holdings.take(&Attachments::from_iter([(prices.hash, kept)]));
                Some(Adopted::Prices(Some(prices)))
            }
            Taken::Rate(text) => {
                let opened = link::decode(&text).ok()?;
                let rate = opened.scenario.homes.into_iter().next()?.tariff;
                Some(Adopted::Tariff(Box::new(Tariff {
                    plan: home.tariff.plan,
                    node_meter: home.tariff.node_meter,
                    general_plan: home.tariff.general_plan,
                    ..rate
                })))
            }
        }
    }

    fn next(self) -> u32 {
        self.number.update_value(|number| *number = number.wrapping_add(1));
        self.number.get_value()
    }
}

/// How the clock moves where a home stands.
fn clock(home: &Home) -> DaylightSaving {
    let region = catalog::climate(home.site.climate).and_then(|climate| catalog::region(climate.region));
    region.map(|region| region.daylight_saving).unwrap_or_default()
}
