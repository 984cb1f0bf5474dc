//! Makes `src/names/gazetteer/data/cldr.tsv`: places whose English names the letters of the Russian ones do not tell.
//!
//! ```sh
//! npm pack cldr-localenames-full@48.2.0 cldr-dates-full@48.2.0
//! for package in cldr-*.tgz; do mkdir "${package%.tgz}"; tar xzf "$package" -C "${package%.tgz}"; done
//! cargo run --release --example exonyms -- cldr-localenames-full-48.2.0 cldr-dates-full-48.2.0 > src/names/gazetteer/data/cldr.tsv
//! ```
//!
//! Territories come from the first package, cities from the time zones of the second. Names of languages are left out: they
//! are adjectives in Russian, which an index of names does not have. A pair that the letters of `words::letters` link stays
//! out too, and so does what the table made by hand (`exonyms.tsv`) has.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use bitext::words::letters::{Weigher, Weight, cyrillic_letters, latin_letters};
use serde_json::{Map, Value};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Names of one place, by its code and `-alt-…`, or by its time zone.
type Names = BTreeMap<String, BTreeSet<String>>;

/// From this weight on letters link two names that no other evidence speaks for: what `names::pair` wants of a name that is
/// sure on neither side, in hundredths of a nat.
const LINKED: Weight = 600;

/// And this much a letter of the two words.
const LINKED_BY_LETTER: Weight = 32;

/// Zones that one language calls after another place than the other does.
const DIFFERENT: [&str; 3] = ["/America/Coral_Harbour", "/America/Miquelon", "/Asia/Kamchatka"];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [names, dates] = arguments.as_slice() else { return Err("usage: exonyms LOCALENAMES DATES".into()) };
    let known = known(&fs::read_to_string("src/names/gazetteer/data/exonyms.tsv")?);
    let mut places: Vec<[BTreeSet<String>; 2]> = Vec::new();
    for [russian, mut english] in [territories(Path::new(names))?, cities(Path::new(dates))?] {
        for (code, russian) in russian.into_iter().filter(|(code, _)| !DIFFERENT.contains(&code.as_str())) {
            let english = english.remove(&code).unwrap_or_else(|| of_zone(&code));
            let english: BTreeSet<String> = english.into_iter().filter(|name| is_plain(name)).collect();
            let russian: BTreeSet<String> = russian.into_iter().filter(|name| is_plain(name)).collect();
            places.push([russian, english]);
        }
    }
    let mut weigher = Weigher::default();
    let mut lines: BTreeSet<String> = BTreeSet::new();
    for [russian, english] in &places {
        let by_hand = russian.iter().chain(english).any(|name| known.contains(&name.to_lowercase()));
        let linked = russian.iter().any(|one| english.iter().any(|other| linked(&mut weigher, one, other)));
        if !russian.is_empty() && !english.is_empty() && !by_hand && !linked {
            let forms = |names: &BTreeSet<String>| names.iter().map(String::as_str).collect::<Vec<_>>().join("|");
            lines.insert(format!("{}\t{}\tplace", forms(russian), forms(english)));
        }
    }
    print!("{HEADER}");
    for line in lines {
        println!("{line}");
    }
    Ok(())
}

const HEADER: &str = "\
# Names of territories and cities that letters do not link. Made by benches/tools/exonyms.rs from the Unicode Common Locale
# Data Repository, release 48.2 (npm: cldr-localenames-full, cldr-dates-full). Copyright © 2004-2026 Unicode, Inc.;
# SPDX-License-Identifier: Unicode-3.0; the licence stands beside this file, in LICENSE-UNICODE.
# A line is one place, as in exonyms.tsv.
";

/// What the table made by hand has, in small letters.
fn known(table: &str) -> BTreeSet<String> {
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let cells = rows.flat_map(|row| row.split('\t').take(2));
    cells.flat_map(|cell| cell.split('|')).map(str::to_lowercase).collect()
}

fn json(package: &Path, language: &str, file: &str) -> Result<Value> {
    let path = package.join("package/main").join(language).join(file);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// Countries and their parts in Russian and English: codes of two letters.
fn territories(package: &Path) -> Result<[Names; 2]> {
    let read = |language: &str| -> Result<Names> {
        let file = json(package, language, "territories.json")?;
        let all = &file["main"][language]["localeDisplayNames"]["territories"];
        let mut names = Names::new();
        for (code, name) in all.as_object().into_iter().flatten() {
            let (code, _) = code.split_once("-alt-").unwrap_or((code, ""));
            if code.len() == 2 && !["ZZ", "XA", "XB"].contains(&code) {
                names.entry(code.to_owned()).or_default().extend(name.as_str().map(str::to_owned));
            }
        }
        Ok(names)
    };
    Ok([read("ru")?, read("en")?])
}

/// The cities that time zones are called after, in Russian and, where the zone does not say it, in English.
fn cities(package: &Path) -> Result<[Names; 2]> {
    let read = |language: &str| -> Result<Names> {
        let file = json(package, language, "timeZoneNames.json")?;
        let mut names = Names::new();
        let zones = &file["main"][language]["dates"]["timeZoneNames"]["zone"];
        walk("", zones.as_object().unwrap_or(&Map::new()), &mut names);
        Ok(names)
    };
    Ok([read("ru")?, read("en")?])
}

fn walk(zone: &str, value: &Map<String, Value>, names: &mut Names) {
    if let Some(Value::String(city)) = value.get("exemplarCity") {
        names.entry(zone.to_owned()).or_default().insert(city.clone());
    }
    for (part, inner) in value {
        if let Value::Object(inner) = inner {
            walk(&format!("{zone}/{part}"), inner, names);
        }
    }
}

/// New York, of `America/New_York`.
fn of_zone(zone: &str) -> BTreeSet<String> {
    zone.rsplit('/').next().filter(|_| zone.contains('/')).map(|city| city.replace('_', " ")).into_iter().collect()
}

/// Is it a name as texts have it: no gloss in brackets, no abbreviated island, no list, no code?
fn is_plain(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-') && word.chars().count() > 1;
    let joined = words.iter().any(|word| ["and", "и", "of", "the", "о-в", "о-ва"].contains(word));
    words.len() < 4
        && words.iter().all(letters)
        && !joined
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && !name.chars().all(char::is_uppercase)
}

/// Do letters link a word of one name with a word of the other?
fn linked(weigher: &mut Weigher, russian: &str, english: &str) -> bool {
    russian.split([' ', '-']).any(|one| {
        english.split([' ', '-']).any(|other| {
            let weight = weigher.weigh(&cyrillic_letters(one), &latin_letters(other));
            let letters: Weight = one.chars().chain(other.chars()).map(|_| LINKED_BY_LETTER).sum();
            weight >= LINKED.max(letters)
        })
    })
}
