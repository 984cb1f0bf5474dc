//! Brings the mentions of one person, place or organisation together in an entry.

pub mod calibration;
pub mod clusters;
pub mod entry;
pub mod form_keys;
pub mod forms;
pub mod id;
pub mod kind;
pub mod mention;
pub mod persons;
pub mod undefined;
pub mod variations;
