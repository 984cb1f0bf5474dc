//! Styles as bits, for formats whose stretches each say all of theirs.

use crate::model::StyleKind;
use crate::read::build::Builder;

/// The styles that formats set, each with its bit.
pub(super) const STYLES: [StyleKind; 8] = [
    StyleKind::Bold,
    StyleKind::Italic,
    StyleKind::Underline,
    StyleKind::SmallCaps,
    StyleKind::Spaced,
    StyleKind::Superscript,
    StyleKind::Subscript,
    StyleKind::Strike,
];

/// Their bits.
pub(super) const BOLD: u8 = 1;
pub(super) const ITALIC: u8 = 1 << 1;
pub(super) const UNDERLINE: u8 = 1 << 2;
pub(super) const SMALL_CAPS: u8 = 1 << 3;
pub(super) const SPACED: u8 = 1 << 4;
pub(super) const SUPERSCRIPT: u8 = 1 << 5;
pub(super) const SUBSCRIPT: u8 = 1 << 6;
pub(super) const STRIKE: u8 = 1 << 7;

/// Begins or ends the styles of these bits.
pub(super) fn switch(builder: &mut Builder, bits: u8, on: bool) {
    for (_, style) in STYLES.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1) {
        builder.style(style.clone(), on);
    }
}
