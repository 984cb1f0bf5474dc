//! What a person has settled before the search begins.

pub mod lock;
pub mod pins;
