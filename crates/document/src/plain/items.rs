//! List items of plain text, by the bullet or number before them.

use super::lines::Line;
use crate::lists::Lists;

/// What stands before an item: a bullet (its character) or a number (the character after it).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    sign: char,
    number: Option<u32>,
    /// Where the item's words start in the source.
    text: usize,
    /// Whether a line of running text may begin like this too.
    doubtful: bool,
}

impl Marker {
    /// Whether a line of running text may begin like this too.
    pub(super) fn is_doubtful(&self) -> bool {
        self.doubtful
    }
}

/// A list that may go on.
#[derive(Debug, Clone, Copy)]
struct Open {
    indent: usize,
    sign: char,
    list: u32,
    last: Option<u32>,
}

/// The lists that may go on at a line, outermost first.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    lists: Lists,
    open: Vec<Open>,
}

impl OpenLists {
    /// The marker of a line, if it has one.
    pub(super) fn peek(&self, source: &str, line: Line) -> Option<Marker> {
        let mut marker = marker(source, line)?;
        let goes_on = self
            .open
            .iter()
            .any(|open| open.goes_on(line.indent, marker));
        marker.doubtful &= !goes_on;
        Some(marker)
    }

    /// Takes a line as the next item, if it is one: the number of its list and where its words start.
    pub(super) fn item(&mut self, source: &str, line: Line) -> Option<(u32, usize)> {
        let marker = self.peek(source, line)?;
        while self
            .open
            .last()
            .is_some_and(|open| open.indent > line.indent + 1)
        {
            self.open.pop();
        }
        let going_on = self
            .open
            .iter()
            .rposition(|open| open.goes_on(line.indent, marker));
        let list = if let Some(at) = going_on {
            self.open.truncate(at + 1);
            self.open[at].last = marker.number;
            self.open[at].list
        } else {
            // A new list ends the one that it would have gone on with.
            self.open
                .retain(|open| open.sign != marker.sign || open.indent.abs_diff(line.indent) > 1);
            let list = self.lists.begin();
            self.open.push(Open {
                indent: line.indent,
                sign: marker.sign,
                list,
                last: marker.number,
            });
            list
        };
        Some((list, marker.text))
    }

    /// A paragraph ends the lists around it, unless it stands further in than they do. A numbered list
    /// may go on behind it with its next number.
    pub(super) fn paragraph(&mut self, line: Line) {
        self.open
            .retain(|open| open.last.is_some() || line.indent > open.indent + 1);
    }
}

impl Open {
    fn goes_on(&self, indent: usize, marker: Marker) -> bool {
        self.sign == marker.sign
            && self.indent.abs_diff(indent) <= 1
            && match (self.last, marker.number) {
                (Some(last), Some(next)) => next == last + 1,
                (None, None) => true,
                _ => false,
            }
    }
}

fn marker(source: &str, line: Line) -> Option<Marker> {
    let text = line.of(source);
    let first = text.chars().next()?;
    let (sign, number, length) = match first {
        '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '□' | '▫' | '⁃' | '∙' | '·' | '-' | '*' | '+'
        | '–' | '\u{f0b7}' => (first, None, first.len_utf8()),
        '0'..='9' | '(' => numbered(text)?,
        _ => return None,
    };
    let rest = &text[length..];
    let words = rest.trim_start();
    if words.is_empty() || words.len() == rest.len() && !matches!(first, '•' | '●' | '■' | '▪')
    {
        return None;
    }
    let doubtful = match number {
        Some(number) => number != 1,
        None => {
            matches!(first, '-' | '–' | '*' | '+' | '·')
                && words.starts_with(|c: char| c.is_lowercase())
        }
    };
    Some(Marker {
        sign,
        number,
        text: line.end - words.len(),
        doubtful,
    })
}

/// `1.`, `1)` or `(1)`: the character after the number, the number, and the length of it all.
fn numbered(text: &str) -> Option<(char, Option<u32>, usize)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = inner[..digits]
        .parse()
        .ok()
        .filter(|_| (1..=2).contains(&digits))?;
    let sign = inner[digits..].chars().next()?;
    let opened = inner.len() < text.len();
    (sign == ')' || sign == '.' && !opened).then_some((
        if opened { '(' } else { sign },
        Some(number),
        text.len() - inner.len() + digits + 1,
    ))
}
