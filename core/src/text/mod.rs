//! Sentences as data, and the English for them.
