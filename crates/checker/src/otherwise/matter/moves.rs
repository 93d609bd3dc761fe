//! Nouns of change that are what moves, or what moves something else, and say nothing of the way that levels go.

use extractor::Cue;

use super::whose::is_verb;
use crate::candidate::Candidate;
use crate::view::View;
use crate::words::WordList;

/// "Losses doubled to £4.2m from £2.1m", "the increase in supply took the price from £400 to £310": a noun of change before another verb is
/// what moves, or moves something else.
pub(super) fn is_of_what_moves(view: &View<'_>, candidate: &Candidate) -> bool {
    let tokens = &view.reading.tokens;
    let at = tokens.partition_point(|token| token.span.start < candidate.claim.span.start);
    let Some(to) = candidate
        .operands
        .iter()
        .map(|operand| view.token(operand.quantity))
        .min()
    else {
        return false;
    };
    if at >= tokens.len()
        || to <= at + 1
        || view.first_token(at) != view.first_token(to)
        || !view.is_word(at)
    {
        return false;
    }
    let noun = view.cues(at).has(Cue::ChangeNoun) || NOUNS.has(view.lower(at));
    let moves = |t: usize| {
        view.at(t).is_some_and(|q| is_verb(view, q))
            || view.is_word(t)
                && (view.lower(t).ends_with("ed") && view.lower(t).len() > 4
                    || view.is_one_of(
                        t,
                        words![
                            "took", "sent", "brought", "drove", "made", "meant", "saw", "left",
                            "put", "takes", "sends", "brings", "drives", "pushes",
                        ],
                    )
                    || view.cues(t).has(Cue::ChangeVerb) && !view.cues(t).has(Cue::ChangeNoun))
    };
    // A verb says itself which way it goes: "rose, fuelled by exports, to 40 from 30".
    let led = at > view.first_token(at)
        && (view.is_one_of(
            at - 1,
            words![
                "a", "an", "the", "its", "their", "pay", "price", "job", "this",
            ],
        ) || view.word(at - 1).ends_with("'s"))
        || view.lower(at).ends_with('s')
        || NOUNS.has(view.lower(at))
        || view.is_one_of(at + 1, words!["in", "of"]);
    // "the fall in visitors, who numbered 1.34 million": what stands behind "who" has its own verb.
    let relative = |&t: &usize| {
        view.mark(t - 1) == Some(',') && view.is_one_of(t, words!["who", "which", "whose", "where"])
    };
    let end = (at + 2..to).find(relative).unwrap_or(to);
    noun && led && (at + 1..end).any(moves)
}

/// Nouns of change that are no verbs.
const NOUNS: WordList = words![
    "growth",
    "losses",
    "loss",
    "slump",
    "decline",
    "gains",
    "cuts",
    "savings",
    "shortfall",
    "reduction",
    "reductions",
];
