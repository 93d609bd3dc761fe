//! Numbers that say how many of something there are, or how far off it lies, and no distance between two levels.

use crate::candidate::Candidate;
use crate::topic::related;
use crate::view::View;
use crate::words::WordList;

/// Whether the words beside a figure make it a number of its own.
pub(super) fn is_counted_out(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let led = |words: WordList| token > view.first_token(token) && view.is_one_of(token - 1, words);
    // "lost by five wickets": those that were left.
    let wickets = view.counted(q).contains(&"wicket");
    // "had the three rebels gone the other way": those who are named.
    let named = view.quantity(q).in_words
        && !view.counted(q).is_empty()
        && led(words!["the", "these", "those"])
        && !view
            .counted(q)
            .iter()
            .any(|noun| matches!(*noun, "point" | "vot" | "seat" | "goal"));
    // "all four of the tours it made in the decade after"
    let all = token > view.first_token(token) && view.lower(token - 1) == "all";
    wickets
        || named
        || all
        || led(words!["his", "her", "their", "our", "my"]) && is_of_another_noun(view, q, candidate)
        || is_a_place(view, q)
}

/// "her nine extra deputies": somebody's, of whom the levels are none.
fn is_of_another_noun(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let own = view.counted(q);
    !own.is_empty()
        && !candidate.operands.iter().any(|operand| {
            let told = view.counted(operand.quantity).iter();
            let mut told = told.chain(view.topic(operand.quantity));
            told.any(|noun| own.iter().any(|own| related(noun, own)))
        })
}

/// "two nautical miles off the head", "12 km north of the town".
fn is_a_place(view: &View<'_>, q: usize) -> bool {
    const WHERE: WordList = words![
        "off", "offshore", "inland", "north", "south", "east", "west",
    ];
    view.is_one_of(view.token(q) + 1, WHERE)
        && view.quantity(q).unit.base.dimension().name() == "length"
}
