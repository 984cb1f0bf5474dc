//! Paragraphs begin together, headings translate headings, remarks translate remarks.

use super::{Evidence, Scores};
use crate::align::scored_bead::ScoredBead;
use crate::model::{BlockKind, PerSide, Segmented, SentenceId, Unit};
use crate::words::arithmetic::ln;

/// How one text is laid out, sentence by sentence.
#[derive(Debug)]
pub struct TextLayout {
    /// Whether the sentence begins a block. One more for the end of the text.
    opens: Vec<bool>,
    kinds: Vec<SentenceKind>,
    /// Block starts before each sentence; one more than sentences.
    starts: Vec<u32>,
}

/// What a sentence is on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SentenceKind {
    Text,
    Heading,
    Item,
    Remark,
}

impl TextLayout {
    /// Reads the layout of a text.
    #[must_use]
    pub fn new(text: &Segmented) -> Self {
        let kind = |id: SentenceId| match (text.unit(id), text.block_kind(id)) {
            (Unit::Remark, _) => SentenceKind::Remark,
            (_, BlockKind::Heading { .. }) => SentenceKind::Heading,
            (_, BlockKind::Item { .. }) => SentenceKind::Item,
            _ => SentenceKind::Text,
        };
        let opens = text.ids().map(|id| text.opens_block(id)).chain([true]).collect();
        Self::from_parts(opens, text.ids().map(kind).collect())
    }

    /// The same with the sentences in another order.
    pub(in crate::align) fn reordered(&self, sentences: &[u32]) -> Self {
        let kinds = sentences.iter().map(|&i| self.kinds[i as usize]).collect();
        let opens = sentences.iter().map(|&i| self.opens[i as usize]).chain([true]).collect();
        Self::from_parts(opens, kinds)
    }

    fn from_parts(opens: Vec<bool>, kinds: Vec<SentenceKind>) -> Self {
        let mut sum = 0;
        let starts = opens.iter().map(|&opens| {
            sum += u32::from(opens);
            sum - u32::from(opens)
        });
        Self { starts: starts.collect(), kinds, opens }
    }

    fn len(&self) -> usize {
        self.kinds.len()
    }

    fn blocks(&self) -> u32 {
        self.starts[self.len()]
    }

    /// Block starts inside the run of sentences `from` to `to`, its own beginning left out.
    fn inside(&self, from: usize, to: usize) -> u32 {
        self.starts[to] - self.starts[from] - u32::from(self.opens[from])
    }
}

/// How the layouts of two texts agree: natural logs of likelihood ratios.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// Of a bead that begins a block (1) or not (0) in the source, and in the target.
    begins: [[f32; 2]; 2],
    /// Of each block start inside a bead.
    inside: PerSide<f32>,
}

/// Before anything is seen: share of the beads at a block start of one text that are at one of the other as well, where
/// the texts have different numbers of blocks, and where they have the same number: then the translator has kept them.
/// Set by hand.
const TOGETHER: [f32; 2] = [0.8, 0.97];

/// Before anything is seen: share of the block starts that lie inside a bead. Set by hand.
const INSIDE: f32 = 0.02;

/// Beads that these two weigh against those seen in the document. Set by hand.
const TRUST: f32 = 20.0;

/// Bound of likelihood ratios either way, in nats: layout alone must not force a link. Set by hand, below what a gap costs.
const MOST: f32 = 3.0;

/// Share of the sentences that keep their kind in the translation. Set by hand.
const SAME_KIND: f32 = 0.95;

/// Natural log of how much rarer beads are that join a heading or a remark with another kind of sentence. Set by hand.
const MIXED: f32 = -3.0;

impl Agreement {
    /// One of the texts has no layout, so there is no evidence.
    const NONE: Self = Self { begins: [[0.0; 2]; 2], inside: PerSide::new(0.0, 0.0) };

    /// As expected before any bead is known.
    #[must_use]
    pub fn new(texts: PerSide<&TextLayout>) -> Self {
        Self::learn(texts, &[])
    }

    /// As the beads show it, each counted by its probability.
    pub(in crate::align) fn learn(texts: PerSide<&TextLayout>, beads: &[ScoredBead]) -> Self {
        let PerSide { source, target } = texts;
        if source.blocks() < 2 || target.blocks() < 2 {
            return Self::NONE;
        }
        let rates = texts.map(|text| text.blocks() as f32 / text.len() as f32);
        // Expected shares of beads, then those seen.
        let together = TOGETHER[usize::from(source.blocks() == target.blocks())];
        let both = together * rates.source.min(rates.target);
        let mut seen = [
            [(1.0 - rates.source - rates.target + both).max(0.01), (rates.target - both).max(0.001)],
            [(rates.source - both).max(0.001), both],
        ]
        .map(|row| row.map(|share| TRUST * share));
        let mut inside = rates.map(|rate| INSIDE * TRUST * rate);
        for bead in beads.iter().filter(|b| b.is_linked()) {
            let (s, t) = (bead.source.start as usize, bead.target.start as usize);
            seen[usize::from(source.opens[s])][usize::from(target.opens[t])] += bead.probability;
            inside.source += bead.probability * source.inside(s, bead.source.end as usize) as f32;
            inside.target += bead.probability * target.inside(t, bead.target.end as usize) as f32;
        }
        let total: f32 = seen.iter().flatten().sum();
        let rows = seen.map(|row| (row[0] + row[1]) / total);
        let columns = [(seen[0][0] + seen[1][0]) / total, (seen[0][1] + seen[1][1]) / total];
        let ratio = |observed: f32, expected: f32| ln(observed / expected).clamp(-MOST, MOST);
        let mut begins = [[0.0; 2]; 2];
        for s in 0..2 {
            for t in 0..2 {
                begins[s][t] = ratio(seen[s][t] / total, rows[s] * columns[t]);
            }
        }
        Self { begins, inside: inside.zip(rates).map(|(inside, rate)| ratio(inside / total, rate)) }
    }
}

/// The evidence of layout for one pair of texts.
#[derive(Debug)]
pub struct LayoutScorer<'a> {
    texts: PerSide<&'a TextLayout>,
    agreement: Agreement,
    /// Natural log of the likelihood ratio of two kinds.
    kinds: [[f32; 4]; 4],
}

impl<'a> LayoutScorer<'a> {
    /// For two texts whose layouts agree so.
    #[must_use]
    pub fn new(texts: PerSide<&'a TextLayout>, agreement: Agreement) -> Self {
        let share = |side: &TextLayout, kind: usize| {
            let count = side.kinds.iter().filter(|&&k| k as usize == kind).count();
            (count as f32 + 0.5) / (side.len() as f32 + 2.0)
        };
        let mut kinds = [[0.0; 4]; 4];
        for (s, row) in kinds.iter_mut().enumerate() {
            for (t, ratio) in row.iter_mut().enumerate() {
                // Both shares, so that the sides are alike.
                let chance = share(texts.source, s).max(share(texts.target, t));
                let joint = if s == t { SAME_KIND } else { (1.0 - SAME_KIND) * chance };
                *ratio = ln(joint / chance).clamp(-MOST, MOST);
            }
        }
        Self { texts, agreement, kinds }
    }

    /// Sentences of a run that are a heading or a remark and join another kind.
    fn mixed(side: &TextLayout, from: usize, to: usize) -> f32 {
        let kinds = &side.kinds[from..to];
        let apart = |k: &SentenceKind| matches!(k, SentenceKind::Heading | SentenceKind::Remark);
        if kinds.iter().any(apart) && kinds.iter().any(|k| *k != kinds[0]) { MIXED } else { 0.0 }
    }
}

impl Evidence for LayoutScorer<'_> {
    fn add(&self, scores: &mut Scores<'_>) {
        if self.agreement == Agreement::NONE {
            return;
        }
        let PerSide { source, target } = self.texts;
        let last = (scores.corridor.last(), scores.corridor.targets().end);
        for (k, shape) in scores.shapes.iter().enumerate() {
            let (m, n) = (shape.source as usize, shape.target as usize);
            for i in scores.rows.clone() {
                if i + m > last.0 {
                    continue;
                }
                let own = Self::mixed(source, i, i + m) + self.agreement.inside.source * source.inside(i, i + m) as f32;
                let begins = self.agreement.begins[usize::from(source.opens[i])];
                let kinds = self.kinds[source.kinds[i] as usize];
                let row = scores.corridor.row(i);
                let end = (row.end as usize).min((last.1 as usize + 1).saturating_sub(n));
                for (value, j) in scores.row(i, k).iter_mut().zip(row.start as usize..end) {
                    *value += own
                        + begins[usize::from(target.opens[j])]
                        + kinds[target.kinds[j] as usize]
                        + Self::mixed(target, j, j + n)
                        + self.agreement.inside.target * target.inside(j, j + n) as f32;
                }
            }
        }
    }
}
