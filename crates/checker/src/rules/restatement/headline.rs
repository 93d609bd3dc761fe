//! A headline whose figure the text does not bear out: "Bus crash kills seven", "The crash killed three".
//!
//! A headline is short, so its words are few: the word beside the figure must be the same, the one must say little that the other
//! does not, no figure before may bear the headline out, and none near by explain the difference.

use super::comparable::comparable_but_for_time;
use super::figure::Figure;
use super::frame::{Frame, Frames};
use super::same::likeness_of_title;
use crate::stems::PEOPLE;
use crate::view::View;

/// How many sentences below it a headline is told again.
const REACH: usize = 6;

/// The headline's figure that a later one contradicts, with the strength of the binding.
pub(super) fn find<'a>(
    view: &View<'_>,
    figures: &'a [Figure],
    frames: &Frames<'_, '_>,
    at: usize,
) -> Option<(&'a Figure, i32)> {
    let later = &figures[at];
    if !frames.has(at) || later.is_heading || view.context(later.quantity).sentence > REACH {
        return None;
    }
    let title = figures[..at]
        .iter()
        .enumerate()
        .take_while(|(_, figure)| figure.block == 0)
        .filter(|(_, figure)| figure.is_heading);
    title
        .filter(|(_, figure)| {
            comparable_but_for_time(view, later, figure) && one_time(view, later, figure)
        })
        .find(|&(place, figure)| {
            let (Some(own), Some(frame)) = (frames.of(at), frames.of(place)) else {
                return false;
            };
            same_thing(view, later, figure, own, frame)
                && likeness_of_title(frame, own)
                && !borne_out(view, &figures[..at], figure, later)
        })
        .map(|(_, figure)| (figure, 8))
}

/// Whether a word beside the one stands beside the other, and the later has none of its own that the headline lacks.
fn same_thing(view: &View<'_>, later: &Figure, title: &Figure, own: &Frame, frame: &Frame) -> bool {
    let others = later
        .noun(view)
        .iter()
        .filter(|stem| !PEOPLE.contains(stem) && !title.topic(view).contains(stem))
        .count();
    // "deaths … surpassed 100,000": what is counted stands before.
    let named_before = view.context(later.quantity).counted.is_none()
        && title.noun(view).len() >= 2
        && title
            .noun(view)
            .iter()
            .all(|stem| later.topic(view).contains(stem));
    (later.same_noun(view, title) || named_before) && others == 0 && own.groups == frame.groups
}

/// Whether nothing sets them at two times: "yesterday" is when the headline's news was.
fn one_time(view: &View<'_>, later: &Figure, title: &Figure) -> bool {
    let earlier = |figure: &Figure| view.context(figure.quantity).time.earlier;
    let (from, to) = view.sentence(later.quantity).tokens;
    earlier(later) == earlier(title)
        || !earlier(title)
            && (from..to).any(|at| {
                view.is_word(at)
                    && matches!(
                        view.lower(at),
                        "yesterday" | "overnight" | "last night" | "this morning"
                    )
            })
}

/// Whether the text gives the headline's figure before the later one, or the two differ by a figure that stands near it: "killed
/// eight, one of them a guard".
fn borne_out(view: &View<'_>, before: &[Figure], title: &Figure, later: &Figure) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9 * b.abs().max(1.0);
    let given = before
        .iter()
        .any(|figure| figure.block != title.block && near(figure.value, title.value));
    let sentence = view.context(later.quantity).sentence;
    let apart = (later.value - title.value).abs();
    let explained = view.near(sentence, 1, 2).any(|q| {
        q != later.quantity
            && q != title.quantity
            && !names_someone(view, q)
            && view
                .quantity(q)
                .value
                .is_some_and(|value| near(value, apart))
    });
    given || explained
}

/// "reportedly one Vijay": a word for whoever bears the name, no number.
fn names_someone(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.quantity(q).in_words
        && view.quantity(q).value == Some(1.0)
        && token + 1 < view.end_token(token)
        && view.is_word(token + 1)
        && view.word(token + 1).starts_with(char::is_uppercase)
}
