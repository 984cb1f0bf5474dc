//! What may be wrong with a table of word vectors.

/// Bytes that are no table of word vectors, or tables that do not fit together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WordVectorsError {
    /// The file does not begin as a table does.
    #[error("not a table of word vectors: it does not begin with \"bitextwv\"")]
    Magic,
    /// A version that this program does not read.
    #[error("version {0} of the format: version 1 is read")]
    Version(u16),
    /// A field of the header that cannot be.
    #[error("the header cannot be right: {0}")]
    Header(&'static str),
    /// Fewer or more bytes than the header says.
    #[error("{found} bytes, but by its header the table has {expected}: is the file complete?")]
    Length {
        /// Bytes by the header.
        expected: u64,
        /// Bytes there are.
        found: u64,
    },
    /// A key that is not text, or not in order.
    #[error("row {0} (counted from 0) has a word that is no text, or is not in order")]
    Key(u32),
    /// Two tables whose numbers mean different things.
    #[error(
        "the table is of the space {own:?}, that of the other language of {other:?}: only tables of one space can be compared"
    )]
    Space {
        /// The space of this table.
        own: String,
        /// That of the other.
        other: String,
    },
}
