//! The units of a document, and which of them are remarks.

use std::sync::Arc;

use super::letters::is_at_most;
use crate::language::Knowledge;
use crate::model::{Document, Segmented, Unit};

/// Puts units together to a segmented document. They tile the blocks; were they ever not to, a block would be one unit.
pub(super) fn tiled(document: Arc<Document>, units: Vec<(u32, Unit)>) -> Segmented {
    Segmented::new(Arc::clone(&document), units).unwrap_or_else(|_| Segmented::by_block(document))
}

/// Longest remark in characters. Longer brackets are text: a remark with what voices cry out takes two lines of print.
const LONGEST: usize = 400;

/// A remark is a unit wholly in brackets that reports what its language's data file knows, «(Аплодисменты.)», or that is a
/// block of its own.
pub(super) fn unit_of(text: &str, alone: bool, knowledge: &Knowledge) -> Unit {
    let body = text.trim_start();
    // What opens with no bracket, as most units, is no remark.
    if !body.starts_with(['(', '[']) {
        return Unit::Sentence;
    }
    let body = body.trim_end();
    let remark = is_at_most(body, LONGEST) && is_bracketed(body) && (alone || knowledge.remark(body).is_some());
    if remark { Unit::Remark } else { Unit::Sentence }
}

/// Whether one pair of brackets holds the whole text.
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
