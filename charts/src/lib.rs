//! Draws a figure on any plotters backend.
