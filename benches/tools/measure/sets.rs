//! Development sets: folders `NAME.SS-TT[-variant]` with `source.txt` and `target.txt`, a sentence a line, and `gold.txt`,
//! a bead a line as in the format `pairs`. Folders NAME0, NAME1 … are the documents of the set NAME.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

use bitext::align::Pair;
use bitext::model::{Language, Lexicon, PerSide, Segmented};
use bitext::read::{self, read};
use bitext::segment::by_line;
use bitext::words::dictionary;

use super::random::Random;

/// Numbers of sentences, from 0, a side each.
pub type Bead = (Vec<u32>, Vec<u32>);

/// Documents that are measured together.
pub struct Set {
    pub name: String,
    pub documents: Vec<Document>,
    /// Whether the target sentences stand in a random order, so that hardly any bead is right.
    pub shuffled: bool,
}

/// Two texts ready for the aligner, and their true beads.
pub struct Document {
    pub pair: Pair,
    pub dictionary: Option<Lexicon>,
    pub gold: BTreeSet<Bead>,
    /// The true beads that cross the others.
    pub moved: BTreeSet<Bead>,
}

/// Reads all sets of a folder, in the order of their names; with `shuffled`, also each that is no variant of another
/// with its target sentences in random order.
pub fn read_all(folder: &Path) -> Result<Vec<Set>, Box<dyn Error>> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string().ok());
    }
    names.sort();
    let (mut sets, mut mixed): (Vec<Set>, Vec<Set>) = (Vec::new(), Vec::new());
    for name in names {
        let Some(parts) = Parts::new(&name) else { continue };
        let texts = Texts::read(&folder.join(&name))?;
        add(&mut sets, &parts, false, texts.document(&parts)?);
        if parts.variant.is_empty() && texts.target.len() <= MOST_SHUFFLED {
            add(&mut mixed, &parts, true, texts.shuffled().document(&parts)?);
        }
    }
    sets.extend(mixed);
    if sets.is_empty() { Err(format!("no set in {}", folder.display()).into()) } else { Ok(sets) }
}

/// Sentences above which a text is not shuffled: it would take longer than all others together.
const MOST_SHUFFLED: usize = 2000;

fn add(sets: &mut Vec<Set>, parts: &Parts<'_>, shuffled: bool, document: Document) {
    let name = parts.set() + if shuffled { " shuffled" } else { "" };
    match sets.iter_mut().find(|set| set.name == name) {
        Some(set) => set.documents.push(document),
        None => sets.push(Set { name, documents: vec![document], shuffled }),
    }
}

/// The parts of a folder's name.
struct Parts<'a> {
    family: &'a str,
    languages: PerSide<&'a str>,
    /// With the hyphen before it.
    variant: &'a str,
}

impl<'a> Parts<'a> {
    fn new(name: &'a str) -> Option<Self> {
        let (family, rest) = name.split_once('.')?;
        let (source, rest) = rest.split_once('-')?;
        let (target, variant) = rest.split_at(rest.find('-').unwrap_or(rest.len()));
        let tags = source.len() == 2 && target.len() == 2;
        tags.then_some(Self { family, languages: PerSide::new(source, target), variant })
    }

    fn set(&self) -> String {
        let PerSide { source, target } = self.languages;
        // A number behind a hyphen or a letter counts documents; one behind digits is part of the name, as a year.
        let group = match self.family.strip_suffix(|c: char| c.is_ascii_digit()) {
            Some(rest) if !rest.ends_with(|c: char| c.is_ascii_digit()) => rest,
            _ => self.family,
        };
        format!("{group}.{source}-{target}{}", self.variant)
    }
}

/// The lines of both texts and the true beads.
struct Texts {
    source: Vec<String>,
    target: Vec<String>,
    gold: BTreeSet<Bead>,
}

impl Texts {
    fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let text = |file: &str| {
            let path = folder.join(file);
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
        };
        let lines = |text: String| text.lines().map(str::to_owned).collect();
        let gold = read::pairs("gold.txt", &text("gold.txt")?)?;
        Ok(Self {
            source: lines(text("source.txt")?),
            target: lines(text("target.txt")?),
            gold: gold.into_iter().map(|pair| (pair.source, pair.target)).collect(),
        })
    }

    /// The same with the target sentences in random order. Of the true beads only those with one target sentence stay.
    fn shuffled(&self) -> Self {
        let mut order: Vec<usize> = (0..self.target.len()).collect();
        Random(1).shuffle(&mut order);
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(now, &before)| place[before] = now as u32);
        let one = |bead: &&Bead| bead.1.len() < 2;
        let moved = |bead: &Bead| (bead.0.clone(), bead.1.iter().map(|&j| place[j as usize]).collect());
        Self {
            source: self.source.clone(),
            target: order.iter().map(|&j| self.target[j].clone()).collect(),
            gold: self.gold.iter().filter(one).map(moved).collect(),
        }
    }

    fn document(&self, parts: &Parts<'_>) -> Result<Document, Box<dyn Error>> {
        let languages = parts.languages.map(Language::new).transposed()?;
        let text = |lines: &[String], language: &Language| -> Result<Segmented, Box<dyn Error>> {
            let mut options = read::Options::default();
            options.language = Some(language.clone());
            options.sentences = true;
            let bytes = lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect();
            Ok(by_line(read("text.txt", bytes, &options)?.document.into()))
        };
        let (source, target) = (text(&self.source, &languages.source)?, text(&self.target, &languages.target)?);
        let pair = Pair::new(&source, &target);
        Ok(Document {
            dictionary: dictionary::built_in(&languages.source, &languages.target).map(|known| pair.known(known)),
            pair,
            moved: crossing(&self.gold),
            gold: self.gold.clone(),
        })
    }
}

/// The beads with both sides that do not lie on the longest chain in the order of both texts.
fn crossing(gold: &BTreeSet<Bead>) -> BTreeSet<Bead> {
    let beads: Vec<&Bead> = gold.iter().filter(|(s, t)| !s.is_empty() && !t.is_empty()).collect();
    // For each length the chain with the smallest end: (first target sentence, bead); and the bead before each.
    let mut tails: Vec<(u32, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(beads.len());
    for (k, (_, target)) in beads.iter().enumerate() {
        let length = tails.partition_point(|&(end, _)| end < target[0]);
        before.push(length.checked_sub(1).map(|l| tails[l].1));
        match tails.get_mut(length) {
            Some(tail) => *tail = (target[0], k),
            None => tails.push((target[0], k)),
        }
    }
    let mut crossing: BTreeSet<Bead> = beads.iter().map(|&bead| bead.clone()).collect();
    let mut at = tails.last().map(|&(_, k)| k);
    while let Some(k) = at {
        crossing.remove(beads[k]);
        at = before[k];
    }
    crossing
}
