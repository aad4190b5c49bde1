//! What a year means for what stands around it, each made when it is asked for: a picture and what is to be
//! said beside it.

mod health;
mod outages;
mod service;
mod transformer;

use std::sync::Arc;

use wattfleet_core::{figure::Figure, scenario::Home, simulate::Year};

pub(super) use health::health;
pub(super) use outages::outages;
pub(super) use service::service;
pub(super) use transformer::transformer;

/// How a fact is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Neither.
    Plain,
    /// It fits.
    Passes,
    /// It does not.
    Fails,
}

/// Something to know beside a picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    /// How it is meant.
    pub(super) verdict: Verdict,
    /// A sentence.
    pub(super) words: String,
}

impl Fact {
    fn plain(words: impl Into<String>) -> Self {
        Self { verdict: Verdict::Plain, words: words.into() }
    }

    fn check(passes: bool, words: impl Into<String>) -> Self {
        let verdict = if passes { Verdict::Passes } else { Verdict::Fails };
        Self { verdict, words: words.into() }
    }
}

/// What is shown of a year.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The picture; none where there is nothing to draw.
    pub(super) picture: Option<Arc<Figure>>,
    /// What is to be said.
    pub(super) facts: Vec<Fact>,
}

/// Makes it of a home's year.
pub(super) type Tell = fn(&Home, &Year) -> Told;
