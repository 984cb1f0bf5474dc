//! The rules, each with its name, in the order in which they are asked. The first that has an answer decides.

mod abbreviations;
mod ahead;
mod held;
mod initials;
mod joined;
pub(super) mod labels;
pub(super) mod lines;
mod numerals;
mod speech;
mod statistics;
pub(super) mod verdict;

use super::candidate::feature_set::FeatureSet;
use super::candidate::{Candidate, Mark};
use verdict::Verdict;

/// A rule: its name, the features without all of which it has no answer, and its answer.
struct Rule(&'static str, FeatureSet, fn(&Candidate<'_>) -> Option<Verdict>);

/// A word that may be an initial.
const INITIAL: FeatureSet = FeatureSet::LETTER.or(FeatureSet::DOTTED).or(FeatureSet::LISTED);

/// A word that may count things: a numeral in figures, letters or words.
const NUMERAL: FeatureSet = FeatureSet::COUNTING.or(FeatureSet::LETTER).or(FeatureSet::LISTED).or(FeatureSet::CAPITAL);

/// A word with which an area of a reference may end, or one that may begin behind it.
const REFERENCE: FeatureSet =
    FeatureSet::ENTRY.or(FeatureSet::DASH).or(FeatureSet::SIGN_NEXT).or(FeatureSet::DOT_BEHIND);

/// Asked at every mark.
const ALL: [Rule; 15] = [
    Rule("nothing-said", FeatureSet::WORDLESS, ahead::nothing_said),
    Rule("joined-sign", FeatureSet::JOINED, joined::sign),
    Rule("missing-space", FeatureSet::JOINED, joined::missing_space),
    Rule("joined", FeatureSet::JOINED, joined::anything),
    Rule("empty-line", FeatureSet::BLANK, ahead::empty_line),
    Rule("sign-follows", FeatureSet::SIGN_NEXT, ahead::sign_follows),
    Rule("inside-bracket", FeatureSet::HELD, held::inside_bracket),
    Rule("inside-quotation", FeatureSet::HELD, held::inside_quotation),
    Rule("item-follows", FeatureSet::BRACKET_BEHIND, labels::item_follows),
    Rule("chess", FeatureSet::COUNTING, numerals::chess),
    Rule("seen-shortened", FeatureSet::ANYTHING, statistics::shortened),
    Rule("small-letter", FeatureSet::SMALL_NEXT, ahead::small_letter),
    Rule("speech-tag", FeatureSet::CLOSING.or(FeatureSet::DASH), speech::tag_follows),
    Rule("title-quoted", FeatureSet::CLOSING, held::title_quoted),
    Rule("title-printed", FeatureSet::STRONG, speech::title_printed),
];

/// Asked at a single period.
const PERIOD: [Rule; 22] = [
    Rule("reference", REFERENCE, labels::reference),
    Rule("entry", FeatureSet::LISTED, labels::entry),
    Rule("speaker", FeatureSet::NO_SMALL_END.or(FeatureSet::CLOSING), labels::speaker),
    Rule("speaker", FeatureSet::ANYTHING, labels::numbered_speaker),
    Rule("closed", FeatureSet::CLOSING, ahead::closed),
    Rule("heading", NUMERAL.or(FeatureSet::WORDLESS), labels::heading),
    Rule("label", FeatureSet::COUNTING.or(FeatureSet::LETTER), labels::label),
    Rule("pronoun-i", FeatureSet::LETTER, initials::pronoun),
    Rule("numeral-letter", FeatureSet::LETTER, numerals::letter),
    Rule("counted-letter", FeatureSet::LETTER, initials::counted),
    Rule("seen-small", INITIAL, statistics::common),
    Rule("initials", INITIAL, initials::initials),
    Rule("roman", FeatureSet::COUNTING, numerals::roman),
    Rule("old-money", FeatureSet::ANYTHING, numerals::old_money),
    Rule("number", FeatureSet::COUNTING, numerals::number),
    Rule("month", FeatureSet::LISTED, numerals::month),
    Rule("year", FeatureSet::LISTED, numerals::year),
    Rule("formula", FeatureSet::LISTED, abbreviations::formula),
    Rule("unit", FeatureSet::LISTED, abbreviations::unit),
    Rule("abbreviation", FeatureSet::LISTED, abbreviations::listed),
    Rule("seen-whole", FeatureSet::SHORT, statistics::whole),
    Rule("unlisted", FeatureSet::SHORT.or(FeatureSet::DOTTED), abbreviations::unlisted),
];

/// Puts a candidate to the rules.
pub(super) fn decide(candidate: &Candidate<'_>) -> (&'static str, Verdict) {
    let features = candidate.features();
    let ask = |rules: &[Rule]| {
        rules.iter().find_map(|&Rule(name, when, rule)| {
            debug_assert!(
                features.any(when) || rule(candidate).is_none(),
                "{name} has an answer where it is not asked"
            );
            features.any(when).then(|| rule(candidate)).flatten().map(|verdict| (name, verdict))
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
