//! Prose beside a table: "in Norfolk it went from 61.5 in 2001–03 to 62.9 in 2005–07" against the row of Norfolk.
//!
//! A figure belongs to the cell whose row its sentence names (with the group that heads the row, where the table has groups)
//! and whose column is headed by its period. A sentence without a row or a period of its own takes them from the one before
//! ("over the same period", "the corresponding increase"). The text must bear out that it speaks of the table: only where
//! more of its figures agree than differ is a difference reported.

use std::collections::BTreeMap;

use extractor::Role;

use super::agreement::equally_precise;
use super::figure::{self, Figure};
use super::frame::{self, Frame, Frames, Period};
use crate::grid::Grid;
use crate::judge::meets;
use crate::view::View;

/// How many sentences from a table the prose still speaks of it.
const FAR: usize = 80;
/// How many sentences back a change that names no period takes it from.
const BACK: usize = 3;
/// Longer tables are lists to look things up in.
pub(super) const MOST_ROWS: usize = 80;

/// A figure of the prose, the cell it belongs to, and whether the two agree. Both are places among the figures.
pub(super) struct Told {
    pub(super) prose: usize,
    pub(super) cell: usize,
    pub(super) agrees: bool,
    /// Whether a slip that is no step of a series makes one of the other.
    pub(super) slips: bool,
}

/// All figures of the prose that can be held against a cell.
pub(super) fn told(
    view: &View<'_>,
    grids: &[Grid],
    figures: &[Figure],
    frames: &Frames<'_, '_>,
) -> Vec<Told> {
    let mut found = Vec::new();
    for grid in grids.iter().filter(|grid| grid.rows.len() <= MOST_ROWS) {
        let of_grid = in_grid(view, grid, figures, frames);
        let count = |passes: fn(&Told) -> bool| of_grid.iter().filter(|&told| passes(told)).count();
        let agreed = count(|told| told.agrees);
        // Figures that differ a little are of another row or column as soon as not; a slip in a leading digit is told from those.
        let (all, strangers) = (of_grid.len(), count(|told| !told.agrees && !told.slips));
        let spoken_of = agreed >= 2 && all <= agreed + agreed / 2;
        let slips_count = agreed >= 3 && strangers <= agreed / 2;
        let kept = |told: &Told| told.agrees || spoken_of || told.slips && slips_count;
        found.extend(of_grid.into_iter().filter(kept));
    }
    // What one table bears out, no other refutes; and of several the nearest is meant.
    let away = |told: &Told| {
        let sentence = |at: usize| view.context(figures[at].quantity).sentence;
        (
            !told.agrees,
            sentence(told.prose).abs_diff(sentence(told.cell)),
        )
    };
    let mut nearest: BTreeMap<usize, (bool, usize)> = BTreeMap::new();
    for told in &found {
        let known = nearest.entry(told.prose).or_insert(away(told));
        *known = away(told).min(*known);
    }
    found.retain(|told| nearest.get(&told.prose) == Some(&away(told)));
    found
}

/// A row of a table: its label, and the label of the group it stands in.
pub(super) struct Row {
    pub(super) at: usize,
    pub(super) label: String,
    group: Option<String>,
}

/// The figures near enough a sentence to be of the table there.
pub(super) fn around(view: &View<'_>, figures: &[Figure], at: usize) -> std::ops::Range<usize> {
    let sentence = |figure: &Figure| view.context(figure.quantity).sentence;
    let first = figures.partition_point(|figure| sentence(figure) + FAR < at);
    first..figures.partition_point(|figure| sentence(figure) <= at + FAR)
}

fn in_grid(view: &View<'_>, grid: &Grid, figures: &[Figure], frames: &Frames<'_, '_>) -> Vec<Told> {
    let columns: Vec<(usize, Period)> = (1..grid.columns())
        .filter_map(|column| Some((column, Period::of_header(grid.header(view, column))?)))
        .collect();
    let rows = rows(view, grid);
    let Some(place) = rows
        .iter()
        .find_map(|row| (1..grid.columns()).find_map(|column| grid.figure(row.at, column)))
    else {
        return Vec::new();
    };
    if columns.len() < 2 {
        return Vec::new();
    }
    let at = view.context(place).sentence;
    let grouped = rows.iter().any(|row| row.group.is_some());
    let mut found = Vec::new();
    for prose in around(view, figures, at) {
        let figure = &figures[prose];
        if !view.is_level(figure.quantity)
            || matches!(view.context(figure.quantity).role, Role::Change(_))
        {
            continue;
        }
        let Some(frame) = frames.of(prose) else {
            continue;
        };
        let Some(period) = period(view, figures, frames, prose) else {
            continue;
        };
        let Some(&(column, _)) = columns.iter().find(|(_, header)| *header == period) else {
            continue;
        };
        let Some(row) = row_of(view, &rows, grouped, figure, frame) else {
            continue;
        };
        let Some(cell) = grid.figure(row, column) else {
            continue;
        };
        let Some(cell) = figure::place(figures, cell) else {
            continue;
        };
        let (a, b) = (
            view.quantity(figure.quantity),
            view.quantity(figures[cell].quantity),
        );
        let ratio = (figure.value / figures[cell].value).ln().abs();
        let slip = figure.is_slip_of(view, &figures[cell]);
        if ratio < 0.25 || slip {
            let agrees = if equally_precise(view, figure, &figures[cell]) {
                (figure.value - figures[cell].value).abs() < 1e-9
            } else {
                meets(a.bare, b.bare)
            };
            found.push(Told {
                prose,
                cell,
                agrees,
                slips: slip
                    && (figure.value - figures[cell].value).abs() > 9.5 * a.grain.max(b.grain),
            });
        }
    }
    found
}

/// The rows of a table that have a label and figures.
pub(super) fn rows(view: &View<'_>, grid: &Grid) -> Vec<Row> {
    let mut group = None;
    let mut rows = Vec::new();
    for row in 1..grid.rows.len() {
        let label = grid.words(view, row, 0).trim().to_owned();
        let empty = (1..grid.columns()).all(|column| grid.figure(row, column).is_none());
        if empty {
            group = Some(label).filter(|label| !label.is_empty());
        } else if label.len() >= 3 {
            rows.push(Row {
                at: row,
                label,
                group: group.clone(),
            });
        }
    }
    rows
}

/// The period of a figure; of a sentence without one, that of the figure at the same place, or at the same end of a change, in the
/// sentences before: "from 61.5 in 2003 to 62.9 in 2005; in the north from 58.0 to 60.2".
fn period(
    view: &View<'_>,
    figures: &[Figure],
    frames: &Frames<'_, '_>,
    at: usize,
) -> Option<Period> {
    let own = frames.of(at)?;
    let end = |at: usize| frame::end(view, figures[at].quantity);
    let side = |before: usize, frame: &Frame| {
        figures[before].block == figures[at].block
            && frame.sentence + BACK >= own.sentence
            && (end(before).is_some() || frame.place.1 == 2)
            && end(at).is_some_and(|end| match end {
                frame::End::Start => frame.place.0 == 0,
                frame::End::Close => frame.place.0 == 1,
            })
    };
    own.period.or_else(|| {
        (at.saturating_sub(12)..at)
            .rev()
            .filter_map(|before| Some((before, frames.of(before)?)))
            .filter(|(_, frame)| frame.sentence < own.sentence && frame.period.is_some())
            .find(|&(before, frame)| {
                frame.sentence + 1 == own.sentence && frame.place == own.place
                    || side(before, frame)
            })
            .and_then(|(_, frame)| frame.period)
    })
}

/// The row that a figure's sentence names, or the one before in its paragraph.
fn row_of(
    view: &View<'_>,
    rows: &[Row],
    grouped: bool,
    figure: &Figure,
    frame: &Frame,
) -> Option<usize> {
    let sentence = frame.sentence;
    let block = |at: usize| view.reading.sentences[at].block;
    let text = |at: usize| view.lowered_words(view.reading.sentences[at].span);
    let before = sentence
        .checked_sub(1)
        .filter(|&before| block(before) == block(sentence));
    let label = only_label(rows, text(sentence))
        .or_else(|| before.and_then(|before| only_label(rows, text(before))))?;
    let mut named = rows.iter().filter(|row| row.label == label);
    if !grouped {
        let row = named.next()?;
        return named.next().is_none().then_some(row.at);
    }
    let own = own_words(view, figure);
    let whole = text(sentence);
    let says = |words: &str| -> Vec<&Row> {
        rows.iter()
            .filter(|row| {
                row.label == label
                    && row
                        .group
                        .as_ref()
                        .is_some_and(|group| names_group(words, group))
            })
            .collect()
    };
    match (says(own)[..].as_ref(), says(whole)[..].as_ref()) {
        ([row], _) | ([], [row]) => Some(row.at),
        _ => None,
    }
}

/// The words from the figure to the next of its kind.
fn own_words<'a>(view: &View<'a>, figure: &Figure) -> &'a str {
    let token = view.token(figure.quantity);
    let end = view.end_token(token);
    let mut like = (token + 1..end).filter(|&at| {
        view.at(at)
            .is_some_and(|q| view.quantity(q).kind == view.quantity(figure.quantity).kind)
    });
    // "from 61.5 to 62.9 days for heifers": what is said of the end is said of the start.
    let stop = match frame::end(view, figure.quantity) {
        Some(frame::End::Start) => like.nth(1),
        _ => like.next(),
    }
    .unwrap_or(end);
    let span = |at: usize| view.reading.tokens[at].span;
    view.lowered_words(document::Span::new(span(token).end, span(stop - 1).end))
}

/// The one label that a text names, longer ones before shorter ones that they hold.
pub(super) fn only_label(rows: &[Row], text: &str) -> Option<String> {
    let mut labels: Vec<&str> = rows.iter().map(|row| row.label.as_str()).collect();
    document::sort_by_key(&mut labels, |label| {
        (std::cmp::Reverse(label.len()), *label)
    });
    labels.dedup();
    let mut text = text.to_owned();
    let mut found = None;
    for label in labels {
        let known = [label.to_owned(), initials(label)];
        let Some(name) = known
            .iter()
            .find(|name| name.len() >= 2 && holds(&text, name))
        else {
            continue;
        };
        text = text.replace(name.as_str(), " ");
        if found.replace(label.to_owned()).is_some() {
            return None;
        }
    }
    found
}

/// "united kingdom" is "uk" to a writer.
fn initials(label: &str) -> String {
    let words: Vec<&str> = label
        .split_whitespace()
        .filter(|word| word.len() > 2 && word != &"and")
        .collect();
    if words.len() < 2 {
        return String::new();
    }
    words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Whether a text holds some words as words.
fn holds(text: &str, words: &str) -> bool {
    let bounded = |at: usize, len: usize| {
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        free(text[..at].chars().next_back()) && free(text[at + len..].chars().next())
    };
    text.match_indices(words)
        .any(|(at, found)| bounded(at, found.len()))
}

/// Whether words name a group: by its label, or by another word for the sex it says.
fn names_group(words: &str, group: &str) -> bool {
    let sex = SEXES
        .iter()
        .find(|names| names.iter().any(|name| holds(group, name)));
    holds(words, group) || sex.is_some_and(|names| names.iter().any(|name| holds(words, name)))
}

/// Words for one sex.
const SEXES: [&[&str]; 2] = [
    &["male", "males", "man", "men", "boy", "boys"],
    &["female", "females", "woman", "women", "girl", "girls"],
];
