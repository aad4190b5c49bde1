//! What a user designs.
