//! What abbreviations stand for, by the document's own words: «Центральный исполнительный комитет (ЦИК)», or an organisation whose words
//! have just these first letters somewhere in the same text.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::EntryKind;
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::shapes::is_abbreviation;
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::{FormId, Gap, WordShape};

/// Words of the longest expansion, with those in lower case. Set by hand.
const LONGEST: usize = 10;
/// Letters of the shortest abbreviation that is joined with an expansion far from it; two letters agree by chance. Set by hand.
const LEAST_LETTERS: usize = 3;

/// The expansions of one text.
#[derive(Default)]
pub struct Expansions {
    /// Where one begins: where it ends, and its abbreviation.
    places: BTreeMap<TokenIndex, (TokenIndex, FormId)>,
    /// Abbreviation → the first expansion.
    of: BTreeMap<FormId, Range<TokenIndex>>,
}

impl Expansions {
    /// Those that stand beside their abbreviation: one of both in brackets.
    pub fn new(text: &Text<'_>) -> Self {
        let mut expansions = Self::default();
        for at in 1..text.tokens.len() {
            if !text.tokens[at].gap.any(Gap::OPEN) {
                continue;
            }
            let found = if is_abbreviation(text, at) && closes(text, at) {
                let first = at.saturating_sub(LONGEST);
                start(text, first, at, text.word(at)).map(|start| (start..at, at))
            } else if is_abbreviation(text, at - 1) {
                let end =
                    (at + 1..text.tokens.len().min(at + LONGEST)).find(|&end| text.tokens[end].gap.any(Gap::CLOSE));
                end.filter(|&end| start(text, at, end, text.word(at - 1)) == Some(at)).map(|end| (at..end, at - 1))
            } else {
                None
            };
            if let Some((words, short)) = found {
                expansions.add(words, text.tokens[short].form);
            }
        }
        expansions
    }

    fn add(&mut self, words: Range<TokenIndex>, short: FormId) {
        self.places.insert(words.start, (words.end, short));
        self.of.entry(short).or_insert(words);
    }

    /// Organisations among the names whose words begin with the letters of an abbreviation that is a name too.
    pub fn learn<'n>(&mut self, text: &Text<'_>, names: impl Iterator<Item = &'n Name> + Clone) {
        let short = |name: &&Name| name.words.len() == 1 && is_abbreviation(text, name.words.start);
        let mut shorts: BTreeMap<&str, FormId> = BTreeMap::new();
        for name in names.clone().filter(short).filter(|name| name.gazetteer_id.is_none()) {
            shorts.insert(text.word(name.words.start), text.tokens[name.words.start].form);
        }
        for name in names.filter(|name| name.pattern == Pattern::Headed && name.gazetteer_id.is_none()) {
            let initials = initials(text, &name.words);
            let known = shorts.get(initials.as_str()).filter(|_| initials.chars().count() >= LEAST_LETTERS);
            if let Some(&form) = known {
                self.of.entry(form).or_insert_with(|| name.words.clone());
            }
        }
    }

    /// The expansion that begins at a word, as a name.
    pub fn name(&self, at: TokenIndex) -> Option<Name> {
        let &(end, _) = self.places.get(&at)?;
        let mut name = Name::new(at..end, true);
        name.kind = Some(EntryKind::Organisation);
        name.pattern = Pattern::Headed;
        Some(name)
    }

    /// The abbreviation beside the expansion that begins at a word.
    pub fn short(&self, at: TokenIndex) -> Option<FormId> {
        self.places.get(&at).map(|(_, form)| *form)
    }

    /// What an abbreviation stands for.
    pub fn of(&self, short: FormId) -> Option<&Range<TokenIndex>> {
        self.of.get(&short)
    }

    /// Abbreviations and their expansions.
    pub fn all(&self) -> impl Iterator<Item = (FormId, &Range<TokenIndex>)> {
        self.of.iter().map(|(short, words)| (*short, words))
    }
}

/// The first letters of the words of a name, but for small ones.
fn initials(text: &Text<'_>, words: &Range<TokenIndex>) -> String {
    let small = |at: TokenIndex| text.shape(at) == WordShape::Lower && text.knowledge.is_function_word(text.word(at));
    words.clone().filter(|&at| !small(at)).filter_map(|at| text.word(at).chars().next()).collect()
}

fn closes(text: &Text<'_>, at: TokenIndex) -> bool {
    let end = text.tokens[at].span.end() as usize;
    text.segmented.document().text().get(end..).is_some_and(|rest| rest.starts_with([')', ']']))
}

/// Where the words begin that end at `end`, not before `first`, and have the letters of an abbreviation; small words may
/// stand between them, and a double word has two letters.
fn start(text: &Text<'_>, first: TokenIndex, end: TokenIndex, letters: &str) -> Option<TokenIndex> {
    let mut letters: Vec<char> = letters.chars().collect();
    let mut at = end;
    while !letters.is_empty() {
        if at == first || end - at == LONGEST || at < end && !text.tokens[at].gap.is_space() {
            return None;
        }
        at -= 1;
        let word = text.word(at);
        let initials = word.split('-').rev().filter_map(|part| part.chars().next());
        let before = letters.len();
        for initial in initials {
            if letters.last() == Some(&initial) {
                letters.pop();
            }
        }
        let small = text.shape(at) == WordShape::Lower && text.knowledge.is_function_word(word);
        if letters.len() == before && !small {
            return None;
        }
    }
    text.shape(at).is_capital().then_some(at)
}
