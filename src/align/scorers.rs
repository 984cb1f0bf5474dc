//! All evidence for one pair of texts put together, as a model knows it.

use rayon::prelude::*;

use super::learn::heldout;
use super::learn::priors::Priors;
use super::options::{Options, Scorer};
use super::pair::{Pair, Region};
use super::score::boundary::BoundaryScorer;
use super::score::layout::LayoutScorer;
use super::score::length::LengthScorer;
use super::score::vectors::VectorScorer;
use super::score::words::WordScorer;
use super::score::{Evidence, Scores};
use super::scored_bead::ScoredBead;
use super::search::corridor::Corridor;
use super::search::exact::{self, Objective, Posterior, SearchResult};
use super::search::shapes::Depth;
use super::search::widening;
use crate::model::PerSide;
use crate::words::translation_table::TranslationTable;

/// Rows that one task scores: set by the text, not by the number of threads.
const BLOCK: usize = 64;

/// What scores the beads of two texts.
pub(super) struct Scorers<'a> {
    pub pair: &'a Pair,
    pub tables: PerSide<TranslationTable>,
    /// Whether the tables hold anything learned; not in the first round.
    pub taught: bool,
    pub length: LengthScorer,
    pub boundary: BoundaryScorer,
    pub layout: LayoutScorer<'a>,
    pub vectors: VectorScorer<'a>,
    pub priors: Priors,
    pub options: &'a Options,
}

impl Scorers<'_> {
    /// Searches a corridor, wider where it presses against the band edge. As soon as something was learned, plain posteriors are
    /// weighed by what other beads taught. Also returned: how much likelier, in nats, the beads are than leaving everything
    /// unlinked.
    pub fn search(&self, corridor: &Corridor, depth: Depth, posterior: Posterior) -> (Vec<ScoredBead>, f64) {
        let first = self.once(corridor, depth, posterior);
        let mut found = widening::widen(first, |source, target, by| {
            self.once(&corridor.within(source, target).widened(by), depth, posterior)
        });
        if self.taught && posterior == Posterior::Plain && self.options.uses(Scorer::Words) {
            let chance = self.options.weights.chance;
            heldout::weigh(&mut found.beads, self.pair.texts.as_ref(), &self.tables, chance);
        }
        (found.beads, found.gain)
    }

    /// Searches a corridor as it is; the beads have the search's own probabilities.
    fn once(&self, corridor: &Corridor, depth: Depth, posterior: Posterior) -> SearchResult {
        let words = WordScorer::new(self.pair.texts.as_ref(), &self.tables, corridor, depth, &self.options.weights);
        let all: [(Scorer, &dyn Evidence); 5] = [
            (Scorer::Length, &self.length),
            (Scorer::Boundary, &self.boundary),
            (Scorer::Layout, &self.layout),
            (Scorer::Words, &words),
            (Scorer::Vectors, &self.vectors),
        ];
        let used = all.into_iter().filter(|(scorer, _)| self.options.uses(*scorer));
        let evidence: Vec<&dyn Evidence> = used.map(|(_, evidence)| evidence).collect();
        let objective = Objective { gaps: self.priors.gaps, utility: self.options.weights.utility, posterior };
        exact::search(corridor, depth, self.score(corridor, depth, &evidence), objective)
    }

    /// Searches a corridor region by region: no bead crosses a border that a person has settled.
    pub fn search_all(&self, corridor: &Corridor, depth: Depth, posterior: Posterior) -> Vec<ScoredBead> {
        let [region] = self.pair.regions.as_slice() else {
            let regions = self.pair.regions.iter();
            let search = |region: &Region| {
                let part = corridor.within(region.source.clone(), region.target.clone());
                self.search(&part, depth, posterior).0
            };
            return regions.flat_map(search).collect();
        };
        debug_assert_eq!(corridor.last(), region.source.end as usize, "one region is all there is");
        self.search(corridor, depth, posterior).0
    }

    /// Scores of all beads in the corridor, priors included.
    fn score(&self, corridor: &Corridor, depth: Depth, evidence: &[&dyn Evidence]) -> Vec<f32> {
        let mut values = vec![0.0; corridor.cells() * depth.shapes().len()];
        let mut blocks = Vec::new();
        let mut rest = values.as_mut_slice();
        let borders = corridor.borders();
        for start in borders.clone().step_by(BLOCK) {
            let end = (start + BLOCK).min(borders.end);
            let cells: usize = (start..end).map(|i| corridor.row(i).len()).sum();
            let (mine, later) = rest.split_at_mut(cells * depth.shapes().len());
            blocks.push(Scores { corridor, shapes: depth.shapes(), rows: start..end, values: mine });
            rest = later;
        }
        blocks.into_par_iter().for_each(|mut block| {
            for i in block.rows.clone() {
                for (k, &log) in self.priors.shapes.iter().enumerate().take(depth.shapes().len()) {
                    block.row(i, k).fill(log);
                }
            }
            for one in evidence {
                one.add(&mut block);
            }
        });
        values
    }
}
