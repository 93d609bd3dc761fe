//! One to so many: "60 rams to 1,500 ewes, or one to 25", "four nurses for 36 patients. One to nine is what our members got", "one
//! investigator to about every 200 grievances", "14 seats, so it is one for 320".
//!
//! Silent where the words say what the ratio should be, not what it is.

use extractor::{Cue, Kind};

use super::stated::{Stated, is_led, nouns, stated};
use crate::view::View;
use crate::words::WordList;

/// How many tokens may stand between "one" and "to".
const APART: usize = 4;
/// Words behind a ratio that make it a rule.
const RULES: WordList = words![
    "agreed",
    "legal",
    "limit",
    "maximum",
    "minimum",
    "norm",
    "promised",
    "recommended",
    "rule",
    "signed",
    "target",
];

/// The ratio of one to many that a quantity states or begins.
pub(super) fn one_to_many<'a>(view: &View<'a>, q: usize) -> Option<Stated<'a>> {
    let quantity = view.quantity(q);
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let one = view
        .lowered_words(quantity.span)
        .split(' ')
        .next()
        .is_some_and(|word| word == "one");
    let ruled = (token + 1..end.min(token + 8)).any(|at| view.is_one_of(at, RULES));
    if !one || ruled {
        return None;
    }
    if quantity.kind == Kind::Range {
        let (low, many) = quantity.ends?;
        let opens = (first..token).all(|at| view.mark(at).is_some())
            && (view.mark(token + 1).is_some() || view.cues(token + 1).has(Cue::Level));
        let bare = view.context(q).counted.is_none();
        let ratio = (low - 1.0).abs() < 1e-9 && many >= 2.0 && bare && (opens || is_led(view, q));
        return ratio.then(|| {
            let value = (1.0 / many, 1.0 / many);
            stated(
                view,
                q,
                quantity.span,
                value,
                [Vec::new(), Vec::new()],
                None,
            )
        });
    }
    let to = (token + 1..end.min(token + 1 + APART))
        .take_while(|&at| view.is_word(at))
        .find(|&at| view.cues(at).has(Cue::To) || view.is_one_of(at, words!["for", "to every"]))?;
    let every =
        view.is_one_of(to, words!["to every"]) || view.is_one_of(to + 1, words!["every", "each"]);
    // "one investigator to about every 20"
    let hedged = (to + 1..end.min(to + 3)).any(|at| view.is_one_of(at, words!["every", "each"]));
    let bare = to == token + 1 && view.is_one_of(to, words!["for"]) && is_told(view, first, token);
    let at = (to + 1..end.min(to + 4)).find(|&at| view.at(at).is_some())?;
    let many = view.at(at)?;
    let other = view.quantity(many);
    let fits =
        other.kind == Kind::Cardinal && other.value >= Some(2.0) && quantity.value == Some(1.0);
    (fits && (every || hedged || bare)).then(|| {
        let many_of = other.value.unwrap_or(f64::NAN);
        let span = quantity.span.cover(view.reading.tokens[at].span);
        let sides = [nouns(view, token + 1, to), nouns(view, at + 1, end)];
        let value = (1.0 / many_of, 1.0 / many_of);
        stated(view, q, span, value, sides, Some(many))
    })
}

/// "so in truth it's one for 230", "call it one for 12": told as what it comes to.
fn is_told(view: &View<'_>, first: usize, token: usize) -> bool {
    (first.max(token.saturating_sub(3))..token).any(|at| {
        view.is_one_of(
            at,
            words!["it", "it's", "it’s", "is", "or", "that's", "that’s"],
        )
    })
}
