//! The language of a text, as a tag. What is known of a language is in [`crate::language`].

use std::fmt;

use icu_locale_core::LanguageIdentifier;
use icu_locale_core::Locale;

/// A BCP 47 tag in canonical form: `ru`, `en-GB`, `sr-Latn`; `und` where nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    tag: String,
    primary: usize,
}

/// The text is no well-formed language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a language tag: expected BCP 47, such as ru, en-GB or sr-Latn")]
pub struct LanguageError(String);

impl Language {
    /// Reads a tag and brings it into canonical form.
    ///
    /// # Errors
    /// [`LanguageError`] where it is malformed (`ru_RU`, `русский`, `en-us-`).
    ///
    /// ```
    /// use bitext::model::Language;
    /// assert_eq!(Language::new("EN-gb")?.as_str(), "en-GB");
    /// assert_eq!(Language::new("sr-Latn")?.primary(), "sr");
    /// assert!(Language::new("ru_RU").is_err());
    /// # Ok::<(), bitext::model::LanguageError>(())
    /// ```
    pub fn new(tag: &str) -> Result<Self, LanguageError> {
        let wrong = || LanguageError(tag.to_owned());
        // The parser takes the underscore of POSIX locales as well; BCP 47 has none.
        if tag.contains('_') {
            return Err(wrong());
        }
        let locale = Locale::try_from_str(tag).map_err(|_| wrong())?;
        let tag = locale.to_string();
        let primary = tag.find('-').unwrap_or(tag.len());
        Ok(Self { tag, primary })
    }

    /// The tag for a language that nobody knows, `und`.
    #[must_use]
    pub fn undetermined() -> Self {
        let tag = LanguageIdentifier::UNKNOWN.to_string();
        Self { primary: tag.len(), tag }
    }

    /// Whether it is `und`.
    #[must_use]
    pub fn is_undetermined(&self) -> bool {
        self.primary() == "und"
    }

    /// The whole tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// The first subtag, by which data files are named.
    #[must_use]
    pub fn primary(&self) -> &str {
        &self.tag[..self.primary]
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}
