//! An analysis of a form: a nominative that it may have, and the cases that it then stands in.

use crate::language::{Cases, Declension, Gender};

/// One analysis of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Analysis {
    /// The nominative, folded as the form.
    pub lemma: Box<str>,
    pub gender: Gender,
    pub declension: Declension,
    /// The cases that the form may stand in.
    pub cases: Cases,
}
