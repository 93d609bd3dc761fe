//! Figures of another place, thing or stretch of time, which the claim's own words open with, point to or go on from: "Of 76 inspections, 19
//! found rats. Fines came to £38,000, a third of which has been paid" · "In the county as a whole the rate was 2%".

use extractor::Cue;

use crate::calendar::{MONTHS, WEEKDAYS};
use crate::candidate::Candidate;
use crate::topic::{related, stem};
use crate::view::View;
use crate::words::WordList;

/// So many tokens may what opens a sentence take.
const OPENING: usize = 8;
/// So many tokens around a level its place is told.
const AROUND: usize = 9;
/// So many tokens before "where" may the preposition stand that leads to its place.
const PLACE: usize = 5;
/// Prepositions that lead to a place or a group.
pub(super) const AT: WordList = words![
    "in", "at", "among", "amongst", "across", "for", "on", "within", "at the", "in the"
];

/// Whether a claim is of another place, thing or stretch than what it was bound to.
pub(super) fn is_placed_elsewhere(view: &View<'_>, candidate: &Candidate) -> bool {
    let Some(q) = candidate.claim.quantity else {
        return false;
    };
    opens_elsewhere(view, q, candidate)
        || is_set_apart(view, q, candidate)
        || is_where(view, q, candidate)
        || is_behind_where(view, q, candidate)
        || is_since(view, q, candidate)
        || is_of_another_thing(view, q, candidate)
        || is_of_another_item(view, q, candidate)
}

/// Whether all operands stand in sentences before that of the claim.
fn stand_before(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let sentence = view.context(q).sentence;
    candidate
        .operands
        .iter()
        .all(|operand| view.context(operand.quantity).sentence < sentence)
}

/// "212 babies were born here, 9 of them at home. In the county as a whole the rate was 2%", "Voters rejected it by 55% to 45%. In the
/// north, the margin was 18 points": the sentence opens with a place that those of the operands do not tell of.
fn opens_elsewhere(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    if !stand_before(view, q, candidate)
        || !view.is_one_of(first, AT)
        || view.cues(first).has(Cue::Of)
    {
        return false;
    }
    let opening = first + 1..token.min(first + OPENING);
    let place: Vec<usize> = opening
        .take_while(|&at| {
            view.is_word(at)
                && view.at(at).is_none()
                && !view.cues(at).any(&[Cue::Level, Cue::ChangeVerb])
        })
        .collect();
    let timed = place
        .iter()
        .any(|&at| view.cues(at).any(&[Cue::Earlier, Cue::Later]) || is_time(view, at));
    // "In the north", "In Orrell", "In the county as a whole": no sector, and no sort of people.
    let named = |at: usize| view.word(at).starts_with(char::is_uppercase);
    let is_place = place
        .iter()
        .any(|&at| named(at) || view.lower(at).split(' ').any(|word| PLACES.has(word)));
    let nouns: Vec<&str> = place
        .iter()
        .filter_map(|&at| stem(view.lower(at)))
        .collect();
    if timed || !is_place || nouns.is_empty() {
        return false;
    }
    let told = |l: usize| {
        let at = view.token(l);
        let from = view.first_token(at).max(at.saturating_sub(AROUND));
        (from..view.end_token(at).min(at + AROUND))
            .filter(|&at| view.is_word(at))
            .filter_map(|at| stem(view.lower(at)))
            .any(|other| nouns.iter().any(|noun| related(noun, other)))
    };
    !candidate
        .operands
        .iter()
        .any(|operand| told(operand.quantity))
}

/// "Deaths at work fell to 123 from 136, but in farming they rose by four": a clause of contrast that opens with a part of the whole.
fn is_set_apart(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let Some(at) = (first..token).rfind(|&at| {
        view.cues(at).has(Cue::But) || view.is_one_of(at, words!["while", "though", "although"])
    }) else {
        return false;
    };
    let place = at + 2;
    let led = view.is_one_of(at + 1, words!["in", "at", "among", "for"]);
    let timed = is_time(view, place)
        || is_time(view, place + 1)
        || !view.is_word(place)
        || view.cues(place).any(&[Cue::Earlier, Cue::Later]);
    led && !timed
        && place < token
        && candidate
            .operands
            .iter()
            .all(|operand| view.token(operand.quantity) < at)
}

/// Words for places without a name.
const PLACES: WordList = words![
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "centre",
    "center",
    "county",
    "country",
    "city",
    "state",
    "region",
    "province",
    "nation",
    "district",
    "town",
    "village",
    "world",
    "area",
    "capital",
    "suburbs",
    "countryside",
    "whole",
    "valley",
    "islands",
    "coast",
    "borough",
    "continent",
];
/// Whether a word tells of a time, or of nothing that figures are of.
fn is_time(view: &View<'_>, at: usize) -> bool {
    let named = || {
        let mut names = MONTHS.iter().chain(&WEEKDAYS);
        names.any(|name| name.eq_ignore_ascii_case(view.lower(at)))
    };
    view.is_one_of(at, TIMES) || view.is_word(at) && named()
}

/// Words of time, and such as lead to no place, which open a sentence as a place does.
const TIMES: WordList = words![
    "year",
    "years",
    "month",
    "months",
    "week",
    "weeks",
    "day",
    "days",
    "quarter",
    "half",
    "season",
    "spring",
    "summer",
    "autumn",
    "winter",
    "time",
    "period",
    "end",
    "total",
    "all",
    "fact",
    "addition",
    "contrast",
    "comparison",
    "average",
    "short",
    "other",
    "words",
    "weekend",
    "decade",
    "century",
    "morning",
    "evening",
    "night",
    "turn",
    "percentage",
    "proportion",
    "effect",
    "result",
    "case",
    "cases",
    "example",
    "instance",
];

/// "84 of 600 have it, nearly all in the west, where one farm in three is affected"
fn is_where(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let Some(place) = (first + 1..token).rfind(|&at| view.is_one_of(at, words!["where"])) else {
        return false;
    };
    let led = view.mark(place - 1) == Some(',')
        && (first.max(place.saturating_sub(PLACE))..place - 1)
            .rev()
            .take_while(|&at| view.is_word(at))
            .any(|at| view.is_one_of(at, AT) || view.lower(at).ends_with(" in"));
    led && candidate
        .operands
        .iter()
        .all(|operand| view.token(operand.quantity) < place)
}

/// "on the A1, where tolls were raised to £3.40 from £2.90, it is down 7%": what "where" leads to is told in passing.
fn is_behind_where(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let Some(place) = (first + 1..token).rfind(|&at| view.is_one_of(at, words!["where"])) else {
        return false;
    };
    let Some(last) = candidate
        .operands
        .iter()
        .map(|operand| view.token(operand.quantity))
        .max()
    else {
        return false;
    };
    let Some(close) = (last + 1..token).find(|&at| view.mark(at) == Some(',')) else {
        return false;
    };
    view.mark(place - 1) == Some(',')
        && candidate
            .operands
            .iter()
            .all(|operand| (place..token).contains(&view.token(operand.quantity)))
        && view.is_one_of(
            close + 1,
            words![
                "it",
                "they",
                "he",
                "she",
                "it is",
                "it was",
                "they are",
                "they were"
            ],
        )
}

/// The tokens of the clause of a token, as far as a semicolon.
fn segment(view: &View<'_>, token: usize) -> std::ops::Range<usize> {
    let (first, end) = (view.first_token(token), view.end_token(token));
    let from = (first..token).rev().find(|&at| view.mark(at) == Some(';'));
    let to = (token + 1..end).find(|&at| view.mark(at) == Some(';'));
    from.map_or(first, |at| at + 1)..to.unwrap_or(end)
}

/// "A sample from the well showed 71mg; another, from the school, was 30% above the limit": of one that has no figure.
fn is_of_another_thing(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let own = segment(view, view.token(q));
    let opens = view.is_one_of(
        own.start,
        words![
            "another",
            "others",
            "the other",
            "the others",
            "a third",
            "a second"
        ],
    );
    opens
        && candidate
            .operands
            .iter()
            .all(|operand| !own.contains(&view.token(operand.quantity)))
}

/// "Barley, at 9m, was unchanged; maize, at 14m, fell by 2m": two levels of two things, each between semicolons of its own.
fn is_of_another_item(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    let token = view.token(q);
    let own = segment(view, token);
    let [a, b] = [a, b].map(|operand| view.token(operand.quantity));
    let (near, far) = if own.contains(&a) { (a, b) } else { (b, a) };
    let moved = view.cue_before(token, 4, &[Cue::ChangeVerb]).is_some()
        && view.is_one_of(token - 1, words!["by"]);
    // "maize, at 14m, fell"
    let set = near < token
        && near > own.start + 1
        && view.is_one_of(near - 1, words!["at"])
        && view.mark(near - 2) == Some(',');
    let listed = view.first_token(far) == view.first_token(token) && !own.contains(&far);
    moved && set && listed
}

/// "numbered 1,120 in 1990 and 640 in 2005. It has since recovered by a third": from the last level on.
fn is_since(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let token = view.token(q);
    let first = view.first_token(token);
    let change = matches!(candidate.rule, "percent-change" | "multiple" | "difference");
    change
        && stand_before(view, q, candidate)
        && (first + 1..token).any(|at| {
            view.is_one_of(at, words!["since", "has since", "have since", "had since"])
                && (view.lower(at).contains(' ')
                    || view.is_one_of(at - 1, words!["has", "have", "had", "it has", "they have"]))
        })
}
