//! Why a sentence ends at a place, or does not.

/// A place where a sentence may end, and the rule that decided whether one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Byte of the text at which the next unit begins, or would begin.
    pub at: u32,
    /// Name of the rule that decided.
    pub rule: &'static str,
    /// Whether a unit ends here.
    pub boundary: bool,
}
