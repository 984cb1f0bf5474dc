//! The answer of a rule.

/// Whether a sentence ends here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::segment) enum Verdict {
    /// It does.
    Cut,
    /// It goes on.
    Join,
}

impl Verdict {
    /// `Cut` if the condition holds, `Join` else.
    pub(super) const fn cut_if(cut: bool) -> Self {
        if cut { Self::Cut } else { Self::Join }
    }
}
