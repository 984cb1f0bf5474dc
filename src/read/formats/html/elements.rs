//! The elements of HTML, and what each is to the text.

/// What an element is to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A division: the text in it is apart from the text around it.
    Block,
    /// A paragraph, which ends where another block begins.
    Paragraph,
    Heading(u8),
    /// A list; with numbers or without.
    List(bool),
    Item,
    Table,
    Row,
    Cell,
    /// Its line ends count.
    Preformatted,
    /// A line end.
    Break,
    /// It holds nothing.
    Void,
    /// Its content is not shown, or is no text.
    Hidden,
    /// The head of the page, and in it what the page says of itself.
    Head,
    Title,
    Meta,
    /// It sets its text in a style: the place of its bit in [`styling`](crate::read::formats::styling).
    Style(u8),
    Link,
    /// It is a part of the text around it.
    Inline,
}

/// Elements by their names, sorted. What is deleted (`del`) and what helps only to pronounce (`rt`) is no text; others that are
/// not listed are parts of the text around them.
static ELEMENTS: [(&str, Role); 112] = [
    ("a", Role::Link),
    ("address", Role::Block),
    ("area", Role::Void),
    ("article", Role::Block),
    ("aside", Role::Block),
    ("audio", Role::Hidden),
    ("b", Role::Style(0)),
    ("base", Role::Void),
    ("big", Role::Inline),
    ("blockquote", Role::Block),
    ("body", Role::Block),
    ("br", Role::Break),
    ("button", Role::Hidden),
    ("canvas", Role::Hidden),
    ("caption", Role::Block),
    ("center", Role::Block),
    ("cite", Role::Style(1)),
    ("col", Role::Void),
    ("colgroup", Role::Inline),
    ("datalist", Role::Hidden),
    ("dd", Role::Block),
    ("del", Role::Hidden),
    ("details", Role::Block),
    ("dfn", Role::Style(1)),
    ("dialog", Role::Hidden),
    ("dir", Role::List(false)),
    ("div", Role::Block),
    ("dl", Role::Block),
    ("dt", Role::Block),
    ("em", Role::Style(1)),
    ("embed", Role::Void),
    ("fieldset", Role::Block),
    ("figcaption", Role::Block),
    ("figure", Role::Block),
    ("font", Role::Inline),
    ("footer", Role::Hidden),
    ("form", Role::Block),
    ("frame", Role::Void),
    ("h1", Role::Heading(1)),
    ("h2", Role::Heading(2)),
    ("h3", Role::Heading(3)),
    ("h4", Role::Heading(4)),
    ("h5", Role::Heading(5)),
    ("h6", Role::Heading(6)),
    ("head", Role::Head),
    ("header", Role::Block),
    ("hgroup", Role::Block),
    ("hr", Role::Void),
    ("html", Role::Block),
    ("i", Role::Style(1)),
    ("iframe", Role::Hidden),
    ("img", Role::Void),
    ("input", Role::Void),
    ("ins", Role::Inline),
    ("legend", Role::Block),
    ("li", Role::Item),
    ("link", Role::Void),
    ("listing", Role::Preformatted),
    ("main", Role::Block),
    ("map", Role::Hidden),
    ("menu", Role::List(false)),
    ("meta", Role::Meta),
    ("nav", Role::Hidden),
    ("noembed", Role::Hidden),
    ("noframes", Role::Hidden),
    ("noscript", Role::Hidden),
    ("object", Role::Hidden),
    ("ol", Role::List(true)),
    ("optgroup", Role::Hidden),
    ("option", Role::Hidden),
    ("output", Role::Inline),
    ("p", Role::Paragraph),
    ("param", Role::Void),
    ("picture", Role::Hidden),
    ("plaintext", Role::Preformatted),
    ("pre", Role::Preformatted),
    ("progress", Role::Hidden),
    ("rp", Role::Hidden),
    ("rt", Role::Hidden),
    ("rtc", Role::Hidden),
    ("s", Role::Style(7)),
    ("script", Role::Hidden),
    ("search", Role::Block),
    ("section", Role::Block),
    ("select", Role::Hidden),
    ("small", Role::Inline),
    ("source", Role::Void),
    ("span", Role::Inline),
    ("strike", Role::Style(7)),
    ("strong", Role::Style(0)),
    ("style", Role::Hidden),
    ("sub", Role::Style(6)),
    ("summary", Role::Block),
    ("sup", Role::Style(5)),
    ("svg", Role::Hidden),
    ("table", Role::Table),
    ("tbody", Role::Inline),
    ("td", Role::Cell),
    ("template", Role::Hidden),
    ("textarea", Role::Hidden),
    ("tfoot", Role::Inline),
    ("th", Role::Cell),
    ("thead", Role::Inline),
    ("title", Role::Title),
    ("tr", Role::Row),
    ("track", Role::Void),
    ("u", Role::Style(2)),
    ("ul", Role::List(false)),
    ("var", Role::Style(1)),
    ("video", Role::Hidden),
    ("wbr", Role::Void),
    ("xmp", Role::Preformatted),
];

/// Number of an element: its place in the list.
pub(super) type Number = u8;

/// How many there are.
pub(super) const COUNT: usize = ELEMENTS.len();

/// The element of a name as it is written, in small or capital letters, with a prefix or without.
pub(super) fn element(name: &str) -> Option<(Number, Role)> {
    let name = name.strip_prefix("html:").unwrap_or(name);
    let (mut small, length) = ([0; 12], name.len());
    let small = small.get_mut(..length)?;
    small.copy_from_slice(name.as_bytes());
    small.make_ascii_lowercase();
    let index = ELEMENTS.binary_search_by(|(known, _)| known.as_bytes().cmp(small)).ok()?;
    Some((index as Number, ELEMENTS[index].1))
}

/// The name of an element.
pub(super) fn name(number: Number) -> &'static str {
    ELEMENTS.get(usize::from(number)).map_or("", |(name, _)| name)
}

/// Words of `class` and `epub:type` that say what an element is, each a part of a class name.
pub(super) fn has_word(classes: &str, words: &[&str]) -> bool {
    let parts = classes.split(|c: char| !c.is_alphabetic());
    parts.filter(|part| !part.is_empty()).any(|part| words.iter().any(|word| part.eq_ignore_ascii_case(word)))
}

/// The styles that `style` and `class` set, a bit each.
pub(super) fn styles(style: &str, class: &str) -> u8 {
    let mut styles = 0;
    let style = style.to_ascii_lowercase();
    for (property, value) in style.split(';').filter_map(|part| part.split_once(':')) {
        let value = value.trim();
        styles |= match (property.trim(), value) {
            ("font-weight", "bold" | "bolder" | "600" | "700" | "800" | "900") => 1,
            ("font-style", "italic" | "oblique") => 1 << 1,
            ("text-decoration" | "text-decoration-line", "underline") => 1 << 2,
            ("font-variant" | "font-variant-caps", "small-caps" | "all-small-caps") => 1 << 3,
            ("vertical-align", "super") => 1 << 5,
            ("vertical-align", "sub") => 1 << 6,
            ("text-decoration" | "text-decoration-line", "line-through") => 1 << 7,
            ("letter-spacing", value) if !value.starts_with(['-', '0', 'n']) || value.starts_with("0.") => 1 << 4,
            _ => 0,
        };
    }
    for (bit, words) in [(0, ["bold", "strong"]), (1, ["italic", "emphasis"]), (3, ["smallcaps", "smcap"])] {
        if has_word(class, &words) {
            styles |= 1 << bit;
        }
    }
    styles
}

/// Whether `style` hides an element.
pub(super) fn hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_found_in_any_letters() {
        assert!(ELEMENTS.windows(2).all(|two| two[0].0 < two[1].0));
        assert_eq!(element("BlockQuote").map(|(_, role)| role), Some(Role::Block));
        assert_eq!(element("html:p").map(|(_, role)| role), Some(Role::Paragraph));
        assert_eq!(element("o:p"), None);
        assert_eq!(element("a-name-that-is-long"), None);
    }

    #[test]
    fn styles_are_found_in_attributes() {
        assert_eq!(styles("FONT-WEIGHT: bold; font-style:italic", ""), 3);
        assert_eq!(styles("letter-spacing: 0.2em; letter-spacing: 0", "my-smallcaps"), 1 << 4 | 1 << 3);
        assert!(hides("color: red; display : none"));
    }
}
