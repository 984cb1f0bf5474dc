//! The short name of a version within an edition.

use std::fmt;

/// `ru`, `en`, `en2`: unique in an edition, an XML name, prefix of every id (`ru-s12`). The original has the bare tag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// The text is not an XML name without a colon.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} cannot begin an XML id: expected a letter, then letters, digits, - or _")]
pub struct KeyError(String);

impl Key {
    /// Takes a text that is an XML name of ASCII letters, digits, `-` and `_`.
    ///
    /// # Errors
    /// [`KeyError`] where it is not.
    ///
    /// ```
    /// use bitext::model::Key;
    /// assert_eq!(Key::new("en2")?.as_str(), "en2");
    /// assert!(Key::new("2en").is_err());
    /// # Ok::<(), bitext::model::KeyError>(())
    /// ```
    pub fn new(name: &str) -> Result<Self, KeyError> {
        let mut bytes = name.bytes();
        let starts = bytes.next().is_some_and(|b| b.is_ascii_alphabetic());
        if starts && bytes.all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')) {
            Ok(Self(name.to_owned()))
        } else {
            Err(KeyError(name.to_owned()))
        }
    }

    /// `und`, the key of a text whose language nobody knows.
    #[must_use]
    pub fn undetermined() -> Self {
        Self("und".to_owned())
    }

    /// The name itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
