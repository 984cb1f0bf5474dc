//! A matrix of numbers as it lies in a file.

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
    pub(super) fn values(&self) -> Result<Vec<f32>, String> {
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
