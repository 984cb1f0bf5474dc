//! A pair of names seen well in one bead helps the same pair where the bead's own evidence is weak: at the beginning of a
//! sentence, or beside names that are as like.

use std::collections::HashSet;

use foldhash::fast::FixedState;

use crate::model::{BeadId, PerSide};
use crate::names::morphology::patronymic::is_patronymic;
use crate::names::pair::paired::{PairedName, WordLink};
use crate::names::pair::weights::LEAST;
use crate::names::pair::words::Agreement;
use crate::names::recognise::name::Name;
use crate::names::text::analysed::{Text, Texts, TokenIndex};
use crate::names::text::token::{FormId, WordShape};
use crate::words::letters::Weight;

/// Least weight of a link whose words are joined elsewhere too, in hundredths of a nat: more than nineteen of twenty links as
/// heavy are right (see `Calibration`).
const SURE_FROM: Weight = 700;
/// Unpaired names of each side that are compared in a bead. A limit of work, which grows with their product.
const MOST: usize = 50;

/// Joins what each side of a bead has without a partner, where the rest of the text joins the two; the confidence is the least
/// that a link has.
pub fn propagate(texts: Texts<'_>, found: &mut Vec<(BeadId, PairedName)>) {
    let sure = SureLinks::new(texts, found);
    let mut from = 0;
    while from < found.len() {
        let bead = found[from].0;
        let to = from + found[from..].iter().take_while(|(id, _)| *id == bead).count();
        let alone = |has: fn(&PairedName) -> bool| -> Vec<usize> {
            (from..to).filter(|&n| has(&found[n].1)).take(MOST).collect()
        };
        let sources = alone(|found| found.target.is_none());
        let mut targets = alone(|found| found.source.is_none());
        for source in sources {
            let agreeing = |&target: &usize| sure.words(texts, &found[source].1, &found[target].1);
            let Some((at, words)) = targets.iter().enumerate().find_map(|(at, target)| Some((at, agreeing(target)?)))
            else {
                continue;
            };
            let target = found[targets.remove(at)].1.target.take();
            let joined = &mut found[source].1;
            (joined.target, joined.words, joined.weight) = (target, words, LEAST);
        }
        from = to;
    }
    found.retain(|(_, found)| found.source.is_some() || found.target.is_some());
}

/// Russian nominatives, and the forms that the text has, with the English spellings that sure links join to them.
struct SureLinks<'a>(HashSet<(&'a str, FormId), FixedState>);

impl<'a> SureLinks<'a> {
    fn new(PerSide { source, target }: Texts<'a>, found: &[(BeadId, PairedName)]) -> Self {
        let sure = found.iter().filter(|(_, found)| found.weight >= SURE_FROM);
        let words =
            sure.flat_map(|(_, found)| &found.words).filter(|word| !word.agreement.head && !word.agreement.derived);
        let link = |word: &WordLink| {
            let PerSide { source: s, target: t } = word.at;
            let analysis =
                word.agreement.analysis.and_then(|n| source.analyses(source.tokens[s].form).get(usize::from(n)));
            (analysis.map_or_else(|| source.word(s), |analysis| &*analysis.lemma), target.tokens[t].form)
        };
        let mut sure: HashSet<(&str, FormId), FixedState> = words.map(link).collect();
        // «Вильгельм Ген», "Wilhelm Höhn": what is left of both names, of one word each, goes together too.
        for (_, found) in found.iter().filter(|(_, found)| found.weight >= SURE_FROM) {
            let left = |text: &Text<'_>, name: &Option<Name>, used: &dyn Fn(TokenIndex) -> bool| {
                let mut left = name.iter().flat_map(|name| name.words.clone()).filter(|&at| !used(at));
                left.next().filter(|&at| left.next().is_none() && text.shape(at) == WordShape::Capital)
            };
            let own = left(source, &found.source, &|at| found.words.iter().any(|word| word.at.source == at));
            let other = left(target, &found.target, &|at| found.words.iter().any(|word| word.at.target == at));
            if let Some((s, t)) = own.zip(other) {
                let analyses = source.analyses(source.tokens[s].form).iter().map(|analysis| &*analysis.lemma);
                let lemmas = analyses.filter(|lemma| !is_patronymic(source.names, lemma)).chain([source.word(s)]);
                sure.extend(lemmas.map(|lemma| (lemma, target.tokens[t].form)));
            }
        }
        Self(sure)
    }

    /// The words of two names that the rest of the text joins; none where there are none.
    fn words(
        &self,
        PerSide { source, target }: Texts<'_>,
        one: &PairedName,
        other: &PairedName,
    ) -> Option<Vec<WordLink>> {
        let (name, rendering) = one.source.as_ref().zip(other.target.as_ref())?;
        let joined = |s: TokenIndex, t: TokenIndex| {
            let (word, other) = (source.tokens[s].form, target.tokens[t].form);
            let lemmas = source.analyses(word).iter().map(|analysis| &*analysis.lemma);
            std::iter::once(source.word(s)).chain(lemmas).any(|lemma| self.0.contains(&(lemma, other)))
        };
        let seen = Agreement { weight: LEAST, analysis: None, head: false, derived: false };
        let of = |s: TokenIndex| {
            rendering
                .words
                .clone()
                .find(|&t| joined(s, t))
                .map(|t| WordLink { at: PerSide { source: s, target: t }, agreement: seen })
        };
        let words: Vec<WordLink> = name.words.clone().filter_map(of).collect();
        // Иван Кузнецов is not Maria Kuznetsov: every word of the shorter name has its partner.
        let whole = words.len() == name.words.len().min(rendering.words.len());
        Some(words).filter(|words| !words.is_empty() && whole)
    }
}
