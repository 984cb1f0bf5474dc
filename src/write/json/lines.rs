//! The layout of an edition in JSON: a line for each key and member that two editions may differ in.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Breaks lines before the keys of the edition, of its texts and of its versions, and before the members of their lists;
/// everything deeper stands on one line.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// How many objects and lists are open.
    depth: usize,
    /// Whether a key of the edition is being written.
    in_key: bool,
    /// Whether the last key of the edition holds objects that are laid out in lines themselves.
    nested: bool,
}

/// Depth of the edition's own keys, and of the members of its lists.
const EDITION: usize = 1;

/// Keys of the edition whose members have keys and lists on lines of their own.
const NESTED: [&str; 2] = ["texts", "versions"];

impl Lines {
    /// Whether what comes next at this depth begins a line.
    fn breaks(&self) -> bool {
        // The edition, a list of it, a text or version in that, a list of that.
        self.depth <= EDITION + 1 || self.nested && self.depth <= EDITION + 3
    }

    fn begin(&self, first: bool, out: &mut (impl ?Sized + Write), own: bool) -> io::Result<()> {
        out.write_all(if first { b"" } else { b"," })?;
        out.write_all(if own && self.breaks() { b"\n" } else { b"" })
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.begin(first, out, true)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth += 1;
        out.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.depth -= 1;
        out.write_all(b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.in_key = self.depth == EDITION;
        // A member of a list of the edition begins on the line of its brace.
        let keyed = self.depth == EDITION || self.nested && self.depth == EDITION + 2;
        self.begin(first, out, keyed && !first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key {
            self.nested = NESTED.contains(&fragment);
        }
        out.write_all(fragment.as_bytes())
    }
}
