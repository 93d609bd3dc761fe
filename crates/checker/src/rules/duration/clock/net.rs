//! Hours that are not those between two times of day: of two time zones, without a break, of a part, longer than planned.

use crate::view::View;
use crate::words::WordList;

/// Words of two time zones.
const ZONES: WordList = words![
    "local time",
    "time zone",
    "time zones",
    "time difference",
    "gmt",
    "utc",
    "bst",
    "est",
    "edt",
    "cet",
    "cest",
    "pst",
    "pdt",
    "ist",
    "aest",
    "eastern time",
    "pacific time",
    "flight",
    "flights",
    "plane",
    "jet",
    "airliner",
    "airline",
    "aircraft",
    "airport",
    "flies",
    "flew",
    "flying",
    "fly",
    "touched down",
    "touches down",
    "took off",
    "takes off",
    "lands",
    "landed",
    "boeing",
    "airbus",
];
/// What is left out of the hours, or put in.
const BREAKS: WordList = words![
    "for lunch",
    "lunch break",
    "lunch hour",
    "lunchtime",
    "at lunch",
    "unpaid",
    "an hour off",
    "daylight saving",
    "clocks going",
    "the clocks",
    "clocks went",
    "clocks go",
    "siesta",
    "his breaks",
    "her breaks",
    "their breaks",
    "with breaks",
    "not counting",
    "excluding",
    "leaving out",
    "less the",
    "minus the",
    "take off",
    "net of",
    "with an hour",
    "with half an hour",
    "an hour's break",
    "an hour’s break",
    "half an hour's",
    "half an hour’s",
];
/// Words behind hours that measure them against others.
const AGAINST: WordList = words![
    "longer", "shorter", "more", "less", "fewer", "late", "early", "behind", "ahead", "overdue",
    "than", "over", "short",
];

/// Whether the words say that some hours are not all the time between the times of day beside them.
pub(super) fn is_net(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    let sentence = view.context(q).sentence;
    let (first, end) = (view.first_token(token), view.end_token(token));
    let block = view.reading.sentences[sentence].block;
    let near = (sentence.saturating_sub(1)..=sentence)
        .filter(|&at| view.reading.sentences[at].block == block)
        .any(|at| {
            let (from, to) = view.reading.sentences[at].tokens;
            (from..to).any(|at| view.begins(at, ZONES) || view.begins(at, BREAKS))
        });
    let against = (token + 1..end.min(token + 3)).any(|at| view.begins(at, AGAINST));
    let part = (first.max(token.saturating_sub(3))..token)
        .any(|at| view.begins(at, words!["of which", "of those", "of that", "for which"]));
    let by = token > first && view.is_one_of(token - 1, words!["by"]);
    near || against || part || by || is_after_an_event(view, token) || is_of_a_verb(view, token)
}

/// "found at 6am, three hours after the alarm was raised": counted from what no time beside it is told of.
fn is_after_an_event(view: &View<'_>, token: usize) -> bool {
    const STARTS: WordList = words![
        "start",
        "kick-off",
        "kickoff",
        "departure",
        "beginning",
        "call",
        "launch",
        "opening",
    ];
    view.is_one_of(token + 1, words!["after", "before"])
        && view.is_one_of(
            token + 2,
            words!["the", "a", "an", "his", "her", "its", "their"],
        )
        && view.is_word(token + 3)
        && view.is_word(token + 4)
        && !(token + 3..view.end_token(token).min(token + 6)).any(|at| view.is_one_of(at, STARTS))
}

/// "saw five hours of rain", "came after nine hours of debate": of what a verb of its own says.
fn is_of_a_verb(view: &View<'_>, token: usize) -> bool {
    let first = view.first_token(token);
    let verb = view.is_one_of(
        token - usize::from(token > first),
        words!["saw", "had", "brought", "followed", "included", "featured"],
    );
    let after = token >= first + 2
        && view.is_one_of(token - 1, words!["after", "following", "despite"])
        && view.is_word(token - 2);
    (verb || after) && view.is_one_of(token + 1, words!["of"])
}
