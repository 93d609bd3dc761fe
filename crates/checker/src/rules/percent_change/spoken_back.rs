//! "The fleet landed 1,709 tonnes of cod. This is an increase of 1.4%, or 23 tonnes": a change given both ways of the level that
//! the sentence before told.

use extractor::{Cue, Direction, Kind};

use crate::candidate::{Bound, Candidate, Claim, Sense};
use crate::formula::Formula;
use crate::view::View;
use crate::words::WordList;

/// Words that open a sentence which goes on with the level before.
const BACK: WordList = words!["this", "that", "it", "which"];
/// The level is the only one, and the change is given twice.
const TOLD: i32 = 7;

/// The change of `q`, a percentage beside the amount of the change.
pub(super) fn propose(view: &View<'_>, q: usize, out: &mut Vec<Candidate>) {
    let sentence = view.context(q).sentence;
    let first = view.reading.sentences[sentence].tokens.0;
    let opens = view.is_one_of(first, BACK)
        || view.is_one_of(first, words!["the"])
            && view.is_one_of(first + 1, words!["figure", "total"]);
    let before = sentence
        .checked_sub(1)
        .filter(|&before| view.apart(before, sentence) == Some(1));
    let (true, Some(before), Some(amount)) = (opens, before, amount(view, q)) else {
        return;
    };
    let is_level = |l: usize| {
        view.is_level(l)
            && view.quantity(l).kind == view.quantity(amount).kind
            && view.comparable(l, amount)
            && view.per(l) == view.per(amount)
            && view.change(l).is_none()
    };
    if view
        .in_sentence(sentence)
        .any(|l| l != amount && is_level(l))
    {
        return;
    }
    // A sentence between that gives no level only says what the figure is.
    let told = [
        Some(before),
        before
            .checked_sub(1)
            .filter(|&b| view.apart(b, sentence) == Some(2)),
    ]
    .into_iter()
    .flatten()
    .find(|&at| view.in_sentence(at).any(is_level));
    let Some(told) = told else { return };
    let levels: Vec<usize> = view.in_sentence(told).filter(|&l| is_level(l)).collect();
    let [level] = levels[..] else { return };
    let down = [q, amount]
        .iter()
        .any(|&change| view.change(change) == Some(Direction::Down));
    let unit = view.quantity(level).unit.base;
    out.push(Candidate {
        rule: "percent-change",
        claim: Claim::percent(view, q),
        formula: if down {
            Formula::FallOnBase
        } else {
            Formula::RiseOnBase
        },
        operands: vec![Bound::new(view, amount, unit), Bound::own(view, level)],
        strength: TOLD,
        sense: Sense::None,
    });
}

/// The amount that a percentage of change is given beside: "1.4%, or 23 tonnes", "23 tonnes (1.4%)".
fn amount(view: &View<'_>, q: usize) -> Option<usize> {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    let is_amount = |a: &usize| {
        matches!(
            view.quantity(*a).kind,
            Kind::Cardinal | Kind::Money | Kind::Measure
        )
    };
    if view.quantity(q).kind != Kind::Percent {
        return None;
    }
    let behind =
        (token + 1..end.min(token + 3)).find(|&at| view.cues(at).any(&[Cue::Or, Cue::Equal]));
    let bracket = token > first && view.mark(token - 1) == Some('(');
    let found = match behind {
        Some(or) => view.at(or + 1),
        None if bracket => (first.max(token.saturating_sub(4))..token - 1)
            .rev()
            .find_map(|at| view.at(at)),
        None => None,
    };
    found.filter(is_amount)
}
