//! One text as names are looked for in it: its words, what the whole text knows of each spelling, and what each may be.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::language::{self, Classes, Knowledge, NameList, NameLists, NameWords};
use crate::model::{BlockKind, PerSide, Segmented, SentenceId};
use crate::names::morphology::analyser;
use crate::names::morphology::analysis::Analysis;
use crate::names::text::script::Script;
use crate::names::text::token::{FormId, Gap, Token, WordShape};
use crate::names::text::tokenizer::Tokenizer;
use crate::names::text::vocabulary::Vocabulary;

/// Position of a word in its text.
pub type TokenIndex = usize;

/// How a text writes a word and its inflected forms.
#[derive(Clone, Copy, Debug, Default)]
struct CaseStatistics {
    /// Somewhere it is written lower.
    lower: bool,
    /// Somewhere it has a capital that no beginning of a sentence explains.
    capital: bool,
}

/// Both texts.
pub type Texts<'a> = PerSide<&'a Text<'a>>;

/// Returns the words by which names are recognised in a text. The names of a translation are looked for as in English
/// where its language has no `names.txt`.
pub fn name_words(segmented: &Segmented, script: Script) -> &'static NameWords {
    let own = language::of(&segmented.document().language().language);
    let fits = !own.names().is_empty() && own.is_cyrillic() == (script == Script::Cyrillic);
    if fits { own.names() } else { language::in_folder("en").names() }
}

/// A text whose names are looked for.
pub struct Text<'a> {
    pub segmented: &'a Segmented,
    pub tokens: Vec<Token>,
    pub vocabulary: Vocabulary,
    pub knowledge: &'static Knowledge,
    /// The words by which names are recognised in it.
    pub names: &'static NameWords,
    /// Where each sentence's words begin, and where the last one's end.
    starts: Vec<TokenIndex>,
    /// Analyses of each spelling; none in a text that is not Russian.
    analyses: Vec<Vec<Analysis>>,
    case_statistics: Vec<CaseStatistics>,
    /// The lists that hold each spelling.
    lists: Vec<NameLists>,
    /// The lists that hold one of its nominatives.
    lemma_lists: Vec<NameLists>,
    /// Sentences whose capitals say nothing: headings.
    headings: Vec<bool>,
}

impl<'a> Text<'a> {
    pub fn new(segmented: &'a Segmented, script: Script) -> Self {
        let knowledge = language::of(&segmented.document().language().language);
        let names = name_words(segmented, script);
        let (mut vocabulary, mut tokens, mut starts) = (Vocabulary::default(), Vec::new(), Vec::new());
        let mut tokenizer = Tokenizer::new(segmented, script, names);
        for id in segmented.ids() {
            starts.push(tokens.len());
            tokenizer.sentence(id, &mut vocabulary, &mut tokens);
        }
        starts.push(tokens.len());
        let mut text = Self {
            segmented,
            tokens,
            vocabulary,
            knowledge,
            names,
            starts,
            analyses: Vec::new(),
            case_statistics: Vec::new(),
            lists: Vec::new(),
            lemma_lists: Vec::new(),
            headings: vec![false; segmented.len()],
        };
        text.note_headings();
        text.note_capitals();
        let all = (0..text.vocabulary.len()).map(FormId::new);
        if script == Script::Cyrillic {
            text.analyses = all.clone().map(|form| analyser::analyses(knowledge, text.vocabulary.text(form))).collect();
        }
        text.lists = all.map(|form| names.lists(text.vocabulary.text(form))).collect();
        let union = |lists: NameLists, analysis: &Analysis| lists.or(names.lists(&analysis.lemma));
        text.lemma_lists = text.analyses.iter().map(|all| all.iter().fold(NameLists::default(), union)).collect();
        text.gather_case_statistics();
        text
    }

    /// The words of a sentence.
    pub fn sentence(&self, id: SentenceId) -> std::ops::Range<TokenIndex> {
        self.starts[id.index()]..self.starts[id.index() + 1]
    }

    /// Whether the capitals of this sentence say nothing.
    pub fn is_heading(&self, id: SentenceId) -> bool {
        self.headings[id.index()]
    }

    pub fn word(&self, at: TokenIndex) -> &str {
        self.vocabulary.text(self.tokens[at].form)
    }

    pub fn shape(&self, at: TokenIndex) -> WordShape {
        self.tokens[at].shape
    }

    pub fn analyses(&self, form: FormId) -> &[Analysis] {
        self.analyses.get(form.index()).map_or(&[], Vec::as_slice)
    }

    /// Whether a list holds the word as it stands.
    pub fn is(&self, list: NameList, at: TokenIndex) -> bool {
        self.lists[self.tokens[at].form.index()].has(list)
    }

    /// Whether a list holds one of the nominatives of the word.
    pub fn has_lemma(&self, list: NameList, at: TokenIndex) -> bool {
        self.lemma_lists.get(self.tokens[at].form.index()).is_some_and(|lists| lists.has(list))
    }

    /// Whether a list holds the word, as it stands or in one of its nominatives.
    pub fn is_form(&self, list: NameList, at: TokenIndex) -> bool {
        self.is(list, at) || self.has_lemma(list, at)
    }

    /// Whether the word at `at` may be `lemma`, in some case or as it stands.
    pub fn may_be(&self, at: TokenIndex, lemma: &str) -> bool {
        self.word(at) == lemma || self.analyses(self.tokens[at].form).iter().any(|analysis| &*analysis.lemma == lemma)
    }

    /// Whether something other than a name explains a capital here: the beginning of a sentence, of speech, of a quotation.
    pub fn opens(&self, at: TokenIndex) -> bool {
        let gap = self.tokens[at].gap;
        gap.any(Gap::START) || (gap.any(Gap::STOP.or(Gap::QUOTE)) && !self.follows_abbreviation(at))
    }

    /// Whether only a space stands before the word, or the period of a title (тов. Сидоров, "Mr. Sidorov").
    pub fn continues(&self, at: TokenIndex) -> bool {
        self.tokens[at].gap.is_space() || self.follows_abbreviation(at)
    }

    /// Whether the word follows «тов.», «г.», "Mr.".
    pub fn follows_abbreviation(&self, at: TokenIndex) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let classes = self.knowledge.classes(self.word(before));
        // «Он сел. Имя вождя …», «1971 г. Надгробие …»: a word that is an abbreviation too, and a year.
        let year = before > 0 && self.shape(before - 1) == WordShape::Number;
        let other = classes.any(Classes::WORD) || (year && classes.any(Classes::UNIT));
        classes.any(Classes::TITLE.or(Classes::PLACE)) && !other && self.between(before, at).trim_end() == "."
    }

    /// The text between two words.
    pub fn between(&self, before: TokenIndex, after: TokenIndex) -> &str {
        let (from, to) = (self.tokens[before].span.end() as usize, self.tokens[after].span.start() as usize);
        self.segmented.document().text().get(from..to).unwrap_or_default()
    }

    /// Whether the text has the word in lower case somewhere, in any form.
    pub fn occurs_lower(&self, at: TokenIndex) -> bool {
        self.case_statistics[self.tokens[at].form.index()].lower
    }

    /// Whether the text has it somewhere with a capital that no beginning explains, in any form.
    pub fn occurs_capital(&self, at: TokenIndex) -> bool {
        self.case_statistics[self.tokens[at].form.index()].capital
    }

    /// Headings in capitals, and headings of which most longer words have one.
    fn note_headings(&mut self) {
        for id in self.segmented.ids() {
            let words = self.sentence(id).map(|at| self.tokens[at]).filter(|t| t.span.len() > 6);
            let (mut all, mut upper, mut capital) = (0, 0, 0);
            for token in words {
                all += 1;
                upper += usize::from(token.shape == WordShape::Upper);
                capital += usize::from(token.shape.is_capital());
            }
            let heading = matches!(self.segmented.block_kind(id), BlockKind::Heading { .. });
            self.headings[id.index()] = all > 2 && upper * 2 > all || heading && all > 1 && capital * 3 > all * 2;
        }
    }

    fn note_capitals(&mut self) {
        for id in self.segmented.ids() {
            if self.is_heading(id) {
                continue;
            }
            for at in self.sentence(id) {
                if self.shape(at).is_capital() && !self.opens(at) {
                    self.vocabulary.note_capital(self.tokens[at].form);
                }
            }
        }
    }

    /// Forms that may be of one word share their statistics: «Хрущёва» has a capital where «Хрущёв» has one.
    fn gather_case_statistics(&mut self) {
        let mut words: HashMap<&str, CaseStatistics, FixedState> = HashMap::default();
        for form in (0..self.vocabulary.len()).map(FormId::new) {
            let own =
                CaseStatistics { lower: self.vocabulary.lower(form) > 0, capital: self.vocabulary.capital(form) > 0 };
            for word in self.words_of(form) {
                let statistics = words.entry(word).or_default();
                statistics.lower |= own.lower;
                statistics.capital |= own.capital;
            }
        }
        let statistics = |form| {
            let case_statistics = self.words_of(form).filter_map(|word| words.get(word));
            case_statistics.fold(CaseStatistics::default(), |all, statistics| CaseStatistics {
                lower: all.lower | statistics.lower,
                capital: all.capital | statistics.capital,
            })
        };
        self.case_statistics = (0..self.vocabulary.len()).map(|form| statistics(FormId::new(form))).collect();
    }

    /// A spelling, and the nominatives it may have.
    fn words_of(&self, form: FormId) -> impl Iterator<Item = &str> {
        std::iter::once(self.vocabulary.text(form)).chain(self.analyses(form).iter().map(|analysis| &*analysis.lemma))
    }
}
