//! Pairs the names of a bead's two sides that are one name.

pub mod boundaries;
pub mod greedy;
pub mod names;
pub mod paired;
pub mod propagation;
pub mod weights;
pub mod words;
