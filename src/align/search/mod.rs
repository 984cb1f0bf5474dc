//! Exact search in a corridor of borders. It sees scores of beads and knows neither languages nor scorers.

pub mod corridor;
pub(super) mod decoding;
pub(super) mod exact;
pub(super) mod forward_backward;
pub(super) mod lattice;
pub mod shapes;
pub(super) mod sums;
pub(super) mod widening;
