//! Sentence vectors from a file: `NumPy`'s `.npy`, or `.safetensors`.

use safetensors::{Dtype, SafeTensors};

use super::matrix::{EXPECTED, Matrix, Precision};
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
    let message = "neither a .npy nor a .safetensors file".to_owned();
    Err(Error::Input { file: name.to_owned(), place: Place::Whole, message })
}

/// The only tensor of a file.
fn safe_tensor(bytes: &[u8]) -> Result<Matrix<'_>, String> {
    let file =
        SafeTensors::deserialize(bytes).map_err(|error| format!("not a complete .safetensors file ({error})"))?;
    let mut tensors = file.tensors();
    let Some((name, tensor)) = tensors.pop().filter(|_| tensors.is_empty()) else {
        let count = file.len();
        return Err(format!("{count} tensors: expected one, with one row per sentence"));
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
