//! Options of how sentences are linked.

use clap::{Args, ValueEnum};

use bitext::Result;
use bitext::align::{Lock, Scorer, parse_dictionary};
use bitext::model::PerSide;
use bitext::pipeline::Aligning;
use bitext::read::Anchors;

use super::input::{label, text, vectors, word_vectors};

/// How sentences are linked.
#[derive(Debug, Args)]
#[command(next_help_heading = "Linking")]
pub(super) struct Linking {
    /// Links that are settled and stay as they are: pairs, or JSON that this program wrote
    ///
    /// Each is a whole link, such as [3, 4]:[5]; [3]:[] means that sentence 3 is left out. Of JSON, links count that a person
    /// checked or a file gave; a sentence whose number has changed since is found by its text.
    #[arg(long, value_name = "FILE", hide_short_help = true, conflicts_with = "parallel")]
    anchors: Option<String>,
    /// Borders that no link may cross; both texts must have the same number of them
    #[arg(long, value_name = "BORDERS", hide_short_help = true, ignore_case = true, conflicts_with = "parallel")]
    lock: Option<Border>,
    /// Dictionary of your own: one pair per line, a source word, a tab and a target word
    ///
    /// Either may be several words. A third column with a number is the weight of the rendering; further columns and lines
    /// that begin with # are ignored. It replaces the small built-in dictionary for Russian and English.
    #[arg(long, value_name = "FILE", hide_short_help = true, conflicts_with = "parallel")]
    dictionary: Option<String>,
    /// Word vectors of a language that has none built in; may be given several times
    ///
    /// The format, and how to make such a file, is described in docs/word-vectors-format.md. Word vectors are built in for
    /// Russian, English, German, French, Spanish, Italian, Polish, Portuguese, Dutch and Ukrainian.
    #[arg(long, value_name = "FILE", hide_short_help = true, conflicts_with = "parallel")]
    word_vectors: Vec<String>,
    /// Vectors of the sentences of both texts, made with one sentence encoder: .npy or .safetensors
    ///
    /// A matrix of float16 or float32 for each text with one row per sentence, in the order of `bitext segment`;
    /// engines/embed.py makes such files. Vectors count as far as they stand out in these texts: those of a model that does not
    /// know the language change little.
    #[arg(long, num_args = 2, value_names = ["SOURCE", "TARGET"], hide_short_help = true, conflicts_with = "parallel")]
    vectors: Option<Vec<String>>,
    /// Leave out a kind of evidence, to measure what it adds; may be given several times
    ///
    /// Known: length, words, boundary, layout, vectors; and of the words: lookalikes, dictionary,
    /// word-vectors, lexicon.
    #[arg(long, value_name = "SCORER", hide_short_help = true, conflicts_with = "parallel")]
    without: Vec<String>,
}

/// Where both texts have the same borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Border {
    Headings,
    Paragraphs,
}

impl Linking {
    /// The files that are read, which no output may replace.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let vectors = self.vectors.iter().flatten().chain(&self.word_vectors).map(String::as_str);
        [&self.dictionary, &self.anchors].into_iter().filter_map(Option::as_deref).chain(vectors)
    }

    /// How the aligner works.
    pub fn aligning(&self) -> Result<Aligning> {
        let mut aligning = Aligning::default();
        aligning.aligner.without = self.without.iter().map(|name| Scorer::named(name)).collect::<Result<_>>()?;
        if let Some(file) = &self.dictionary {
            aligning.aligner.dictionary = Some(parse_dictionary(label(file), &text(file)?)?);
        }
        if let Some(file) = &self.anchors {
            aligning.anchors = Some(Anchors::parse(label(file), &text(file)?)?);
        }
        for file in &self.word_vectors {
            aligning.word_vectors.push(word_vectors(file)?);
        }
        if let Some([source, target]) = self.vectors.as_deref() {
            aligning.vectors = Some(PerSide { source: vectors(source)?, target: vectors(target)? });
        }
        aligning.lock = self.lock.map(|border| match border {
            Border::Headings => Lock::Headings,
            Border::Paragraphs => Lock::Paragraphs,
        });
        Ok(aligning)
    }
}
