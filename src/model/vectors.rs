//! Vectors of the sentences of one text, as a sentence encoder makes them.

use std::sync::Arc;

/// A vector for each sentence of a text, in order, each of length 1: only its direction tells what the sentence means.
///
/// ```
/// use bitext::model::Vectors;
/// let vectors = Vectors::new("story.ru.npy", 2, vec![3.0, 4.0, 0.0, -2.0])?;
/// assert_eq!(vectors.len(), 2);
/// assert_eq!(vectors.row(1), [0.0, -1.0]);
/// # Ok::<(), bitext::model::VectorsError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Vectors {
    name: String,
    dimensions: usize,
    /// Row after row.
    values: Arc<Vec<f32>>,
}

/// Numbers that are no vectors of sentences; rows count from 1, as people count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VectorsError {
    /// No row, or rows without numbers.
    #[error("no vectors: expected one row per sentence")]
    Empty,
    /// Numbers that do not fill whole rows.
    #[error("{values} numbers do not make rows of {dimensions}")]
    Uneven {
        /// All numbers.
        values: usize,
        /// Numbers a row.
        dimensions: usize,
    },
    /// A row with a value that is no finite number.
    #[error("row {row} (counted from 1) holds a value that is not a finite number")]
    NotFinite {
        /// From 1.
        row: usize,
    },
    /// A row of zeros: it has no direction.
    #[error("row {row} (counted from 1) holds only zeros: was its sentence empty?")]
    Zero {
        /// From 1.
        row: usize,
    },
    /// Another number of rows than of sentences.
    #[error("{rows} rows for {sentences} sentences: expected one row per sentence, headings and remarks included")]
    Rows {
        /// Rows of the file.
        rows: usize,
        /// Sentences of the text, headings and remarks included.
        sentences: usize,
    },
    /// Vectors of two models.
    #[error("{own} numbers per row, but the vectors of the other text have {other}: use the same model for both")]
    Dimensions {
        /// Numbers a row of these vectors.
        own: usize,
        /// Numbers a row of the other text's.
        other: usize,
    },
}

impl Vectors {
    /// Takes `values` row after row, `dimensions` numbers each; `name` is what the user calls them, for messages.
    ///
    /// # Errors
    /// [`VectorsError`] where they do not fill rows, or a row has no direction.
    pub fn new(name: &str, dimensions: usize, mut values: Vec<f32>) -> Result<Self, VectorsError> {
        if dimensions == 0 || values.is_empty() {
            return Err(VectorsError::Empty);
        }
        if !values.len().is_multiple_of(dimensions) {
            return Err(VectorsError::Uneven { values: values.len(), dimensions });
        }
        for (row, vector) in (1..).zip(values.chunks_exact_mut(dimensions)) {
            if !vector.iter().all(|v| v.is_finite()) {
                return Err(VectorsError::NotFinite { row });
            }
            // The largest value first: squares must not leave the range of the type.
            let largest = vector.iter().fold(0.0_f32, |most, v| most.max(v.abs()));
            if largest == 0.0 {
                return Err(VectorsError::Zero { row });
            }
            scale(vector, largest);
            let length = vector.iter().map(|&v| f64::from(v) * f64::from(v)).sum::<f64>().sqrt() as f32;
            scale(vector, length);
        }
        Ok(Self { name: name.to_owned(), dimensions, values: Arc::new(values) })
    }

    /// What the user calls them.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.dimensions
    }

    /// Whether there is no row. Never: they would be an error.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Numbers a row.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// The vector of sentence `row`, from 0; empty where there is none.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f32] {
        let start = row.saturating_mul(self.dimensions);
        self.values.get(start..start.saturating_add(self.dimensions)).unwrap_or(&[])
    }
}

fn scale(vector: &mut [f32], by: f32) {
    for value in vector {
        *value /= by;
    }
}
