//! Which units are remarks: bracketed, and reporting what happened rather than what was said.

use crate::language::Knowledge;
use crate::model::{Span, Unit};

/// Marks the units of one block: a bracket that the language knows as a remark, or that is a block of its own.
pub(super) fn mark(text: &str, block: Span, knowledge: &Knowledge, units: &mut [(u32, Unit)]) {
    let alone = units.len() == 1;
    let mut start = block.start();
    for unit in units {
        let body = Span::new(start, unit.0).of(text).trim();
        start = unit.0;
        if is_bracketed(body) && (alone || knowledge.remark(body).is_some()) {
            unit.1 = Unit::Remark;
        }
    }
}

/// Does one pair of brackets hold the whole text?
fn is_bracketed(text: &str) -> bool {
    let (open, close) = match text.as_bytes().first() {
        Some(b'(') => (b'(', b')'),
        Some(b'[') => (b'[', b']'),
        _ => return false,
    };
    let body = text.trim_end_matches('.').as_bytes();
    let mut depth = 0_u32;
    for (at, &byte) in body.iter().enumerate() {
        depth += u32::from(byte == open);
        if byte == close {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return at + 1 == body.len();
            }
        }
    }
    false
}
