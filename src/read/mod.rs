//! Bytes → [`Document`](crate::model::Document): encoding, layout, one file an input format.
//!
//! [`read`] takes the bytes of a file and says what it understood. A plain file's reading text is the decoded file,
//! unchanged; what is no text of the author (running heads, page numbers, the hyphen of a broken word) is marked as
//! skipped where it stands.
//!
//! # How to add a format
//!
//! 1. Write `formats/NAME.rs` with a type that implements `Reader` (`formats/mod.rs`), and add it to the list `READERS` there.
//!    `roots` names the root elements by which the format is known, `endings` the endings of files that only a name shows.
//! 2. `read` goes through the file once and reports to the `Builder` (`build/builder.rs`) what it meets, in the order of the file:
//!    `block(kind)` where a block begins or ends, `text(text, at)` for what stands at byte `at` as it is, `spelled(text, span)` for
//!    what the file writes otherwise (`&amp;`), `number` for what every reader sees and the file does not hold, `line_break`,
//!    `style`, `language`, `page`; `call(key, …)` where a note is called and `note(key, …)` … `end_note()` around its text, wherever
//!    that stands, even in the middle of a sentence. What is not reported is markup.
//! 3. The builder collapses white space, drops empty blocks, brings notes behind the text in the order of their calls, and keeps the
//!    pieces of the file from which the text was put together ([`Origin`](crate::model::Origin)): between two spaces a piece is
//!    verbatim, so that a writer of the same format finds the byte of the file for each byte of the text.
//! 4. `syntax` holds what formats share: tags and references of HTML. `Input::error` makes an error with line and column.
//!    Nothing may recurse with the depth of the file, or take memory out of proportion to it.
//! 5. Cases go into `tests/suite/formats/NAME.txt`, a row into `docs/input.md`; a test asks for both.
//!
//! ```
//! use bitext::read::{Layout, Options, read};
//! let text = "Глава первая\n\nСторож открыл во-\nрота. Никого не было.\n";
//! let read = read("story.ru.txt", text.as_bytes().to_vec(), &Options::default())?;
//! assert_eq!(read.document.text(), text);
//! assert_eq!(read.document.language().language.as_str(), "ru");
//! assert_eq!(read.document.blocks().len(), 2);
//! assert_eq!(read.layout, Layout::Paragraphs);
//! assert_eq!(read.document.skips().len(), 1, "the hyphen of «ворота»");
//! # Ok::<(), bitext::Error>(())
//! ```

pub mod advice;
mod anchors;
mod authority;
mod build;
mod bytes;
mod charset;
mod draft;
mod encoding;
mod format;
mod formats;
mod heading;
mod hyphen;
mod json_links;
mod json_names;
mod kind;
mod language;
mod layout;
mod legacy;
mod lines;
mod listed_bead;
mod matrix;
mod mojibake;
mod noise;
mod npy;
mod package;
mod pairs;
mod plain;
mod sheet;
mod stream;
mod syntax;
mod table;
mod tei_names;
mod vectors;
mod word_vectors;

pub use anchors::Anchors;
pub use authority::authority;
pub use build::Notes;
pub use bytes::{Options, Read, read};
pub use charset::Charset;
pub use encoding::{Decoded, decode};
pub use format::Format;
pub use kind::{check_document_head, check_head};
pub use language::detect;
pub use layout::Layout;
pub use pairs::{Pair, pairs};
pub use stream::Blocks;
pub use vectors::{check_head as check_vectors, vectors};
pub use word_vectors::{WordVectorsFile, check_head as check_word_vectors, word_vectors};
