//! One model over several homes: which homes form chains, and which layers each holds.
//!
//! A chain of homes in one area holds all `L` layers. With `n_i` layers on home `i` of speed `v_i`
//! (layer tokens a second), links of `r` tokens a second and `M` requests in flight, it gives
//! `min(min_i v_i / n_i, min_i r_i, M / t)`, where a step lasts
//! `t = sum b n_i / v_i + (S + 1) (RTT / 2 + t_hop + b / r)` (as `compute::pipeline`). Layers are split exactly
//! by speed under memory (`compute::layer_split`). Areas of up to 12 homes are solved exactly, over all
//! sets; larger ones by building and swapping, beside a bound. Beside it what two known ways of spreading
//! layers would give, without their latency. A chain is for fit, never for speed: the verdict sets it
//! against replicas of a model that fits one home. Known error: that of `compute::pipeline`; homes that
//! fail are not counted here.

mod bound;
mod build;
mod chain;
mod compare;
mod exact;
mod of_group;
mod problem;
mod solve;
mod verdict;

#[cfg(test)]
mod tests;

pub use chain::{Chain, ChainBinds};
pub use of_group::{Neighbourhood, neighbourhood};
pub use problem::{Area, ShardError, ShardHome, ShardModel, ShardProblem};
pub use solve::{Sharding, shard};
pub use verdict::Verdict;
