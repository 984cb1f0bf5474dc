//! Laws of the aligner over texts made at random: every sentence once, the same for any number of threads, the sides
//! exchanged give the beads exchanged, and what a person settled comes out as it was given.

use std::fmt::Write as _;

use bitext::align::{Border, Model, Options, Pair, Pins};
use bitext::model::{Alignment, By, Course, Language, Members, Segmented, SentenceId, Shape};
use bitext::read::{self, read};
use bitext::segment::by_line;
use proptest::prelude::*;

/// Words of the two sides of an invented language pair: number N translates number N.
const SOURCE: [&str; 12] =
    ["лодка", "вечер", "старик", "рыба", "сеть", "Анна", "берег", "ветер", "дом", "огонь", "песня", "утро"];
const TARGET: [&str; 12] =
    ["boat", "evening", "old man", "fish", "net", "Anna", "shore", "wind", "house", "fire", "song", "morning"];

/// A sentence: which words it has. Some are left out of the translation.
type Plan = Vec<(Vec<usize>, bool)>;

fn plan() -> impl Strategy<Value = Plan> {
    prop::collection::vec((prop::collection::vec(0..SOURCE.len(), 1..8), prop::bool::weighted(0.9)), 0..40)
}

fn texts(plan: &Plan) -> [Segmented; 2] {
    let line = |words: &[usize], list: &[&str]| {
        let mut line = words.iter().fold(String::new(), |mut line, &w| {
            let _ = write!(line, "{} ", list[w]);
            line
        });
        line.push_str(".\n");
        line
    };
    let source: String = plan.iter().map(|(words, _)| line(words, &SOURCE)).collect();
    let target: String = plan.iter().filter(|(_, kept)| *kept).map(|(words, _)| line(words, &TARGET)).collect();
    [segmented(&source, "ru"), segmented(&target, "en")]
}

fn segmented(text: &str, language: &str) -> Segmented {
    let mut options = read::Options::default();
    options.language = Some(Language::new(language).expect("a tag"));
    options.sentences = true;
    by_line(read("law.txt", text.as_bytes().to_vec(), &options).expect("text is read").document.into())
}

fn align(pair: &Pair) -> Alignment {
    Model::fit(pair, &Options::default()).align(pair).expect("each sentence once")
}

fn numbers(ids: &[SentenceId]) -> Vec<u32> {
    ids.iter().map(|id| id.number()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_sentence_is_in_one_bead(plan in plan()) {
        let [source, target] = texts(&plan);
        let alignment = align(&Pair::new(&source, &target));
        let mut seen: Vec<u32> = alignment.links().flat_map(|link| numbers(link.source)).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..source.len() as u32).collect::<Vec<_>>());
        let mut seen: Vec<u32> = alignment.links().flat_map(|link| numbers(link.target)).collect();
        seen.sort_unstable();
        prop_assert_eq!(seen, (0..target.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn threads_do_not_change_the_result(plan in plan()) {
        let [source, target] = texts(&plan);
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
            pool.install(|| align(&Pair::new(&source, &target)))
        };
        prop_assert_eq!(with(1), with(3));
    }

    #[test]
    fn what_is_settled_comes_out(plan in plan(), which in any::<prop::sample::Index>(), other in any::<prop::sample::Index>()) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let bead = Members {
            source: vec![SentenceId::new(which.index(source.len()) as u32)],
            target: vec![SentenceId::new(other.index(target.len()) as u32)],
        };
        let lengths = Shape { source: source.len() as u32, target: target.len() as u32 };
        let pins = Pins::new(lengths, vec![bead.clone()], &[]).expect("one bead contradicts nothing");
        let alignment = align(&Pair::new(&source, &target).with_pins(&pins));
        let link = alignment.link(alignment.of_source(bead.source[0]));
        prop_assert_eq!((link.source, link.target), (bead.source.as_slice(), bead.target.as_slice()));
        prop_assert_eq!((link.bead.by, link.bead.probability.get()), (By::Hand, 1.0));
    }

    #[test]
    fn no_bead_crosses_a_border(plan in plan(), at in any::<prop::sample::Index>(), with in any::<prop::sample::Index>()) {
        let [source, target] = texts(&plan);
        prop_assume!(!source.is_empty() && !target.is_empty());
        let border = Border {
            source: SentenceId::new(at.index(source.len()) as u32),
            target: SentenceId::new(with.index(target.len()) as u32),
        };
        let lengths = Shape { source: source.len() as u32, target: target.len() as u32 };
        let pins = Pins::new(lengths, vec![], &[border]).expect("one border contradicts nothing");
        let alignment = align(&Pair::new(&source, &target).with_pins(&pins));
        for link in alignment.links().filter(|link| link.bead.course == Course::InOrder) {
            let before = link.source.iter().map(|&id| id < border.source).chain(link.target.iter().map(|&id| id < border.target));
            let before: Vec<bool> = before.collect();
            prop_assert!(before.iter().all(|&b| b == before[0]), "{link:?} crosses {border:?}");
        }
    }
}

#[test]
fn a_translation_without_a_passage_stays_aligned() {
    // Sixty sentences with a year in every third; ten of them are left out in one run.
    let sentence = |i: usize, list: &[&str]| {
        let words: Vec<&str> = (0..6).map(|k| list[(i * i + k * (i + 5) + i / 5) % list.len()]).collect();
        let year = if i.is_multiple_of(3) { format!(" {}", 1900 + i) } else { String::new() };
        format!("{}{year}.\n", words.join(" "))
    };
    let left_out = 20..30;
    let source: String = (0..60).map(|i| sentence(i, &SOURCE)).collect();
    let target: String = (0..60).filter(|i| !left_out.contains(i)).map(|i| sentence(i, &TARGET)).collect();
    let alignment = align(&Pair::new(&segmented(&source, "ru"), &segmented(&target, "en")));
    let right = (0..60_usize).filter(|i| !left_out.contains(i)).filter(|&i| {
        let expected = if i < 20 { i } else { i - 10 } as u32;
        numbers(alignment.link(alignment.of_source(SentenceId::new(i as u32))).target) == [expected]
    });
    assert!(right.count() >= 46, "a run of omissions must not draw its neighbours with it");
}
