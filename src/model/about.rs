//! What a document says of itself: who wrote it, what it is called.

/// Title, authors and the like, as the file that holds a text names them; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The title; empty where there is none.
    pub title: String,
    /// Its authors, in their order.
    pub authors: Vec<String>,
    /// Those who translated it, in their order.
    pub translators: Vec<String>,
    /// When it was published or written, as the file says it; empty where it does not.
    pub date: String,
    /// Who published it; empty where the file does not say.
    pub publisher: String,
}
