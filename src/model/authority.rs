//! What a user's file says of names, which wins over what the program finds.

use std::collections::BTreeMap;

use super::{Entry, PerSide, Place, Renderings, Side, Status};

/// One line of the file: an entry, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where in the file.
    pub place: Place,
    /// What it says. An empty id is chosen by the program; an empty lemma means that the original lacks the name.
    pub entry: Entry,
}

/// Names as a user has corrected them, or a list of people and places made elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authority {
    file: String,
    lines: Vec<Line>,
}

/// Two lines that do not go together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {second}: {message} at {first} too{help}")]
pub struct AuthorityError {
    /// As the user named it.
    pub file: String,
    /// The line that was there first.
    pub first: Place,
    /// The one that contradicts it.
    pub second: Place,
    /// What both say.
    pub message: String,
    /// What would help.
    pub help: &'static str,
}

impl Authority {
    /// Lines that do not contradict each other.
    ///
    /// # Errors
    /// [`AuthorityError`] names two lines with the same id or the same number in a library's file, or a line that has what
    /// another rejects.
    ///
    /// ```
    /// use bitext::model::{Authority, Entry, EntryKind, Line, Place};
    /// let line = |line, lemma: &str| {
    ///     let entry = Entry::new("pl-gorkiy".to_owned(), EntryKind::Place, lemma.to_owned());
    ///     Line { place: Place::Line(line, 1), entry }
    /// };
    /// let error = Authority::new("names.tsv", vec![line(2, "Горький"), line(3, "Горки")]).unwrap_err();
    /// assert!(error.to_string().starts_with("names.tsv: line 3, column 1: the id pl-gorkiy stands at line 2, column 1 too"));
    /// ```
    pub fn new(file: &str, lines: Vec<Line>) -> Result<Self, AuthorityError> {
        let mut seen: BTreeMap<(&str, String), Place> = BTreeMap::new();
        for line in &lines {
            let record = &line.entry.record;
            let numbers = [("VIAF", &record.viaf), ("Wikidata", &record.wikidata), ("LCNAF", &record.lcnaf)];
            let accepted = line.entry.status != Status::Rejected;
            let numbers = numbers.into_iter().filter(|_| accepted);
            for (what, value) in [("id", &line.entry.id)].into_iter().chain(numbers).filter(|(_, v)| !v.is_empty()) {
                let Some(first) = seen.insert((what, value.clone()), line.place) else { continue };
                let (message, help) = if what == "id" {
                    (
                        format!("the id {value} stands"),
                        ": to split an entry leave the id of the new line empty; to merge two, move the forms to one line and delete the other",
                    )
                } else {
                    (format!("the {what} number {value} stands"), ": merge the two lines, or correct one number")
                };
                let (file, second) = (file.to_owned(), line.place);
                return Err(AuthorityError { file, first, second, message, help });
            }
        }
        Self::check_rejected(file, &lines)?;
        Ok(Self { file: file.to_owned(), lines })
    }

    /// No line has a form, or a pair of forms, that another rejects.
    fn check_rejected(file: &str, lines: &[Line]) -> Result<(), AuthorityError> {
        let rejects = |line: &&Line| line.entry.status == Status::Rejected;
        let rejected: Vec<&Line> = lines.iter().filter(rejects).collect();
        let rejections = PerSide::from_fn(|side| Rejections::new(&rejected, side));
        for line in lines.iter().filter(|line| !rejects(line)) {
            let PerSide { source, target } = rejections.as_ref().map(|rejections| rejections.of(&line.entry));
            let Some((&number, forms)) = source.iter().find_map(|(n, form)| Some((n, [form, target.get(n)?]))) else {
                continue;
            };
            let mut places = [rejected[number].place, line.place];
            places.sort_by_key(|&place| position(place));
            let forms: Vec<&str> = forms.into_iter().copied().filter(|form| !form.is_empty()).collect();
            let message = format!("{} stands", forms.join(" / "));
            let help = ", and one of the two lines is rejected: take it out of the other";
            return Err(AuthorityError { file: file.to_owned(), first: places[0], second: places[1], message, help });
        }
        Ok(())
    }

    /// As the user named it.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// In the order of the file.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
}

/// Most lines that are remembered for one form: more share a form only where somebody tries how long this takes.
const MOST: usize = 64;

/// Which rejected lines have a form, in one of the languages.
struct Rejections<'a> {
    side: Side,
    by_form: BTreeMap<&'a str, Vec<usize>>,
    /// Those without any form in this language: they reject the other's forms whatever stands here.
    without: Vec<usize>,
}

impl<'a> Rejections<'a> {
    fn new(rejected: &[&'a Line], side: Side) -> Self {
        let mut rejections = Self { side, by_form: BTreeMap::new(), without: Vec::new() };
        for (n, line) in rejected.iter().enumerate() {
            let forms = forms(&line.entry, side);
            if forms.is_empty() && rejections.without.len() < MOST {
                rejections.without.push(n);
            }
            for form in forms {
                let lines = rejections.by_form.entry(form).or_default();
                if lines.len() < MOST {
                    lines.push(n);
                }
            }
        }
        rejections
    }

    /// The rejected lines that an entry may contradict, each with the form that they share.
    fn of<'b>(&self, entry: &'b Entry) -> BTreeMap<usize, &'b str> {
        let shared = forms(entry, self.side)
            .into_iter()
            .flat_map(|form| self.by_form.get(form).into_iter().flatten().map(move |&n| (n, form)));
        self.without.iter().map(|&n| (n, "")).chain(shared).collect()
    }
}

fn forms(entry: &Entry, side: Side) -> Vec<&str> {
    match side {
        Side::Source => entry.source_forms().collect(),
        Side::Target => Renderings::none().all_forms(entry).collect(),
    }
}

fn position(place: Place) -> (u32, u64) {
    match place {
        Place::Whole => (0, 0),
        Place::Line(line, column) => (line, u64::from(column)),
        Place::Byte(line, byte) => (line, byte),
        Place::Entry(number) => (number, 0),
    }
}
