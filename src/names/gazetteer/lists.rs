//! Lists of words that tell names, belong to them or stay outside.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::names::text::analysed::{Text, TokenIndex};

/// The word lists of `data/words.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Titles,
    EnglishTitles,
    Places,
    PlaceHeads,
    OrganisationHeads,
    Complements,
    Works,
    Belonging,
    Particles,
    EnglishParticles,
    OpeningParticles,
    EnglishOpeningParticles,
    BeforePlaces,
    EnglishBeforePlaces,
    EnglishOnlyBeforePlaces,
    ForeignArticles,
    EnglishHeads,
    Adjectives,
    EnglishNouns,
    EnglishBynames,
    EnglishDays,
    GivenNouns,
    Capitals,
    OrganisationEndings,
    Women,
    Men,
    EnglishWomen,
    EnglishMen,
}

/// Each list and its section in the file.
const SECTIONS: [(List, &str); 28] = [
    (List::Titles, "ru titles"),
    (List::EnglishTitles, "en titles"),
    (List::Places, "ru places"),
    (List::PlaceHeads, "ru heads of places"),
    (List::OrganisationHeads, "ru heads of organisations"),
    (List::Complements, "ru complements"),
    (List::Works, "ru works"),
    (List::Belonging, "ru belonging"),
    (List::Particles, "ru particles"),
    (List::EnglishParticles, "en particles"),
    (List::OpeningParticles, "ru opening particles"),
    (List::EnglishOpeningParticles, "en opening particles"),
    (List::BeforePlaces, "ru before places"),
    (List::EnglishBeforePlaces, "en before places"),
    (List::EnglishOnlyBeforePlaces, "en only before places"),
    (List::ForeignArticles, "en foreign articles"),
    (List::EnglishHeads, "en heads"),
    (List::Adjectives, "en adjectives"),
    (List::EnglishNouns, "en nouns"),
    (List::EnglishBynames, "en bynames"),
    (List::EnglishDays, "en days"),
    (List::GivenNouns, "ru given nouns"),
    (List::Capitals, "ru capitals"),
    (List::OrganisationEndings, "ru endings of organisations"),
    (List::Women, "ru women"),
    (List::Men, "ru men"),
    (List::EnglishWomen, "en women"),
    (List::EnglishMen, "en men"),
];

static LISTS: LazyLock<[FxHashSet<&'static str>; SECTIONS.len()]> = LazyLock::new(|| {
    let mut lists: [FxHashSet<&'static str>; SECTIONS.len()] = Default::default();
    let mut open = None;
    for line in include_str!("data/words.txt").lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            open = SECTIONS.iter().find(|(_, section)| *section == name).map(|(list, _)| *list as usize);
        } else if let Some(list) = open {
            lists[list].extend(line.split_whitespace());
        }
    }
    lists
});

impl List {
    /// Whether `word` ends with a word of the list, two letters or more before it.
    pub fn ends(self, word: &str) -> bool {
        let starts = word.char_indices().skip(2).map(|(at, _)| at);
        starts.map(|at| &word[at..]).any(|end| self.has(end))
    }

    /// Whether the list holds the word at a place of a text, as it stands or in one of its nominatives.
    pub fn has_at(self, text: &Text<'_>, at: TokenIndex) -> bool {
        self.has(text.word(at)) || text.analyses(text.tokens[at].form).iter().any(|analysis| self.has(&analysis.lemma))
    }

    /// Whether the list holds a word, given folded.
    pub fn has(self, word: &str) -> bool {
        LISTS[self as usize].contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_filled() {
        for (list, section) in SECTIONS {
            assert!(!LISTS[list as usize].is_empty(), "{section}");
        }
        assert!(List::Titles.has("товарищ") && !List::Titles.has("газета"));
    }
}
