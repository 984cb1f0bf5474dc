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
use bitext::words::vectors::{self, TablePair};

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
    pub word_vectors: Option<TablePair>,
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
    let (mut sets, mut short_sets, mut mixed): (Vec<Set>, Vec<Set>, Vec<Set>) = <_>::default();
    for name in names {
        let Some(parts) = Parts::new(&name) else { continue };
        let texts = Texts::read(&folder.join(&name))?;
        add(&mut sets, &parts, "", texts.document(&parts)?);
        for size in SHORT.into_iter().filter(|_| parts.variant.is_empty()) {
            for short in texts.cut(size) {
                add(&mut short_sets, &parts, &format!(" {size}"), short.document(&parts)?);
            }
        }
        if parts.variant.is_empty() && texts.target.len() <= MOST_SHUFFLED {
            add(&mut mixed, &parts, SHUFFLED, texts.shuffled().document(&parts)?);
        }
    }
    sets.extend(short_sets);
    sets.extend(mixed);
    if sets.is_empty() { Err(format!("no set in {}", folder.display()).into()) } else { Ok(sets) }
}

/// Sentences above which a text is not shuffled: it would take longer than all others together.
const MOST_SHUFFLED: usize = 2000;

/// Source sentences of the documents into which each set is cut besides.
const SHORT: [usize; 2] = [12, 25];

/// Most documents into which a set is cut.
const MOST_CUT: usize = 60;

/// Ends the name of a set in random order.
const SHUFFLED: &str = " shuffled";

fn add(sets: &mut Vec<Set>, parts: &Parts<'_>, ending: &str, document: Document) {
    let name = parts.set() + ending;
    let shuffled = ending == SHUFFLED;
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

    /// Stretches of about `size` source sentences that no bead leaves, each a document of its own.
    fn cut(&self, size: usize) -> Vec<Self> {
        let (mut cut, mut beads) = (Vec::new(), Vec::new());
        let (mut from, mut to) = (<[usize; 2]>::default(), <[usize; 2]>::default());
        for bead in self.in_order() {
            to[0] = bead.0.last().map_or(to[0], |&last| to[0].max(last as usize + 1));
            to[1] = bead.1.last().map_or(to[1], |&last| to[1].max(last as usize + 1));
            beads.push(bead);
            if to[0] - from[0] >= size && (to[1] - from[1]) as f32 >= LEAST_TARGET * size as f32 {
                cut.push((from, to, std::mem::take(&mut beads)));
                from = to;
            }
        }
        let step = cut.len().div_ceil(MOST_CUT).max(1);
        let part = |(from, to, beads): ([usize; 2], [usize; 2], Vec<&Bead>)| Self {
            source: self.source[from[0]..to[0]].to_vec(),
            target: self.target[from[1]..to[1]].to_vec(),
            gold: beads.into_iter().map(|(s, t)| (less(s, from[0]), less(t, from[1]))).collect(),
        };
        // A bead that reaches back into an earlier stretch belongs to none.
        let within = |(from, _, beads): &([usize; 2], [usize; 2], Vec<&Bead>)| {
            beads
                .iter()
                .all(|(s, t)| s.iter().all(|&i| i as usize >= from[0]) && t.iter().all(|&j| j as usize >= from[1]))
        };
        cut.into_iter().step_by(step).filter(within).map(part).collect()
    }

    /// The true beads in the order of the texts: additions stand after the target sentence before them.
    fn in_order(&self) -> Vec<&Bead> {
        let mut beads: Vec<&Bead> = self.gold.iter().filter(|(source, _)| !source.is_empty()).collect();
        for bead in self.gold.iter().filter(|(source, _)| source.is_empty()) {
            let before = |other: &&&Bead| other.1.last().is_some_and(|&last| last < bead.1[0]);
            let place = beads.iter().rposition(|other| before(&other)).map_or(0, |at| at + 1);
            beads.insert(place, bead);
        }
        beads
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
        let tables = (vectors::built_in(&languages.source), vectors::built_in(&languages.target));
        let word_vectors = match tables {
            (Some(source), Some(target)) => Some(TablePair::new(PerSide { source, target })?),
            _ => None,
        };
        Ok(Document {
            word_vectors,
            dictionary: dictionary::built_in(&languages.source, &languages.target).map(|known| pair.known(known)),
            pair,
            moved: crossing(&self.gold),
            gold: self.gold.clone(),
        })
    }
}

/// Target sentences that a short document has at least, for each source sentence that it is to have.
const LEAST_TARGET: f32 = 0.6;

fn less(numbers: &[u32], by: usize) -> Vec<u32> {
    numbers.iter().map(|&number| number - by as u32).collect()
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
