//! Logarithms and exponentials whose last bits are the same on every machine.

use wide::{f32x4, f64x2};

/// Natural logarithm.
#[must_use]
pub fn ln(x: f32) -> f32 {
    f32x4::splat(x).ln().to_array()[0]
}

/// Exponential.
#[must_use]
pub fn exp(x: f32) -> f32 {
    f32x4::splat(x).exp().to_array()[0]
}

/// Natural logarithm in double precision.
#[must_use]
pub fn ln_wide(x: f64) -> f64 {
    f64x2::splat(x).ln().to_array()[0]
}

/// Exponential in double precision; what is beyond the range of an `f64` becomes its end.
#[must_use]
pub fn exp_wide(x: f64) -> f64 {
    f64x2::splat(x.clamp(-700.0, 700.0)).exp().to_array()[0]
}

/// Natural logarithm to 5e-5, for sums of many where speed matters: exponent and a polynomial over the mantissa.
///
/// `x` is positive and normal. The coefficients are the least-squares fit of ln(1 + m) / m over 0..1 in powers of m.
#[must_use]
#[inline]
pub fn ln_fast(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23).cast_signed() - 127;
    let m = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000) - 1.0;
    let p = LN_FIT.iter().rev().fold(0.0, |sum, &c| sum.mul_add_plain(m, c));
    exponent as f32 * std::f32::consts::LN_2 + m * p
}

/// The coefficients of [`ln_fast`], from the constant up.
const LN_FIT: [f32; 5] = [0.999_945, -0.497_030_84, 0.306_561_1, -0.157_838_38, 0.041_551_115];

trait MulAddPlain {
    /// `self * a + b` in two roundings, the same with and without a fused instruction.
    fn mul_add_plain(self, a: f32, b: f32) -> f32;
}

impl MulAddPlain for f32 {
    #[inline]
    fn mul_add_plain(self, a: f32, b: f32) -> f32 {
        self * a + b
    }
}
