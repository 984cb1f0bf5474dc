//! Tables of word vectors for tests, written as `docs/word-vectors-format.md` says.

/// A row of a table: the word, whether it is common, the vector.
pub type Row<'a> = (&'a str, bool, &'a [f32]);

/// The bytes of a table; `rows` in the order of their words, `hub` the same for all of them.
pub fn table(language: &str, space: &str, hub: u8, rows: &[Row<'_>]) -> Vec<u8> {
    let dimensions = rows[0].2.len();
    let (mut blocks, mut keys, mut before) = (Vec::new(), Vec::new(), "");
    for (at, (word, ..)) in rows.iter().enumerate() {
        if at % 16 == 0 {
            blocks.extend((keys.len() as u32).to_le_bytes());
            before = "";
        }
        let same = |&(at, c): &(usize, char)| before[at..].starts_with(c);
        let pairs = word.char_indices().take_while(|(at, _)| before.is_char_boundary(*at) && *at < before.len());
        let shared: usize = pairs.take_while(same).map(|(_, c)| c.len_utf8()).sum();
        keys.extend([shared as u8, (word.len() - shared) as u8]);
        keys.extend(&word.as_bytes()[shared..]);
        before = word;
    }
    let mut table = b"bitextwv".to_vec();
    table.extend(1_u16.to_le_bytes());
    table.extend((dimensions as u16).to_le_bytes());
    table.extend((rows.len() as u32).to_le_bytes());
    table.extend(6_u16.to_le_bytes());
    table.extend(4_u16.to_le_bytes());
    table.extend((keys.len() as u32).to_le_bytes());
    for (name, length) in [(language, 8), (space, 16), ("", 16)] {
        table.extend(name.bytes().chain(std::iter::repeat(0)).take(length));
    }
    table.extend(blocks);
    table.extend(rows.iter().map(|(_, common, _)| u8::from(*common) << 7));
    table.extend(rows.iter().map(|_| hub));
    for (.., vector) in rows {
        let most = vector.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
        #[expect(clippy::cast_sign_loss, reason = "the smallest component is written as 0")]
        let nibble = |value: f32| ((value / most * 7.5 + 7.5).round() as u8).min(15);
        table.extend(vector.chunks(2).map(|pair| nibble(pair[0]) | nibble(pair[1]) << 4));
    }
    table.extend(keys);
    table
}
