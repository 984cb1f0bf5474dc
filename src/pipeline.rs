//! The stages put together for one pair of texts.
//!
//! ```
//! use bitext::pipeline::{Options, align};
//! use bitext::read::{self, read};
//! let text = |name, text: &str| read(name, text.as_bytes().to_vec(), &read::Options::default());
//! let source = text("dog.ru.txt", "Собака залаяла.\n\nХозяин вышел с фонарём.")?;
//! let target = text("dog.en.txt", "The dog began to bark.\n\nThe master came out with a lantern.")?;
//! let outcome = align(source, target, &Options::default())?;
//! assert_eq!(outcome.edition.versions()[0].links.len(), 2);
//! # Ok::<(), bitext::Error>(())
//! ```

mod links;
mod options;
mod sanity;

use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{
    Date, Document, Edition, EditionParts, Explanation, Key, Names, PerSide, Place, Report, Segmented, Version, Warning,
};
use crate::read::{Anchors, Layout, Read};
use crate::words::dates;
use crate::words::tokenized_pair::TokenizedPair;
use crate::{Result, coverage, language, names, segment as segmenter};

pub use options::{Aligning, Linking, Options};

/// A step of the work, for those who show how far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Stage {
    /// Sentences are found.
    Segment,
    /// Sentences are linked.
    Align,
    /// Names are found.
    Names,
    /// Dates are found.
    Dates,
    /// What is missing is looked for.
    Coverage,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Segment, Self::Align, Self::Names, Self::Dates, Self::Coverage];

    /// In words, for people.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Segment => "finding sentences",
            Self::Align => "linking sentences",
            Self::Names => "finding names",
            Self::Dates => "finding dates",
            Self::Coverage => "looking for omissions",
        }
    }
}

/// An edition and what was odd on the way.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// The edition.
    pub edition: Edition,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// The sentences of one text, found by rules or, where each line is one, by its lines.
#[must_use]
pub fn segment(read: Read, options: &segmenter::Options) -> (Segmented, Vec<Warning>) {
    let (layout, document, warnings) = understood(read);
    let text = match layout {
        Layout::Sentences => segmenter::by_line(document),
        _ => segmenter::segment(document, options),
    };
    (text, warnings)
}

/// The sentences of one text, the rule that decided at each place where one may end, and what is odd.
#[must_use]
pub fn explain(read: Read, options: &segmenter::Options) -> (Segmented, Vec<Explanation>, Vec<Warning>) {
    let (_, document, warnings) = understood(read);
    let (text, explanations) = segmenter::explain(document, options);
    (text, explanations, warnings)
}

/// A text, and what is odd about it as far as sentences are concerned.
fn understood(read: Read) -> (Layout, Arc<Document>, Vec<Warning>) {
    let mut warnings = read.warnings;
    let document = Arc::new(read.document);
    let own = &document.language().language;
    if !own.is_undetermined() && !language::is_known(own) {
        let message = format!("there are no rules for the language {own} yet: sentences are found by general rules");
        warnings.push(Warning { file: read.name, place: Place::Whole, message });
    }
    (read.layout, document, warnings)
}

/// What is odd about two texts before they are aligned: the same text or language twice, no text, a language without
/// rules.
#[must_use]
pub fn odd(source: &Read, target: &Read) -> Vec<Warning> {
    sanity::before(source, target)
}

/// Aligns two texts and finds names, dates and omissions, as far as the options ask for them.
///
/// The work is spread over the thread pool that it is called in; the result does not depend on its size.
///
/// # Errors
/// [`Error::Input`](crate::Error::Input) where the texts cannot be read line beside line, as [`Linking::LineByLine`] asks,
/// and where settled links or locked borders do not fit the texts.
pub fn align(source: Read, target: Read, options: &Options) -> Result<Outcome> {
    align_observed(source, target, options, &|_| ())
}

/// As [`align`]; `observe` is called with each of [`Options::stages`] as it begins.
///
/// # Errors
/// Those of [`align`].
pub fn align_observed(
    source: Read,
    target: Read,
    options: &Options,
    observe: &(dyn Fn(Stage) + Sync),
) -> Result<Outcome> {
    observe(Stage::Segment);
    let names = PerSide { source: source.name.clone(), target: target.name.clone() };
    let odd = sanity::before(&source, &target);
    let ((source, mut warnings), (target, more)) =
        rayon::join(|| segment(source, &options.segmenter), || segment(target, &options.segmenter));
    warnings.extend(more.into_iter().chain(odd));
    let texts = PerSide { source, target };
    let outcome = linked(texts, names.as_ref().map(String::as_str), options, observe)?;
    warnings.extend(outcome.warnings);
    Ok(Outcome { warnings, ..outcome })
}

/// As [`align`], of texts whose sentences are known.
///
/// # Errors
/// Those of [`align`].
///
/// ```
/// use bitext::model::{Language, Segmented};
/// use bitext::pipeline::{Options, link};
/// let source = Segmented::from_sentences(Language::new("ru")?, &["Зал встал.", "Пели долго."])?;
/// let target = Segmented::from_sentences(Language::new("en")?, &["The hall rose.", "They sang for a long time."])?;
/// assert_eq!(link(source, target, &Options::default())?.edition.versions()[0].links.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn link(source: Segmented, target: Segmented, options: &Options) -> Result<Outcome> {
    let files = [&source, &target].map(|text| text.document().file().label().to_owned());
    let [one, other] = &files;
    linked(PerSide { source, target }, PerSide { source: one, target: other }, options, &|_| ())
}

/// An edition of two texts; `files` is what the user calls them.
fn linked(
    texts: PerSide<Segmented>,
    files: PerSide<&str>,
    options: &Options,
    observe: &(dyn Fn(Stage) + Sync),
) -> Result<Outcome> {
    let PerSide { source, target } = texts;
    let key = second_key(source.document().key(), target.document().key());
    let target = target.with_key(key);
    let texts = PerSide { source: &source, target: &target };
    let mut warnings = Vec::new();
    observe(Stage::Align);
    let links = match &options.linking {
        Linking::LineByLine => links::line_by_line(texts, files)?,
        Linking::Aligner(aligning) => {
            let links = links::align(texts, files, aligning)?;
            warnings.extend(aligning.anchors.as_ref().and_then(Anchors::unmarked));
            warnings.extend(sanity::after(files, &links.alignment));
            links
        }
    };
    let mut index = Names::default();
    if let Some(wanted) = &options.names {
        observe(Stage::Names);
        index = names::index(&source, &target, &links.alignment, wanted);
        warnings.extend(names::undefined(&index, &wanted.schemes, files.source));
        warnings.extend(wanted.authority.as_ref().and_then(|list| names::absent(&index, list)));
    }
    let mut dates = vec![Vec::new(); 2];
    if options.dates {
        observe(Stage::Dates);
        dates = texts.map(dates_of).into_iter().collect();
    }
    let mut report = Report::default();
    if options.coverage {
        observe(Stage::Coverage);
        let words = links.words.unwrap_or_else(|| TokenizedPair::new(texts));
        report = coverage::report(texts, words, &links.alignment, &links.lexicon);
    }
    let (alignment, lexicon, agents) = (links.alignment, links.lexicon, links.agents);
    let Names { entries, renderings, mentions, absent } = index;
    let version = Version { text: target, links: alignment, lexicon, mentions, renderings, report };
    let parts = EditionParts { original: source, versions: vec![version], entries, absent, dates, agents };
    Ok(Outcome { edition: Edition::new(parts)?, warnings })
}

/// The dates of a text, in its order.
fn dates_of(text: &Segmented) -> Vec<Date> {
    let units: Vec<_> = text.ids().collect();
    units.into_par_iter().flat_map_iter(|id| dates::of_sentence(text, id)).collect()
}

/// The key of a translation: its language's tag, with a 2 behind it where the original has the same.
fn second_key(first: &Key, own: &Key) -> Key {
    if own == first { Key::new(&format!("{own}2")).unwrap_or_else(|_| own.clone()) } else { own.clone() }
}
