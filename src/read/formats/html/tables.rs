//! Which tables hold data, and which only place text on the page.

use super::elements::{Role, element};
use crate::read::syntax::{Token, Tokens};

/// More paragraphs than this in one cell are running text.
const PARAGRAPHS: u32 = 3;

/// A table that is looked at.
#[derive(Default)]
struct Seen {
    number: usize,
    cells: u32,
    paragraphs: u32,
    running: bool,
}

/// Of a table that begins with the first of `tokens` and of those inside it, in their order, whether each only places text:
/// it holds another table, a heading, more than a few paragraphs in one cell, or no two cells.
pub(super) fn layouts(tokens: Tokens<'_>) -> Vec<bool> {
    let (mut open, mut layouts): (Vec<Seen>, Vec<bool>) = (Vec::new(), Vec::new());
    let close = |seen: &Seen, layouts: &mut Vec<bool>| layouts[seen.number] |= seen.running || seen.cells < 2;
    for token in tokens {
        let (name, starts) = match token {
            Token::Start(tag) => (tag.name, Some(tag)),
            Token::End(name, _) => (name, None),
            _ => continue,
        };
        let Some((_, role)) = element(name) else { continue };
        match (role, starts) {
            (Role::Table, Some(tag)) => {
                if let Some(outer) = open.last_mut() {
                    outer.running = true;
                }
                open.push(Seen { number: layouts.len(), ..Seen::default() });
                layouts.push(tag.attribute("role").is_some_and(|role| role == "presentation"));
            }
            (Role::Table, None) => {
                if let Some(seen) = open.pop() {
                    close(&seen, &mut layouts);
                }
                if open.is_empty() {
                    break;
                }
            }
            (_, Some(_)) => {
                let Some(seen) = open.last_mut() else { continue };
                match role {
                    Role::Cell => (seen.cells, seen.paragraphs) = (seen.cells + 1, 0),
                    Role::Heading(_) => seen.running = true,
                    Role::Paragraph => {
                        seen.paragraphs += 1;
                        seen.running |= seen.paragraphs > PARAGRAPHS;
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    for seen in &open {
        close(seen, &mut layouts);
    }
    layouts
}
