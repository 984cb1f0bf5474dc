//! Development sets, how the aligner does on them, and tables of it: what the programs of this folder share.

pub mod figures;
pub mod names;
mod random;
pub mod sets;

use std::error::Error;

use bitext::align::{Model, Options};
use figures::{Figures, Sure};
use sets::{Document, Set};

/// The beads that the aligner finds in a document, each with its probability.
pub fn align(document: &Document, options: &Options) -> Result<Vec<Sure>, Box<dyn Error>> {
    let mut options = options.clone();
    options.dictionary.clone_from(&document.dictionary);
    options.word_vectors.clone_from(&document.word_vectors);
    let alignment = Model::fit(&document.pair, &options).align(&document.pair)?;
    let numbers = |ids: &[bitext::model::SentenceId]| ids.iter().map(|id| id.number()).collect();
    Ok(alignment
        .links()
        .map(|link| Sure {
            bead: (numbers(link.source), numbers(link.target)),
            probability: f64::from(link.bead.probability.get()),
        })
        .collect())
}

/// The figures of each set, in order.
pub fn all(sets: &[Set], options: &Options) -> Result<Vec<Figures>, Box<dyn Error>> {
    sets.iter()
        .map(|set| {
            let beads: Result<Vec<_>, _> = set.documents.iter().map(|document| align(document, options)).collect();
            Ok(Figures::new(set, &beads?))
        })
        .collect()
}
