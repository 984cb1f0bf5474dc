//! The vectors of the words of one text.

use wide::i16x8;

use super::table::{Row, WordVectors};
use crate::words::tokenized_text::{TokenizedText, Type};
use crate::words::tokens::TokenKind;

/// The vectors of the types of a text that a table knows, in whole numbers: sums of their products are the same on every
/// machine, and eight are multiplied at once.
pub(super) struct TypeVectors {
    types: Vec<Type>,
    hubs: Vec<f32>,
    /// Eight components in each, as many for a vector as it takes.
    values: Vec<i16x8>,
    width: usize,
}

/// What a length of 1 is in whole numbers: products of two vectors stay below 2^25.
pub(super) const UNIT: f32 = 4096.0;

impl TypeVectors {
    /// Looks the words of a text up. A type has the mean of the vectors of its forms, each as often as it occurs.
    pub fn new(text: &TokenizedText, table: &WordVectors) -> Self {
        let (types, dimensions) = (text.types().len(), table.dimensions());
        let mut vectors =
            Self { types: Vec::new(), hubs: Vec::new(), values: Vec::new(), width: dimensions.div_ceil(8) };
        // Forms of each type stand together.
        let mut forms: Vec<_> =
            text.forms().iter().filter(|form| text.types()[form.of as usize].kind == TokenKind::Word).collect();
        forms.sort_by_key(|form| form.of);
        let mut sum = vec![0.0; dimensions];
        for forms in forms.chunk_by(|one, other| one.of == other.of) {
            sum.fill(0.0);
            let (mut hub, mut total) = (0.0, 0.0);
            let mut add = |row: Row, weight: f32| {
                table.add(row, weight, &mut sum);
                hub += weight * table.hub(row);
                total += weight;
            };
            for form in forms {
                let weight = form.count as f32;
                match table.find(&form.text) {
                    Some(row) => add(row, weight),
                    None => table.shorter(&form.text).for_each(|row| add(row, weight * SHORTER)),
                }
            }
            if total > 0.0 {
                vectors.push(forms[0].of, hub / total, &sum);
            }
        }
        debug_assert!(vectors.types.len() <= types);
        vectors
    }

    fn push(&mut self, of: Type, hub: f32, sum: &[f32]) {
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length <= f32::EPSILON {
            return;
        }
        self.types.push(of);
        self.hubs.push(hub);
        for part in sum.chunks(8) {
            let whole = |k: usize| part.get(k).map_or(0, |value| (value * UNIT / length).round() as i16);
            self.values.push(i16x8::new(std::array::from_fn(whole)));
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Components of a vector, eight a piece.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The type of a vector.
    pub fn of(&self, at: usize) -> Type {
        self.types[at]
    }

    /// How near its neighbours in other languages are.
    pub fn hub(&self, at: usize) -> f32 {
        self.hubs[at]
    }

    /// A vector.
    pub fn vector(&self, at: usize) -> &[i16x8] {
        &self.values[at * self.width..(at + 1) * self.width]
    }
}

/// How much a row of a shorter beginning counts against one of the word's own. Set by hand.
const SHORTER: f32 = 0.25;

/// Product of two vectors, in units of [`UNIT`] squared.
pub(super) fn product(one: &[i16x8], other: &[i16x8]) -> i32 {
    let sum = one.iter().zip(other).fold(wide::i32x4::ZERO, |sum, (x, y)| sum + x.dot(*y));
    sum.to_array().iter().sum()
}
