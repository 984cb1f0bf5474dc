//! A scheme as its users see it.

use super::compose::{Piece, pieces};
use super::engine::Sink;
use super::parse::{Head, Parsed, parse};
use super::reverse::Reverse;
use super::table::{Known, Table};
use super::{SOURCES, schemes};
use crate::{Error, Result};

use unicode_normalization::UnicodeNormalization;

/// A way to write Cyrillic in Latin letters, read from its data file.
///
/// The result is in NFC, however the text is composed. Case follows the shape of the word, stress marks stay on their
/// vowels, and what is not Cyrillic stays as it is. No Cyrillic letter is left: letters that the scheme does not
/// define are read as modern ones (ѣ as е), or else get a Latin form from a common table and are told by
/// [`Undefined`](super::Undefined).
///
/// ```
/// use bitext::translit::Scheme;
/// let scheme = Scheme::named("alalc-simple")?;
/// assert_eq!(scheme.transliterate("Щ. и ЩУКИН, ЦК; Вѣра"), "Shch. i SHCHUKIN, TSK; Viera");
/// # Ok::<(), bitext::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Scheme {
    head: Head,
    table: Table,
    reverse: Option<Reverse>,
}

impl Scheme {
    /// The scheme that options and formats call `id`, in letters of any case.
    ///
    /// # Errors
    /// [`Error::Unknown`], which lists those known.
    ///
    /// ```
    /// use bitext::translit::Scheme;
    /// assert_eq!(Scheme::named("bgn")?.title(), "BGN/PCGN 1947");
    /// assert!(Scheme::named("phonetic").is_err());
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn named(id: &str) -> Result<&'static Self> {
        schemes().iter().find(|scheme| scheme.id().eq_ignore_ascii_case(id)).ok_or_else(|| Error::Unknown {
            what: "scheme",
            name: id.to_owned(),
            known: SOURCES.iter().map(|&(id, _)| id).collect::<Vec<_>>().join(", "),
        })
    }

    /// Reads a scheme from the text of a data file (its form: the first lines of `src/translit/parse.rs`).
    ///
    /// # Errors
    /// [`Error::Input`] with the line that is wrong.
    ///
    /// ```
    /// use bitext::translit::Scheme;
    /// let file = "title\tTelegrams\ntag\tru-Latn-x-wire\nщ\tsc\nи\ti\n";
    /// assert_eq!(Scheme::parse("wire", file)?.transliterate("щи"), "sci");
    /// # Ok::<(), bitext::Error>(())
    /// ```
    pub fn parse(id: &str, data: &str) -> Result<Self> {
        let Parsed { head, table, back } = parse(id, data)?;
        let reverse = (!back.is_empty()).then(|| Reverse::new(&back));
        Ok(Self { head, table, reverse })
    }

    /// As options and formats call it: `alalc-simple`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.head.id
    }

    /// As people call it: `ALA-LC, without ties`.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.head.title
    }

    /// BCP 47 tag of Russian text in this scheme: `ru-Latn-alalc97-x-noties`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.head.tag
    }

    /// The text in Latin letters.
    ///
    /// ```
    /// use bitext::translit::Scheme;
    /// assert_eq!(Scheme::named("bgn")?.transliterate("Ельцин, XX съезд"), "Yel’tsin, XX s”yezd");
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn transliterate(&self, text: &str) -> String {
        // A Russian letter is two bytes and becomes one to four, mostly one.
        let mut out = String::with_capacity(text.len());
        self.write(text, &mut out);
        out
    }

    /// Adds the text in Latin letters to `out`.
    pub fn write(&self, text: &str, out: &mut String) {
        let mut sink = Sink::new(out);
        let mut latin = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Composed(text) => self.table.write(text, &mut sink),
                Piece::Doubtful(text) => {
                    let composed: String = text.nfc().collect();
                    latin.clear();
                    let mut inner = Sink::new(&mut latin);
                    self.table.write(&composed, &mut inner);
                    inner.flush();
                    sink.flush();
                    sink.extend(latin.nfc());
                }
            }
        }
        sink.flush();
    }

    /// Whether it leaves this letter to the common table.
    pub(super) fn is_undefined(&self, letter: char) -> bool {
        self.table.letter(letter).is_some_and(|letter| letter.known == Known::Other)
    }

    /// Whether the original (of GOST 7.79 B: in modern Russian spelling) can be had back from the Latin text.
    #[must_use]
    pub fn is_reversible(&self) -> bool {
        self.reverse.is_some()
    }

    /// The Cyrillic text that the scheme makes `latin` of; none where several texts can become the same.
    ///
    /// A Latin word of the original becomes Cyrillic too: nothing tells it apart.
    ///
    /// ```
    /// use bitext::translit::Scheme;
    /// assert_eq!(Scheme::named("gost779b")?.reverse("OB``EZD, Cyurupa").as_deref(), Some("ОБЪЕЗД, Цюрупа"));
    /// assert_eq!(Scheme::named("icao")?.reverse("Gorkii"), None);
    /// # Ok::<(), bitext::Error>(())
    /// ```
    #[must_use]
    pub fn reverse(&self, latin: &str) -> Option<String> {
        self.reverse.as_ref().map(|reverse| reverse.write(latin))
    }
}
