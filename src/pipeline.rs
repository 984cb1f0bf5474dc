//! The stages put together for one pair of texts.
//!
//! ```
//! use bitext::pipeline::{Options, align};
//! use bitext::read::{self, read};
//! let text = |name, text: &str| read(name, text.as_bytes().to_vec(), &read::Options::default());
//! let source = text("dog.ru.txt", "Собака залаяла.\n\nХозяин вышел с фонарём.")?;
//! let target = text("dog.en.txt", "The dog began to bark.\n\nThe master came out with a lantern.")?;
//! let outcome = align(source, target, &Options::default(), &|_| ())?;
//! assert_eq!(outcome.edition.versions()[0].links.len(), 2);
//! # Ok::<(), bitext::Error>(())
//! ```

mod fit;

use std::sync::Arc;

use crate::align::{Lock, PinError, Pins};
use crate::language;
use crate::model::{
    Alignment, Authority, Bead, By, Course, Document, Edition, Key, Members, PerSide, Place, Probability, Segmented,
    Vectors, Version, Warning,
};
use crate::read::{Anchors, Layout, Read, count_lines, line_numbers};
use crate::segment::Explanation;
use crate::translit::Scheme;
use crate::words::dictionary;
use crate::{Error, Result, align as aligner, coverage, names, segment as segmenter};

/// What is done with a pair of texts.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// Line N of the one text translates line N of the other; nothing is aligned.
    pub parallel: bool,
    /// How sentences are found.
    pub segmenter: segmenter::Options,
    /// What the aligner uses besides the two texts; without a dictionary, the built-in one of the two languages.
    pub aligner: aligner::Options,
    /// Links made by hand, which come out as they are.
    pub anchors: Option<Anchors>,
    /// Vectors of the sentences of both texts, the original's first.
    pub vectors: Option<[Vectors; 2]>,
    /// Borders of both texts that no bead crosses.
    pub lock: Option<Lock>,
    /// Look for what is missing; without it the report is empty.
    pub coverage: bool,
    /// Names are looked for: formats that do not show them need not wait for it.
    pub names: bool,
    /// Schemes in which the lemmas of names are transliterated.
    pub schemes: Vec<&'static Scheme>,
    /// What a user's file says of names.
    pub authority: Option<Authority>,
}

impl Options {
    /// The steps that they ask for, in order.
    ///
    /// ```
    /// use bitext::pipeline::{Options, Stage};
    /// assert_eq!(Options::default().stages().collect::<Vec<_>>(), [Stage::Segment, Stage::Align]);
    /// ```
    pub fn stages(&self) -> impl Iterator<Item = Stage> {
        let asked = |stage: &Stage| match stage {
            Stage::Segment | Stage::Align => true,
            Stage::Names => self.names,
            Stage::Coverage => self.coverage,
        };
        Stage::ALL.into_iter().filter(asked)
    }
}

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
    /// What is missing is looked for.
    Coverage,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Segment, Self::Align, Self::Names, Self::Coverage];

    /// In words, for people.
    #[must_use]
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Segment => "finding sentences",
            Self::Align => "linking sentences",
            Self::Names => "finding names",
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

/// The sentences of one text, which rule decided at each place where one may end, and what is odd.
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
        let message = format!("there are no rules for the language {own} yet: general ones find its sentences");
        warnings.push(Warning { file: read.name, place: Place::Whole, message });
    }
    (read.layout, document, warnings)
}

/// What is odd about two texts before they are aligned: the same text or language twice, no text, a language without
/// rules.
#[must_use]
pub fn odd(source: &Read, target: &Read) -> Vec<Warning> {
    fit::before(source, target)
}

/// Aligns two texts and finds names and omissions. `observe` is told of each of [`Options::stages`] as it begins.
///
/// The work is spread over the thread pool that it is called in; the result does not depend on its size.
///
/// # Errors
/// [`Error::Input`] where the texts cannot be read line beside line, as [`Options::parallel`] asks.
pub fn align(source: Read, target: Read, options: &Options, observe: &(dyn Fn(Stage) + Sync)) -> Result<Outcome> {
    observe(Stage::Segment);
    let files = [source.name.clone(), target.name.clone()];
    let mut target = target;
    let key = second_key(source.document.key(), target.document.key());
    target.document = target.document.with_key(key);
    let odd = fit::before(&source, &target);
    let ((source, mut warnings), (target, more)) =
        rayon::join(|| segment(source, &options.segmenter), || segment(target, &options.segmenter));
    warnings.extend(more.into_iter().chain(odd));
    observe(Stage::Align);
    let (links, lexicon) = if options.parallel {
        (parallel(&source, &target, &files)?, crate::model::Lexicon::default())
    } else {
        let mut pair = aligner::Pair::new(&source, &target).with_pins(&pins(&source, &target, &files, options)?);
        if let Some(vectors) = &options.vectors {
            let vectors = PerSide::from(vectors.clone());
            pair = pair.with_vectors(vectors.clone()).map_err(|(side, error)| {
                let file = vectors[side].name().to_owned();
                Error::Input { file, place: Place::Whole, message: error.to_string() }
            })?;
        }
        let mut aligner_options = options.aligner.clone();
        if aligner_options.dictionary.is_none() {
            let language = |text: &Segmented| text.document().language().language.clone();
            aligner_options.dictionary =
                dictionary::built_in(&language(&source), &language(&target)).map(|known| pair.known(known));
        }
        let model = aligner::Model::fit(&pair, &aligner_options);
        (model.align(&pair)?, model.lexicon().clone())
    };
    warnings.extend(options.anchors.as_ref().and_then(Anchors::unmarked));
    if !options.parallel {
        warnings.extend(fit::after(&files, &links));
    }
    let index = options.names.then(|| {
        observe(Stage::Names);
        let mut wanted = names::Options::default();
        (wanted.schemes, wanted.authority) = (options.schemes.clone(), options.authority.clone());
        names::index(&source, &target, &links, &wanted)
    });
    if let Some(index) = &index {
        warnings.extend(names::undefined(index, &options.schemes, &files[0]));
        warnings.extend(options.authority.as_ref().and_then(|list| names::absent(index, list)));
    }
    let report = options.coverage.then(|| {
        observe(Stage::Coverage);
        coverage::report(&source, &target, &links, &lexicon)
    });
    let version =
        Version { text: target, links, lexicon, names: index.unwrap_or_default(), report: report.unwrap_or_default() };
    Ok(Outcome { edition: Edition::new(source, version), warnings })
}

/// What a person has settled: links by hand and locked borders.
fn pins(source: &Segmented, target: &Segmented, names: &[String; 2], options: &Options) -> Result<Pins> {
    let beads = options.anchors.as_ref().map_or(Ok(Vec::new()), |anchors| anchors.find(source, target))?;
    let borders = options.lock.map_or(Ok(Vec::new()), |lock| lock.borders(source, target));
    let input = |message| Error::Input { file: names[1].clone(), place: Place::Whole, message };
    let lengths = PerSide::new(source.len() as u32, target.len() as u32);
    Pins::new(lengths, beads, &borders.map_err(input)?).map_err(|error| {
        let anchors = options.anchors.clone().unwrap_or_default();
        match error {
            PinError::Twice { side, sentence, first, second } => {
                let message = format!("{} sentence {sentence} stands at {} as well", side.name(), anchors.place(first));
                anchors.error(second, &message)
            }
            PinError::Unknown { bead, .. } | PinError::Empty(bead) => anchors.error(bead, &error.to_string()),
            PinError::Crossing(..) => input(error.to_string()),
        }
    })
}

/// The key of a translation: its language's tag, with a 2 behind it where the original has the same.
fn second_key(first: &Key, own: &Key) -> Key {
    if own == first { Key::new(&format!("{own}2")).unwrap_or_else(|_| own.clone()) } else { own.clone() }
}

/// Line N beside line N: an empty line is no sentence, and its partner an omission or addition.
fn parallel(source: &Segmented, target: &Segmented, names: &[String; 2]) -> Result<Alignment> {
    let [one, other] = [source, target].map(|t| count_lines(t.document().text()));
    if one != other {
        let lines = if other == 1 { "line" } else { "lines" };
        let message = format!("{other} {lines}, but {} has {one}: with --parallel line N translates line N", names[0]);
        return Err(Error::Input { file: names[1].clone(), place: Place::Whole, message });
    }
    let bead = Bead { probability: Probability::ONE, course: Course::InOrder, by: By::Hand };
    let mut lines = vec![Members { source: Vec::new(), target: Vec::new() }; one];
    for (text, of) in [(source, 0), (target, 1)] {
        let starts: Vec<u32> = text.ids().map(|id| text.span(id).start()).collect();
        for (id, line) in text.ids().zip(line_numbers(text.document().text(), &starts)) {
            if let Some(members) = lines.get_mut(line) {
                if of == 0 { members.source.push(id) } else { members.target.push(id) }
            }
        }
    }
    let full = |m: &Members| !(m.source.is_empty() && m.target.is_empty());
    let beads = lines.into_iter().filter(full).map(|members| (members, bead)).collect();
    Ok(Alignment::new(source.len(), target.len(), beads)?)
}
