//! Lays a user's list of names over what the program found.

pub mod absent;
pub mod assign;
pub mod matcher;
pub mod overlay;
pub mod repair;
