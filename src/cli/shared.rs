//! Options that several commands share.

use clap::{Args, ValueEnum};

use super::input;
use super::known::{self, Known};
use bitext::model::{Language, PerSide};
use bitext::names;
use bitext::read::{self, Charset, Format};
use bitext::segment::{self, Abbreviations};
use bitext::translit::Scheme;
use bitext::{Error, Result};

/// What is printed on standard error.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "Messages")]
pub(super) struct Messages {
    /// Print errors only
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Print how each text was read, and every warning
    #[arg(long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// When to show progress on standard error; auto means when it is a terminal
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        value_name = "WHEN",
        default_value = "auto",
        ignore_case = true
    )]
    pub progress: When,
}

/// When to show progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    Auto,
    Always,
    Never,
}

/// The two texts of a pair.
#[derive(Debug, Args)]
pub(super) struct Texts {
    /// Original, a file of any format that --input-format names (`-`: standard input)
    #[arg(value_name = "SOURCE")]
    source: String,
    /// Translation (`-`: standard input)
    #[arg(value_name = "TARGET")]
    target: String,
    /// Language of the original, as a tag such as ru, en-GB, sr-Latn
    ///
    /// By default it is taken from the file's name (`book.ru.txt`), or detected from the text.
    #[arg(long, value_name = "TAG", display_order = 3, value_parser = language)]
    source_lang: Option<Language>,
    /// Language of the translation
    #[arg(long, value_name = "TAG", display_order = 4, value_parser = language)]
    target_lang: Option<Language>,
    /// Encoding of both texts, or, given twice, of each: utf-8, windows-1251, … [default: detected]
    #[arg(long, value_name = "NAME", display_order = 5, hide_short_help = true, value_parser = charset)]
    encoding: Vec<Charset>,
    /// Format of both texts, or, given twice, of each [default: detected]
    #[arg(
        long,
        value_name = "NAME",
        display_order = 5,
        hide_short_help = true,
        value_parser = Known(known::inputs),
        hide_possible_values = true,
        long_help = input_formats("both texts, or, given twice, of each")
    )]
    input_format: Vec<String>,
    #[command(flatten)]
    notes: Notes,
    /// Both files have one sentence per line already; an empty line ends a paragraph
    #[arg(long, display_order = 6)]
    segmented: bool,
    /// Line N of the translation translates line N of the original; nothing is aligned
    ///
    /// An empty line is no sentence, and the line beside it is an omission or an addition. Both files must have the same
    /// number of lines.
    #[arg(long, display_order = 7, conflicts_with_all = ["segmented", "abbreviations", "verse"])]
    parallel: bool,
    #[command(flatten)]
    sentences: Sentences,
}

impl Texts {
    /// Reads both files.
    pub fn read(&self) -> Result<PerSide<read::Read>> {
        // Reported at once, not when the first text has come.
        if self.source == input::STDIN && self.target == input::STDIN {
            return Err(input::stdin_twice());
        }
        if self.encoding.len() > 2 {
            return Err(Error::Usage("--encoding is given once for both texts, or twice, once for each".to_owned()));
        }
        if self.input_format.len() > 2 {
            let message = "--input-format is given once for both texts, or twice, once for each";
            return Err(Error::Usage(message.to_owned()));
        }
        let formats = self.input_format.iter().map(|name| Format::named(name)).collect::<Result<Vec<_>>>()?;
        let notes = self.notes.place()?;
        let one = |name: &str, language: &Option<Language>, charset: Option<&Charset>, format: Option<&Format>| {
            let mut options = read::Options::default();
            options.charset = charset.copied();
            options.format = format.copied();
            options.notes = notes;
            options.language.clone_from(language);
            options.sentences = self.segmented || self.parallel;
            options.verse = self.sentences.verse;
            input::read(name, &options)
        };
        let (first, second) = (self.encoding.first(), self.encoding.last());
        Ok(PerSide {
            source: one(&self.source, &self.source_lang, first, formats.first())?,
            target: one(&self.target, &self.target_lang, second, formats.last())?,
        })
    }

    /// The two files, as the user names them.
    pub fn files(&self) -> PerSide<&str> {
        PerSide { source: &self.source, target: &self.target }
    }

    /// All files that are read: no output may replace them.
    pub fn inputs(&self) -> impl Iterator<Item = &str> {
        self.files().into_iter().chain(self.sentences.file())
    }

    /// Whether line N of the one text translates line N of the other.
    pub const fn is_line_by_line(&self) -> bool {
        self.parallel
    }

    /// How sentences are found.
    pub fn sentences(&self) -> Result<segment::Options> {
        self.sentences.options()
    }
}

/// Where notes are read.
#[derive(Debug, Args)]
pub(super) struct Notes {
    /// Where footnotes and endnotes are read: end (after the text), inline (after the paragraph that calls them) or drop
    #[arg(long, value_name = "WHERE", display_order = 7, hide_short_help = true, value_parser = Known(known::notes), hide_possible_values = true, default_value = "end")]
    notes: String,
}

impl Notes {
    /// The place.
    pub fn place(&self) -> Result<read::Notes> {
        read::Notes::named(&self.notes)
    }
}

/// The formats that are read, for `--help`.
pub(super) fn input_formats(of: &str) -> String {
    let line = |format: Format| format!("- {}: {}", format.name(), format.about());
    let lines: Vec<String> = Format::all().map(line).collect();
    format!(
        "Format of {of} [default: detected from the content, and where that does not show it, from the file's name]\n\n{}",
        lines.join("\n")
    )
}

/// How sentences are found.
#[derive(Debug, Args)]
pub(super) struct Sentences {
    /// File of abbreviations, one per line, after which a sentence continues
    ///
    /// They are added to those known, with or without the final period. Lines that begin with # are ignored.
    #[arg(long, value_name = "FILE", display_order = 8, hide_short_help = true, conflicts_with = "segmented")]
    abbreviations: Option<String>,
    /// Each line is a sentence, as in verse; an empty line ends a stanza
    #[arg(long, display_order = 9, hide_short_help = true, conflicts_with = "segmented")]
    pub verse: bool,
}

impl Sentences {
    /// The file of abbreviations.
    pub fn file(&self) -> Option<&str> {
        self.abbreviations.as_deref()
    }

    /// The options of the segmenter.
    pub fn options(&self) -> Result<segment::Options> {
        let mut options = segment::Options::default();
        if let Some(file) = self.file() {
            options.abbreviations = Abbreviations::parse(input::label(file), &input::text(file)?)?;
        }
        options.verse = self.verse;
        Ok(options)
    }
}

/// How names are written in Latin letters, and what is known of them.
#[derive(Debug, Args)]
#[command(next_help_heading = "Names and transliteration")]
pub(super) struct Names {
    /// Scheme that transliterates the names, as `bitext translit --list` names it; may be given several times
    #[arg(long = "scheme", value_name = "NAME", value_parser = Known(known::schemes), hide_possible_values = true, default_value = "alalc-simple")]
    schemes: Vec<String>,
    /// Corrected list of names, as `bitext names --format authority` writes it
    ///
    /// It may come from a spreadsheet, with tabs, semicolons or commas between the cells. The index as JSON or TEI and a TEI
    /// personography work as well. The list overrides the program; what it rejects is not linked again.
    #[arg(long, value_name = "FILE", hide_short_help = true)]
    authority: Option<String>,
}

impl Names {
    /// How names are found.
    pub fn options(&self) -> Result<names::Options> {
        let mut options = names::Options::default();
        options.schemes = self.schemes()?;
        if let Some(file) = &self.authority {
            options.authority = Some(read::authority(input::label(file), input::bytes(file, None)?)?);
        }
        Ok(options)
    }

    /// The file that is read besides the texts.
    pub fn file(&self) -> Option<&str> {
        self.authority.as_deref()
    }

    /// The schemes, each once.
    pub fn schemes(&self) -> Result<Vec<&'static Scheme>> {
        schemes(&self.schemes)
    }
}

/// The schemes of these names, each once.
pub(super) fn schemes(names: &[String]) -> Result<Vec<&'static Scheme>> {
    let mut schemes: Vec<&'static Scheme> = Vec::with_capacity(names.len());
    for name in names {
        let scheme = Scheme::named(name)?;
        if schemes.iter().all(|known| known.id() != scheme.id()) {
            schemes.push(scheme);
        }
    }
    Ok(schemes)
}

/// How the work is done.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = None::<&str>)]
pub(super) struct Work {
    /// Number of threads; the result is the same for any number [default: one per core]
    #[arg(long, value_name = "N", display_order = 20, hide_short_help = true, value_parser = threads)]
    threads: Option<u16>,
}

impl Work {
    /// Runs `work` in a thread pool of this size.
    pub fn run<T: Send>(self, work: impl FnOnce() -> T + Send) -> Result<T> {
        let threads = usize::from(self.threads.unwrap_or(0));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|e| Error::Usage(format!("no threads to work with: {e}")))?;
        Ok(pool.install(work))
    }
}

/// Reads a language tag for clap.
pub(super) fn language(tag: &str) -> Result<Language, String> {
    Language::new(tag).map_err(|e| e.to_string())
}

/// Reads the name of an encoding for clap.
pub(super) fn charset(name: &str) -> Result<Charset, String> {
    Charset::named(name).map_err(|e| e.to_string())
}

/// Reads a number of threads for clap.
fn threads(text: &str) -> Result<u16, String> {
    /// More than any machine has cores; each takes memory.
    const MOST: u16 = 1024;
    let number = text.parse().ok().filter(|number| (1..=MOST).contains(number));
    number.ok_or_else(|| format!("expected a number from 1 to {MOST}"))
}
