//! What binds at a step: the limit that would add output if it were relaxed.

use crate::catalog::codes::codes;

codes! {
    /// The limit that binds, in order of precedence.
    Binding {
        /// Nothing, or there is no node.
        None = 0, "none", "nothing";
        /// Power is dearer than the node's owner pays.
        Price = 1, "price", "price of power";
        /// The main breaker.
        Service = 2, "service", "service";
        /// The share of the transformer.
        Transformer = 3, "transformer", "transformer";
        /// The internet link.
        Link = 4, "link", "link";
        /// Nobody buys more.
        Sales = 5, "sales", "sales";
        /// The GPUs themselves.
        Gpu = 6, "gpu", "GPUs";
        /// The heat outside: a node in the open gives way.
        Heat = 7, "heat", "hot weather";
    }
}

impl Default for Binding {
    /// Nothing binds.
    fn default() -> Self {
        Self::None
    }
}
