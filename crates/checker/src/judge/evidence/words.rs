//! The words that stand beside a claim and its operands, clue by clue.

use std::cell::Cell;

use extractor::What;

use super::clues::size;
use super::{ANY, Clue, Found, Name, UNKNOWN, WEIGHTS, bit, name};
use crate::candidate::Candidate;
use crate::view::View;

/// A token in small letters; any figure is one sign.
fn said<'v>(view: &'v View<'_>, token: usize) -> &'v str {
    match view.reading.tokens[token].what {
        What::Word(_) | What::Mark(_) => view.lower(token),
        What::Quantity(_) | What::Reference => "#",
    }
}

/// The number of what stands at a token, which is looked up once a document.
fn number(view: &View<'_>, token: usize) -> u32 {
    let numbers = view
        .memo
        .weighed
        .get_or_init(|| vec![Cell::new(UNASKED); view.reading.tokens.len()]);
    let mut number = numbers[token].get();
    if number == UNASKED {
        number = WEIGHTS.word(said(view, token));
        numbers[token].set(number);
    }
    number
}

/// The number of a word that was not looked up yet.
const UNASKED: u32 = UNKNOWN - 1;

/// Where a word stands, for any rule or for one.
#[derive(Clone, Copy)]
struct Place {
    rule: Name,
    name: Name,
    bit: u64,
}

const fn place(rule: Name, name: Name) -> Place {
    let bit = bit(rule, name);
    Place { rule, name, bit }
}

/// The words beside the claim and its operands, `ALL` of them or those that have a weight where they stand.
pub(super) fn of_words<const ALL: bool>(
    view: &View<'_>,
    candidate: &Candidate,
    out: &mut impl FnMut(Clue<'_>),
) {
    let claim = &candidate.claim;
    let (first, end) = view.reading.sentences[claim.sentence].tokens;
    let tokens = &view.reading.tokens;
    let from = claim.quantity.map_or_else(
        || first + tokens[first..end].partition_point(|token| token.span.end <= claim.span.start),
        |q| view.token(q),
    );
    let to = from + tokens[from..end].partition_point(|token| token.span.start < claim.span.end);
    let weights = &*WEIGHTS;
    let mut say = |places: &[Place], at| {
        let number = number(view, at);
        let told = weights.told(number);
        for place in places {
            if ALL || told & place.bit != 0 {
                out(Clue {
                    rule: place.rule,
                    name: place.name,
                    found: Found::Said(said(view, at), number),
                });
            }
        }
    };
    let any = const { [place(ANY, name("before")), place(ANY, name("behind"))] };
    let own = |text| place(name(candidate.rule), name(text));
    let (before, behind) = ([any[0], own("before")], [any[1], own("behind")]);
    let (left, right) = ([own("left")], [own("right")]);
    for at in from.saturating_sub(4).max(first)..from {
        say(&before, at);
    }
    for at in to..end.min(to + 4) {
        say(&behind, at);
    }
    if from > first {
        say(&const { [place(ANY, name("right before"))] }, from - 1);
    }
    if to < end {
        say(&const { [place(ANY, name("right behind"))] }, to);
    }
    for at in from..to {
        say(&const { [place(ANY, name("claim"))] }, at);
    }
    say(&const { [place(ANY, name("first"))] }, first);
    for at in from.saturating_sub(24).max(first)..from {
        say(&left, at);
    }
    for at in to..end.min(to + 20) {
        say(&right, at);
    }
    let mut shared = 0;
    for operand in candidate.operands.iter().take(3) {
        let at = view.token(operand.quantity);
        let (first, end) = (view.first_token(at), view.end_token(at));
        for before in at.saturating_sub(3).max(first)..at {
            say(&const { [place(ANY, name("before operand"))] }, before);
        }
        for behind in at + 1..end.min(at + 4) {
            say(&const { [place(ANY, name("behind operand"))] }, behind);
        }
        let between = if at < from { at + 1..from } else { to..at };
        if between.len() < LEAST_APART {
            for between in between {
                say(&const { [place(ANY, name("between"))] }, between);
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
    let around = |from: usize, to: usize| from.saturating_sub(8)..letters.len().min(to + 8);
    let (mine, theirs) = (around(from, to), around(operand, operand + 1));
    let heads = &letters[theirs.clone()];
    let shared = mine.clone().zip(&letters[mine]).filter(|&(at, head)| {
        let same = |place: usize| {
            letters[place] == *head && place != at && view.lower(place) == view.lower(at)
        };
        *head != 0 && heads.contains(head) && theirs.clone().any(same)
    });
    size(shared.count())
}
