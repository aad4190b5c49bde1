//! The transformer of the street: how nodes load it, heat it and wear it.
//!
//! - [`Street`]: homes, nodes and rating; loading at the worst moment
//! - [`Thermal`]: oil and hot spot (IEEE C57.91), and what they do to the paper
//! - [`transformer_year`]: a year of load and outside air
//! - [`street_share`]: the shape of a street's load where no household is at hand
//!
//! It is not on the road of every answer: whoever shows it asks for it.

mod ageing;
mod street;
mod thermal;
mod year;

pub use ageing::{NORMAL_LIFE_H, ageing_factor};
pub use street::{Street, street_share};
pub use thermal::Thermal;
pub use year::{TransformerLoad, TransformerYear, transformer_year};
