//! Whose money it is.
