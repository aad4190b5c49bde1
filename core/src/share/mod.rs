//! A scenario to text and back.
