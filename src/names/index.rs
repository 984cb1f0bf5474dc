//! The whole stage: find, pair, bring together.

use crate::model::{Alignment, BeadId, Link, Names, PerSide, Segmented, SentenceId, Side};
use crate::names::entries::entries;
use crate::names::options::Options;
use crate::names::pair::greedy::{learn_abbreviations, pair};
use crate::names::pair::paired::PairedName;
use crate::names::pair::propagation::propagate;
use crate::names::pair::words::WordScorer;
use crate::names::recognise::coordination::join_coordinated;
use crate::names::recognise::english::recognise_english;
use crate::names::recognise::expansions::Expansions;
use crate::names::recognise::listed::AuthorityForms;
use crate::names::recognise::name::{Name, Pattern};
use crate::names::recognise::russian::recognise_russian;
use crate::names::text::analysed::{Text, Texts, name_words};
use crate::names::text::script::Script;
use crate::names::text::token::FormId;
use crate::names::text::token::{Gap, WordShape};

/// The names of a Russian original and its translation: each mention on both sides, each entry with its forms.
///
/// What a user's file says of a name ([`Options::authority`]) wins over what is found. Where the original is not Russian, the index is empty.
///
/// ```
/// use bitext::model::{Alignment, Bead, Members, Order, Probability, Provenance, SentenceId, Shape};
/// use bitext::names;
/// use bitext::pipeline::segment;
/// use bitext::read::{Options, read};
/// let text = |name, text: &str| Ok::<_, bitext::Error>(segment(read(name, text.into(), &Options::default())?, &Default::default()).0);
/// let original = text("a.ru.txt", "Письмо передали Н. С. Хрущёву в Москве.")?;
/// let version = text("a.en.txt", "The letter was given to N. S. Khrushchev in Moscow.")?;
/// let bead = Bead { probability: Probability::ONE, order: Order::Monotone, provenance: Provenance::Program };
/// let members = Members { source: vec![SentenceId::new(0)], target: vec![SentenceId::new(0)] };
/// let links = Alignment::new(Shape { source: 1, target: 1 }, vec![(members, bead)])?;
/// let names = names::index(&original, &version, &links, &names::Options::default());
/// let lemmas: Vec<_> = names.entries.iter().map(|entry| entry.lemma.as_str()).collect();
/// assert_eq!(lemmas, ["Н. С. Хрущёв", "Москва"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn index(original: &Segmented, version: &Segmented, links: &Alignment, options: &Options) -> Names {
    if original.document().language().language.primary() != "ru" {
        return Names::default();
    }
    let list = options.authority.as_ref();
    let listed = |side, text, script| AuthorityForms::new(list, side, name_words(text, script));
    let (mut source, mut target) = rayon::join(
        || {
            let listed = listed(Side::Source, original, Script::Cyrillic);
            recognise(original, Script::Cyrillic, recognise_russian, &listed)
        },
        || {
            let listed = listed(Side::Target, version, Script::Latin);
            recognise(version, Script::Latin, recognise_english, &listed)
        },
    );
    let mut beads: Vec<(Link<'_>, PerSide<Vec<Name>>)> = Vec::new();
    for link in links.links() {
        let mut names = PerSide::<Vec<Name>>::default();
        for &id in link.source {
            names.source.append(&mut source.names[id.index()]);
        }
        for &id in link.target {
            names.target.append(&mut target.names[id.index()]);
        }
        if names.source.iter().any(|name| name.pattern == Pattern::Coordination) {
            join_coordinated(&target.text, &mut names.target);
        }
        beads.push((link, names));
    }
    let texts = PerSide { source: &source.text, target: &target.text };
    let expansions = PerSide { source: &source.expansions, target: &target.expansions };
    let mut scorer = WordScorer::new(texts, expansions, &options.pair_weights);
    for (_, names) in &beads {
        learn_abbreviations(texts, names, &mut scorer);
    }
    let mut found: Vec<(BeadId, PairedName)> = Vec::new();
    let mut of_bead = Vec::new();
    for (link, names) in &beads {
        pair(texts, names, &[], &mut scorer, &mut of_bead);
        let linked: Vec<_> =
            of_bead.iter().filter(|one| one.source.is_some()).flat_map(|one| forms(texts.target, one)).collect();
        of_bead.retain(|one| {
            forms(texts.target, one).any(|form| linked.contains(&form))
                || !of_adjective(texts, link.source, one, &mut scorer)
        });
        found.extend(of_bead.drain(..).map(|one| (link.id, one)));
    }
    propagate(texts, &mut found);
    entries(texts, found, &mut scorer, options)
}

/// The English words of a name.
fn forms(target: &Text<'_>, one: &PairedName) -> impl Iterator<Item = FormId> {
    one.target.iter().flat_map(|name| name.words.clone()).map(|at| target.tokens[at].form)
}

/// «Тульские пряники», "Tula gingerbread": what English names Russian has an adjective for, which is no name.
fn of_adjective(texts: Texts<'_>, sentences: &[SentenceId], found: &PairedName, scorer: &mut WordScorer<'_>) -> bool {
    let (None, Some(target)) = (&found.source, &found.target) else { return false };
    let attribute = texts.target.tokens.get(target.words.end).is_some_and(|next| {
        next.gap.is_space()
            && next.shape == WordShape::Lower
            && !texts.target.knowledge.is_function_word(texts.target.word(target.words.end))
    });
    // The “Leningrad affair” is a title.
    let quoted = texts.target.tokens[target.words.start].gap.any(Gap::QUOTE);
    if target.words.len() > 1 || !attribute || quoted {
        return false;
    }
    let form = texts.target.tokens[target.words.start].form;
    let mut words = sentences.iter().flat_map(|&id| texts.source.sentence(id)).map(|at| texts.source.tokens[at].form);
    words.any(|word| scorer.is_adjective(word) && scorer.words(word, form).derived)
}

/// A text with what may be a name in it.
struct Recognised<'a> {
    text: Text<'a>,
    expansions: Expansions,
    /// The names of each sentence.
    names: Vec<Vec<Name>>,
}

/// Looks for the names that `find` finds in a text and for those that a user's list has.
fn recognise<'a>(
    text: &'a Segmented,
    script: Script,
    find: fn(&Text<'_>, &Expansions, SentenceId, &mut Vec<Name>),
    listed: &AuthorityForms,
) -> Recognised<'a> {
    let text = Text::new(text, script);
    let mut expansions = Expansions::new(&text);
    let of = |id| {
        let mut out = Vec::new();
        find(&text, &expansions, id, &mut out);
        listed.add(&text, id, &mut out);
        out
    };
    let names: Vec<Vec<Name>> = text.segmented.ids().map(of).collect();
    expansions.learn(&text, names.iter().flatten());
    Recognised { text, expansions, names }
}
