//! Sentences as lines.

use std::io::{self, Write};

use super::{Explanations, Format};
use crate::model::{Explanation, Segmented};
use crate::words::lines::has_empty;
use crate::write::flat;

/// One unit per line, with an empty line between two blocks where the text has one. With explanations, [`Explanations`].
#[derive(Debug)]
pub struct Text;

/// Bytes that are written at once, as a pipe takes them.
const AT_ONCE: usize = 1 << 16;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn write(&self, text: &Segmented, explanations: Option<&[Explanation]>, out: &mut dyn Write) -> io::Result<()> {
        if explanations.is_some() {
            return Explanations.write(text, explanations, out);
        }
        let whole = text.document().text();
        let mut lines = String::new();
        let mut end = 0;
        for id in text.ids() {
            let span = text.span(id);
            if id.index() > 0 && text.opens_block(id) && has_empty(&whole[end..span.start() as usize]) {
                lines.push('\n');
            }
            end = span.end() as usize;
            flat(text, id, &mut lines);
            lines.push('\n');
            if lines.len() >= AT_ONCE {
                out.write_all(lines.as_bytes())?;
                lines.clear();
            }
        }
        out.write_all(lines.as_bytes())
    }
}
