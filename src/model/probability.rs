//! How sure the program is.

use std::fmt;

use serde::{Serialize, Serializer};

/// A probability in ten-thousandths: ordered, and the same digits in every format (`0.98`, `1`, `0.0517`).
///
/// ```
/// use bitext::model::Probability;
/// assert_eq!(Probability::new(0.98).to_string(), "0.98");
/// assert_eq!(Probability::new(f32::NAN), Probability::ZERO);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Probability(u16);

impl Probability {
    /// Impossible.
    pub const ZERO: Self = Self(0);
    /// Certain.
    pub const ONE: Self = Self(Self::UNITS);
    /// As likely as not.
    pub const HALF: Self = Self(Self::UNITS / 2);
    const UNITS: u16 = 10_000;

    /// Rounds to ten-thousandths; what lies outside 0..1 becomes the nearest end, NaN becomes 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        let units = (f64::from(value) * f64::from(Self::UNITS)).round();
        #[expect(clippy::cast_sign_loss, reason = "`as` saturates and takes NaN to 0")]
        Self((units as u16).min(Self::UNITS))
    }

    /// In 0..=1.
    #[must_use]
    pub fn get(self) -> f32 {
        f32::from(self.0) / f32::from(Self::UNITS)
    }

    /// That the opposite holds.
    #[must_use]
    pub const fn not(self) -> Self {
        Self(Self::UNITS - self.0)
    }
}

impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / Self::UNITS, self.0 % Self::UNITS);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let digits = format!("{part:04}");
        write!(f, "{whole}.{}", digits.trim_end_matches('0'))
    }
}

impl Serialize for Probability {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The shortest decimal of this f64 is the text that `Display` gives.
        serializer.serialize_f64(f64::from(self.0) / f64::from(Self::UNITS))
    }
}
