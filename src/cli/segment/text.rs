//! Sentences as text.

use std::io::{self, Write};

use bitext::model::Segmented;
use bitext::{read, write};

/// One unit a line; an empty line between blocks where the text has one.
pub(super) fn write(text: &Segmented, out: &mut dyn Write) -> io::Result<()> {
    let whole = text.document().text();
    let mut line = String::new();
    let mut end = 0;
    for id in text.ids() {
        let span = text.span(id);
        if id.index() > 0 && text.opens_block(id) && read::has_empty_line(&whole[end..span.start() as usize]) {
            out.write_all(b"\n")?;
        }
        end = span.end() as usize;
        line.clear();
        write::flat(text, id, &mut line);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}
