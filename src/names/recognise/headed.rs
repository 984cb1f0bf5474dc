//! Organisations and places that a common noun names with what stands before and after it: «Московский горком», «Академия художеств».

use crate::language::{Cases, NameList};
use crate::model::EntryKind;
use crate::names::recognise::agreement::{adjectives, agree};
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::person_words::is_sure;
use crate::names::recognise::shapes::is_close;
use crate::names::text::analysed::{Text, TokenIndex};
use crate::names::text::token::WordShape;

/// «Московский горком», «Большой Кремлёвский дворец», «Академия художеств»: to the noun, and to what belongs to it.
pub fn headed(text: &Text<'_>, at: TokenIndex, last: TokenIndex, end: TokenIndex) -> Option<Name> {
    let head = |at: TokenIndex| {
        if text.has_lemma(NameList::OrganisationHeads, at) {
            Some(EntryKind::Organisation)
        } else if text.has_lemma(NameList::PlaceHeads, at) {
            Some(EntryKind::Place)
        } else {
            None
        }
    };
    // The noun may have a capital and be the last of the chain.
    let mut noun = last - 1;
    let mut kind = head(noun).filter(|_| adjectives(text, noun).next().is_none());
    if kind.is_none() {
        adjectives(text, last - 1).next()?;
        noun = last;
        // One adjective written small may stand between: «Всероссийского бухгалтерского союза».
        if noun + 1 < end && is_close(text, noun) && head(noun).is_none() && adjectives(text, noun).next().is_some() {
            noun += 1;
        }
        let fits = |at: TokenIndex| {
            is_close(text, at) && (text.shape(at) == WordShape::Lower || at == noun && is_republic(text, at))
        };
        if noun >= end || !(last..=noun).all(fits) {
            return None;
        }
        kind = head(noun);
        let agrees =
            adjectives(text, noun - 1).any(|a| text.analyses(text.tokens[noun].form).iter().any(|n| agree(a, n)));
        if !agrees {
            return None;
        }
    }
    let kind = kind?;
    // «Делегация Узбекской ССР»: what is no adjective is no part of it.
    let adjective = |at: &TokenIndex| adjectives(text, *at).next().is_some();
    let from = (at..noun).rev().take_while(adjective).last().unwrap_or(noun);
    if from > at && is_sure(text, at) {
        return None;
    }
    let at = from;
    let mut stop = noun + 1;
    let mut complement = stop;
    if complement < end && is_close(text, complement) && is_genitive_adjective(text, complement) {
        complement += 1;
    }
    if complement < end && is_close(text, complement) && text.is(NameList::Complements, complement) {
        stop = complement + 1;
    }
    let alone = stop == at + 1;
    // «Академия художеств» is a name wherever it stands.
    let whole = text.is(NameList::Complements, stop - 1);
    let mut name = Name::new(at..stop, whole || is_sure(text, at) && !(alone && text.occurs_lower(at)));
    name.kind = Some(kind);
    name.pattern = Pattern::Headed;
    Some(name)
}

/// «Узбекская ССР».
fn is_republic(text: &Text<'_>, at: TokenIndex) -> bool {
    text.shape(at) == WordShape::Upper && text.is(NameList::PlaceHeads, at)
}

fn is_genitive_adjective(text: &Text<'_>, at: TokenIndex) -> bool {
    adjectives(text, at).any(|analysis| analysis.cases.any(Cases::GENITIVE))
}
