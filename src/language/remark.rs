//! What a bracketed remark reports: «(Бурные аплодисменты.)», "(Laughter in the hall.)".

/// The TEI element of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A gesture or applause.
    Kinesic,
    /// What a voice does besides speaking.
    Vocal,
    /// Any other event.
    Incident,
}

impl Element {
    /// Its name in TEI.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kinesic => "kinesic",
            Self::Vocal => "vocal",
            Self::Incident => "incident",
        }
    }

    pub(super) fn of_name(name: &str) -> Option<Self> {
        [Self::Kinesic, Self::Vocal, Self::Incident].into_iter().find(|element| element.name() == name)
    }
}

/// A remark that a data file knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Of what it names first.
    pub element: Element,
    /// Type of what it names first, as the data file has it: `applause`, `laughter`, `rising`.
    pub kind: &'static str,
    /// Whether it names things of several types.
    pub mixed: bool,
}

/// A word of bracketed remarks.
#[derive(Debug)]
pub(super) struct RemarkWord {
    pub text: Box<str>,
    /// Whether any ending may follow.
    pub open: bool,
    pub element: Element,
    pub kind: &'static str,
}
