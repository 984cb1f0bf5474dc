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

use super::candidate::{Candidate, Mark};

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

/// A rule: its name, and its answer where it has one.
struct Rule(&'static str, fn(&Candidate<'_>) -> Option<Verdict>);

/// Asked at every mark.
const ALL: [Rule; 14] = [
    Rule("nothing-said", ahead::nothing_said),
    Rule("joined-sign", joined::sign),
    Rule("missing-space", joined::missing_space),
    Rule("joined", joined::anything),
    Rule("empty-line", ahead::empty_line),
    Rule("sign-follows", ahead::sign_follows),
    Rule("inside-bracket", held::inside_bracket),
    Rule("inside-quotation", held::inside_quotation),
    Rule("item-follows", labels::item_follows),
    Rule("seen-shortened", evidence::shortened),
    Rule("small-letter", ahead::small_letter),
    Rule("speech-tag", speech::tag_follows),
    Rule("title-quoted", held::title_quoted),
    Rule("title-printed", speech::title_printed),
];

/// Asked at a single period.
const PERIOD: [Rule; 22] = [
    Rule("reference", labels::reference),
    Rule("entry", labels::entry),
    Rule("speaker", labels::speaker),
    Rule("speaker", labels::numbered_speaker),
    Rule("closed", ahead::closed),
    Rule("heading", labels::heading),
    Rule("label", labels::label),
    Rule("pronoun-i", initials::pronoun),
    Rule("numeral-letter", numerals::letter),
    Rule("counted-letter", initials::counted),
    Rule("seen-small", evidence::common),
    Rule("initials", initials::initials),
    Rule("roman", numerals::roman),
    Rule("old-money", numerals::old_money),
    Rule("number", numerals::number),
    Rule("month", numerals::month),
    Rule("year", numerals::year),
    Rule("formula", abbreviations::formula),
    Rule("unit", abbreviations::unit),
    Rule("abbreviation", abbreviations::listed),
    Rule("seen-whole", evidence::whole),
    Rule("unlisted", abbreviations::unlisted),
];

/// Puts a candidate to the rules.
pub(super) fn decide(candidate: &Candidate<'_>) -> (&'static str, Verdict) {
    let ask =
        |rules: &[Rule]| rules.iter().find_map(|Rule(name, rule)| rule(candidate).map(|verdict| (*name, verdict)));
    if let Some(decided) = ask(&ALL) {
        return decided;
    }
    match candidate.mark {
        Mark::Period => ask(&PERIOD).unwrap_or(("plain", Verdict::Cut)),
        Mark::Strong => ("strong", Verdict::cut_if(!candidate.number_behind_dash())),
        // "I... I don't know": who stammers says the same word again.
        Mark::Ellipsis if candidate.word.text == candidate.next.text => ("stammer", Verdict::Join),
        Mark::Ellipsis if ahead::hesitates(candidate) => ("hesitation", Verdict::Join),
        Mark::Ellipsis => ("ellipsis", Verdict::cut_if(!candidate.number_behind_dash())),
    }
}
