//! Questions and exclamations inside a sentence: speech with its tag, titles that have a mark of their own.

use super::super::candidate::{Candidate, Mark};
use super::super::letters::{CharClass, Word, behind_space};
use super::verdict::Verdict::{self, Join};
use crate::language::{Classes, fold};

/// "Ready?" Hilda asked. «Готовы?» — Анна обернулась: a name and a verb of saying tag the speech.
pub(super) fn tag_follows(c: &Candidate<'_>) -> Option<Verdict> {
    let speech = c.mark != Mark::Period
        && c.next_first == CharClass::Upper
        && c.opener.is_none()
        && (c.closes_quote || c.dash)
        && !c.ends_outside();
    let titled = c.next_is_shortened() && c.next_classes().any(Classes::TITLE);
    if !speech || !titled && c.next_classes().any(Classes::STARTER | Classes::FUNCTION) {
        return None;
    }
    let mut word = c.next;
    // "Mr. Hale said", «Анна Петровна спросила», «Old Hilda asked»: four words with the verb at most.
    for _ in 0..4 {
        let (next, _) = behind_space(c.text, word.end() + usize::from(c.text[word.end()..].starts_with('.')));
        word = Word::at(c.text, next);
        match word.first() {
            CharClass::Lower => {
                let folded = fold(word.text);
                let says = c.knowledge.classes(folded.as_str()) | c.knowledge.stem_classes(folded.as_str());
                return says.any(Classes::SPEECH).then_some(Join);
            }
            CharClass::Upper => {}
            _ => return None,
        }
    }
    None
}

/// Characters of a title of a book up to the mark inside it: one line of print.
const TITLE: usize = 80;

/// "Her pamphlet, What Now? A Reply to My Critics, sold badly": a title in capitals with a mark inside.
pub(super) fn title_printed(c: &Candidate<'_>) -> Option<Verdict> {
    if c.mark != Mark::Strong
        || c.knowledge.is_cyrillic()
        || c.closes_quote
        || c.dash
        || c.next_first != CharClass::Upper
    {
        return None;
    }
    // Behind the last comma nothing but capitalised words, two at least.
    let said = c.said(TITLE);
    let title = said.rsplit_once(", ")?.1;
    let mut words = title.split_whitespace();
    let capitals = words.clone().count() >= 2 && words.all(|word| word.starts_with(char::is_uppercase));
    capitals.then_some(Join)
}
