//! Averages of a career, of another year or of a wider group than the figures beside them, and those of batsmen.

use extractor::Cue;

use crate::candidate::Candidate;
use crate::formula::Formula;
use crate::per::divisor;
use crate::view::View;
use crate::words::WordList;

/// Words of a wider average: "his career average", "the national average".
pub(super) const OVERALL: WordList = words![
    "career",
    "lifetime",
    "national",
    "regional",
    "league",
    "test",
    "county",
    "world",
    "global",
    "industry",
    "european",
    "eu",
    "uk",
    "us",
    "historical",
    "usual",
    "normal",
    "previous",
    "season",
    "first-class",
    "one-day",
    "international",
    "state",
    "overall",
];

/// "his Test average is 42", "well down on her average of 15", "last year she averaged 15", "the average student got 58", "has lifted
/// his average to 25", "the class as a whole averaged 62".
pub(super) fn is_of_a_career(
    view: &View<'_>,
    from: usize,
    q: usize,
    candidate: &Candidate,
) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let Some(mean) =
        (from.max(token.saturating_sub(8))..token).rfind(|&at| view.cues(at).has(Cue::Average))
    else {
        return false;
    };
    let back = first.max(mean.saturating_sub(4));
    let overall = mean > first && view.is_one_of(mean - 1, OVERALL);
    let held_against = (back..mean).any(|at| {
        view.cues(at).has(Cue::Against)
            || view.is_one_of(
                at,
                words![
                    "above",
                    "below",
                    "on",
                    "than",
                    "beating",
                    "exceeding",
                    "under",
                    "over",
                ],
            ) && view.is_one_of(
                mean - 1,
                words!["his", "her", "its", "their", "the", "my", "our"],
            )
    });
    let earlier = view.context(q).time.earlier
        && view.cue_before(token, 10, &[Cue::Earlier]).is_some()
        && !candidate
            .operands
            .iter()
            .any(|operand| view.context(operand.quantity).time.earlier);
    let moved = view.cues(mean + 1).has(Cue::To)
        && (back..mean).any(|at| {
            view.is_one_of(
                at,
                words![
                    "lifted",
                    "raised",
                    "improved",
                    "pushed",
                    "cut",
                    "lowered",
                    "lifting",
                    "raising",
                    "improving",
                    "pushing",
                    "cutting",
                    "lowering",
                    "boosted",
                    "boosting",
                    "dragged",
                ],
            )
        });
    let whole =
        (from..token).any(|at| view.begins(at, words!["as a whole", "overall", "altogether"]));
    overall
        || held_against
        || earlier
        || moved
        || whole
        || is_of_another_kind(view, mean, token, candidate)
}

/// "The marks were 50, 60 and 100; the average student got 58": of somebody that was not counted.
fn is_of_another_kind(view: &View<'_>, mean: usize, token: usize, candidate: &Candidate) -> bool {
    const PEOPLE: WordList = words![
        "student",
        "pupil",
        "player",
        "household",
        "worker",
        "person",
        "family",
        "driver",
        "customer",
        "buyer",
        "voter",
        "employee",
        "candidate",
        "runner",
        "reader",
        "home",
        "house",
    ];
    let someone = mean + 1 < token && view.is_one_of(mean + 1, PEOPLE);
    let wider = (mean + 1..token).any(|at| {
        view.is_one_of(at, words!["for"])
            && view.is_one_of(at + 1, words!["the", "an", "a", "all", "such"])
            && (at + 1..token).all(|at| view.is_word(at))
    });
    candidate.formula == Formula::Mean && someone || wider
}

/// "500 runs in 10 innings at an average of 62.50": who was not out is left out of the innings, and a Test has two of them.
pub(super) fn is_a_batting_average(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let [total, number] = &candidate.operands[..] else {
        return false;
    };
    let noun = |l: usize, words: WordList| {
        let token = view.token(l);
        (token + 1..view.end_token(token).min(token + 3)).any(|at| view.is_one_of(at, words))
    };
    let runs = noun(total.quantity, words!["runs"]);
    let innings = noun(number.quantity, words!["innings"]);
    let matches = noun(
        number.quantity,
        words![
            "tests",
            "matches",
            "games",
            "test",
            "odis",
            "one-day",
            "internationals",
            "appearances",
        ],
    );
    candidate.formula == Formula::Quotient
        && divisor(view, q).is_none()
        && runs
        && (innings && candidate.claim.value > candidate.value() || matches)
}
