//! Who gets the power at each step.
