//! Whether chains are worth it, in words.

use super::ShardProblem;
use crate::text::{Arg, Message};

/// What chains are worth beside replicas of a model that fits one home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// No chain holds the model.
    NoChain,
    /// The model fits homes whole: there a chain is for nothing.
    FitsAlone {
        /// Homes that hold it whole.
        homes: f64,
    },
    /// Replicas give so many times as many tokens.
    Replicas {
        /// How many times, > 1.
        times: f64,
    },
    /// Chains give as many tokens as replicas, or there is no smaller model.
    Chains,
}

impl Verdict {
    /// The word used in commands and files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::NoChain => "no_chain",
            Self::FitsAlone { .. } => "fits_alone",
            Self::Replicas { .. } => "replicas",
            Self::Chains => "chains",
        }
    }

    /// The sentence.
    #[must_use]
    pub fn message(self, problem: &ShardProblem) -> Message {
        let message = match self {
            Self::NoChain => Message::new("shard.no_chain"),
            Self::FitsAlone { homes } => Message::new("shard.fits_alone").with("homes", Arg::Plain(homes)),
            Self::Replicas { times } => Message::new("shard.replicas").with("times", Arg::Plain(times)),
            Self::Chains => Message::new("shard.chains"),
        };
        message
            .with("model", Arg::Text(problem.model.name.clone()))
            .with("smaller", Arg::Text(problem.smaller.clone()))
    }
}

/// The verdict on chains that give `chains_tok_s` beside replicas.
pub(super) fn verdict(problem: &ShardProblem, chains_tok_s: f64, replicas_tok_s: f64) -> Verdict {
    let layers = f64::from(problem.model.layers);
    let whole = problem.homes.iter().filter(|home| problem.most_layers(home) >= layers).count();
    if chains_tok_s <= 0.0 {
        Verdict::NoChain
    } else if whole > 0 {
        Verdict::FitsAlone { homes: whole as f64 }
    } else if replicas_tok_s > chains_tok_s {
        Verdict::Replicas { times: replicas_tok_s / chains_tok_s }
    } else {
        Verdict::Chains
    }
}
