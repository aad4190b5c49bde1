//! How surely a fleet delivers: nodes fail alone, with their neighbourhood, and with their region.
//!
//! Each node is up with `a = link * (1 - hardware) * (1 - own outages) * (1 - switched off)` by itself. A
//! neighbourhood of `s` nodes loses the grid as one with probability `p_n`; a storm is over a region with
//! probability `p_r`, and then takes each of its homes with the conditional probability `h = u_storm / p_r`
//! that keeps the hours a home is without grid. Given the storms, areas are independent, so
//!
//! `P(group | storm) = sum_j C(m, j) p_n^j (1 - p_n)^(m - j) Binomial((m - j) s, a (1 - h))`,
//! `P(region) = (1 - p_r) * conv(groups | calm) + p_r * conv(groups | storm)`,
//! `P(fleet) = sum over the states of the carriers of P(state) * conv(regions | state)`.
//!
//! Exact where every node gives the same; else on a grid of [`CELLS`] cells over the whole, each value shared
//! between the two cells about it: the mean is exact, a level off by at most one cell, 0.006 % of the fleet.
//! Known error: a failed GPU is counted as a failed node (same mean, a little more spread); storms know no
//! season; carriers are alike in every region.

mod block;
mod capacity;
mod causes;
mod common;
mod pmf;
mod service;

pub use block::{Block, count_of, output_of};
pub use capacity::{CELLS, Capacity, LEVELS};
pub use causes::{Causes, GridLoss, causes};
pub use common::Common;
pub use pmf::Pmf;
pub use service::{at_least_frac, nodes_for};
