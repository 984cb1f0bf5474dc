//! Which nominatives a Russian form may have: closed tables of endings, every case, no guess beyond them.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::names::morphology::categories::{Analysis, Cases, Declension, Gender};

/// One class and gender of the table.
struct Paradigm {
    declension: Declension,
    gender: Gender,
    nominative: &'static str,
    stems: Vec<&'static str>,
    excluded: Vec<&'static str>,
}

struct EndingTable {
    paradigms: Vec<Paradigm>,
    /// Ending → paradigm and the cases in which it has that ending.
    endings: HashMap<&'static str, Vec<(usize, Cases)>>,
}

/// Letters of the longest ending of the table.
const LONGEST_ENDING: usize = 4;
/// Letters that a stem has at least: Ли, Ге and Юм are names, and shorter is nothing, but for Лев with its fleeting vowel.
const SHORTEST_STEM: usize = 2;

static TABLE: LazyLock<EndingTable> = LazyLock::new(|| {
    let mut table = EndingTable { paradigms: Vec::new(), endings: HashMap::new() };
    for line in include_str!("data/endings.txt").lines() {
        let Some((row, stems)) = line.split_once(" : ") else { continue };
        let mut cells = row.split_whitespace();
        let (Some(declension), Some(gender), Some(nominative)) =
            (cells.next().and_then(declension), cells.next().and_then(gender), cells.next())
        else {
            continue;
        };
        let bare = |ending: &'static str| ending.trim_start_matches('-');
        let paradigm = table.paradigms.len();
        let mut add = |ending: &'static str, cases: Cases| {
            let rows = table.endings.entry(bare(ending)).or_default();
            match rows.last_mut() {
                Some((last, known)) if *last == paradigm => *known = known.or(cases),
                _ => rows.push((paradigm, cases)),
            }
        };
        for (ending, case) in std::iter::once(nominative).chain(cells).zip(Cases::EACH) {
            for variant in ending.split('/') {
                add(variant, case);
            }
        }
        let (mut allowed, mut excluded) = (Vec::new(), Vec::new());
        for end in stems.split_whitespace() {
            match (end, end.strip_prefix('!')) {
                (_, Some(end)) => excluded.push(end),
                ("@hard", _) => allowed.extend("б в г д з к л м н п р с т ф х".split(' ')),
                ("@hush", _) => allowed.extend("ж ш ч щ ц".split(' ')),
                ("@velar", _) => allowed.extend("г к х".split(' ')),
                ("@cons", _) => allowed.extend("б в г д ж з к л м н п р с т ф х ц ч ш щ".split(' ')),
                (end, _) => allowed.push(end),
            }
        }
        table.paradigms.push(Paradigm { declension, gender, nominative: bare(nominative), stems: allowed, excluded });
    }
    table
});

fn declension(name: &str) -> Option<Declension> {
    Some(match name {
        "possessive" => Declension::Possessive,
        "adjective" => Declension::Adjective,
        "hard" | "hush" | "soft" | "iot" => Declension::Consonant,
        "feminine" | "masculine" => Declension::Vowel,
        "third" => Declension::Third,
        "neuter" => Declension::Neuter,
        "plural" => Declension::Plural,
        "fixed" => Declension::Fixed,
        "fleeting" => Declension::Fleeting,
        _ => return None,
    })
}

fn gender(name: &str) -> Option<Gender> {
    Some(match name {
        "m" => Gender::Masculine,
        "f" => Gender::Feminine,
        "n" => Gender::Neuter,
        "p" => Gender::Plural,
        _ => return None,
    })
}

/// All analyses of a form in lower case, е for ё; sorted, the same analysis once with all its cases.
pub fn analyses(form: &str) -> Vec<Analysis> {
    let mut out = form.split_once('-').map_or_else(|| simple(form), |(first, rest)| double(first, rest));
    out.sort_unstable();
    out
}

/// Both parts of a double name have endings (Римского-Корсакова), the last alone (Бонч-Бруевича, Нью-Йорка), or the first
/// alone (Антонова-Овсеенко, Ростова-на-Дону).
fn double(first: &str, rest: &str) -> Vec<Analysis> {
    let join = |one: &str, other: &str| [one, "-", other].concat().into();
    let own = simple(first);
    if let Some((middle, _)) = rest.split_once('-') {
        let place = matches!(middle, "на" | "над" | "под" | "в" | "при");
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
            let bends = |part: &Analysis, ends: [char; 3]| !fixed(part) || part.lemma.ends_with(ends);
            let both = bends(analysis, ['о', 'и', 'ю']) && bends(last, ['о', 'и', 'и']);
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

fn simple(form: &str) -> Vec<Analysis> {
    let table = &*TABLE;
    let mut out: Vec<Analysis> = Vec::new();
    let starts: Vec<usize> = form.char_indices().map(|(at, _)| at).collect();
    for letters in 0..=LONGEST_ENDING.min(starts.len().saturating_sub(1)) {
        let at = if letters == 0 { form.len() } else { starts[starts.len() - letters] };
        let (stem, ending) = form.split_at(at);
        for &(paradigm, cases) in table.endings.get(ending).map_or(&[][..], Vec::as_slice) {
            let paradigm = &table.paradigms[paradigm];
            let short = starts.len() - letters < SHORTEST_STEM && paradigm.declension != Declension::Fleeting;
            let fits = !short && paradigm.stems.iter().any(|end| stem.ends_with(end));
            if !fits || paradigm.excluded.iter().any(|end| stem.ends_with(end)) {
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

    #[test]
    fn every_row_of_the_table_is_read() {
        let rows = include_str!("data/endings.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
        assert_eq!(TABLE.paradigms.len(), rows);
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
