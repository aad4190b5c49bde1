//! Files into typed data, or a precise error.
