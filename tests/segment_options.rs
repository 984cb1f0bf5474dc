//! What a user can ask of the segmenter: own abbreviations, verse, and why.

use std::collections::BTreeSet;

use bitext::model::{BlockKind, Language, Segmented};
use bitext::read::{self, Layout, read};
use bitext::segment::{Abbreviations, Options, explain, segment};

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Rules, each with a text in which it decides somewhere.
const RULES: &str = include_str!("suite/explain/rules.txt");

fn text(text: &str, language: &str, verse: bool, own: &str) -> Result<(read::Read, Options)> {
    let mut reading = read::Options::default();
    reading.language = Some(Language::new(language)?);
    reading.verse = verse;
    let mut options = Options::default();
    options.abbreviations = Abbreviations::parse("own.txt", own)?;
    options.verse = verse;
    Ok((read("case.txt", text.as_bytes().to_vec(), &reading)?, options))
}

fn units(text: &Segmented) -> Vec<&str> {
    text.ids().map(|id| text.text(id)).collect()
}

#[test]
fn own_abbreviations_hold_beside_the_list() -> Result {
    for (language, own, cases) in [
        (
            "ru",
            "сиятельн.\nт. зр\nгубисп.\n",
            [
                "Его сиятельн. Воронцов вышел. | Все встали.",
                "С этой т. зр. Маркова права. | Спорить не стали.",
                "Дело вёл Губисп. Совета рабочих. | Он молчал.",
                "Спросили в губисп. | Там никого не было.",
                "Он получил сиятельн. 5 писем.",
            ],
        ),
        (
            "en",
            "Regt.\net alii",
            [
                "The Regt. Band played. | We danced.",
                "He joined the Regt. | They left at dawn.",
                "See Hale et alii Fen Mills. | It is long.",
                "The regt. Colours were lost.",
                "Said of him was little. | Hale left.",
            ],
        ),
    ] {
        for case in cases {
            let (read, options) = text(&case.replace(" | ", " "), language, false, own)?;
            let expected: Vec<&str> = case.split(" | ").collect();
            assert_eq!(units(&segment(read.document.into(), &options)), expected);
        }
        let (read, _) = text("Его сиятельн. Воронцов вышел.", "ru", false, "")?;
        assert_eq!(segment(read.document.into(), &Options::default()).len(), 2, "not without the list");
    }
    Ok(())
}

#[test]
fn a_line_of_verse_is_a_unit() -> Result {
    let poem = "УТРО\n\nЕщё темно. Спят галки. Над рекой\nтуман, и первый сторож гасит лампу;\n\nон ждёт. Чего?\nНикто не знает.\n";
    let (read, options) = text(poem, "ru", true, "")?;
    assert_eq!(read.layout, Layout::Verse);
    let found = segment(read.document.into(), &options);
    let lines: Vec<&str> = poem.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(units(&found), lines);
    let kinds: Vec<BlockKind> = found.document().blocks().iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Heading { level: 1 }, BlockKind::Verse, BlockKind::Verse]);
    Ok(())
}

#[test]
fn every_decision_names_its_rule() -> Result {
    let (mut seen, mut wrong) = (BTreeSet::new(), Vec::new());
    for line in RULES.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [rule, language, case] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else { return Err(line.into()) };
        let (read, options) = text(&case.replace('⏎', "\n"), language, rule == "verse-line", "")?;
        let (found, why) = explain(read.document.into(), &options);
        if !why.iter().any(|place| place.rule == rule) {
            wrong.push(format!("{rule}: {case}: {:?}", why.iter().map(|place| place.rule).collect::<Vec<_>>()));
        }
        let ends: BTreeSet<u32> = found.ids().map(|id| found.tile(id).end()).collect();
        for place in why {
            assert_eq!(place.boundary, ends.contains(&place.at), "{}: {case}", place.rule);
        }
        seen.insert(rule);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() > 30, "{} rules", seen.len());
    Ok(())
}
