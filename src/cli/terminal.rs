//! Standard output on a terminal: control characters of a text never reach it raw.

use std::io::{self, Write};

/// The character that stands for a control character.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

/// The first byte of U+0080–U+009F, the second set of control characters, in UTF-8.
const C1_LEAD: u8 = 0xC2;

/// Passes UTF-8 on, with U+FFFD for every control character but line feeds and tabs.
pub(super) struct Plain<W> {
    out: W,
    /// Whether the last byte was the first of a character that may be a control character.
    lead: bool,
}

impl<W: Write> Plain<W> {
    pub fn new(out: W) -> Self {
        Self { out, lead: false }
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut clean = Vec::with_capacity(bytes.len());
        for &byte in bytes {
            if std::mem::take(&mut self.lead) {
                match byte {
                    0x80..=0x9F => clean.extend_from_slice(REPLACEMENT),
                    _ => clean.extend_from_slice(&[C1_LEAD, byte]),
                }
            } else if byte == C1_LEAD {
                self.lead = true;
            } else if byte.is_ascii_control() && !matches!(byte, b'\n' | b'\t') {
                clean.extend_from_slice(REPLACEMENT);
            } else {
                clean.push(byte);
            }
        }
        self.out.write_all(&clean)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::Plain;

    #[test]
    fn escape_sequences_are_taken_apart() -> std::io::Result<()> {
        let mut out = Vec::new();
        // The two bytes of U+009B come in two writes.
        let text = "Зал\x1b[31m\tвстал\u{9b}2J\u{a0}\x07\n".as_bytes();
        let mut plain = Plain::new(&mut out);
        for byte in text {
            plain.write_all(&[*byte])?;
        }
        assert_eq!(String::from_utf8_lossy(&out), "Зал\u{fffd}[31m\tвстал\u{fffd}2J\u{a0}\u{fffd}\n");
        Ok(())
    }
}
