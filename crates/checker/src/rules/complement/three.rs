//! A whole, its part and the rest, all that a short paragraph tells: "Boxes put up, 307; occupied, 102; empty, 205".

use extractor::{Cue, Hedge};

use super::candidate;
use crate::candidate::Bound;
use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::parts::is_aside;
use crate::view::View;
use crate::words::WordList;

/// A paragraph of more sentences tells of more than one whole.
const SENTENCES: usize = 3;
/// Words that call a figure what is left.
const REST: WordList = words![
    "empty",
    "missing",
    "lacked",
    "lacks",
    "still lacked",
    "available",
    "unsold",
    "unclaimed",
    "remain",
    "remained",
    "remains",
    "to come",
    "came down to",
    "is left with",
    "vacant",
    "unused",
    "unpaid",
    "short of",
];

/// The rest of a whole of which one part is told, and nothing else.
pub(super) fn propose(view: &View<'_>, q: usize, named: i32, out: &mut Vec<Candidate>) {
    let Some([part, whole]) = others(view, q) else {
        return;
    };
    // "Of the 23 left six are up for sale": those six are a part of what is left.
    let parted = part > q && view.cue_before(view.token(q), 2, &[Cue::Of]).is_some();
    let nested = super::is_rest_of_a_rest(view, view.token(q));
    if parted || nested || named == 0 && !is_rest(view, q) {
        return;
    }
    let unit = view.quantity(whole).unit.base;
    let operands = vec![Bound::new(view, whole, unit), Bound::new(view, part, unit)];
    out.push(candidate(view, q, Formula::Remainder, operands, 8));
}

/// The two figures told beside a third: the greater is the whole.
fn others(view: &View<'_>, q: usize) -> Option<[usize; 2]> {
    let figures = view.paragraph(view.context(q).sentence, SENTENCES)?;
    let mut found = figures.filter(|&l| l != q && !is_aside(view, l));
    let (a, b) = (found.next()?, found.next()?);
    if found.next().is_some() {
        return None;
    }
    let plain = |l: usize| view.quantity(l).hedge == Hedge::None && view.change(l).is_none();
    let like = |l: usize| {
        view.quantity(l).unit.base == view.quantity(q).unit.base
            && view.quantity(l).kind == view.quantity(q).kind
    };
    let (one, other, rest) = (
        view.quantity(a).value?,
        view.quantity(b).value?,
        view.quantity(q).value?,
    );
    if ![a, b, q].iter().all(|&l| plain(l) && view.is_level(l))
        || !like(a)
        || !like(b)
        || is_aside(view, q)
    {
        return None;
    }
    let (part, whole, high, low) = if one < other {
        (a, b, other, one)
    } else {
        (b, a, one, other)
    };
    (low < high && rest < high).then_some([part, whole])
}

/// Whether words beside a figure, in its own clause, call it what is left.
fn is_rest(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let stop = |t: &usize| view.at(*t).is_none() && !matches!(view.mark(*t), Some(';' | '.' | '('));
    let rest =
        |t: usize| view.is_word(t) && (view.cues(t).has(Cue::Remainder) || view.begins(t, REST));
    let ahead = (first..token)
        .rev()
        .take(5)
        .take_while(stop)
        .any(|t| rest(t) && !super::is_of_the_rest(view, t, token));
    // A mark ends what stands behind a figure, as does "and": "103 steel and the rest of wood".
    let behind = (token + 1..end).take(4).take_while(|t| {
        view.at(*t).is_none() && view.mark(*t).is_none() && !view.cues(*t).has(Cue::And)
    });
    // "48 are to go to a farm" have somewhere to go.
    ahead
        || behind
            .into_iter()
            .any(|t| rest(t) && (t == token + 1 || !view.lower(t).starts_with("to ")))
}

/// ", one had had a single dose,": a part of one, told by a pronoun that is no figure.
pub(super) fn lone_one(view: &View<'_>, from: usize, to: usize) -> bool {
    (from + 2..to).any(|at| {
        view.is_word(at)
            && view.word(at).eq_ignore_ascii_case("one")
            && (view.mark(at - 1).is_some() || view.cues(at - 1).any(&[Cue::And, Cue::But]))
    })
}
