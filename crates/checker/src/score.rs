//! The two sides of a vote or a match: "by seven votes to four", "won by three goals to one".

use extractor::Cue;

use crate::view::View;
use crate::words::WordList;

/// What the first side counts.
const COUNTED: WordList = words![
    "vote", "votes", "ballots", "goal", "goals", "sets", "frames", "games", "points",
];

/// Whether a figure is one of two sides told by what they count: no part of anything, and no distance.
pub(crate) fn is_of_a_score(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let (first, end) = (view.first_token(token), view.end_token(token));
    // "from 12 votes to 9" is a way.
    let side = |from: usize| {
        view.is_one_of(from + 1, COUNTED)
            && view.is_one_of(from + 2, words!["to"])
            && view.cue_before(from, 1, &[Cue::From]).is_none()
    };
    let count = |at: usize| view.at(at).is_some_and(|q| view.is_count(q));
    view.is_count(q)
        && (token + 3 < end && side(token) && count(token + 3)
            || token >= first + 3 && side(token - 3) && count(token - 3))
}
