//! The package document of a book: what it is called, which files it has, and in which order they are read.

use std::collections::{HashMap, HashSet};

use crate::Result;
use crate::model::{About, Language};
use crate::read::formats::html::beside;
use crate::read::syntax::{Element, Event, Xml};

/// What the package document says.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub about: About,
    pub language: Option<Language>,
    /// Paths of the pages in the order in which they are read, and whether each belongs to the order of the book: others are
    /// shown only where a link leads to them.
    pub pages: Vec<(String, bool)>,
}

/// A file of the book.
struct Item {
    path: String,
    is_page: bool,
    is_navigation: bool,
}

/// A name of the metadata, and what is said about it elsewhere.
#[derive(Default)]
struct Person {
    id: String,
    name: String,
    role: String,
    contributes: bool,
}

/// Reads the document of this path.
pub(super) fn read(file: &str, path: &str, text: &str) -> Result<Book> {
    let mut xml = Xml::new(file, text);
    let mut found = Found { path, ..Found::default() };
    loop {
        match xml.next()? {
            Event::Start(element) => found.start(&element),
            Event::Text(text, _) => found.value.push_str(text),
            Event::Spelled(text, _) => found.value.push_str(&text),
            Event::End(name, _) => found.end(name),
            Event::Eof => return Ok(found.book()),
        }
    }
}

#[derive(Default)]
struct Found<'a> {
    path: &'a str,
    value: String,
    book: Book,
    people: Vec<Person>,
    /// Roles that `meta` elements give: the id that they refine, and the role.
    roles: Vec<(String, String)>,
    refined: Option<String>,
    items: HashMap<String, Item>,
    order: Vec<(String, bool)>,
    /// Paths of covers and tables of contents.
    guides: HashSet<String>,
}

impl Found<'_> {
    fn start(&mut self, element: &Element<'_>) {
        self.value.clear();
        let value = |name: &str| element.attribute(name).unwrap_or_default().into_owned();
        match element.name {
            "creator" | "contributor" => {
                let contributes = element.name == "contributor";
                self.people.push(Person { id: value("id"), name: String::new(), role: value("role"), contributes });
            }
            "meta" => {
                let refines = value("refines");
                let is_role = value("property") == "role";
                self.refined = is_role.then(|| refines.trim_start_matches('#').to_owned());
            }
            "item" => {
                let kind = value("media-type");
                let item = Item {
                    path: beside(self.path, &value("href")),
                    is_page: kind.contains("html") || kind == "text/x-oeb1-document",
                    is_navigation: value("properties").split_whitespace().any(|property| property == "nav"),
                };
                self.items.insert(value("id"), item);
            }
            "itemref" => self.order.push((value("idref"), value("linear") != "no")),
            "reference" if matches!(value("type").as_str(), "cover" | "toc") => {
                let href = value("href");
                self.guides.insert(beside(self.path, href.split('#').next().unwrap_or_default()));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let value = self.value.split_whitespace().collect::<Vec<_>>().join(" ");
        self.value.clear();
        let about = &mut self.book.about;
        match name {
            "title" if about.title.is_empty() => about.title = value,
            "publisher" if about.publisher.is_empty() => about.publisher = value,
            "date" if about.date.is_empty() => about.date = value,
            "language" if self.book.language.is_none() => self.book.language = Language::new(&value).ok(),
            "creator" | "contributor" => {
                if let Some(person) = self.people.last_mut() {
                    person.name = value;
                }
            }
            "meta" => self.roles.extend(self.refined.take().map(|refined| (refined, value))),
            _ => {}
        }
    }

    fn book(mut self) -> Book {
        for (id, role) in self.roles {
            if let Some(person) = self.people.iter_mut().find(|person| person.id == id) {
                person.role = role;
            }
        }
        for person in self.people.into_iter().filter(|person| !person.name.is_empty()) {
            match person.role.as_str() {
                "trl" => self.book.about.translators.push(person.name),
                "aut" => self.book.about.authors.push(person.name),
                "" if !person.contributes => self.book.about.authors.push(person.name),
                _ => {}
            }
        }
        let mut seen = HashSet::new();
        for (id, linear) in self.order {
            let Some(item) = self.items.get(&id).filter(|item| item.is_page && !item.is_navigation) else { continue };
            if !self.guides.contains(&item.path) && seen.insert(&item.path) {
                self.book.pages.push((item.path.clone(), linear));
            }
        }
        self.book
    }
}
