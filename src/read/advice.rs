//! Phrases in messages to which a program can add how it is done there: by an option, in a dialog.

/// The encoding of a file was guessed wrongly, or could not be guessed.
pub const ENCODING: &str = "give its encoding";

/// The encoding that was named is wrong.
pub const NO_ENCODING: &str = "another encoding fits better";

/// A format was guessed wrongly, or has to be named.
pub const FORMAT: &str = "name the format";

/// A list of names was expected.
pub const LIST_OF_NAMES: &str = "expected a list of names";

/// A dictionary holds nothing.
pub const WORD_PAIRS: &str = "expected pairs of words";

/// The borders of two texts do not match.
pub const BORDERS: &str = "cannot be paired";
