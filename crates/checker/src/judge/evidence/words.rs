//! The words that stand beside a claim and its operands, clue by clue.

use std::cell::Cell;

use extractor::What;

use super::clues::size;
use super::{ANY, Clue, Found, UNKNOWN, WEIGHTS, name};
use crate::candidate::Candidate;
use crate::view::View;

/// A token in small letters; any figure is one sign.
fn said<'v>(view: &'v View<'_>, token: usize) -> &'v str {
    match view.reading.tokens[token].what {
        What::Word(_) | What::Mark(_) => view.lower(token),
        What::Quantity(_) | What::Reference => "#",
    }
}

/// What stands at a token, with its number, which is looked up once a document.
fn found<'v>(view: &'v View<'_>, token: usize) -> Found<'v> {
    let numbers = view
        .memo
        .weighed
        .get_or_init(|| vec![Cell::new(UNASKED); view.reading.tokens.len()]);
    let word = said(view, token);
    let mut number = numbers[token].get();
    if number == UNASKED {
        number = WEIGHTS.word(word);
        numbers[token].set(number);
    }
    Found::Said(word, number)
}

/// The number of a word that was not looked up yet.
const UNASKED: u32 = UNKNOWN - 1;

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
    let rule = name(candidate.rule);
    let mut say = |rule, name, at| {
        out(Clue {
            rule,
            name,
            found: found(view, at),
        });
    };
    for at in from.saturating_sub(4).max(first)..from {
        say(ANY, const { name("before") }, at);
        say(rule, const { name("before") }, at);
    }
    for at in to..end.min(to + 4) {
        say(ANY, const { name("behind") }, at);
        say(rule, const { name("behind") }, at);
    }
    if from > first {
        say(ANY, const { name("right before") }, from - 1);
    }
    if to < end {
        say(ANY, const { name("right behind") }, to);
    }
    for at in from..to {
        say(ANY, const { name("claim") }, at);
    }
    say(ANY, const { name("first") }, first);
    for at in from.saturating_sub(24).max(first)..from {
        say(rule, const { name("left") }, at);
    }
    for at in to..end.min(to + 20) {
        say(rule, const { name("right") }, at);
    }
    let mut shared = 0;
    for operand in candidate.operands.iter().take(3) {
        let at = view.token(operand.quantity);
        let (first, end) = (view.first_token(at), view.end_token(at));
        for before in at.saturating_sub(3).max(first)..at {
            say(ANY, const { name("before operand") }, before);
        }
        for behind in at + 1..end.min(at + 4) {
            say(ANY, const { name("behind operand") }, behind);
        }
        let between = if at < from { at + 1..from } else { to..at };
        if between.len() < LEAST_APART {
            for between in between {
                say(ANY, const { name("between") }, between);
            }
        }
        shared += in_common(view, (from, to), at);
    }
    out(Clue {
        rule: ANY,
        name: const { name("in common") },
        found: Found::Count(shared.min(6)),
    });
}

/// What stands between a claim and an operand is looked at if it is no more than this.
const LEAST_APART: usize = 8;

/// How many long words near the claim, which takes up some tokens, stand near an operand, too.
fn in_common(view: &View<'_>, (from, to): (usize, usize), operand: usize) -> i32 {
    let letters = &view.memo.letters[..];
    let around = |from: usize, to: usize| {
        let from = from.saturating_sub(8);
        from..letters.len().min(to + 8)
    };
    let theirs = around(operand, operand + 1);
    let shared = around(from, to).filter(|&at| {
        letters[at] != 0
            && theirs.clone().any(|place| {
                letters[place] == letters[at] && place != at && view.lower(place) == view.lower(at)
            })
    });
    size(shared.count())
}
