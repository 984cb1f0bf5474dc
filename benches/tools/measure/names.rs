//! Development sets of names: passages with the names that a reader finds in them.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use bitext::model::{
    Alignment, Bead, Members, Names, Order, Probability, Provenance, Segmented, SentenceId, Shape, Span,
};
use bitext::names::{self, Options};
use bitext::pipeline::segment;
use bitext::read::{self, read};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A mention: the bead, its Russian and its English form; an empty form is missing in that text.
pub type Mention = (usize, String, String);

/// Passages that are measured together.
pub struct Set {
    pub name: String,
    pub passages: Vec<Passage>,
}

/// Two texts, what translates what, and their names.
pub struct Passage {
    source: Segmented,
    target: Segmented,
    links: Alignment,
    /// The mentions that are right, and the nominative of each where the set tells it.
    pub expected: Vec<(Mention, Option<String>)>,
    /// Does the set tell the names that only one text has?
    pub whole: bool,
}

/// A mention that was found.
pub struct Found {
    pub mention: Mention,
    pub lemma: String,
    pub probability: f64,
}

impl Passage {
    /// One of a sentence a line.
    fn new(texts: [String; 2], beads: Vec<[Vec<u32>; 2]>) -> Result<Self> {
        let [source, target] = texts;
        let text = |name: &str, text: String| -> Result<Segmented> {
            let mut options = read::Options::default();
            options.sentences = true;
            Ok(segment(read(name, text.into_bytes(), &options)?, &bitext::segment::Options::default()).0)
        };
        let (source, target) = (text("passage.ru.txt", source)?, text("passage.en.txt", target)?);
        let bead = Bead { probability: Probability::ONE, order: Order::Monotone, provenance: Provenance::Program };
        let ids = |side: Vec<u32>| side.into_iter().map(SentenceId::new).collect();
        let members = |[source, target]: [Vec<u32>; 2]| (Members { source: ids(source), target: ids(target) }, bead);
        let links = Alignment::new(
            Shape { source: source.len() as u32, target: target.len() as u32 },
            beads.into_iter().map(members).collect(),
        )?;
        Ok(Self { source, target, links, expected: Vec::new(), whole: true })
    }

    /// What the program finds.
    pub fn names(&self, options: &Options) -> Vec<Found> {
        let index: Names = names::index(&self.source, &self.target, &self.links, options);
        let form = |text: &Segmented, span: Option<Span>| {
            let form = span.map_or("", |span| span.of(text.document().text()));
            form.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let found = |mention: &bitext::model::Mention| Found {
            mention: (
                mention.bead.index(),
                form(&self.source, mention.spans.source),
                form(&self.target, mention.spans.target),
            ),
            lemma: index.entries[mention.entry.index()].lemma.clone(),
            probability: f64::from(mention.probability.get()),
        };
        index.mentions.iter().map(found).collect()
    }

    /// The mentions that are right.
    pub fn right(&self) -> BTreeSet<&Mention> {
        self.expected.iter().map(|(mention, _)| mention).collect()
    }
}

/// The sets of this repository, and each FILE of JSON Lines with `source`, `target` and `names`, a list of linked forms.
pub fn read_all(files: &[String]) -> Result<Vec<Set>> {
    let mut sets = vec![sample()?];
    for name in ["sentences", "genres", "histories"] {
        sets.push(Set { name: name.to_owned(), passages: suite(&text(&format!("tests/suite/names/{name}.txt"))?)? });
    }
    for file in files {
        sets.push(Set { name: file.clone(), passages: json_lines(&text(file)?)? });
    }
    Ok(sets)
}

/// Segments of the sets of passages, each with the translation of the one after the next.
pub fn strangers(files: &[String]) -> Result<Vec<Passage>> {
    let mut strangers = Vec::new();
    for set in read_all(files)?.iter().skip(1) {
        for (one, other) in set.passages.iter().zip(set.passages.iter().skip(2)) {
            let text = |text: &Segmented| text.document().text().to_owned();
            let all = |text: &Segmented| text.ids().map(|id| id.index() as u32).collect::<Vec<_>>();
            let bead = [all(&one.source), all(&other.target)];
            strangers.push(Passage::new([text(&one.source), text(&other.target)], vec![bead])?);
        }
    }
    Ok(strangers)
}

/// The sets that tell nominatives.
pub fn with_nominatives() -> Result<Vec<Set>> {
    let [one, other] = surnames(&text("tests/suite/names/surnames.txt")?)?;
    let mut sets = vec![one, other];
    for name in ["sentences", "genres", "histories"] {
        sets.push(Set { name: name.to_owned(), passages: suite(&text(&format!("tests/suite/names/{name}.txt"))?)? });
    }
    Ok(sets)
}

/// A sentence a case, nominative first.
const FRAMES: [[&str; 2]; 6] = [
    ["В комнате сидел {} и читал.", "In the room {} sat reading."],
    ["После {} никто не говорил.", "After {} nobody spoke."],
    ["Сестра подошла к {} у ворот.", "The sister came up to {} at the gate."],
    ["Мы видели {} на вокзале.", "We saw {} at the station."],
    ["Дом построен {} до войны.", "The house was built by {} before the war."],
    ["Спор шёл о {} и погоде.", "The quarrel was about {} and the weather."],
];

/// The surnames of a suite in all cases, in two halves.
fn surnames(suite: &str) -> Result<[Set; 2]> {
    let mut halves =
        ["surnames, odd", "surnames, even"].map(|name| Set { name: name.to_owned(), passages: Vec::new() });
    for (n, line) in suite.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).enumerate() {
        let [nominative, english, inflected, _] = *line.split('|').map(str::trim).collect::<Vec<_>>() else {
            return Err(format!("a line without four cells: {line}").into());
        };
        let (english, wife) = english.strip_suffix(" mrs").map_or((english, ""), |english| (english, "Mrs "));
        let particle = nominative.rsplit_once(' ').map_or(String::new(), |(particle, _)| [particle, " "].concat());
        let others = inflected.split_whitespace().map(|form| [particle.as_str(), form].concat());
        for (form, [russian, frame]) in std::iter::once(nominative.to_owned()).chain(others).zip(FRAMES) {
            let english = frame.replace("{}", &[wife, english].concat());
            let mut passage = Passage::new([russian.replace("{}", &form), english.clone()], vec![[vec![0], vec![0]]])?;
            passage.expected.push(((0, form, english), Some(nominative.to_owned())));
            halves[n % 2].passages.push(passage);
        }
    }
    Ok(halves)
}

fn text(file: &str) -> Result<String> {
    Ok(fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?)
}

fn sample() -> Result<Set> {
    let pairs = read::pairs("report.pairs", &text("alignments/report.pairs")?)?;
    let beads = pairs.into_iter().map(|pair| [pair.source, pair.target]).collect();
    let texts = [text("alignments/report.ru.sentences")?, text("alignments/report.en.sentences")?];
    let mut passage = Passage::new(texts, beads)?;
    for line in text("alignments/report.names.tsv")?.lines().skip(1) {
        if let [bead, source, target, ..] = *line.split('\t').collect::<Vec<_>>() {
            passage.expected.push(((bead.parse()?, source.to_owned(), target.to_owned()), None));
        }
    }
    Ok(Set { name: "sample".to_owned(), passages: vec![passage] })
}

/// Passages as `tests/suite/names/sentences.txt` tells their form.
fn suite(suite: &str) -> Result<Vec<Passage>> {
    let mut passages = Vec::new();
    for case in suite.split("\n\n") {
        let (mut texts, mut beads, mut names) = ([String::new(), String::new()], Vec::new(), Vec::new());
        for line in case.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "-") {
            match line.split_once(' ') {
                Some(("ru", text)) => texts[0] += &[text, "\n"].concat(),
                Some(("en", text)) => {
                    texts[1] += &[text, "\n"].concat();
                    let bead = beads.len() as u32;
                    beads.push([vec![bead], vec![bead]]);
                }
                _ => names.push(line.split('|').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()),
            }
        }
        if beads.is_empty() {
            continue;
        }
        let sentences: Vec<[String; 2]> =
            texts[0].lines().zip(texts[1].lines()).map(|(one, other)| [one.to_owned(), other.to_owned()]).collect();
        let mut passage = Passage::new(texts, beads)?;
        // The mentions stand in the order of the texts: each is in the first bead from that of the one before it on which has it.
        let mut bead = 0;
        for cells in names {
            if let [_, source, target, lemma] = cells.as_slice() {
                let has = |n: &usize| {
                    sentences[*n][0].contains(source.as_str()) && sentences[*n][1].contains(target.as_str())
                };
                bead = (bead..sentences.len()).find(has).unwrap_or(bead);
                passage.expected.push(((bead, source.clone(), target.clone()), Some(lemma.clone())));
            }
        }
        passages.push(passage);
    }
    Ok(passages)
}

fn json_lines(text: &str) -> Result<Vec<Passage>> {
    let mut passages = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let side = |name: &str| [value[name].as_str().unwrap_or_default(), "\n"].concat();
        let mut passage = Passage::new([side("source"), side("target")], vec![[vec![0], vec![0]]])?;
        passage.whole = false;
        for pair in value["names"].as_array().into_iter().flatten() {
            let form = |n: usize| pair[n].as_str().unwrap_or_default().to_owned();
            passage.expected.push(((0, form(0), form(1)), None));
        }
        passages.push(passage);
    }
    Ok(passages)
}
