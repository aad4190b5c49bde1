//! The answer, what would change it, and why.
