//! Changes beside two levels that are of another measure, step or time than they, whatever their subject.
//!
//! "£440m from £400m; like-for-like sales were up 4%" · "rose 6% in 2022 and then 4% in 2023, to £1,102 from £1,000" · "rose £1 a year for four
//! years, from £8 to £12" · "cut from 400 to 310, with a further 40 jobs to go" · "put off a fifth of customers".

use extractor::{Cue, Direction, Kind, Per, Role};

use super::whose::points_back;
use crate::candidate::{Bound, Candidate};
use crate::formula::Formula;
use crate::parts::comes_on_top;
use crate::view::{View, YEAR};
use crate::words::WordList;

/// How close what several changes make of a level must come to the other.
const SHARP: f64 = 0.006;
/// Words for how far one of several is ahead, which no two levels of one thing tell.
const AHEAD: WordList = words![
    "lead",
    "leads",
    "leading",
    "led",
    "swing",
    "margin",
    "ahead",
    "majority",
    "advantage",
    "clear",
    "behind",
];
/// Words for stretches of time that are longer than from one level to the next.
const LONG: WordList = words!["decade", "decades", "century", "generation"];

/// Whether a change is of another measure, step or time than two levels.
pub(super) fn is_beside(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let &[a, b] = &candidate.operands[..] else {
        return false;
    };
    is_on_another_basis(view, q, [a, b])
        || is_one_of_a_chain(view, q, [a, b])
        || is_one_of_several_steps(view, q, candidate)
        || is_of_a_longer_time(view, q, [a, b])
        || is_partitive(view, q)
        || is_for_some(view, q)
        || is_a_lead(view, q, [a, b])
        || candidate.formula == Formula::Difference
            && (is_to_come(view, q, [a, b])
                || is_a_lead(view, q, [a, b])
                || is_of_two_parts(view, q, [a, b]))
}

/// Where the clause of a token begins.
fn clause(view: &View<'_>, token: usize) -> usize {
    let first = view.first_token(token);
    (first..token)
        .rev()
        .find(|&t| {
            matches!(view.mark(t), Some(',' | ';' | ':' | '—' | '('))
                || view.cues(t).any(&[Cue::And, Cue::But])
        })
        .map_or(first, |t| t + 1)
}

/// "like-for-like sales were up 4%", "a real increase of 4%": on a basis that the levels are not told on.
fn is_on_another_basis(view: &View<'_>, q: usize, pair: [Bound; 2]) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let adjusted = |from: usize, to: usize| {
        (from..to).any(|t| {
            view.cues(t).has(Cue::Adjusted)
                || view.is_one_of(
                    t,
                    words!["real", "underlying", "organic", "organically", "core"],
                )
        })
    };
    let own = clause(view, token);
    if !adjusted(own, end.min(token + 5)) {
        return false;
    }
    pair.iter().all(|level| {
        let at = view.token(level.quantity);
        let from = clause(view, at);
        from != own && !adjusted(from, at)
    })
}

/// "rose 6% in 2022 and then 4% in 2023, taking it to £1,102 from £1,000": two changes make the one.
fn is_one_of_a_chain(view: &View<'_>, q: usize, [new, old]: [Bound; 2]) -> bool {
    let signed = |r: usize| {
        let value = view.quantity(r).value?;
        match view.change(r)? {
            Direction::Down => Some(-value),
            _ => Some(value),
        }
    };
    if view.quantity(q).kind != Kind::Percent {
        return false;
    }
    let Some(own) = signed(q) else { return false };
    let (first, end) = (
        view.first_token(view.token(q)),
        view.end_token(view.token(q)),
    );
    let joined = (first..end).any(|t| {
        view.is_one_of(
            t,
            words![
                "then",
                "further",
                "another",
                "followed",
                "followed by",
                "after",
                "again",
                "a further",
                "and then",
            ],
        )
    });
    if !joined {
        return false;
    }
    let times = new.value / old.value;
    view.in_sentence(view.context(q).sentence)
        .filter(|&r| r != q && view.quantity(r).kind == Kind::Percent)
        .filter_map(signed)
        .any(|other| {
            let both = (1.0 + own / 100.0) * (1.0 + other / 100.0);
            (both / times - 1.0).abs() < SHARP || (both * times - 1.0).abs() < SHARP
        })
}

/// "rose £1 a year for four years, from £8 to £12": what comes again and again is not the whole way.
fn is_one_of_several_steps(view: &View<'_>, q: usize, candidate: &Candidate) -> bool {
    let timed = |l: usize| matches!(view.per(l), Per::Unit(unit) if unit.is_time());
    let lasts = view
        .in_sentence(view.context(q).sentence)
        .any(|l| view.quantity(l).kind == Kind::Duration);
    candidate.formula == Formula::Difference
        && lasts
        && timed(q)
        && candidate
            .operands
            .iter()
            .all(|level| !timed(level.quantity))
}

/// "rose from $1,900 to $2,050; it has doubled since 2015", "have risen by half in a decade and rose last year from £400 to £460".
fn is_of_a_longer_time(view: &View<'_>, q: usize, pair: [Bound; 2]) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let stop = |t: usize| view.mark(t).is_some() || view.cues(t).any(&[Cue::And, Cue::But]);
    let close = (token + 1..end.min(token + 6))
        .find(|&t| stop(t))
        .unwrap_or(end.min(token + 6));
    let since = (token + 1..close).find(|&t| view.is_one_of(t, words!["since"]));
    let year = since.and_then(|since| {
        (since + 1..close)
            .filter_map(|t| view.at(t))
            .find_map(|l| view.quantity(l).date?.year)
    });
    let years =
        |l: usize| view.quantity(l).kind == Kind::Duration && view.value_in(l, *YEAR) >= Some(2.0);
    let long = (token + 1..close).any(|t| view.is_one_of(t, LONG) || view.at(t).is_some_and(years));
    let span = view.token(pair[0].quantity.min(pair[1].quantity))
        ..view.token(pair[0].quantity.max(pair[1].quantity));
    let parted = |from: usize, to: usize| {
        (from..to).any(|t| view.mark(t) == Some(';') || view.cues(t).any(&[Cue::And, Cue::But]))
    };
    let apart = if token > span.end {
        parted(span.end, token)
    } else {
        token < span.start && parted(token, span.start)
    };
    let of_that_year = |level: &Bound| {
        view.context(level.quantity)
            .time
            .year
            .is_some_and(|own| Some(own) == year)
    };
    let moves = pair
        .iter()
        .any(|level| view.context(level.quantity).role == Role::Base);
    (year.is_some() || long) && apart && moves && !pair.iter().any(of_that_year)
}

/// "put off a fifth of customers": some of those named.
fn is_partitive(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.quantity(q).kind == Kind::Fraction
        && view.cues(token + 1).has(Cue::Of)
        && view
            .word(token + 2)
            .chars()
            .next()
            .is_some_and(char::is_alphabetic)
        && !view.is_one_of(
            token + 2,
            words![
                "that", "what", "its", "their", "the", "it", "them", "your", "our", "my", "his",
                "her", "those", "these", "all",
            ],
        )
        && (view.first_token(token).max(token.saturating_sub(3))..token)
            .all(|t| !view.cues(t).any(&[Cue::By, Cue::ChangeNoun]))
}

/// "is halved for pensioners": for those, and not from one time to another.
fn is_for_some(view: &View<'_>, q: usize) -> bool {
    let token = view.token(q);
    view.quantity(q).kind == Kind::Multiple
        && view.printed(q).ends_with("ed")
        && view.is_one_of(token + 1, words!["for"])
        && view.is_word(token + 2)
        && view.cues(token + 2).is_plain()
        && view.at(token + 2).is_none()
        && !view.is_one_of(
            token + 2,
            words!["the", "a", "years", "months", "weeks", "that", "this"],
        )
}

/// "with a further 40 jobs to go", "will cut another 36": beyond the step from one level to the other.
fn is_to_come(view: &View<'_>, q: usize, pair: [Bound; 2]) -> bool {
    let token = view.token(q);
    let another = token > view.first_token(token)
        && view.is_one_of(token - 1, words!["another", "further", "additional"]);
    let before = pair.iter().all(|level| level.quantity < q);
    before && !points_back(view, q) && (another || comes_on_top(view, q))
}

/// "rose from 38.2% to 42.4%, with a lead of ten points": ahead of another, not of where it was.
fn is_a_lead(view: &View<'_>, q: usize, pair: [Bound; 2]) -> bool {
    let token = view.token(q);
    let end = view.end_token(token);
    let from = clause(view, token);
    let lead = (from..token)
        .any(|t| view.is_one_of(t, AHEAD) || view.lower(t).split(' ').any(|word| AHEAD.has(word)))
        || view.cue_behind(token, 2, &[Cue::Margin]).is_some()
            && (token + 1..end.min(token + 3)).any(|t| view.is_one_of(t, AHEAD));
    let role = |wanted: Role| {
        pair.iter()
            .any(|level| view.context(level.quantity).role == wanted)
    };
    // "a premium of 35% to Friday's price"
    let priced = (from..token).any(|t| {
        view.is_one_of(
            t,
            words!["premium", "discount", "a premium of", "a discount of"],
        )
    });
    let before = pair.iter().all(|level| level.quantity < q);
    before && (lead || priced) && role(Role::Base) && role(Role::Result)
}

/// "employs 300 in Cork and 200 in Galway, is to cut 50": two parts, of which none was before the other.
fn is_of_two_parts(view: &View<'_>, q: usize, [a, b]: [Bound; 2]) -> bool {
    let [first, last] = [a.quantity.min(b.quantity), a.quantity.max(b.quantity)];
    let token = view.token(q);
    let plain = |l: usize| {
        let context = view.context(l);
        context.role == Role::Level && !context.time.earlier && context.time.year.is_none()
    };
    let first_token = view.first_token(token);
    let gap = (first_token..token).any(|t| view.cues(t).has(Cue::Gap));
    let compares = gap
        || view
            .cue_behind(token, 3, &[Cue::Comparative, Cue::Against])
            .is_some_and(|t| {
                !view.is_one_of(t, words!["more"]) || view.lower(t + 1).ends_with("than")
            })
        || view
            .cue_before(token, 3, &[Cue::Gap, Cue::By, Cue::Of])
            .is_some();
    let listed = view.context(first).sentence == view.context(last).sentence
        && view.token(last) - view.token(first) <= 8
        && view.between(view.token(first), view.token(last), &[Cue::And]);
    let sentence = view.context(q).sentence == view.context(last).sentence;
    let verb = token > first_token && view.is_word(token - 1);
    last < q
        && verb
        && sentence
        && listed
        && plain(first)
        && plain(last)
        && (view.change(q).is_some() || view.cue_before(token, 2, &[Cue::ChangeVerb]).is_some())
        && !compares
        && !points_back(view, q)
}
