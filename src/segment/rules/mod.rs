//! The rules, each with its name, in the order in which they are asked. The first that has an answer decides.

mod abbreviations;
mod ahead;
mod evidence;
mod held;
mod initials;
mod joined;
mod labels;
mod lines;
mod numerals;
mod speech;

use super::candidate::{Candidate, Mark, Seen};

pub(super) use labels::is_speaker;
pub(super) use lines::decide_line;

/// Does a sentence end here?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It does.
    Cut,
    /// It goes on.
    Join,
}

impl Verdict {
    const fn cut_if(cut: bool) -> Self {
        if cut { Self::Cut } else { Self::Join }
    }
}

/// A rule: its name, without which of the things that are seen at a candidate it has no answer, and its answer.
struct Rule(&'static str, Seen, fn(&Candidate<'_>) -> Option<Verdict>);

/// A word that may be an initial.
const INITIAL: Seen = Seen::LETTER.or(Seen::DOTTED).or(Seen::LISTED);

/// A word that may count things: a numeral in figures, letters or words.
const NUMERAL: Seen = Seen::COUNTING.or(Seen::LETTER).or(Seen::LISTED).or(Seen::CAPITAL);

/// A word with which an area of a reference may end, or one that may begin behind it.
const REFERENCE: Seen = Seen::ENTRY.or(Seen::DASH).or(Seen::SIGN_NEXT).or(Seen::DOT_BEHIND);

/// Asked at every mark.
const ALL: [Rule; 15] = [
    Rule("nothing-said", Seen::WORDLESS, ahead::nothing_said),
    Rule("joined-sign", Seen::JOINED, joined::sign),
    Rule("missing-space", Seen::JOINED, joined::missing_space),
    Rule("joined", Seen::JOINED, joined::anything),
    Rule("empty-line", Seen::BLANK, ahead::empty_line),
    Rule("sign-follows", Seen::SIGN_NEXT, ahead::sign_follows),
    Rule("inside-bracket", Seen::HELD, held::inside_bracket),
    Rule("inside-quotation", Seen::HELD, held::inside_quotation),
    Rule("item-follows", Seen::BRACKET_BEHIND, labels::item_follows),
    Rule("chess", Seen::COUNTING, numerals::chess),
    Rule("seen-shortened", Seen::ANYTHING, evidence::shortened),
    Rule("small-letter", Seen::SMALL_NEXT, ahead::small_letter),
    Rule("speech-tag", Seen::CLOSING.or(Seen::DASH), speech::tag_follows),
    Rule("title-quoted", Seen::CLOSING, held::title_quoted),
    Rule("title-printed", Seen::STRONG, speech::title_printed),
];

/// Asked at a single period.
const PERIOD: [Rule; 22] = [
    Rule("reference", REFERENCE, labels::reference),
    Rule("entry", Seen::LISTED, labels::entry),
    Rule("speaker", Seen::NO_SMALL_END.or(Seen::CLOSING), labels::speaker),
    Rule("speaker", Seen::ANYTHING, labels::numbered_speaker),
    Rule("closed", Seen::CLOSING, ahead::closed),
    Rule("heading", NUMERAL.or(Seen::WORDLESS), labels::heading),
    Rule("label", Seen::COUNTING.or(Seen::LETTER), labels::label),
    Rule("pronoun-i", Seen::LETTER, initials::pronoun),
    Rule("numeral-letter", Seen::LETTER, numerals::letter),
    Rule("counted-letter", Seen::LETTER, initials::counted),
    Rule("seen-small", INITIAL, evidence::common),
    Rule("initials", INITIAL, initials::initials),
    Rule("roman", Seen::COUNTING, numerals::roman),
    Rule("old-money", Seen::ANYTHING, numerals::old_money),
    Rule("number", Seen::COUNTING, numerals::number),
    Rule("month", Seen::LISTED, numerals::month),
    Rule("year", Seen::LISTED, numerals::year),
    Rule("formula", Seen::LISTED, abbreviations::formula),
    Rule("unit", Seen::LISTED, abbreviations::unit),
    Rule("abbreviation", Seen::LISTED, abbreviations::listed),
    Rule("seen-whole", Seen::SHORT, evidence::whole),
    Rule("unlisted", Seen::SHORT.or(Seen::DOTTED), abbreviations::unlisted),
];

/// Puts a candidate to the rules.
pub(super) fn decide(candidate: &Candidate<'_>) -> (&'static str, Verdict) {
    let seen = candidate.seen();
    let ask = |rules: &[Rule]| {
        rules.iter().find_map(|&Rule(name, when, rule)| {
            debug_assert!(seen.any(when) || rule(candidate).is_none(), "{name} has an answer where it is not asked");
            seen.any(when).then(|| rule(candidate)).flatten().map(|verdict| (name, verdict))
        })
    };
    if let Some(decided) = ask(&ALL) {
        return decided;
    }
    match candidate.mark {
        Mark::Period => ask(&PERIOD).unwrap_or(("plain", Verdict::Cut)),
        Mark::Strong => ("strong", Verdict::cut_if(!candidate.number_behind_dash())),
        Mark::Ellipsis if ahead::stammers(candidate) => ("stammer", Verdict::Join),
        Mark::Ellipsis if ahead::omits(candidate) => ("omission", Verdict::Join),
        Mark::Ellipsis if ahead::hesitates(candidate) => ("hesitation", Verdict::Join),
        Mark::Ellipsis => ("ellipsis", Verdict::cut_if(!candidate.number_behind_dash())),
    }
}
