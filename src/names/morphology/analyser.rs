//! The nominatives that a form may have: by closed tables of endings, in every case, with no guess beyond them.

use crate::language::{Declension, Gender, Inflection, Knowledge, NameList};
use crate::names::morphology::analysis::Analysis;

/// Letters that a stem has at least: Ли, Ге and Юм are names, and shorter is nothing, but for Лев with its fleeting vowel.
const SHORTEST_STEM: usize = 2;

/// Returns all analyses of a folded form, sorted, the same analysis once with all its cases.
pub fn analyses(language: &Knowledge, form: &str) -> Vec<Analysis> {
    let whole = || simple(language.inflection(), form);
    let mut out = form.split_once('-').map_or_else(whole, |(first, rest)| double(language, first, rest));
    out.sort_unstable();
    out
}

/// Analyses of a double name: both parts have endings (Римского-Корсакова), or only the last (Бонч-Бруевича, Нью-Йорка), or
/// only the first (Антонова-Овсеенко, Ростова-на-Дону).
fn double(language: &Knowledge, first: &str, rest: &str) -> Vec<Analysis> {
    let (names, simple) = (language.names(), |form: &str| simple(language.inflection(), form));
    let join = |one: &str, other: &str| [one, "-", other].concat().into();
    let own = simple(first);
    if let Some((middle, _)) = rest.split_once('-') {
        let place = names.has(NameList::InsidePlaces, middle);
        let bent = if place { own } else { simple(rest) };
        let whole =
            |analysis: &Analysis| if place { join(&analysis.lemma, rest) } else { join(first, &analysis.lemma) };
        return bent.iter().map(|analysis| Analysis { lemma: whole(analysis), ..analysis.clone() }).collect();
    }
    let mut out = Vec::new();
    let fixed = |analysis: &Analysis| analysis.declension == Declension::Fixed;
    let rest = simple(rest);
    for last in &rest {
        let before = out.len();
        for analysis in own.iter().filter(|own| own.gender == last.gender) {
            let cases = analysis.cases.and(last.cases);
            // A part without endings takes part only where no analysis has endings in both, but for Нью, Овсеенко, Кюри.
            let bends = |part: &Analysis, list: NameList| !fixed(part) || names.ends(list, &part.lemma);
            let both = bends(analysis, NameList::BendingFirstParts) && bends(last, NameList::BendingLastParts);
            if !cases.is_empty() && (both || !(fixed(analysis) && fixed(last))) {
                let declension = if fixed(last) { analysis.declension } else { last.declension };
                let lemma = join(&analysis.lemma, &last.lemma);
                out.push((both, Analysis { lemma, gender: last.gender, declension, cases }));
            }
        }
        // «Бонч», «Тер», «Сен» are nominatives, but need no endings here.
        let stays = own
            .iter()
            .any(|own| own.gender == last.gender && own.declension == Declension::Consonant && *own.lemma == *first);
        if stays || out.len() == before {
            out.push((stays && !fixed(last), Analysis { lemma: join(first, &last.lemma), ..last.clone() }));
        }
    }
    let bent: Vec<Gender> = out.iter().filter(|(both, _)| *both).map(|(_, analysis)| analysis.gender).collect();
    out.retain(|(both, analysis)| *both || !bent.contains(&analysis.gender));
    out.into_iter().map(|(_, analysis)| analysis).collect()
}

fn simple(inflection: &Inflection, form: &str) -> Vec<Analysis> {
    let mut out: Vec<Analysis> = Vec::new();
    let starts: Vec<usize> = form.char_indices().map(|(at, _)| at).collect();
    for letters in 0..=inflection.longest.min(starts.len().saturating_sub(1)) {
        let at = if letters == 0 { form.len() } else { starts[starts.len() - letters] };
        let (stem, ending) = form.split_at(at);
        for (paradigm, cases) in inflection.having(ending) {
            let short = starts.len() - letters < SHORTEST_STEM && paradigm.declension != Declension::Fleeting;
            if short || !paradigm.fits(stem) {
                continue;
            }
            let lemma: Box<str> = [stem, paradigm.nominative].concat().into();
            let same = |r: &&mut Analysis| {
                r.lemma == lemma && r.gender == paradigm.gender && r.declension == paradigm.declension
            };
            match out.iter_mut().find(same) {
                Some(analysis) => analysis.cases = analysis.cases.or(cases),
                None => out.push(Analysis { lemma, gender: paradigm.gender, declension: paradigm.declension, cases }),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn analyses(form: &str) -> Vec<Analysis> {
        super::analyses(language::in_folder("ru"), form)
    }

    #[test]
    fn forms_have_their_nominatives() {
        for (form, lemma) in [
            ("хрущевым", "хрущев"),
            ("фурцевой", "фурцева"),
            ("берии", "берия"),
            ("толстому", "толстой"),
            ("дзержинским", "дзержинский"),
            ("павла", "павел"),
            ("льва", "лев"),
            ("рязани", "рязань"),
            ("черненко", "черненко"),
            ("афинах", "афины"),
            ("ивановых", "ивановы"),
            ("врубеля", "врубель"),
            ("георгия", "георгий"),
            ("римского-корсакова", "римский-корсаков"),
            ("антонова-овсеенко", "антонов-овсеенко"),
            ("бонч-бруевича", "бонч-бруевич"),
            ("ростова-на-дону", "ростов-на-дону"),
            ("достоевскаго", "достоевский"),
            ("стрельца", "стрелец"),
        ] {
            assert!(analyses(form).iter().any(|r| &*r.lemma == lemma), "{form}: {:?}", analyses(form));
        }
    }

    #[test]
    fn short_and_foreign_words_do_no_harm() {
        for form in ["", "а", "я", "x", "日本", "ъ"] {
            let _ = analyses(form);
        }
    }
}
