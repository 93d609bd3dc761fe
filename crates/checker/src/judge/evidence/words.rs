//! The words that stand beside a claim and its operands, clue by clue.

use extractor::What;

use super::clues::size;
use super::{Clue, Found};
use crate::candidate::Candidate;
use crate::view::View;

/// Words shorter than this say nothing of what is counted.
const LONG: usize = 4;

/// A token in small letters; any figure is one sign.
fn said<'v>(view: &'v View<'_>, token: usize) -> &'v str {
    match view.reading.tokens[token].what {
        What::Word(_) | What::Mark(_) => view.lower(token),
        What::Quantity(_) | What::Reference => "#",
    }
}

/// The words beside the claim and its operands.
pub(super) fn of_words(view: &View<'_>, candidate: &Candidate, out: &mut impl FnMut(Clue<'_>)) {
    let claim = &candidate.claim;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let tokens = &view.reading.tokens;
    let from = claim.quantity.map_or_else(
        || first + tokens[first..end].partition_point(|token| token.span.end <= claim.span.start),
        |q| view.token(q),
    );
    let to = from + tokens[from..end].partition_point(|token| token.span.start < claim.span.end);
    let rule = candidate.rule;
    let mut say = |rule, name, at| {
        out(Clue {
            rule,
            name,
            found: Found::Word(said(view, at)),
        });
    };
    for at in from.saturating_sub(4).max(first)..from {
        say("", "before", at);
        say(rule, "before", at);
    }
    for at in to..end.min(to + 4) {
        say("", "behind", at);
        say(rule, "behind", at);
    }
    if from > first {
        say("", "right before", from - 1);
    }
    if to < end {
        say("", "right behind", to);
    }
    for at in from..to {
        say("", "claim", at);
    }
    say("", "first", first);
    for at in from.saturating_sub(24).max(first)..from {
        say(rule, "left", at);
    }
    for at in to..end.min(to + 20) {
        say(rule, "right", at);
    }
    let mut shared = 0;
    for operand in candidate.operands.iter().take(3) {
        let at = view.token(operand.quantity);
        let (first, end) = (view.first_token(at), view.end_token(at));
        for near in at.saturating_sub(3).max(first)..at {
            say("", "before operand", near);
        }
        for near in at + 1..end.min(at + 4) {
            say("", "behind operand", near);
        }
        let between = if at < from { at + 1..from } else { to..at };
        if between.len() < LEAST_APART {
            for near in between {
                say("", "between", near);
            }
        }
        shared += in_common(view, (from, to), at);
    }
    out(Clue {
        rule: "",
        name: "in common",
        found: Found::Count(shared.min(6)),
    });
}

/// What stands between a claim and an operand is looked at if it is no more than this.
const LEAST_APART: usize = 8;

/// How many long words near the claim stand near an operand.
fn in_common(view: &View<'_>, (from, to): (usize, usize), operand: usize) -> i32 {
    let all = view.reading.tokens.len();
    let near = |from: usize, to: usize| {
        (from.saturating_sub(8)..all.min(to + 8))
            .filter(|&at| view.is_word(at) && view.lower(at).len() >= LONG)
    };
    let shared = near(from, to).filter(|&at| {
        near(operand, operand + 1).any(|other| other != at && view.lower(other) == view.lower(at))
    });
    size(shared.count())
}
