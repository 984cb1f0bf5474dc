//! What a line of a user's list says of an entry wins over what the program says.

use crate::language::NameWords;
use crate::model::{Basis, Entry, EntryKind, Probability, Rendering, Renderings, Status};
use crate::names::entity::entry::transliterations;
use crate::names::entity::id::id;
use crate::names::entity::variations::allow;
use crate::translit::Scheme;

/// What a line says wins over what the program says. Where a person has confirmed the line it is taken as it is; else the
/// program fills what it leaves empty. `names` are those of the translation's language.
pub fn overlay(
    entry: &mut Entry,
    renderings: &mut Renderings,
    line: &Entry,
    schemes: &[&'static Scheme],
    names: &NameWords,
) {
    let confirmed = line.status == Status::Confirmed;
    let mut name = line.name.clone();
    if !confirmed && entry.kind == line.kind {
        for (own, guessed) in [
            (&mut name.surname, &entry.name.surname),
            (&mut name.forename, &entry.name.forename),
            (&mut name.patronymic, &entry.name.patronymic),
        ] {
            if own.is_none() {
                own.clone_from(guessed);
            }
        }
    }
    // A lemma with more in it («Джон Фостер Даллес») stays; to initials a confirmed line prefers what it spells out.
    let fits = if line.kind == EntryKind::Person {
        [&name.forename, &name.surname]
            .into_iter()
            .flatten()
            .flat_map(|part| part.split(' '))
            .all(|word| has_word(&entry.lemma, word, confirmed))
    } else {
        line.lemma == entry.lemma
    };
    let same = line.lemma.is_empty() || line.lemma == entry.lemma || name == entry.name && fits;
    if !same || confirmed {
        entry.basis = Basis::Authority;
    }
    if !same {
        entry.lemma = if line.kind == EntryKind::Person { name.whole() } else { line.lemma.clone() };
        entry.name = name;
        entry.transliterations = transliterations(&entry.lemma, schemes);
    }
    entry.kind = line.kind;
    if line.id.is_empty() {
        entry.id = id(entry, renderings);
    } else {
        entry.id.clone_from(&line.id);
    }
    // What was guessed of another name says nothing of this one.
    entry.sex = line.sex.or(entry.sex.filter(|_| same || !confirmed));
    entry.indeclinable = line.indeclinable || entry.indeclinable && !confirmed;
    if confirmed || entry.sex.is_some() {
        entry.alternatives.clear();
    }
    if confirmed {
        entry.probability = Probability::ONE;
    }
    entry.status = line.status;
    entry.record = line.record.clone();
    settle_forms(entry, renderings, names);
}

/// Whether a lemma has a word of a name or, unless it must be `whole`, its initial. «Н. С. Хрущёв» has that of Никита, «Джон Фостер
/// Даллес» none of Аллен.
fn has_word(lemma: &str, word: &str, whole: bool) -> bool {
    let initial = |own: &str| own.strip_suffix('.').is_some_and(|own| word.starts_with(own));
    lemma.split(' ').any(|own| own == word || !whole && initial(own))
}

/// Of a confirmed line all forms are allowed; of a line that repeats the hypothesis only what no text has is the file's own.
fn settle_forms(entry: &mut Entry, renderings: &mut Renderings, names: &NameWords) {
    let has = |forms: &[Rendering], form: &String| forms.iter().any(|own| own.text == *form);
    entry.record.variants.retain(|form| !has(&entry.forms, form) && *form != entry.lemma);
    if entry.status == Status::Confirmed {
        let mut allowed = entry.record.renderings.clone();
        allowed.push(entry.record.preferred.clone());
        allow(&mut renderings.variations, &allowed, names);
        return;
    }
    entry.record.renderings.retain(|form| !has(&renderings.forms, form));
    if Some(&entry.record.preferred) == renderings.fullest() {
        entry.record.preferred.clear();
    }
}
