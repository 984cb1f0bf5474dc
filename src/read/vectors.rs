//! Sentence vectors from a file: `NumPy`'s `.npy`, or `.safetensors`.

use safetensors::{Dtype, SafeTensors};

use super::npy;
use crate::model::{Place, Vectors};
use crate::{Error, Result};

/// Reads a matrix of half or single precision, a row a sentence. The bytes tell which format it is; `name` is what the
/// user calls the file.
///
/// ```
/// use bitext::read::vectors;
/// let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }\n";
/// let mut file = b"\x93NUMPY\x01\x00".to_vec();
/// file.extend((header.len() as u16).to_le_bytes());
/// file.extend(header.bytes());
/// file.extend([0.6_f32, -0.8].iter().flat_map(|value| value.to_le_bytes()));
/// assert_eq!(vectors("story.ru.npy", &file)?.row(0), [0.6, -0.8]);
/// # Ok::<(), bitext::Error>(())
/// ```
///
/// # Errors
/// [`Error::Input`] where it is neither, or holds another kind of numbers, or a row that is no vector.
pub fn vectors(name: &str, bytes: &[u8]) -> Result<Vectors> {
    let failed = |message: String| Error::Input { file: name.to_owned(), place: Place::Whole, message };
    check_head(name, bytes)?;
    let matrix = if bytes.starts_with(npy::MAGIC) { npy::matrix(bytes) } else { safe_tensor(bytes) }.map_err(failed)?;
    let values = matrix.values().map_err(failed)?;
    Vectors::new(name, matrix.columns, values).map_err(|error| failed(error.to_string()))
}

/// Tells early whether a file may hold vectors, from its first bytes.
///
/// # Errors
/// [`Error::Input`] where it cannot.
pub fn check_head(name: &str, head: &[u8]) -> Result<()> {
    // A .safetensors file begins with the length of its header, eight bytes, and the header with a brace.
    if head.starts_with(npy::MAGIC) || head.get(8) == Some(&b'{') {
        return Ok(());
    }
    let message = "neither a .npy nor a .safetensors file: engines/embed.py makes vectors of sentences".to_owned();
    Err(Error::Input { file: name.to_owned(), place: Place::Whole, message })
}

/// A matrix as it lies in a file.
pub(super) struct Matrix<'a> {
    pub rows: usize,
    pub columns: usize,
    pub precision: Precision,
    /// Little endian, row after row.
    pub bytes: &'a [u8],
}

/// How a number is written.
#[derive(Clone, Copy)]
pub(super) enum Precision {
    Half,
    Single,
}

/// What a file may hold, for messages.
pub(super) const EXPECTED: &str = "expected float16 or float32, such as numpy.save(file, vectors.astype('float32'))";

impl Matrix<'_> {
    /// All numbers; as many as the file has bytes for, whatever it says of itself.
    fn values(&self) -> Result<Vec<f32>, String> {
        let size = match self.precision {
            Precision::Half => size_of::<u16>(),
            Precision::Single => size_of::<f32>(),
        };
        let (rows, columns) = (self.rows, self.columns);
        let told = rows.checked_mul(columns).and_then(|count| count.checked_mul(size));
        if told != Some(self.bytes.len()) {
            let wanted = told.map_or("more than a machine holds".to_owned(), |bytes| bytes.to_string());
            let found = self.bytes.len();
            return Err(format!(
                "a matrix of {rows} by {columns} has {wanted} bytes, but there are {found}: the file is cut short or broken"
            ));
        }
        Ok(match self.precision {
            Precision::Half => self.bytes.as_chunks().0.iter().map(|&two| single(u16::from_le_bytes(two))).collect(),
            Precision::Single => self.bytes.as_chunks().0.iter().map(|&four| f32::from_le_bytes(four)).collect(),
        })
    }
}

/// The only tensor of a file.
fn safe_tensor(bytes: &[u8]) -> Result<Matrix<'_>, String> {
    let file = SafeTensors::deserialize(bytes).map_err(|error| {
        format!("no whole .safetensors file ({error}): engines/embed.py makes vectors of sentences")
    })?;
    let mut tensors = file.tensors();
    let Some((name, tensor)) = tensors.pop().filter(|_| tensors.is_empty()) else {
        let count = file.len();
        return Err(format!("{count} tensors in it: expected one, a row a sentence"));
    };
    let precision = match tensor.dtype() {
        Dtype::F16 => Precision::Half,
        Dtype::F32 => Precision::Single,
        other => return Err(format!("the tensor {name:?} holds {other:?}: {EXPECTED}")),
    };
    let [rows, columns] = *tensor.shape() else {
        return Err(format!("the tensor {name:?} has the shape {:?}: expected rows and columns", tensor.shape()));
    };
    Ok(Matrix { rows, columns, precision, bytes: tensor.data() })
}

/// A number of half precision (IEEE 754, binary16) in single precision.
fn single(half: u16) -> f32 {
    const FRACTION: u32 = 0x03ff;
    /// 2^-24: the value of the last bit of the smallest numbers.
    const SMALLEST: f32 = 5.960_464_5e-8;
    let bits = u32::from(half);
    let (sign, exponent, fraction) = (bits >> 15, bits >> 10 & 0x1f, bits & FRACTION);
    let magnitude = match exponent {
        0 => fraction as f32 * SMALLEST,
        0x1f if fraction == 0 => f32::INFINITY,
        0x1f => f32::NAN,
        // From an exponent counted from -15 to one counted from -127, from 10 bits to 23.
        _ => f32::from_bits((exponent + 112) << 23 | fraction << 13),
    };
    if sign == 1 { -magnitude } else { magnitude }
}
