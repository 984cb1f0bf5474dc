//! Bytes → [`Document`](crate::model::Document): encoding, layout, one file an input format.
//!
//! [`read`] takes the bytes of a file and says what it understood. A plain file's reading text is the decoded file,
//! unchanged; what is no text of the author (running heads, page numbers, the hyphen of a broken word) is marked as
//! skipped where it stands.
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
mod bytes;
mod charset;
mod draft;
mod encoding;
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
mod pairs;
mod plain;
mod sheet;
mod stream;
mod table;
mod tei_names;
mod vectors;
mod word_vectors;

pub use anchors::Anchors;
pub use authority::authority;
pub use bytes::{Options, Read, read};
pub use charset::Charset;
pub use encoding::{Decoded, decode};
pub use kind::check_head;
pub use language::detect;
pub use layout::Layout;
pub use pairs::{Pair, pairs};
pub use stream::Blocks;
pub use vectors::{check_head as check_vectors, vectors};
pub use word_vectors::{WordVectorsFile, check_head as check_word_vectors, word_vectors};
