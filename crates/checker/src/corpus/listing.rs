//! Lists of names as counts: "The borough runs the following libraries and no others: Ash Lane, Bell Street and Cross Road."
//!
//! A list that stands behind a colon, in a sentence or as items of their own, is a count of what the words before the colon name,
//! which another document may give as a number.

use document::{BlockKind, Span as Words};
use extractor::{Hedge, Interval, Kind, Per, Unit, UnitId};

use super::aspect::Aspects;
use super::draw::sorted;
use super::fact::{Class, Extent, Fact};
use super::names::own_names;
use super::noun::is_plural;
use super::period::When;
use super::terms::{Term, form, is_content, term_of_form, vocabulary};
use crate::view::View;

/// A shorter list may be two things said of one.
const LEAST: usize = 3;
/// The longest name of a list, in words.
const LONGEST: usize = 5;

/// The lists of a document that give no number themselves, as counts. `capitals` are the stems it capitalises as names.
pub(super) fn counts(view: &View<'_>, capitals: &[Term]) -> Vec<Fact> {
    let mut found = Vec::new();
    for (at, block) in view.document.blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem(_)) {
            continue;
        }
        let text = view.document.words(block.span);
        for (colon, _) in text.match_indices(':') {
            let from = text[..colon]
                .rfind(['.', '?', '!', '\n', ':', ';'])
                .map_or(0, |stop| stop + 1);
            let opening = Words {
                start: block.span.start + from,
                end: block.span.start + colon,
            };
            let told = names(&text[colon + 1..]).map(|(many, start, end)| {
                let colon = opening.end + 1;
                (
                    many,
                    Words {
                        start: colon + start,
                        end: colon + end,
                    },
                )
            });
            let last = block.kind == BlockKind::Paragraph && text[colon + 1..].trim().is_empty();
            let items = || last.then(|| items(view, at)).flatten();
            if let Some((many, span)) = told.or_else(items) {
                found.extend(count(view, capitals, opening, many, span));
            }
        }
    }
    found
}

/// How many names a text begins with, and from where to where they stand: "Ash Lane, Bell Street and Cross Road."
fn names(text: &str) -> Option<(usize, usize, usize)> {
    let start = text.len() - text.trim_start().len();
    let end = text
        .find(['.', ';', '\n', '?', '!', '(', ':'])
        .unwrap_or(text.len());
    let list = text.get(start..end)?.trim_end();
    let mut items: Vec<&str> = list.split(',').map(str::trim).collect();
    let closing = items.pop()?;
    let (one, two) = match closing.strip_prefix("and ") {
        Some(two) => ("", two),
        None => closing.split_once(" and ")?,
    };
    items.extend([one, two].into_iter().filter(|item| !item.is_empty()));
    let is_name = |item: &&str| {
        let quoted = item.starts_with(['“', '"', '‘', '\'']);
        let words = item.split(' ').count();
        (quoted || item.starts_with(char::is_uppercase) && words <= LONGEST)
            && !item.contains(|c: char| c.is_ascii_digit())
            && (quoted || !item.contains(" and "))
    };
    (items.len() >= LEAST && items.iter().all(is_name)).then_some((
        items.len(),
        start,
        start + list.len(),
    ))
}

/// The items of the list behind a block.
fn items(view: &View<'_>, block: usize) -> Option<(usize, Words)> {
    let BlockKind::ListItem(list) = view.document.blocks.get(block + 1)?.kind else {
        return None;
    };
    let of_list = || {
        let behind = view.document.blocks[block + 1..].iter();
        behind.take_while(|block| block.kind == BlockKind::ListItem(list))
    };
    let many = of_list().count();
    let (start, end) = (of_list().next()?.span.start, of_list().last()?.span.end);
    (many >= LEAST).then_some((many, Words { start, end }))
}

/// The count of a list of which the words before its colon say what it is of, and give no number.
fn count(
    view: &View<'_>,
    capitals: &[Term],
    opening: Words,
    many: usize,
    span: Words,
) -> Option<Fact> {
    let text = view.document.words(opening);
    let quantities = &view.reading.quantities;
    let from = quantities.partition_point(|quantity| quantity.span.start < opening.start);
    let numbered = quantities[from..]
        .iter()
        .take_while(|quantity| quantity.span.start < opening.end)
        .any(|quantity| !matches!(quantity.kind, Kind::Date | Kind::Year));
    let open = ["including", "such as", "among", "for example", "e.g."];
    if numbered || open.iter().any(|word| text.contains(word)) {
        return None;
    }
    let noun = text
        .split(|c: char| !c.is_alphanumeric() && c != '’')
        .filter(|word| is_content(word) && is_plural(word))
        .filter(|word| !word.starts_with(char::is_uppercase) && *word != "others")
        .filter_map(|word| term_of_form(form(word)))
        .next_back()?;
    let near = sorted(&mut vocabulary(text).into_iter());
    let names = sorted(&mut own_names(text, capitals).into_iter());
    let value = many as f64;
    let exact = Interval::new(value, value);
    Some(Fact {
        place: view.place(span),
        sentence: opening,
        printed: format!("a list of {many}").into(),
        class: Class::Level,
        kind: Kind::Cardinal,
        unit: Unit::of(UnitId::NONE),
        per: Per::Nothing,
        hedge: Hedge::None,
        value,
        stated: exact,
        bare: exact,
        grain: 1.0,
        direction: None,
        head: [noun].into(),
        anchors: [noun].into(),
        near,
        far: Box::default(),
        owner: names.clone(),
        names,
        aspects: Aspects::default(),
        marks: Box::default(),
        when: When::default(),
        base: None,
        passing: false,
        list: 0,
        extent: Extent::Open,
        part: false,
        order: 0,
        whole: 0,
        older: 0,
        pace: UnitId::NONE,
        sorts: Box::default(),
        spoken: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_counted_where_there_is_one_way_to() {
        let many = |text: &str| names(text).map(|found| found.0);
        assert_eq!(
            many(" Ash Lane, Bell Street, Cross Road and Dell."),
            Some(4)
        );
        assert_eq!(many(" Ash, Bell, and Cross. More."), Some(3));
        assert_eq!(many(" Ash, Bell and Sons, Cross and Dell."), None);
        assert_eq!(many(" all is well, and so is she."), None);
    }
}
