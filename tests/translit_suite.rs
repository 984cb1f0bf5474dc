//! Transliteration: cases in plain text, a file a scheme, and laws.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bitext::model::Language;
use bitext::translit::{Scheme, Undefined, schemes};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/translit");
/// A scheme with fewer cases has not been thought through.
const CASES: usize = 15;

/// The lines `Cyrillic → Latin` of a file.
fn cases(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        line.split_once(" →").map(|(from, to)| (from, to.strip_prefix(' ').unwrap_or(to))).expect("Cyrillic → Latin")
    })
}

/// Is it of the Cyrillic script?
fn is_cyrillic_letter(c: char) -> bool {
    let blocks = ['\u{400}'..='\u{481}', '\u{48a}'..='\u{52f}', '\u{1c80}'..='\u{1c8f}', '\u{2de0}'..='\u{2dff}'];
    blocks.iter().any(|block| block.contains(&c))
        || ('\u{a640}'..='\u{a69f}').contains(&c) && c.is_alphabetic()
        || matches!(c, '\u{1d2b}' | '\u{1d78}' | '\u{1e030}'..='\u{1e06d}')
}

#[test]
fn every_scheme_has_cases_and_they_hold() {
    let mut wrong = Vec::new();
    for scheme in schemes() {
        let file = format!("{SUITE}/{}.txt", scheme.id());
        let text = fs::read_to_string(&file).unwrap_or_else(|_| panic!("the scheme {} has no {file}", scheme.id()));
        let mut count = 0;
        for (cyrillic, latin) in cases(&text) {
            count += 1;
            for input in [cyrillic.nfc().collect::<String>(), cyrillic.nfd().collect()] {
                let got = scheme.transliterate(&input);
                if got != latin.nfc().collect::<String>() {
                    wrong.push(format!("{}: {cyrillic}: expected {latin}, got {got}", scheme.id()));
                }
            }
        }
        assert!(count >= CASES, "the scheme {} has {count} cases of {CASES}", scheme.id());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_case_file_belongs_to_a_scheme() {
    for entry in fs::read_dir(SUITE).expect("the suite") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        assert!(Scheme::named(&name).is_ok(), "{name}");
    }
}

#[test]
fn every_tag_is_canonical_and_every_title_differs() {
    let mut titles = BTreeMap::new();
    for scheme in schemes() {
        assert_eq!(Language::new(scheme.tag()).expect("a tag").as_str(), scheme.tag());
        assert!(titles.insert(scheme.title(), scheme.id()).is_none(), "{}", scheme.title());
    }
}

/// The reference lists that lie beside a checkout of the project; skipped where there are none.
#[test]
fn the_reference_list_holds() {
    for (file, skip) in [("data/names/translit.tsv", 0), ("cases/38-translit.tsv", 1)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(file);
        let Ok(text) = fs::read_to_string(&path) else {
            println!("skipped: no {}", path.display());
            continue;
        };
        for line in text.lines().skip(skip) {
            let cells: Vec<_> = line.split('\t').collect();
            let scheme = Scheme::named(cells[0]).expect("a scheme");
            let latin: String = cells[2].nfc().collect();
            assert_eq!(scheme.transliterate(cells[1]), latin, "{} {}", cells[0], cells[1]);
            let decomposed: String = cells[1].nfd().collect();
            assert_eq!(scheme.transliterate(&decomposed), latin, "{} {} in NFD", cells[0], cells[1]);
        }
    }
}

#[test]
fn letters_that_a_scheme_does_not_define_are_reported() {
    for (id, text, letters) in [
        ("ungegn", "Ґанок, їжа, ЄС", "єїґ"),
        ("iso9", "Ґанок, їжа, Ѣ", ""),
        ("bgn", "Россія и Ѳома", ""),
        ("icao", "Қазақстан", "қ"),
        ("alalc", "Њу\u{301}јорк", "јњ"),
        ("press", "plain Latin, 1956", ""),
    ] {
        let scheme = Scheme::named(id).expect("a scheme");
        assert_eq!(scheme.unknown_letters(text), letters.chars().collect::<Vec<_>>(), "{id} {text}");
    }
}

/// Is the sample there and back again the sample? Latin words of the original would come back in Cyrillic letters.
#[test]
fn reversible_schemes_give_the_sample_back() {
    let sample = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/texts/report.ru.txt")).expect("the sample");
    let reversible: Vec<_> = schemes().iter().filter(|scheme| scheme.is_reversible()).collect();
    assert_eq!(reversible.iter().map(|scheme| scheme.id()).collect::<Vec<_>>(), ["gost779b", "iso9"]);
    for scheme in reversible {
        for word in sample.split_whitespace().filter(|word| !word.contains(|c: char| c.is_ascii_alphabetic())) {
            let latin = scheme.transliterate(word);
            assert_eq!(scheme.reverse(&latin).as_deref(), Some(word), "{}: {latin}", scheme.id());
        }
    }
}

#[test]
fn a_scheme_in_which_letters_fall_together_is_not_called_reversible() {
    for scheme in schemes() {
        let (one, other) = (scheme.transliterate("шчи мех"), scheme.transliterate("щи мех"));
        assert!(one != other || !scheme.is_reversible(), "{}", scheme.id());
    }
}

#[test]
fn stress_marks_and_capital_signs_come_back() {
    for text in ["Ю́рьев, я́ и ё́, ОБЪЕ́ЗД", "Объездъ; ЦКЬ. Ъ", "Жу\u{301}ков — № 1", "ѲЕОФАНЪ и ѵпостась"]
    {
        let iso9 = Scheme::named("iso9").expect("a scheme");
        let text: String = text.nfc().collect();
        assert_eq!(
            iso9.reverse(&iso9.transliterate(&text)).as_deref().map(str::to_lowercase),
            Some(text.to_lowercase())
        );
    }
    assert_eq!(
        Scheme::named("iso9").expect("a scheme").reverse("OBʺEZD, Obʺezd, ʺ").as_deref(),
        Some("ОБЪЕЗД, Объезд, ъ")
    );
}

#[test]
fn an_unknown_scheme_lists_those_known() {
    let message = Scheme::named("gost").expect_err("no such scheme").to_string();
    assert!(message.contains("gost779b") && message.contains("wikipedia"), "{message}");
}

/// Words as Russian has them: small letters, a capital first, all capitals; signs only between consonant and vowel.
fn russian() -> impl Strategy<Value = String> {
    let word = "[абвгдеёжзийклмнопрстуфхцчшщыэюяѣіѳѵ]{1,3}([бвдзклмнпрстфхцчшщ]{1,2}[ъь]?[аеёиоуыэюяѣ]й?)?";
    let shaped = (word, 0..3).prop_map(|(word, shape)| match shape {
        0 => word,
        1 => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        _ => word.to_uppercase(),
    });
    proptest::collection::vec((shaped, "[ ,.!—«»0-9]{1,3}"), 0..12)
        .prop_map(|words| words.into_iter().map(|(word, gap)| word + &gap).collect())
}

/// Any word of the letters that ISO 9 has, in any of the three shapes; a sign has no case of its own, so that no word
/// begins with one, and a word in capitals has two letters that have a case.
fn any_letters() -> impl Strategy<Value = String> {
    let letters = "[а-щыэюяёѣіѳѵѫґѓђєѕїјќљњћўџӓӑӕғҕһӗҷӝӂӟӡӣқҟңҥӧөҧҭӯӱӳүҳҵӵҽӹә]";
    let word = proptest::string::string_regex(&format!("{letters}{{2}}([ъь]?{letters}){{0,5}}"));
    (word.expect("a pattern"), 0..3).prop_map(|(word, shape)| match shape {
        0 => word,
        1 => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        _ => word.to_uppercase(),
    })
}

/// The letters that a scheme does not define, counted without any haste.
fn counted(scheme: &Scheme, text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for c in text.nfc().flat_map(char::to_lowercase) {
        if !scheme.unknown_letters(&c.to_string()).is_empty() {
            *counts.entry(c).or_default() += 1;
        }
    }
    counts
}

proptest! {
    #[test]
    fn iso9_gives_every_letter_back(text in any_letters()) {
        let scheme = Scheme::named("iso9").expect("a scheme");
        let latin = scheme.transliterate(&text);
        prop_assert_eq!(scheme.reverse(&latin), Some(text.nfc().collect()), "{}", latin);
    }

    #[test]
    fn undefined_letters_are_counted_however_the_text_comes(
        lines in proptest::collection::vec("[а-яЀ-ԯ\u{300}-\u{308} a]{0,30}", 0..5), decomposed in any::<bool>()
    ) {
        let scheme = Scheme::named("press").expect("a scheme");
        let text: String = lines.iter().flat_map(|line| ["x", line, "\n"]).collect();
        let text: String = if decomposed { text.nfd().collect() } else { text.nfc().collect() };
        let (mut whole, mut pieces) = (Undefined::new(&[scheme]), Undefined::new(&[scheme]));
        whole.add(&text);
        text.split_inclusive('\n').for_each(|line| pieces.add(line));
        let warnings = whole.warnings("");
        prop_assert_eq!(&warnings, &pieces.warnings(""));
        let counts = counted(scheme, &text);
        prop_assert_eq!(warnings.len(), counts.len());
        for (letter, count) in counts {
            let told = format!("press does not define {letter} ({count} in all)");
            prop_assert!(warnings.iter().any(|w| w.message.starts_with(&told)), "{}: {:?}", told, warnings);
        }
    }

    #[test]
    fn iso9_gives_the_input_back(text in russian()) {
        let scheme = Scheme::named("iso9").expect("a scheme");
        prop_assert_eq!(scheme.reverse(&scheme.transliterate(&text)), Some(text));
    }

    #[test]
    fn gost779b_gives_modern_spelling_back(text in russian()) {
        let modern = text.replace(['ѣ', 'і', 'ѳ', 'ѵ'], "о").replace(['Ѣ', 'І', 'Ѳ', 'Ѵ'], "О");
        let scheme = Scheme::named("gost779b").expect("a scheme");
        prop_assert_eq!(scheme.reverse(&scheme.transliterate(&modern)), Some(modern));
    }

    #[test]
    fn no_cyrillic_letter_is_left_and_the_composition_does_not_matter(text in "[а-яА-ЯЀ-ԯ\u{300}-\u{308}\u{483}\u{2de0}-\u{2dff}a-z .]{0,20}|\\PC{0,20}") {
        for scheme in schemes() {
            let latin = scheme.transliterate(&text);
            prop_assert!(!latin.chars().any(is_cyrillic_letter), "{}: {latin}", scheme.id());
            prop_assert_eq!(&latin, &latin.nfc().collect::<String>());
            prop_assert_eq!(&latin, &scheme.transliterate(&text.nfd().collect::<String>()));
        }
    }

    #[test]
    fn what_is_not_cyrillic_stays(text in "[ -~À-ʯ«»—…№“”\n]{0,60}") {
        for scheme in schemes() {
            prop_assert_eq!(&scheme.transliterate(&text), &text);
            prop_assert!(scheme.unknown_letters(&text).is_empty());
        }
    }
}
