//! What the text's own words prove, where lists and spelling leave a doubt.

use super::super::candidate::{Candidate, Mark};
use super::super::letters::CharClass;
use super::abbreviations::is_cluster;
use super::initials::stands_behind_name;
use super::verdict::Verdict::{self, Cut};
use crate::language::{Classes, fold};

/// «в бтл. Зорина», "the vis. dept": an abbreviation of no list, which the text never writes without its period.
pub(super) fn shortened(c: &Candidate<'_>) -> Option<Verdict> {
    let doubtful = c.mark == Mark::Period
        && c.classes == Classes::NONE
        && c.end == c.mark_end
        && c.opener.is_none()
        && !c.dash
        && matches!(c.next_first, CharClass::Upper | CharClass::Lower)
        && !c.word.is_at_most(1);
    (doubtful && c.statistics.is_shortened(c.word.text) && !c.starter_follows())
        .then(|| Verdict::cut_if(opens_sentence(c)))
}

/// «Опись вёл Гайдар А. П. Станки стояли», "Shares of Bell Inc. Bonds fell": behind an abbreviation that may close or a
/// surname with its initials a word that the text writes with a small letter elsewhere.
pub(super) fn common(c: &Candidate<'_>) -> Option<Verdict> {
    if c.next_first != CharClass::Upper || c.next.is_at_most(2) || c.opener.is_some() || c.dash {
        return None;
    }
    let doubtful = if c.word_is_initial() {
        c.knowledge.is_cyrillic() && stands_behind_name(c)
    } else {
        let leads = Classes::TITLE | Classes::PLACE | Classes::NUMBERED | Classes::LEADING | Classes::ATTRIBUTE;
        c.classes.any(Classes::CLOSING | Classes::UNIT) && !c.classes.any(leads)
    };
    (doubtful && !c.starter_follows() && opens_sentence(c)).then_some(Cut)
}

/// "He said brb. Hale left": letters without a vowel that the text writes without a period as well.
pub(super) fn whole(c: &Candidate<'_>) -> Option<Verdict> {
    let doubtful = c.classes == Classes::NONE && c.next_first == CharClass::Upper && is_cluster(c);
    (doubtful && !c.starter_follows() && c.statistics.is_whole(c.word.text)).then_some(Cut)
}

/// Whether the next word is a common one, which stands before no name either.
fn opens_sentence(c: &Candidate<'_>) -> bool {
    let next = fold(c.next.text);
    let leads = (c.next_classes() | c.knowledge.stem_classes(next.as_str())).any(Classes::HONORIFIC | Classes::MONTH);
    c.next_first == CharClass::Upper
        && !leads
        && !c.next_is_shortened()
        && !c.knowledge.is_surname(next.as_str())
        && c.statistics.is_common(c.next.text)
}
