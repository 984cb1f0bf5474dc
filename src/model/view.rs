//! Links and mentions with the texts that they are about, for those who read an edition.

use super::{Edition, Entry, Link, Mention, PerSide, Segmented, Side, Version};

/// A link with the two texts that it joins.
#[derive(Clone, Copy, Debug)]
pub struct LinkedText<'a> {
    /// The sentences' numbers, and what is known of the link.
    pub link: Link<'a>,
    texts: PerSide<&'a Segmented>,
}

impl<'a> LinkedText<'a> {
    /// The texts of the sentences on one side, in order; none in a gap.
    pub fn sentences(&self, side: Side) -> impl Iterator<Item = &'a str> + use<'a> {
        let text = self.texts[side];
        self.link.members()[side].iter().map(move |&id| text.text(id))
    }
}

/// A mention with its entry and what stands in both texts.
#[derive(Clone, Copy, Debug)]
pub struct NamedText<'a> {
    /// Where it is, and how sure.
    pub mention: &'a Mention,
    /// What is named.
    pub entry: &'a Entry,
    /// The name as each text has it; none where a side lacks it.
    pub texts: PerSide<Option<&'a str>>,
}

impl Edition {
    /// The links of one of its versions, with their texts.
    ///
    /// ```
    /// use bitext::model::{Language, Segmented, Side};
    /// use bitext::pipeline::{self, Options};
    /// let source = Segmented::from_sentences(Language::new("ru")?, &["Дождь кончился.", "Анна вышла в сад."])?;
    /// let target = Segmented::from_sentences(Language::new("en")?, &["The rain stopped, and Anna went into the garden."])?;
    /// let edition = pipeline::link(source, target, &Options::default())?.edition;
    /// let link = edition.links(&edition.versions()[0]).next().ok_or("no link")?;
    /// assert_eq!(link.sentences(Side::Source).collect::<Vec<_>>(), ["Дождь кончился.", "Анна вышла в сад."]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn links<'a>(&'a self, version: &'a Version) -> impl ExactSizeIterator<Item = LinkedText<'a>> {
        let texts = PerSide { source: self.original(), target: &version.text };
        version.links.links().map(move |link| LinkedText { link, texts })
    }

    /// The mentions of one of its versions, with their entries and texts.
    #[must_use]
    pub fn mentions<'a>(&'a self, version: &'a Version) -> impl ExactSizeIterator<Item = NamedText<'a>> {
        let texts = PerSide { source: self.original(), target: &version.text }.map(|text| text.document().text());
        version.mentions.iter().map(move |mention| NamedText {
            mention,
            entry: self.entry(mention.entry),
            texts: mention.spans.zip(texts).map(|(span, text)| text.get(span?.range())),
        })
    }
}
