//! Sentence vectors of two texts made ready: what all sentences of a text have in common is taken off.
//!
//! Encoders give all sentences of one language a large part in common, which would drown what tells them apart; the
//! cosine of two sentences is that of their vectors less the means of their texts.

use rayon::prelude::*;
use wide::f32x8;

use crate::align::search::shapes::LONGEST;
use crate::model::{PerSide, Side, Vectors, VectorsError};

/// Sentence vectors of two texts, in the order in which they are searched.
#[derive(Debug)]
pub struct SentenceVectors {
    texts: PerSide<TextVectors>,
    /// Product of the means of both texts.
    means: f32,
}

/// Those of one text.
#[derive(Debug)]
struct TextVectors {
    vectors: Vectors,
    mean: Vec<f32>,
    /// Row of each sentence.
    rows: Vec<u32>,
    /// Of each sentence: product with the mean of the other text, and the inverse of its length without its own mean.
    common: Vec<f32>,
    inverses: Vec<f32>,
    /// Of each run of 1..=5 sentences, by length of the run and first sentence: the inverse of the length of the sum of
    /// its directions.
    runs: [Vec<f32>; LONGEST],
}

/// Squared lengths below this are those of a sentence that is its text's mean: it has no direction.
const NOTHING: f32 = 1e-6;

/// Sentences that one task makes ready: set by the text, not by the number of threads.
const BLOCK: usize = 256;

impl SentenceVectors {
    /// Takes the vectors of both texts; `rows` holds the row of each sentence.
    ///
    /// # Errors
    /// [`VectorsError`] with its side, where there is not one row per sentence or the two do not fit.
    pub fn new(vectors: PerSide<Vectors>, rows: PerSide<&[u32]>) -> Result<Self, (Side, VectorsError)> {
        for side in Side::BOTH {
            let (rows, sentences) = (vectors[side].len(), rows[side].len());
            if rows != sentences {
                return Err((side, VectorsError::Rows { rows, sentences }));
            }
        }
        let (own, other) = (vectors.target.dimensions(), vectors.source.dimensions());
        if own != other {
            return Err((Side::Target, VectorsError::Dimensions { own, other }));
        }
        let means = vectors.as_ref().map(mean);
        let product = dots(&means.source, [means.target.as_slice()])[0];
        Ok(Self { texts: ready(vectors, means, rows), means: product })
    }

    /// The same with the sentences in another order; `rows` holds the row of each.
    pub(in crate::align) fn reordered(self, rows: PerSide<&[u32]>) -> Self {
        let PerSide { source, target } = self.texts;
        let (vectors, means) = ((source.vectors, target.vectors), (source.mean, target.mean));
        Self { texts: ready(vectors.into(), means.into(), rows), means: self.means }
    }

    /// Cosines of source sentence `source` with the target sentences from `first` on.
    pub fn cosines(&self, source: usize, first: usize, cosines: &mut [f32]) {
        let PerSide { source: one, target: other } = &self.texts;
        let (x, common, inverse) = (one.vector(source), one.common[source] - self.means, one.inverses[source]);
        for (tile, j) in cosines.chunks_mut(TILE).zip((first..).step_by(TILE)) {
            // A tile that is cut short repeats its last vector.
            let products = dots(x, std::array::from_fn::<_, TILE, _>(|k| other.vector(j + k.min(tile.len() - 1))));
            for ((cosine, product), j) in tile.iter_mut().zip(products).zip(j..) {
                *cosine = (product - common - other.common[j]) * inverse * other.inverses[j];
            }
        }
    }

    /// Inverses of the lengths of all runs of `length` sentences of one side, by their first.
    pub fn runs(&self, side: Side, length: usize) -> &[f32] {
        &self.texts[side].runs[length - 1]
    }
}

/// The vectors of both texts, given their means and the row of each sentence.
fn ready(vectors: PerSide<Vectors>, means: PerSide<Vec<f32>>, rows: PerSide<&[u32]>) -> PerSide<TextVectors> {
    PerSide {
        source: TextVectors::new(vectors.source, rows.source.to_vec(), means.source.clone(), &means.target),
        target: TextVectors::new(vectors.target, rows.target.to_vec(), means.target, &means.source),
    }
}

impl TextVectors {
    fn new(vectors: Vectors, rows: Vec<u32>, mean: Vec<f32>, other: &[f32]) -> Self {
        let count = rows.len();
        let mut side = Self { vectors, mean, rows, common: Vec::new(), inverses: Vec::new(), runs: Default::default() };
        let square = dots(&side.mean, [side.mean.as_slice()])[0];
        // Of each sentence: products with both means, then the inverse of its length.
        let products = |i: usize| dots(side.vector(i), [side.mean.as_slice(), other]);
        let products: Vec<[f32; 2]> = (0..count).into_par_iter().with_min_len(BLOCK).map(products).collect();
        let inverse = |square: f32| if square > NOTHING { 1.0 / square.sqrt() } else { 0.0 };
        side.inverses = products.iter().map(|&[own, _]| inverse(1.0 - 2.0 * own + square)).collect();
        side.common = products.iter().map(|&[_, other]| other).collect();
        // Of each sentence: cosines with those that follow it in its runs.
        let follow = |i: usize| -> [f32; LONGEST - 1] {
            let after = std::array::from_fn(|k| side.vector((i + 1 + k).min(count - 1)));
            let product: [f32; LONGEST - 1] = dots(side.vector(i), after);
            std::array::from_fn(|k| {
                let j = (i + 1 + k).min(count - 1);
                (product[k] - products[i][0] - products[j][0] + square) * side.inverses[i] * side.inverses[j]
            })
        };
        let follow: Vec<[f32; LONGEST - 1]> = (0..count).into_par_iter().with_min_len(BLOCK).map(follow).collect();
        side.runs = std::array::from_fn(|k| {
            let length = |first: usize| {
                let pairs = (first..first + k).map(|i| follow[i][..first + k - i].iter().sum::<f32>());
                (first..=first + k).filter(|&i| side.inverses[i] > 0.0).count() as f32 + 2.0 * pairs.sum::<f32>()
            };
            (0..count.saturating_sub(k)).map(|first| inverse(length(first))).collect()
        });
        side
    }

    fn vector(&self, sentence: usize) -> &[f32] {
        self.vectors.row(self.rows[sentence] as usize)
    }
}

/// The mean of all rows, summed in their order.
fn mean(vectors: &Vectors) -> Vec<f32> {
    let mut sums = vec![0.0_f64; vectors.dimensions()];
    for row in 0..vectors.len() {
        sums.iter_mut().zip(vectors.row(row)).for_each(|(sum, &value)| *sum += f64::from(value));
    }
    sums.into_iter().map(|sum| (sum / vectors.len() as f64) as f32).collect()
}

/// Vectors that one pass over another is multiplied with: as many sums as the registers of the smallest machine hold.
const TILE: usize = 4;

/// Products of one vector with several, each summed in the same order on every machine.
fn dots<const N: usize>(x: &[f32], ys: [&[f32]; N]) -> [f32; N] {
    const LANES: usize = 8;
    let (head, tail) = x.as_chunks::<LANES>();
    let heads = ys.map(|y| y.as_chunks::<LANES>().0);
    let mut sums = [f32x8::ZERO; N];
    for (k, &x) in head.iter().enumerate() {
        let x = f32x8::from(x);
        for (sum, y) in sums.iter_mut().zip(&heads) {
            *sum += x * f32x8::from(y[k]);
        }
    }
    std::array::from_fn(|n| {
        let [a, b, c, d, e, f, g, h] = sums[n].to_array();
        let rest: f32 = tail.iter().zip(&ys[n][x.len() - tail.len()..]).map(|(x, y)| x * y).sum();
        ((a + e) + (c + g)) + ((b + f) + (d + h)) + rest
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_do_not_depend_on_the_tile() {
        let row = |seed: usize| -> Vec<f32> { (0..19).map(|k| ((seed * 31 + k * 17) % 13) as f32 - 6.0).collect() };
        let (x, ys) = (row(1), [row(2), row(3), row(4), row(5)]);
        let together = dots(&x, [&ys[0], &ys[1], &ys[2], &ys[3]]);
        for (y, product) in ys.iter().zip(together) {
            let plain: f32 = x.iter().zip(y).map(|(x, y)| x * y).sum();
            assert_eq!(dots(&x, [y.as_slice()])[0].to_bits(), product.to_bits());
            assert!((plain - product).abs() < 1e-3, "{plain} is not {product}");
        }
    }
}
