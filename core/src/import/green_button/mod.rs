//! Green Button (ESPI, NAESB REQ.21) XML.
//!
//! Atom entries tie interval blocks to meter readings and those to reading types, which hold unit, power of
//! ten and direction of flow; local time parameters hold the zone. Names count without their prefixes. Times are
//! seconds of UTC, so no hour is missing or double; files that write the change of the clock as intervals of 0
//! and 7,200 s come out right too. One electricity meter is read: the first whose power flows to the home.

mod channel;
mod read;
mod xml;

pub use read::read_green_button;
