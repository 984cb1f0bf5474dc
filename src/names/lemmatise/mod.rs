//! Chooses the nominative of each Russian name among those that its form may have.

pub mod government;
pub mod lemmatiser;
pub mod likelihood;
pub mod sex;
pub mod weights;
