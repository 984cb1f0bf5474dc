//! A search for any of a few bytes that are met every few words, which a search for the next one alone would set up anew each
//! time: sixteen bytes are compared at once, and what was found in them is kept.

use wide::u8x16;

/// Bytes that are compared at once.
const LANES: usize = 16;

/// Where bytes of a set stand, as a text is gone over.
#[derive(Clone, Debug)]
pub(super) struct Scan<const N: usize> {
    signs: [u8x16; N],
    /// Number of the sixteen bytes that were looked at last.
    block: usize,
    /// A bit for each of them that is in the set.
    hits: u32,
}

impl<const N: usize> Scan<N> {
    /// A search for bytes, none of which is zero.
    pub fn new(signs: [u8; N]) -> Self {
        Self { signs: signs.map(u8x16::splat), block: usize::MAX, hits: 0 }
    }

    /// Forgets the text.
    pub fn clear(&mut self) {
        self.block = usize::MAX;
    }

    /// The first at or after `at` and before `limit`.
    pub fn next(&mut self, bytes: &[u8], at: usize, limit: usize) -> Option<usize> {
        if at >= limit {
            return None;
        }
        self.look(bytes, at / LANES);
        let mut hits = self.hits & (u32::MAX << (at % LANES));
        while hits == 0 {
            if (self.block + 1) * LANES >= limit {
                return None;
            }
            self.look(bytes, self.block + 1);
            hits = self.hits;
        }
        Some(self.block * LANES + hits.trailing_zeros() as usize).filter(|&found| found < limit)
    }

    fn look(&mut self, bytes: &[u8], block: usize) {
        if block == self.block {
            return;
        }
        self.block = block;
        let rest = bytes.get(block * LANES..).unwrap_or_default();
        let lanes = rest.first_chunk::<LANES>().copied().unwrap_or_else(|| {
            let mut last = [0; LANES];
            last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            last
        });
        let lanes = u8x16::from(lanes);
        self.hits = self.signs.iter().fold(u8x16::ZERO, |hits, &sign| hits | lanes.simd_eq(sign)).to_bitmask();
    }
}

#[cfg(test)]
mod tests {
    use super::Scan;

    #[test]
    fn every_byte_of_the_set_is_found() {
        let text = "Сторож ушёл. Лампа (жёлтая) осталась! Кто там? — Никто.".repeat(3);
        let bytes = text.as_bytes();
        let wanted = |byte: u8| matches!(byte, b'.' | b'!' | b'(' | 0xE2);
        let mut scan = Scan::new([b'.', b'!', b'(', 0xE2]);
        for limit in [0, 1, 15, 16, 17, 40, bytes.len()] {
            scan.clear();
            for at in 0..bytes.len() {
                let expected = (at..limit).find(|&i| wanted(bytes[i]));
                assert_eq!(scan.next(bytes, at, limit), expected, "{at} {limit}");
            }
        }
    }
}
