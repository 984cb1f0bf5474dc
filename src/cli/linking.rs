//! Options of how sentences are linked.

use clap::Args;

use bitext::align::{Options, Scorer};
use bitext::words::dictionary;
use bitext::{Error, Result};

/// How sentences are linked.
#[derive(Debug, Args)]
#[command(next_help_heading = "Linking")]
pub(super) struct Linking {
    /// A dictionary of your own: a source word, a tab and a target word a line
    ///
    /// Either may be several words. A third column with a number is the weight of the rendering; further columns are
    /// ignored, and so are lines that begin with #. For Russian and English a small dictionary is built in, which this
    /// one replaces.
    #[arg(long, value_name = "FILE")]
    dictionary: Option<String>,
    /// Leave a kind of evidence out, to measure what it gives; may be given several times
    ///
    /// Known: length, words, boundary, layout; and of the words: lookalikes, dictionary, lexicon.
    #[arg(long, value_name = "SCORER")]
    without: Vec<String>,
}

impl Linking {
    /// What the aligner is told.
    pub fn options(&self) -> Result<Options> {
        let mut options = Options::default();
        options.without = self.without.iter().map(|name| Scorer::named(name)).collect::<Result<_>>()?;
        if let Some(file) = &self.dictionary {
            let read = |error| Error::Io { file: file.clone(), error };
            options.dictionary = Some(dictionary::parse(file, &std::fs::read_to_string(file).map_err(read)?)?);
        }
        Ok(options)
    }
}
