//! What holds for any text in any language: units tile it, each decision is a place in it, and time grows as the text does.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bitext::model::{Document, Language};
use bitext::read::{self, read};
use bitext::segment::{Abbreviations, Options, explain, segment};
use proptest::prelude::*;

/// Languages with data of their own and without.
const LANGUAGES: [&str; 8] = ["ru", "en", "de", "fr", "uk", "hu", "el", "und"];

fn document(text: &[u8], language: &str, verse: bool) -> Option<Arc<Document>> {
    let mut options = read::Options::default();
    options.language = Language::new(language).ok();
    options.verse = verse;
    Some(read("law.txt", text.to_vec(), &options).ok()?.document.into())
}

/// What the rules look at, in any order, and anything else.
fn any_text() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        ". ",
        ".",
        "! ",
        "?",
        "…",
        ". . .",
        "\n",
        "\n\n",
        " ",
        "\u{a0}",
        "\u{2028}",
        " (",
        ") ",
        "[1]",
        "«",
        "»",
        "„",
        "“",
        "”",
        "\"",
        "'",
        "’",
        " — ",
        "- ",
        "•",
        "т. е. ",
        "тов",
        "г.",
        "Им",
        "И. В. ",
        "Сталин",
        "он",
        "XX в.",
        "1956",
        "12.",
        " а) ",
        "U.S.",
        "Mr",
        "etc",
        "a.m. ",
        "The",
        "said",
        "z. B. ",
        "3. Oktober",
        "M. Dupont",
        "СМЕХ",
        "Смех",
        "Аплодисменты",
        "ё\u{301}",
        "i\u{306}",
        "\u{ad}",
        "\u{200b}",
        "中文。",
        "ا",
        "𐐀",
        "ǅ",
        "\u{0}",
        "§",
        "№ 5",
        " :) ",
        ")) ",
        "А и Б. ",
        "9 Б. ",
        "им. ",
        "Юж. ",
        "за шт. ",
        "п. 2.3. Договора",
        "1-й гость. ",
        "ЛИЗА. ",
        "£4. 10s. ",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..80).prop_map(|pieces| pieces.concat().into_bytes()),
        ".{0,120}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..200),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn units_tile_any_text_in_any_language(text in any_text(), language in prop::sample::select(&LANGUAGES[..]), verse in any::<bool>()) {
        let Some(document) = document(&text, language, verse) else { return Ok(()) };
        let mut options = Options::default();
        options.verse = verse;
        options.abbreviations = Abbreviations::parse("own.txt", "он\nа. м.\nSaid").map_err(|e| TestCaseError::fail(e.to_string()))?;
        let (found, why) = explain(Arc::clone(&document), &options);
        let tiles: String = found.ids().map(|id| found.tile(id).of(document.text())).collect();
        prop_assert!(tiles == document.text() || document.text().trim().is_empty());
        for place in why {
            prop_assert!(document.text().is_char_boundary(place.at as usize), "{}", place.rule);
        }
        prop_assert_eq!(&segment(document, &options), &found);
    }
}

/// Texts that made one splitter or another quadratic: a stretch of each, repeated.
const HOSTILE: [(&str, &str); 16] = [
    ("no empty line", "Сторож ушёл в 1956 г. домой, и лампа (жёлтая) осталась. "),
    ("no mark", "и вот так без конца "),
    ("marks alone", ".!?"),
    ("ellipses", "… "),
    ("spaced dots", ". . "),
    ("brackets that never close", "(а. "),
    ("quotations that never close", "«Да. „Нет! "),
    ("initials", "И. В. "),
    ("numbers", "12. "),
    ("line ends", "а\n"),
    ("one word", "слово"),
    ("abbreviations", "т. е. тов. "),
    ("smiles", "да)) "),
    ("mouths alone", ")"),
    ("faces", ":) "),
    ("speakers", "ЛИЗА. Я. "),
];

#[test]
fn time_grows_as_the_text_does() {
    /// Bytes of the short text, and how many times longer the long one is.
    const SHORT: usize = 1 << 15;
    const TIMES: usize = 16;
    /// A quadratic pass takes sixteen times that; caches and neighbours on the machine, a few times.
    const SLACK: u32 = 4;
    let best = |text: &str| {
        let document = document(text.as_bytes(), "ru", false).expect("UTF-8 is read");
        let run = || {
            let start = Instant::now();
            assert!(segment(Arc::clone(&document), &Options::default()).len() <= text.len());
            start.elapsed()
        };
        (0..3).map(|_| run()).min().unwrap_or_default()
    };
    for (shape, piece) in HOSTILE {
        let short = piece.repeat(SHORT / piece.len());
        let (one, many) = (best(&short), best(&short.repeat(TIMES)));
        let most = one.max(Duration::from_millis(1)) * TIMES as u32 * SLACK;
        assert!(many < most, "{shape}: {one:?}, and {many:?} for {TIMES} times the text");
    }
}
