//! Vectors in groups around pivots, so that the neighbours of a word are looked for in a few groups rather than among all
//! words of a long text.

use rayon::prelude::*;
use wide::i16x8;

use super::type_vectors::{TypeVectors, UNIT, product};

/// Groups of vectors, each around the mean of its members.
pub(super) struct Pivots {
    centres: Vec<i16x8>,
    width: usize,
    /// First member of each group; one more than groups.
    starts: Vec<u32>,
    members: Vec<u32>,
}

/// Times that the centres move to the mean of their members. Set by hand.
const ROUNDS: usize = 2;

/// Vectors that one task assigns: set by the text, not by the number of threads.
const BLOCK: usize = 256;

impl Pivots {
    /// Groups vectors: as many groups as a group has members in the mean.
    pub fn new(vectors: &TypeVectors) -> Self {
        let (count, width) = (vectors.len(), vectors.width());
        let groups = count.isqrt().max(1);
        // The first centres are taken at even distances.
        let centres = (0..groups).flat_map(|group| vectors.vector(group * count / groups)).copied().collect();
        let mut pivots = Self { centres, width, starts: Vec::new(), members: Vec::new() };
        for round in 0..=ROUNDS {
            pivots.assign(vectors);
            if round < ROUNDS {
                pivots.centre(vectors);
            }
        }
        pivots
    }

    fn groups(&self) -> usize {
        self.centres.len() / self.width
    }

    /// The vectors in a group.
    pub fn members(&self, group: usize) -> &[u32] {
        &self.members[self.starts[group] as usize..self.starts[group + 1] as usize]
    }

    /// Products of a vector with all centres, with their groups.
    pub fn products<'a>(&'a self, vector: &'a [i16x8]) -> impl Iterator<Item = (i32, u32)> + 'a {
        self.centres.chunks_exact(self.width).zip(0..).map(|(centre, group)| (product(centre, vector), group))
    }

    /// Puts each vector into the group whose centre is nearest, the first of several.
    fn assign(&mut self, vectors: &TypeVectors) {
        let nearest = |at: usize| {
            let best =
                self.products(vectors.vector(at)).max_by_key(|&(product, group)| (product, std::cmp::Reverse(group)));
            best.map_or(0, |(_, group)| group)
        };
        let groups: Vec<u32> = (0..vectors.len()).into_par_iter().with_min_len(BLOCK).map(nearest).collect();
        let mut starts = vec![0_u32; self.groups() + 1];
        for &group in &groups {
            starts[group as usize + 1] += 1;
        }
        for group in 0..self.groups() {
            starts[group + 1] += starts[group];
        }
        let (mut next, mut members) = (starts.clone(), vec![0; groups.len()]);
        for (at, &group) in (0..).zip(&groups) {
            let slot = &mut next[group as usize];
            members[*slot as usize] = at;
            *slot += 1;
        }
        (self.starts, self.members) = (starts, members);
    }

    /// Moves each centre to the direction of the sum of its members; one without members stays.
    fn centre(&mut self, vectors: &TypeVectors) {
        let mut sum = vec![[0_i32; 8]; self.width];
        for group in 0..self.groups() {
            sum.fill([0; 8]);
            for &at in self.members(group) {
                for (sum, part) in sum.iter_mut().zip(vectors.vector(at as usize)) {
                    sum.iter_mut().zip(part.to_array()).for_each(|(sum, value)| *sum += i32::from(value));
                }
            }
            let length = sum.as_flattened().iter().map(|&value| (value as f32).powi(2)).sum::<f32>().sqrt();
            if length > 0.0 {
                let centre = &mut self.centres[group * self.width..(group + 1) * self.width];
                for (part, sum) in centre.iter_mut().zip(&sum) {
                    *part = i16x8::new(sum.map(|value| (value as f32 * UNIT / length).round() as i16));
                }
            }
        }
    }
}
