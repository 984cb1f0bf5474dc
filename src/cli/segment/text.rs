//! Sentences as text.

use std::io::{self, Write};

use bitext::model::Segmented;
use bitext::{read, write};

/// Bytes that are written at once, as a pipe takes them.
const AT_ONCE: usize = 1 << 16;

/// One unit a line; an empty line between blocks where the text has one.
pub(super) fn write(text: &Segmented, out: &mut dyn Write) -> io::Result<()> {
    let whole = text.document().text();
    let mut lines = String::new();
    let mut end = 0;
    for id in text.ids() {
        let span = text.span(id);
        if id.index() > 0 && text.opens_block(id) && read::has_empty_line(&whole[end..span.start() as usize]) {
            lines.push('\n');
        }
        end = span.end() as usize;
        write::flat(text, id, &mut lines);
        lines.push('\n');
        if lines.len() >= AT_ONCE {
            out.write_all(lines.as_bytes())?;
            lines.clear();
        }
    }
    out.write_all(lines.as_bytes())
}
