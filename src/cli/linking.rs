//! Options of how sentences are linked.

use clap::{Args, ValueEnum};

use bitext::Result;
use bitext::align::{Lock, Scorer, parse_dictionary};
use bitext::model::PerSide;
use bitext::pipeline::Aligning;
use bitext::read::Anchors;

use super::input::{label, text, vectors};

/// How sentences are linked.
#[derive(Debug, Args)]
#[command(next_help_heading = "Linking")]
pub(super) struct Linking {
    /// A dictionary of your own: a source word, a tab and a target word a line
    ///
    /// Either may be several words. A third column with a number is the weight of the rendering; further columns are
    /// ignored, and so are lines that begin with #. For Russian and English a small dictionary is built in, which this
    /// one replaces.
    #[arg(long, value_name = "FILE", conflicts_with = "parallel")]
    dictionary: Option<String>,
    /// Links made by hand, which come out as they are: pairs, or JSON as this program writes it
    ///
    /// Each is a whole bead, such as [3, 4]:[5]; [3]:[] says that sentence 3 is left out. Of JSON the links count that are
    /// marked as made by hand; a sentence whose number has changed since is found by its text.
    #[arg(long, value_name = "FILE", conflicts_with = "parallel")]
    anchors: Option<String>,
    /// Vectors of the sentences of both texts, made with one sentence encoder: .npy or .safetensors
    ///
    /// A matrix of float16 or float32 for each text with a row a sentence, in the order of `bitext segment`;
    /// engines/embed.py makes such files. What the vectors tell counts as far as it stands out in these texts: those of a
    /// model that does not know the language change little.
    #[arg(long, num_args = 2, value_names = ["SOURCE", "TARGET"], conflicts_with = "parallel")]
    vectors: Option<Vec<String>>,
    /// No link may cross the beginning of a heading, or of any paragraph; both texts must have the same number of them
    #[arg(long, value_name = "BORDERS", ignore_case = true, conflicts_with = "parallel")]
    lock: Option<Border>,
    /// Leave a kind of evidence out, to measure what it gives; may be given several times
    ///
    /// Known: length, words, boundary, layout, vectors; and of the words: lookalikes, dictionary, lexicon.
    #[arg(long, value_name = "SCORER", conflicts_with = "parallel")]
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
        let vectors = self.vectors.iter().flatten().map(String::as_str);
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
