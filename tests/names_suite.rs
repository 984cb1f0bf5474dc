//! Names: cases as text (passages in `suite/names`, surnames in all cases in `surnames.txt`), and
//! the sample's index, which was made by hand and read twice (`alignments/report.names.tsv`).

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use bitext::model::{
    Alignment, Bead, EntryKind, Members, Names, Order, PerSide, Probability, Provenance, Segmented, SentenceId, Shape,
    Side, Span,
};
use bitext::names;
use bitext::pipeline::segment;
use bitext::read::{self, read};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn file(path: &str) -> Result<String> {
    Ok(fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).map_err(|e| format!("{path}: {e}"))?)
}

/// A text of a sentence a line.
fn lines(name: &str, text: String) -> Result<Segmented> {
    let mut options = read::Options::default();
    options.sentences = true;
    Ok(segment(read(name, text.into_bytes(), &options)?, &bitext::segment::Options::default()).0)
}

fn align(source: &Segmented, target: &Segmented, beads: Vec<[Vec<u32>; 2]>) -> Result<Alignment> {
    let bead = Bead { probability: Probability::ONE, order: Order::Monotone, provenance: Provenance::Program };
    let ids = |side: Vec<u32>| side.into_iter().map(SentenceId::new).collect();
    let members = |[source, target]: [Vec<u32>; 2]| (Members { source: ids(source), target: ids(target) }, bead);
    Ok(Alignment::new(
        Shape { source: source.len() as u32, target: target.len() as u32 },
        beads.into_iter().map(members).collect(),
    )?)
}

/// What an index says of one place, as the references write it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mention {
    bead: usize,
    source: String,
    target: String,
    kind: String,
    entry: String,
}

const fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Person => "person",
        EntryKind::Place => "place",
        EntryKind::Organisation => "org",
    }
}

fn mentions(names: &Names, texts: PerSide<&Segmented>) -> Vec<Mention> {
    let text = |span: Option<Span>, side: Side| {
        let form = span.map_or("", |span| span.of(texts[side].document().text()));
        form.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mention = |m: &bitext::model::Mention| {
        let entry = &names.entries[m.entry.index()];
        Mention {
            bead: m.bead.index(),
            source: text(m.spans.source, Side::Source),
            target: text(m.spans.target, Side::Target),
            kind: kind(entry.kind).to_owned(),
            entry: entry.id.clone(),
        }
    };
    names.mentions.iter().map(mention).collect()
}

/// Prints what is missed or wrong; a test that fails shows it.
fn differences(expected: &[Mention], found: &[Mention]) {
    let forms = |m: &Mention| (m.bead, m.source.clone(), m.target.clone());
    let (there, made): (BTreeSet<_>, BTreeSet<_>) =
        (expected.iter().map(forms).collect(), found.iter().map(forms).collect());
    for (bead, source, target) in there.difference(&made) {
        println!("missed {bead}: {source} | {target}");
    }
    for (bead, source, target) in made.difference(&there) {
        println!("wrong  {bead}: {source} | {target}");
    }
}

#[test]
fn the_index_of_the_sample_agrees_with_the_reference() -> Result<()> {
    let source = lines("report.ru.txt", file("alignments/report.ru.sentences")?)?;
    let target = lines("report.en.txt", file("alignments/report.en.sentences")?)?;
    let pairs = read::pairs("report.pairs", &file("alignments/report.pairs")?)?;
    let beads = pairs.into_iter().map(|pair| [pair.source, pair.target]).collect();
    let index = names::index(&source, &target, &align(&source, &target, beads)?, &names::Options::default());
    let found = mentions(&index, PerSide { source: &source, target: &target });
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [bead, source, target, kind, entry] = cells.as_slice() else {
            return Err(format!("a line without five cells: {line}"));
        };
        let [source, target, kind, entry] = [source, target, kind, entry].map(|cell| (*cell).to_owned());
        Ok(Mention { bead: bead.parse().map_err(|e| format!("{line}: {e}"))?, source, target, kind, entry })
    };
    let reference = file("alignments/report.names.tsv")?;
    let expected: Vec<Mention> = reference.lines().skip(1).map(row).collect::<std::result::Result<_, _>>()?;
    differences(&expected, &found);

    // A row and a mention are one where both forms are the same; each counts once.
    let mut free: Vec<Option<&Mention>> = found.iter().map(Some).collect();
    let mut both = Vec::new();
    for row in &expected {
        let same = |m: Option<&Mention>| {
            m.is_some_and(|m| (m.bead, &m.source, &m.target) == (row.bead, &row.source, &row.target))
        };
        if let Some(mention) = free.iter_mut().find(|m| same(**m)).and_then(Option::take) {
            both.push((row, mention));
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let types = both.iter().filter(|(row, mention)| row.kind == mention.kind).count();
    for (row, mention) in both.iter().filter(|(row, mention)| row.kind != mention.kind) {
        println!("type   {}: {} is {}, not {}", row.bead, row.source, row.kind, mention.kind);
    }
    // An entry of the reference is the entry made that has most of its mentions, and the other way round.
    let mut common: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (row, mention) in &both {
        *common.entry((&row.entry, &mention.entry)).or_insert(0) += 1;
    }
    let mut order: Vec<_> = common.iter().collect();
    order.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let (mut used, mut entries) = ((BTreeSet::new(), BTreeSet::new()), 0);
    for (&(one, other), count) in order {
        if !used.0.contains(one) && !used.1.contains(other) {
            used.0.insert(one);
            used.1.insert(other);
            entries += count;
        } else {
            println!("entry  {one}: {count} mentions in {other}");
        }
    }
    let (recall, precision) = (share(both.len(), expected.len()), share(both.len(), found.len()));
    let (types, entries) = (share(types, both.len()), share(entries, both.len()));
    println!("recall {recall:.3}, precision {precision:.3}, types {types:.3}, entries {entries:.3}");
    assert!(recall >= 0.95 && precision >= 0.95 && types >= 0.93 && entries >= 0.95);
    Ok(())
}

/// The suites of passages, and how many of each may be wrong: what is not done yet is seen, not hidden.
const PASSAGES: [(&str, usize); 3] = [("sentences.txt", 2), ("genres.txt", 3), ("histories.txt", 12)];

#[test]
fn passages_have_their_names() -> Result<()> {
    for (name, wrong_at_most) in PASSAGES {
        let (cases, wrong) = passages(&file(&format!("tests/suite/names/{name}"))?)?;
        println!("{name}: {} of {cases} passages wholly right", cases - wrong);
        assert!(cases >= 60 && wrong <= wrong_at_most, "{name}");
    }
    Ok(())
}

/// How many cases a suite has, and how many of them are wrong.
fn passages(suite: &str) -> Result<(usize, usize)> {
    let (mut cases, mut wrong) = (0, 0);
    for case in suite.split("\n\n") {
        let mut texts = [String::new(), String::new()];
        let (mut expected, mut beads) = (Vec::new(), 0);
        for line in case.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && *line != "-") {
            match line.split_once(' ') {
                Some(("ru", text)) => texts[0] += &[text, "\n"].concat(),
                Some(("en", text)) => {
                    texts[1] += &[text, "\n"].concat();
                    beads += 1;
                }
                _ => expected.push(line.split('|').map(str::trim).collect::<Vec<_>>().join(" | ")),
            }
        }
        if beads == 0 {
            continue;
        }
        cases += 1;
        let [source, target] = texts;
        let (source, target) = (lines("case.ru.txt", source)?, lines("case.en.txt", target)?);
        let beads = (0..beads).map(|n| [vec![n], vec![n]]).collect();
        let index = names::index(&source, &target, &align(&source, &target, beads)?, &names::Options::default());
        let lemmas = index.mentions.iter().map(|m| index.entries[m.entry.index()].lemma.clone());
        let found: Vec<String> = mentions(&index, PerSide { source: &source, target: &target })
            .into_iter()
            .zip(lemmas)
            .map(|(m, lemma)| [m.kind, m.source, m.target, lemma].join(" | "))
            .collect();
        if found != expected {
            wrong += 1;
            println!("{}\n{}", source.document().text(), target.document().text());
            for line in expected.iter().filter(|line| !found.contains(line)) {
                println!("  missed {line}");
            }
            for line in found.iter().filter(|line| !expected.contains(line)) {
                println!("  wrong  {line}");
            }
        }
    }
    Ok((cases, wrong))
}

/// A sentence of each case, nominative first: half of the cases are told by a preposition, the other half by the word alone.
const FRAMES: [[[&str; 2]; 2]; 6] = [
    [
        ["Дальше {} пишет о погоде.", "Further on, {} writes about the weather."],
        ["На снимке видны только {} с собакой.", "In the picture only {} and a dog are seen."],
    ],
    [
        ["Без {} начинать не хотели.", "They did not want to begin without {}."],
        ["Портрет {} висит в зале.", "The portrait of {} hangs in the hall."],
    ],
    [["К {} никто не пришёл.", "Nobody came to {}."], ["Отвечать {} не стали.", "They did not answer {}."]],
    [
        ["Про {} забыли.", "They forgot about {}."],
        ["Вчера {} узнали не сразу.", "Yesterday {} was not recognised at once."],
    ],
    [
        ["Над {} смеялись.", "They laughed at {}."],
        ["Книга написана {} в деревне.", "The book was written by {} in the country."],
    ],
    [["О {} не вспоминали.", "Nobody recalled {}."], ["При {} молчали.", "In front of {} they kept silent."]],
];

/// Share of the forms whose nominative must be the right one; that of the others must exist.
const RIGHT_AT_LEAST: f64 = 0.95;

#[test]
fn surnames_have_nominatives_that_exist() -> Result<()> {
    let suite = file("tests/suite/names/surnames.txt")?;
    let (mut surnames, mut forms, mut right, mut invented) = (0, 0, 0, 0);
    for line in suite.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [nominative, english, inflected, others] = *cells else {
            return Err(format!("a line without four cells: {line}").into());
        };
        let english = match english.strip_suffix(" mrs") {
            Some(name) => format!("Mrs {name}"),
            None => english.to_owned(),
        };
        surnames += 1;
        let particle = nominative.rsplit_once(' ').map_or(String::new(), |(particle, _)| [particle, " "].concat());
        let with_particle = |forms: &str| -> Vec<String> {
            forms.split_whitespace().map(|form| [particle.as_str(), form].concat()).collect()
        };
        let others = with_particle(others);
        let all: Vec<String> = std::iter::once(nominative.to_owned()).chain(with_particle(inflected)).collect();
        assert_eq!(all.len(), FRAMES.len(), "{line}");
        for (form, frames) in all.iter().zip(FRAMES) {
            for [russian, frame] in frames {
                let (russian, frame) = (russian.replace("{}", form), frame.replace("{}", &english));
                let (source, target) = (lines("case.ru.txt", russian.clone())?, lines("case.en.txt", frame)?);
                let links = align(&source, &target, vec![[vec![0], vec![0]]])?;
                let index = names::index(&source, &target, &links, &names::Options::default());
                let lemma = index.entries.first().map_or("", |entry| entry.lemma.as_str());
                forms += 1;
                if lemma == nominative {
                    right += 1;
                } else if others.iter().any(|other| other == lemma) {
                    println!("other    {russian} {lemma}");
                } else {
                    invented += 1;
                    println!("invented {russian} {lemma}");
                }
            }
        }
    }
    let share = f64::from(right) / f64::from(forms);
    println!(
        "{surnames} surnames, {forms} sentences: {right} nominatives right ({share:.3}), {invented} that do not exist"
    );
    assert!(invented == 0 && share >= RIGHT_AT_LEAST);
    Ok(())
}
