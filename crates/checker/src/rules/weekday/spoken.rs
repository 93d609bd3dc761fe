//! A date and its weekday in two sentences: "She vanished on 12 October 2018. It was a Friday." · "The talk is on Tuesday. The
//! date, 13 February 2024, …"
//!
//! Only words that leave no other day: "that Sunday" may be the next one, and "on Monday" is the day of any news.

use document::Span;

use crate::calendar::WEEKDAYS;
use crate::view::View;
use crate::words::WordList;

/// How far before a date, in bytes, its weekday may be said.
const BEFORE: usize = 160;
/// How far behind.
const BEHIND: usize = 200;
/// Words before a weekday that say of what day was spoken of which it is.
const SAYS: WordList = words![
    "it was a ",
    "it is a ",
    "that was a ",
    "that is a ",
    "this was a ",
    "this is a ",
    "that being a ",
    "it being a ",
    "which was a ",
    "which is a ",
    "the same day, a ",
    "that day, a ",
    "that day was a ",
    "the day was a ",
    "the date was a ",
    "the date is a ",
];
/// Words before a date that say it is the day just named.
const NAMED: WordList = words!["the date, ", "the date is ", "the date was ", "that day, "];
/// Words behind a date that do.
const EXACT: WordList = words![
    " to be exact",
    ", to be exact",
    " to be precise",
    ", to be precise",
];

/// The weekday that the text beside a date says it is, and its words.
pub(super) fn spoken(view: &View<'_>, q: usize) -> Option<(u8, Span)> {
    let span = view.quantity(q).span;
    let block = view.sentence(q).block;
    let bounds = view.document.blocks[block].span;
    let alone = view
        .in_sentence(view.context(q).sentence)
        .all(|l| l == q || view.quantity(l).date.is_none());
    if !alone {
        return None;
    }
    let text = view.lowered;
    let from = back_to_letter(text, span.start.saturating_sub(BEFORE).max(bounds.start));
    let to = back_to_letter(text, (span.end + BEHIND).min(bounds.end));
    let before = &text[from..span.start];
    let behind = &text[span.end..to];
    let mut days = (1..=7).zip(WEEKDAYS).flat_map(|(day, name)| {
        let name = name.to_ascii_lowercase();
        let here: Vec<Span> = text[from..to]
            .match_indices(&name)
            .map(|(at, name)| Span::new(from + at, from + at + name.len()))
            .collect();
        here.into_iter().map(move |span| (day, span))
    });
    let (day, words) = days.next()?;
    if days.next().is_some() || words.start >= span.start && words.start < span.end {
        return None;
    }
    let said =
        SAYS.iter().any(|lead| text[..words.start].ends_with(lead)) && words.start > span.end;
    let named = words.end <= span.start
        && (NAMED.iter().any(|lead| before.ends_with(lead)) || EXACT.leads(behind));
    (said || named).then_some((day, words))
}

/// The nearest place at or before one at which a character starts.
fn back_to_letter(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
